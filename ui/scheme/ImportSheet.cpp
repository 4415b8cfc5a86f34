#include "ui/scheme/ImportSheet.h"

#include "desk/Directory.h"
#include "ui/scheme/ImportColumns.h"
#include "ui/scheme/ImportReportView.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>

namespace watchdesk::ui {

namespace {

constexpr int sheetWidth = 960;
constexpr int middleHeight = 330;

QWidget* labelled(const QString& label, QWidget* field) {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(new LabelText(label, TextStyle::Body, Tone::Text2), 1);
    field->setFixedWidth(280);
    line->addWidget(field);
    return row;
}

QString titleOf(sheets::ImportKind kind, const QString& path) {
    const QString file = QFileInfo(path).fileName();
    switch (kind) {
    case sheets::ImportKind::Members:
        break;
    case sheets::ImportKind::Radios:
        return ImportSheet::tr("Radios from %1").arg(file);
    case sheets::ImportKind::Subjects:
        return ImportSheet::tr("Subjects from %1").arg(file);
    case sheets::ImportKind::Incidents:
        return ImportSheet::tr("Incidents from %1").arg(file);
    }
    return ImportSheet::tr("Members from %1").arg(file);
}

QString number(qint64 value) {
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(value);
}

} // namespace

ImportSheet::ImportSheet(QWidget* window, desk::Desk& desk, sheets::ImportKind kind, const QString& path)
    : FormSheet(window, {titleOf(kind, path),
                         tr("Nothing is written before it has been tried and you have seen what becomes of each line. "
                            "All of it comes in, or nothing."),
                         tr("Try it"), tr("Leave")}),
      m_imports(desk.imports()), m_kind(kind), m_path(path), m_sheet(new ChoiceField(tr("Sheet"))),
      m_dates(new ChoiceField(tr("How dates are written"))), m_scheme(new ChoiceField(tr("Scheme"))),
      m_stack(new QStackedWidget), m_columns(new ImportColumns), m_report(new ImportReportView),
      m_leaveOut(new QCheckBox(tr("Leave wrong lines out and bring the rest in"))), m_back(new Button(tr("Columns"))),
      m_stop(new Button(tr("Stop"))) {
    makeParts(desk);
    connect(this, &FormSheet::wanted, this, &ImportSheet::goOn);
    connect(m_back, &QAbstractButton::clicked, this, &ImportSheet::back);
    connect(m_stop, &QAbstractButton::clicked, this, [this] { m_imports.cancel(); });
    connect(m_leaveOut, &QCheckBox::toggled, this, &ImportSheet::judgeAct);
    connect(m_columns, &ImportColumns::changed, this, [this] { tell({}); });
    connect(&m_imports, &desk::ImportDesk::progress, this, [this](qint64 done, qint64 of) {
        if (isHeld())
            tell(tr("%1 of %2 lines").arg(number(done), number(of)));
    });
    openForm(m_sheet, sheetWidth);
    read({});
}

void ImportSheet::makeParts(desk::Desk& desk) {
    m_dates->add(tr("day first: 3/4/25 is 3 April"), QStringLiteral("day"));
    m_dates->add(tr("month first: 3/4/25 is 4 March"), QStringLiteral("month"));
    for (const domain::Scheme& scheme : desk.directory().schemes())
        m_scheme->add(scheme.name, scheme.id);
    m_sheetRow = labelled(tr("Which sheet of the workbook"), m_sheet);
    m_dateRow = labelled(tr("How dates are written"), m_dates);
    m_schemeRow = labelled(tr("Where a line names no scheme"), m_scheme);
    m_sheetRow->hide();
    m_dateRow->hide();
    if (m_scheme->count() <= 1)
        m_schemeRow->hide();
    m_stack->addWidget(m_columns);
    m_stack->addWidget(m_report);
    m_stack->setFixedHeight(middleHeight);
    for (QWidget* part :
         {m_sheetRow, static_cast<QWidget*>(m_stack), m_dateRow, m_schemeRow, static_cast<QWidget*>(m_leaveOut)})
        FormSheet::add(part);
    addBeside(m_back);
    addBeside(m_stop);
    m_back->hide();
    m_stop->hide();
}

void ImportSheet::setStage(Stage stage, const QString& act) {
    m_stage = stage;
    actButton().setText(act);
    m_back->setVisible(stage == Stage::Report);
    m_stack->setCurrentIndex(stage == Stage::Report ? 1 : 0);
    m_stop->hide();
    say(QString());
}

void ImportSheet::busy(const QString& doing) {
    work(doing);
    m_back->hide();
    m_stop->show();
}

void ImportSheet::fail(const Error& error) {
    m_stop->hide();
    m_back->setVisible(m_stage == Stage::Report);
    say(error);
}

void ImportSheet::read(const QString& sheet) {
    busy(tr("Reading the table…"));
    onAnswer(this, m_imports.open(m_kind, m_path, sheet), [this](const Result<desk::ImportTable>& table) {
        if (table)
            return showTable(*table);
        fail(table.error());
        if (m_stage == Stage::Reading) // there is nothing to go on with
            actButton().setEnabled(false);
    });
}

void ImportSheet::showTable(const desk::ImportTable& table) {
    m_table = table;
    if (m_sheet->count() == 0) {
        for (const QString& name : table.sheets)
            m_sheet->add(name, name);
    }
    m_sheetRow->setVisible(table.sheets.size() > 1);
    m_leaveOut->setVisible(!table.whichSheet);
    m_stack->setVisible(!table.whichSheet);
    if (table.whichSheet) {
        setStage(Stage::WhichSheet, tr("Open it"));
        m_sheet->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_sheetRow->hide();
    m_columns->show(table);
    m_dates->choose(table.dates.order == sheets::DateOrder::MonthFirst ? QStringLiteral("month")
                                                                       : QStringLiteral("day"));
    m_dateRow->setVisible(table.dates.ask);
    setStage(Stage::Columns, tr("Try it"));
    QStringList words{tr("%1 lines.").arg(number(table.records()))};
    words += table.dates.words;
    for (const sheets::Note& note : table.notes.mid(0, 2))
        words += note.line > 0 ? tr("Line %1: %2").arg(note.line).arg(note.text) : note.text;
    tell(words.join(QLatin1Char(' ')).simplified());
    if (m_columns->choice(0) != nullptr)
        m_columns->choice(0)->setFocus(Qt::OtherFocusReason);
}

desk::ImportPlan ImportSheet::plan() const {
    desk::ImportPlan plan;
    plan.fields = m_columns->fields();
    plan.order = m_dates->id() == QLatin1String("month") ? sheets::DateOrder::MonthFirst : sheets::DateOrder::DayFirst;
    plan.leaveWrongOut = m_leaveOut->isChecked();
    plan.schemeId = m_scheme->id();
    return plan;
}

void ImportSheet::goOn() {
    switch (m_stage) {
    case Stage::Reading:
        break;
    case Stage::WhichSheet:
        return read(m_sheet->id());
    case Stage::Columns:
        return tryIt();
    case Stage::Report:
        return bringIn();
    }
}

void ImportSheet::tryIt() {
    busy(tr("Trying it…"));
    onAnswer(this, m_imports.dryRun(m_table, plan()), [this](const Result<desk::ImportReport>& report) {
        if (report)
            showReport(*report);
        else
            fail(report.error());
    });
}

void ImportSheet::showReport(const desk::ImportReport& report) {
    m_tried = report;
    m_report->show(report);
    setStage(Stage::Report, tr("Bring it in"));
    judgeAct();
    m_report->setFocus(Qt::OtherFocusReason);
}

void ImportSheet::judgeAct() {
    if (m_stage != Stage::Report)
        return;
    const bool nothing = m_tried.added + m_tried.updated == 0;
    const bool stands = m_tried.stands(plan());
    if (!stands)
        say(tr("Some lines are wrong, so nothing comes in: mend the table, or leave the wrong lines out."));
    else if (nothing)
        say(tr("There is nothing new in this table."));
    else
        say(QString());
    actButton().setEnabled(stands && !nothing);
}

void ImportSheet::bringIn() {
    busy(tr("Bringing it in…"));
    onAnswer(this, m_imports.apply(m_table, plan()), [this](const Result<desk::ImportReport>& report) {
        if (!report)
            return fail(report.error());
        Q_EMIT done(report->step);
        dismiss();
    });
}

void ImportSheet::back() {
    setStage(Stage::Columns, tr("Try it"));
    if (m_columns->choice(0) != nullptr)
        m_columns->choice(0)->setFocus(Qt::OtherFocusReason);
}

} // namespace watchdesk::ui
