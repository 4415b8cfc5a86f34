#include "ui/scheme/ImportReportView.h"

#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/SegmentedControl.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {

using desk::ImportFate;
using desk::ImportLine;

constexpr qsizetype mostShown = 5000; // what a list is filled with without a halt

QString fateText(ImportFate fate) {
    switch (fate) {
    case ImportFate::Added:
        return ImportReportView::tr("new");
    case ImportFate::Updated:
        return ImportReportView::tr("changed");
    case ImportFate::Same:
        return ImportReportView::tr("the same");
    case ImportFate::Refused:
        break;
    }
    return ImportReportView::tr("refused");
}

RecordCell cellOf(const ImportLine& line, const QString& column) {
    if (column == QLatin1String("line"))
        return {QString::number(line.line), Tone::Text2, line.line};
    if (column == QLatin1String("fate"))
        return {fateText(line.fate), line.fate == ImportFate::Refused ? Tone::Soon : Tone::Text2,
                static_cast<int>(line.fate)};
    if (column == QLatin1String("what"))
        return {line.what};
    return {line.why, Tone::Text2};
}

QVector<RecordColumn> reportColumns() {
    using V = ImportReportView;
    return {{QStringLiteral("line"), V::tr("Line"), 64, true, true},
            {QStringLiteral("fate"), V::tr("It is"), 90},
            {QStringLiteral("what"), V::tr("Who or what"), 260},
            {QStringLiteral("why"), V::tr("Why, or what changes"), 460}};
}

} // namespace

QString countsText(const desk::ImportReport& report) {
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    return ImportReportView::tr("%1 new, %2 changed, %3 the same, %4 refused")
        .arg(british.toString(report.added), british.toString(report.updated), british.toString(report.same),
             british.toString(report.refused));
}

ImportReportView::ImportReportView(QWidget* parent)
    : QWidget(parent),
      m_rows(new Records<ImportLine>(
          reportColumns(), [](const ImportLine& line) { return QString::number(line.line); }, cellOf, this)),
      m_counts(new LabelText({}, TextStyle::BodySemibold)),
      m_which(new SegmentedControl({tr("All"), tr("New and changed"), tr("Refused")}, tr("Which lines"))),
      m_table(new RecordTable(QStringLiteral("import"), tr("What becomes of each line"), m_rows)) {
    m_table->setEmpty(new EmptyState(QStringLiteral("circle-check"), tr("No line like that"),
                                     tr("All shows every line of the table.")),
                      new EmptyState(QStringLiteral("search"), tr("No line like that"), {}));
    auto* head = new QHBoxLayout;
    head->addWidget(m_counts, 1);
    head->addWidget(m_which);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    connect(m_which, &SegmentedControl::currentChanged, this, &ImportReportView::fill);
    focusGoesTo(this, m_table);
}

void ImportReportView::show(const desk::ImportReport& report) {
    m_report = report;
    m_which->setCount(2, static_cast<int>(report.refused));
    m_which->setCurrent(report.refused > 0 ? 2 : 0);
    fill();
}

void ImportReportView::fill() {
    const int which = m_which->current();
    QVector<ImportLine> lines;
    std::copy_if(m_report.lines.begin(), m_report.lines.end(), std::back_inserter(lines),
                 [which](const ImportLine& line) {
                     const bool written = line.fate == ImportFate::Added || line.fate == ImportFate::Updated;
                     return which == 0 || (which == 1 ? written : line.fate == ImportFate::Refused);
                 });
    const bool more = lines.size() > mostShown;
    if (more)
        lines.resize(mostShown);
    m_counts->setText(more ? tr("%1; the first %2 are shown").arg(countsText(m_report)).arg(mostShown)
                           : countsText(m_report));
    m_rows->set(lines);
}

} // namespace watchdesk::ui
