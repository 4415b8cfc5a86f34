#include "ui/gallery/SheetPanel.h"

#include "domain/OrderRules.h"
#include "ui/gallery/CardWords.h"
#include "ui/gallery/ExclusionLine.h"
#include "ui/gallery/PhotoStrip.h"
#include "ui/gallery/PhotographForm.h"
#include "ui/gallery/SheetHead.h"
#include "ui/gallery/SheetLists.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/OrderWords.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

SheetPanel::SheetPanel(const GalleryJobs& jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs) {
    setObjectName(QStringLiteral("sheet-panel"));
    setAccessibleName(tr("Sheet"));
    setAcceptDrops(true);
    m_bar = new PanelHead(tr("Sheet"), this);
    m_bar->setFixedHeight(48); // as the wall's bar beside it
    auto* shut = Button::iconOnly(QStringLiteral("x"), tr("Close the sheet"), this);
    shut->setSmall(true);
    shut->setObjectName(QStringLiteral("close-sheet"));
    m_bar->addWidget(shut);
    connect(shut, &QAbstractButton::clicked, this, &SheetPanel::close);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("What is known"));
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setWidget(makeBody());
    focusGoesTo(this, m_scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_scroll, 1);
    connectParts();
    hide();
}

SheetPanel::~SheetPanel() {
    if (!m_subjectId.isEmpty())
        m_jobs.gallery.closeSheet(m_subjectId);
}

QWidget* SheetPanel::makeBody() {
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("sheet-body"));
    m_head = new SheetHead(m_jobs.gallery, body);
    m_photographsHead = new SectionHead(tr("Photographs over time"), body);
    m_strip = new PhotoStrip(m_jobs.gallery, body);
    m_form = new PhotographForm(body);
    m_exclusions = new QVBoxLayout;
    m_exclusions->setSpacing(0);
    m_orders = new QVBoxLayout;
    m_orders->setSpacing(0);
    m_historyHead = new SectionHead(tr("Incidents and breaches"), body);
    m_history = new SheetRows(tr("Incidents and breaches"), tr("Nothing is logged."), body);
    m_more = new Button({}, body, Button::Kind::Quiet);
    m_more->setSmall(true);
    m_decisionsHead = new SectionHead(tr("Matches decided"), body);
    m_decisions = new SheetRows(tr("Matches decided"), {}, body);
    m_lookersHead = new SectionHead(tr("Who looked"), body);
    m_lookers = new LookerList(body);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(16, 0, 16, 16);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_photographsHead);
    column->addWidget(m_strip);
    column->addWidget(m_form);
    column->addSpacing(12);
    column->addLayout(m_exclusions);
    column->addLayout(m_orders);
    column->addWidget(m_historyHead);
    column->addWidget(m_history);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addSpacing(10);
    column->addWidget(m_decisionsHead);
    column->addWidget(m_decisions);
    column->addWidget(m_lookersHead);
    column->addWidget(m_lookers);
    column->addStretch(1);
    return body;
}

void SheetPanel::connectParts() {
    connect(m_head, &SheetHead::cautionsWanted, this, &SheetPanel::cautionMenuWanted);
    connect(m_strip, &PhotoStrip::currentChanged, this,
            [this](const QString& id) { m_head->photograph().show(id, m_strip->pictures().find(id)); });
    connect(&m_strip->pictures(), &WallPictures::came, this,
            [this] { m_head->photograph().show(m_strip->current(), m_strip->pictures().find(m_strip->current())); });
    connect(m_strip, &PhotoStrip::addWanted, this, &SheetPanel::chooseFiles);
    connect(m_strip, &PhotoStrip::removeWanted, this, &SheetPanel::removePhotograph);
    connect(m_form, &PhotographForm::answered, this,
            [this](const QVector<desk::PhotographFile>& files) { takeIn(m_subjectId, files); });
    connect(m_form, &PhotographForm::left, this, [this] {
        m_form->hide();
        setFocus();
    });
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        m_allRows = !m_allRows;
        showHistory(*m_sheet);
    });
}

void SheetPanel::open(const QString& subjectId) {
    if (subjectId == m_subjectId)
        return;
    if (!m_subjectId.isEmpty())
        m_jobs.gallery.closeSheet(m_subjectId);
    m_subjectId = subjectId;
    m_sheet.reset();
    m_allRows = false;
    m_form->hide();
    const quint64 asked = ++m_asked;
    onAnswer(this, m_jobs.gallery.openSheet(subjectId),
             [this, asked, subjectId](const Result<desk::SubjectSheet>& answer) {
                 if (asked != m_asked) {
                     // Another was opened or this one closed meanwhile: it is on the log, and not open.
                     if (answer && subjectId != m_subjectId)
                         m_jobs.gallery.closeSheet(subjectId);
                     return;
                 }
                 if (!answer) {
                     close();
                     Q_EMIT failed(answer.error());
                     return;
                 }
                 m_scroll->ensureVisible(0, 0);
                 show(*answer);
                 Q_EMIT opened(subjectId);
             });
}

void SheetPanel::close() {
    if (m_subjectId.isEmpty())
        return;
    m_jobs.gallery.closeSheet(m_subjectId);
    ++m_asked;
    m_subjectId.clear();
    m_sheet.reset();
    hide();
    Q_EMIT closed();
}

void SheetPanel::readAgain() {
    if (!m_sheet)
        return;
    onAnswer(this, m_jobs.gallery.readAgain(m_subjectId),
             [this, asked = m_asked](const Result<desk::SubjectSheet>& answer) {
                 if (asked != m_asked)
                     return;
                 if (answer) {
                     show(*answer);
                 } else if (answer.error().code == ErrorCode::NotFound) {
                     close(); // it ended, or was erased
                 } else {
                     Q_EMIT failed(answer.error());
                 }
             });
}

QString SheetPanel::note() const {
    if (!m_sheet)
        return {};
    return tr("%1 · opened %2, on the audit log").arg(m_sheet->card.reference, clockText(m_sheet->openedAt, true));
}

void SheetPanel::show(const desk::SubjectSheet& sheet) {
    m_sheet = sheet;
    m_bar->setNote(note());
    m_head->setSheet(sheet);
    showPhotographs(sheet);
    showExclusions(sheet);
    showOrders(sheet);
    showHistory(sheet);
    showLookers(sheet);
    QWidget::show();
}

void SheetPanel::showPhotographs(const desk::SubjectSheet& sheet) {
    m_photographsHead->setNote(tr("never shown in public"));
    m_strip->setPhotographs(sheet.photographs, sheet.today, mayAdd());
    m_head->photograph().show(m_strip->current(), m_strip->pictures().find(m_strip->current()));
}

void SheetPanel::showExclusions(const desk::SubjectSheet& sheet) {
    empty(m_exclusions);
    for (const desk::SheetExclusion& exclusion : sheet.exclusions) {
        auto* head = new SectionHead(exclusionTitle(exclusion), m_scroll->widget());
        head->setNote(exclusionNote(exclusion, sheet.today));
        m_exclusions->addWidget(head);
        m_exclusions->addWidget(new ExclusionLine(exclusion, sheet.today, m_scroll->widget()));
    }
}

void SheetPanel::showOrders(const desk::SubjectSheet& sheet) {
    empty(m_orders);
    for (const desk::OrderRow& row : sheet.orders) {
        auto* head = new SectionHead(domain::kindWords(row.order.kind), m_scroll->widget());
        head->setNote(orderStateText(row, sheet.today));
        auto* conditions = new FactList(tr("Conditions"), m_scroll->widget());
        conditions->setLabelWidth(28);
        QVector<Fact> facts;
        for (int i = 0; i < row.order.conditions.size(); ++i)
            facts += {QString::number(row.order.conditions.at(i).number),
                      conditionText(row.order.conditions.at(i), row.where.value(i))};
        conditions->setFacts(facts);
        m_orders->addWidget(head);
        m_orders->addWidget(conditions);
    }
}

void SheetPanel::showHistory(const desk::SubjectSheet& sheet) {
    QStringList note{tr("%1 in 12 months").arg(sheet.card.incidents)};
    if (sheet.lossPence > 0)
        note << tr("%1 lost").arg(moneyText(sheet.lossPence));
    m_historyHead->setNote(note.join(QStringLiteral(", ")));
    const QVector<SheetRow> rows = historyRows(sheet.incidents, sheet.today);
    m_history->setRows(m_allRows ? rows : rows.mid(0, rowsAtFirst));
    m_more->setVisible(rows.size() > rowsAtFirst);
    m_more->setText(m_allRows ? tr("Show the newest %1").arg(rowsAtFirst) : tr("Show all %1").arg(rows.size()));
    const QVector<SheetRow> decisions = decisionRows(sheet.decisions, sheet.today);
    m_decisionsHead->setVisible(!decisions.isEmpty());
    m_decisions->setVisible(!decisions.isEmpty());
    m_decisions->setRows(decisions);
}

void SheetPanel::showLookers(const desk::SubjectSheet& sheet) {
    m_lookersHead->setVisible(!sheet.lookers.isEmpty());
    m_lookers->setVisible(!sheet.lookers.isEmpty());
    m_lookersHead->setNote(sheet.looks == 1 ? tr("1 view in 30 days") : tr("%1 views in 30 days").arg(sheet.looks));
    m_lookers->setLookers(sheet.lookers, sheet.today);
}

void SheetPanel::setCaution(domain::Caution caution, bool on) {
    if (!m_sheet || !m_sheet->maySetCautions)
        return;
    const domain::Cautions before = m_sheet->subject.cautions;
    domain::Cautions wanted = before;
    wanted.setFlag(caution, on);
    if (wanted != before)
        writeCautions(m_subjectId, m_sheet->subject.version, wanted, before);
}

void SheetPanel::writeCautions(const QString& subjectId, qint64 version, domain::Cautions cautions,
                               domain::Cautions before) {
    onAnswer(this, m_jobs.gallery.setCautions(subjectId, version, cautions),
             [this, subjectId, before](const Result<domain::Subject>& answer) {
                 readAgain();
                 if (!answer) {
                     Q_EMIT failed(answer.error());
                     return;
                 }
                 // Templates that may be compared again are made again from the photographs.
                 if (m_jobs.enrolment != nullptr)
                     onAnswer(this, m_jobs.enrolment->catchUp(), [this](int) { readAgain(); });
                 Toast::show(this, tr("Cautions set"), tr("Undo"),
                             [this, subjectId, version = answer->version, now = answer->cautions, before] {
                                 writeCautions(subjectId, version, before, now);
                             });
             });
}

void SheetPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void SheetPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, 1, height()), tone(Tone::Rule));
}

} // namespace watchdesk::ui
