#include "ui/scheme/AuditSection.h"

#include "base/Clock.h"
#include "desk/Desk.h"
#include "desk/Lists.h"
#include "domain/CivilDay.h"
#include "ui/scheme/AuditEndsSheet.h"
#include "ui/scheme/AuditFilterBar.h"
#include "ui/scheme/AuditModel.h"
#include "ui/scheme/ReasonSheet.h"
#include "ui/scheme/Table.h"
#include "ui/scheme/VerifyStrip.h"
#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/FilterField.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QDateTime>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

enum Cell { TimeCell, WhoCell, WhatCell, RecordCell, DetailCell };
constexpr int entryHeight = 148;
constexpr int liveMs = 400;
constexpr int nearEnd = 20; ///< rows before the end of the window at which more is read

Columns columns() {
    return Columns({{AuditSection::tr("Time"), 138},
                    {AuditSection::tr("Who"), 140},
                    {AuditSection::tr("What"), 250},
                    {AuditSection::tr("Record"), 180},
                    {AuditSection::tr("Reason or detail")}});
}

} // namespace

AuditSection::AuditSection(desk::Desk& desk, QWidget* parent)
    : SectionPanel(QStringLiteral("audit"), tr("Audit log"), desk, parent), m_audit(desk.audit()),
      m_model(new AuditModel(desk.audit(), this)), m_head(new PanelHead(tr("Audit log"))), m_filter(new AuditFilterBar),
      m_strip(new VerifyStrip), m_table(new Table(tr("Entries of the audit log"), columns(), rowHeight,
                                                  [this](QPainter& painter, const QRectF& cell, int row, int column) {
                                                      paintCell(painter, cell, row, column);
                                                  })),
      m_empty(new EmptyState(QStringLiteral("scroll-text"), {}, {})), m_entry(new FactList(tr("The entry"))),
      m_verify(new Button(tr("Verify"), nullptr, Button::Kind::Quiet)), m_soon(new QTimer(this)) {
    makeLayout();
    connectParts();
    makeActions();
    focusGoesTo(this, m_table);
    m_filter->setToday(localDate(desk.clock().now()));
    readPeople();
    m_model->open(m_filter->query());
}

void AuditSection::makeLayout() {
    auto* ends = new Button(tr("Where it ends"), nullptr, Button::Kind::Quiet);
    ends->setIconName(QStringLiteral("file-check"));
    connect(ends, &QAbstractButton::clicked, this, &AuditSection::showEnds);
    auto* csv = new Button(tr("Export"), nullptr, Button::Kind::Quiet);
    csv->setIconName(QStringLiteral("file-down"));
    m_verify->setIconName(QStringLiteral("shield-check"));
    for (Button* button : {m_verify, ends, csv}) {
        button->setSmall(true);
        m_head->addWidget(button);
    }
    connect(m_verify, &QAbstractButton::clicked, this, &AuditSection::verify);
    connect(csv, &QAbstractButton::clicked, this, &AuditSection::exportCsv);
    m_table->setModel(m_model);
    m_table->setEmpty(m_empty);
    m_entry->setLabelWidth(72);
    auto* foot = new QWidget;
    foot->setFixedHeight(entryHeight);
    auto* entry = new QVBoxLayout(foot);
    entry->setContentsMargins(12, 10, 12, 8);
    entry->addWidget(m_entry);
    entry->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_filter);
    column->addWidget(m_strip);
    column->addWidget(m_table, 1);
    column->addWidget(new RuleLine(Qt::Horizontal));
    column->addWidget(foot);
}

void AuditSection::connectParts() {
    m_soon->setSingleShot(true);
    m_soon->setInterval(liveMs);
    connect(m_soon, &QTimer::timeout, m_model, &AuditModel::newer);
    connect(&m_audit, &desk::AuditDesk::changed, this, [this] {
        if (isVisible() && m_model->startsHere() && !m_soon->isActive())
            m_soon->start();
    });
    connect(m_filter, &AuditFilterBar::changed, this, [this] { m_model->open(m_filter->query()); });
    connect(m_filter, &AuditFilterBar::listWanted, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_filter, &AuditFilterBar::dayWanted, this, &AuditSection::goTo);
    connect(m_model, &AuditModel::shifted, this, &AuditSection::shift);
    connect(m_model, &AuditModel::failed, this, [this](const Error& error) { showError(this, error); });
    connect(m_model, &AuditModel::busyChanged, this, [this] {
        showState();
        // Who scrolled on meanwhile is served now.
        if (!m_model->isBusy())
            followScroll();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_table->list().choose(0); });
    connect(&m_table->list(), &RowList::chosen, this, &AuditSection::showEntry);
    connect(m_table->list().verticalScrollBar(), &QScrollBar::valueChanged, this, &AuditSection::followScroll);
}

void AuditSection::makeActions() {
    addJob(tr("Find in the audit log"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        m_filter->find().setFocus(Qt::ShortcutFocusReason);
        m_filter->find().selectAll();
    });
    addJob(tr("Go to a day of the audit log"), QStringLiteral("calendar-days"), QKeySequence(Qt::CTRL | Qt::Key_G),
           [this] {
               m_filter->day().setFocus(Qt::ShortcutFocusReason);
               m_filter->day().selectAll();
           });
    addJob(tr("Show every entry"), QStringLiteral("list"), {}, [this] { m_filter->clear(); });
    addJob(tr("Verify the store"), QStringLiteral("shield-check"), {}, [this] { verify(); });
    addJob(tr("Where the audit log ends"), QStringLiteral("file-check"), {}, [this] { showEnds(); });
    addJob(tr("Export the audit log as CSV"), QStringLiteral("file-down"), QKeySequence(Qt::CTRL | Qt::Key_E),
           [this] { exportCsv(); });
}

QVector<KeyHint> AuditSection::hints() const {
    return {{{tr("Ctrl F")}, tr("find")}, {{tr("Ctrl G")}, tr("go to a day")}, {{tr("Ctrl E")}, tr("export")}};
}

void AuditSection::refresh() {
    readPeople();
    if (m_model->startsHere())
        m_model->newer();
}

void AuditSection::readPeople() {
    onAnswer(this, m_audit.people(), [this](const QVector<desk::AuditPerson>& people) { m_filter->setPeople(people); });
}

void AuditSection::goTo(QDate day) {
    const UtcMs end = day.addDays(1).startOfDay(domain::schemeZone()).toMSecsSinceEpoch();
    onAnswer(this, m_audit.seqFrom(end), [this](qint64 seq) {
        m_model->open(m_filter->query(), seq);
        m_table->setFocus(Qt::OtherFocusReason);
    });
}

void AuditSection::followScroll() {
    const QScrollBar* bar = m_table->list().verticalScrollBar();
    if (bar->maximum() - bar->value() < nearEnd * rowHeight)
        m_model->older();
    else if (bar->value() < nearEnd * rowHeight && !m_model->startsHere())
        m_model->newer();
}

void AuditSection::shift(int rows, bool live) {
    QScrollBar* bar = m_table->list().verticalScrollBar();
    // Who looks at the newest entries goes on doing so; who reads further down, or at one that is chosen, stays there.
    if (live && bar->value() == 0 && m_table->list().currentIndex().row() <= rows)
        return;
    m_table->list().doItemsLayout();
    bar->setValue(bar->value() + rows * rowHeight);
}

void AuditSection::showState() {
    const bool found = m_model->rowCount() > 0;
    m_note = m_model->isBusy() ? tr("reading…")
             : !found          ? QString()
             : m_model->endsHere()
                 ? (m_model->rowCount() == 1 ? tr("1 entry") : tr("%1 entries").arg(m_model->rowCount()))
                 : tr("the newest first, older ones as you scroll");
    m_head->setNote(m_note);
    if (!found)
        m_entry->setFacts({});
    if (m_model->isBusy())
        m_empty->setTexts(tr("Looking"), tr("The log is being read."));
    else
        m_empty->setTexts(tr("No such entry"), tr("Nothing on the log fits the text, person, kind and days above."));
}

QString AuditSection::note() const {
    return m_note;
}

void AuditSection::showEntry(int row) {
    const desk::AuditLine* line = m_model->at(row);
    if (line == nullptr)
        return m_entry->setFacts({});
    const domain::AuditEntry& entry = line->entry;
    m_entry->setFacts(
        {{tr("Entry"), tr("%1 of %2, %3 %4")
                           .arg(entry.number)
                           .arg(entry.desk, longDay(localDate(entry.at)), clockText(entry.at, true))},
         {tr("What"), QStringLiteral("%1 %2").arg(line->who, line->what), true},
         {tr("Record"), line->record},
         {tr("Signed"), entry.signature.isEmpty() ? tr("no: noted while nobody was signed in") : QString()},
         {tr("Hash"), QString::fromLatin1(entry.hash.toHex()), false, true},
         {tr("Detail"), line->detail}});
}

void AuditSection::verify() {
    if (!m_verify->isEnabled())
        return;
    m_verify->setEnabled(false);
    m_strip->begin();
    // Told on a store thread; the strip may have gone by then.
    const auto progress = [strip = QPointer<VerifyStrip>(m_strip),
                           app = QCoreApplication::instance()](const QString& part) {
        QMetaObject::invokeMethod(app, [strip, part] {
            if (strip)
                strip->setPart(part);
        });
    };
    onAnswer(
        this, desk().lists().verify({}, progress),
        [this](const desk::VerifyAnswer& answer) {
            m_verify->setEnabled(true);
            m_strip->show(answer);
        },
        [this](const Error& error) {
            m_verify->setEnabled(true);
            m_strip->hide();
            showError(this, error);
        });
}

void AuditSection::showEnds() {
    onAnswer(this, desk().lists().auditHeads(), [this](const QVector<domain::AuditHead>& ends) {
        auto* sheet = new AuditEndsSheet(this, ends);
        connect(sheet, &AuditEndsSheet::paperWanted, this, [this, sheet, ends] {
            const QString name = tr("Audit log ends %1.pdf").arg(localDate(desk().clock().now()).toString(Qt::ISODate));
            askPath(tr("Where the audit log ends, as PDF"), name, tr("PDF (*.pdf)"),
                    [this, sheet, ends](const QString& path) {
                        keepPaper(sheet, path, [head = paperHead(), ends, path] {
                            return desk::writeAuditHeadPaper(head, ends, path);
                        });
                    });
        });
    });
}

void AuditSection::exportCsv() {
    auto* sheet = new ReasonSheet(
        this,
        {tr("Export the audit log"),
         m_filter->isOpen()
             ? tr("Every entry, as CSV for a spreadsheet. It tells of people: keep the file where it is safe.")
             : tr("The entries that the filter finds, as CSV for a spreadsheet. It tells of people: keep the file "
                  "where it is safe."),
         tr("Choose the file"), tr("Leave")});
    connect(sheet, &ReasonSheet::given, this, &AuditSection::writeCsv);
}

void AuditSection::writeCsv(const QString& reason) {
    const QString name = tr("Audit log %1.csv").arg(localDate(desk().clock().now()).toString(Qt::ISODate));
    askPath(tr("Audit log as CSV"), name, tr("CSV (*.csv)"), [this, reason](const QString& path) {
        onAnswer(this, m_audit.exportCsv(m_filter->query(), path, reason), [this, path](qint64 entries) {
            Toast::show(this, entries == 1 ? tr("Written: %1, 1 entry").arg(path)
                                           : tr("Written: %1, %2 entries").arg(path).arg(entries));
        });
    });
}

void AuditSection::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const desk::AuditLine& line = *m_model->at(row);
    const QDate today = localDate(desk().clock().now());
    switch (column) {
    case TimeCell:
        painter.setPen(tone(Tone::Text2));
        paintFixedDigits(painter, cell, whenText(line.entry.at, today, true), textFont(TextStyle::Small));
        break;
    case WhoCell:
        paintLine(painter, cell, line.who, TextStyle::Body, line.entry.who.isEmpty() ? Tone::TextMuted : Tone::Text);
        break;
    case WhatCell:
        paintLine(painter, cell, line.what, TextStyle::Body, Tone::Text);
        break;
    case RecordCell:
        paintLine(painter, cell, line.record, TextStyle::Body, Tone::Text2);
        break;
    default:
        paintLine(painter, cell, line.detail, TextStyle::Body, Tone::Text2);
    }
}

} // namespace watchdesk::ui
