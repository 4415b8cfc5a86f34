#include "ui/control/ReadingPane.h"

#include "ui/control/IncidentSteps.h"
#include "ui/control/ReadingFacts.h"
#include "ui/control/RowPaint.h"
#include "ui/control/StepList.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/TimeText.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int sheetPadding = 24;
constexpr int widestSheet = 880;
constexpr int twoColumnsFrom = 720;
enum Page { EmptyPage, FailedPage, SheetPage };

QString kindWord(domain::FeedKind kind) {
    switch (kind) {
    case domain::FeedKind::Transmission:
        return ReadingPane::tr("Over");
    case domain::FeedKind::Incident:
        return ReadingPane::tr("Incident");
    case domain::FeedKind::Alert:
        return ReadingPane::tr("Alert");
    case domain::FeedKind::Sighting:
        return ReadingPane::tr("Sighting");
    case domain::FeedKind::Emergency:
        return ReadingPane::tr("Emergency");
    case domain::FeedKind::Text:
        return ReadingPane::tr("Text");
    case domain::FeedKind::Breach:
        return ReadingPane::tr("Breach");
    case domain::FeedKind::System:
        break;
    }
    return ReadingPane::tr("The desk");
}

/// A label, a rule and what belongs under it; hidden as one.
QWidget* boxOf(const QString& title, QWidget* content, QWidget* parent) {
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new LabelText(title.toUpper(), TextStyle::Label, Tone::TextMuted, box));
    column->addWidget(new RuleLine(Qt::Horizontal, box));
    column->addWidget(content);
    column->addStretch(1);
    return box;
}
} // namespace

ReadingPane::ReadingPane(const ControlJobs& jobs, Playback& playback, QWidget* parent) : QWidget(parent), m_jobs(jobs) {
    setObjectName(QStringLiteral("reading-pane"));
    setAccessibleName(tr("What is read"));
    m_head = new PanelHead(tr("Reading"), this);
    auto* map = new Button(tr("Map"), this);
    map->setSmall(true);
    map->setIconName(QStringLiteral("map"));
    map->setKeyCap(tr("Esc"));
    map->setAccessibleName(tr("Back to the map"));
    connect(map, &QAbstractButton::clicked, this, &ReadingPane::left);
    m_head->addWidget(map);
    m_empty = new EmptyState(
        QStringLiteral("book-open-text"), tr("Nothing chosen"),
        tr("Choose a row of the feed to read and hear it: Down and Up walk, Space plays, Enter comes here. "
           "F2 goes to the quick line."),
        this);
    m_failed = new EmptyState(QStringLiteral("circle-alert"), tr("This row could not be read"), {}, this);
    connect(m_failed->addButton(tr("Try again")), &Button::clicked, this, &ReadingPane::ask);
    m_sound = new SoundBox(m_jobs.radio, playback, this);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(makeSheet());
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Record"));
    setFocusProxy(m_scroll);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_failed);
    m_stack->addWidget(m_scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    connect(&m_soon, &QTimer::timeout, this, &ReadingPane::ask);
    connect(&jobs.feed, &FeedSource::updated, this, [this](const QVector<desk::FeedRow>& rows) {
        if (std::any_of(rows.cbegin(), rows.cend(), [this](const auto& row) { return row.seq == m_seq; }) &&
            !m_soon.isActive())
            m_soon.start();
    });
    connect(&m_steps->list(), &StepList::moved, this, [this](const QRect& row) {
        const QPoint at = m_steps->list().mapTo(m_sheet, row.center());
        m_scroll->ensureVisible(at.x(), at.y(), 0, row.height());
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QWidget* ReadingPane::makeSheet() {
    m_sheet = new QWidget;
    m_sheet->setObjectName(QStringLiteral("sheet"));
    m_mark = new IconLabel(QStringLiteral("info"), 20, Tone::Text2, m_sheet);
    m_title = new LabelText({}, TextStyle::Title, Tone::Text, m_sheet);
    m_when = new LabelText({}, TextStyle::Body, Tone::TextMuted, m_sheet);
    m_text = new LabelText({}, TextStyle::Body, Tone::Text2, m_sheet);
    m_text->setWrapped(true);
    m_incident = new FactList(tr("Incident"), m_sheet);
    m_caller = new FactList(tr("Who called"), m_sheet);
    m_recording = new FactList(tr("Recording"), m_sheet);
    for (FactList* list : {m_incident, m_caller, m_recording})
        list->setLabelWidth(88);
    m_same = new SamePlaceList(m_sheet);
    m_incidentBox = boxOf(tr("What was logged"), m_incident, m_sheet);
    m_callerBox = boxOf(tr("Who and where"), m_caller, m_sheet);
    m_recordingBox = boxOf(tr("The recording"), m_recording, m_sheet);
    m_sameBox = boxOf(tr("Latest at the same place"), m_same, m_sheet);
    m_steps = new IncidentSteps(m_jobs.incidents, m_sheet);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_mark);
    head->addWidget(m_title, 1);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(32);
    m_grid->setVerticalSpacing(24);
    auto* column = new QVBoxLayout(m_sheet);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(4);
    column->addWidget(m_when);
    column->addSpacing(8);
    column->addWidget(m_text);
    column->addSpacing(16);
    column->addWidget(m_sound);
    column->addSpacing(24);
    column->addLayout(m_grid);
    column->addStretch(1);
    return m_sheet;
}

void ReadingPane::read(qint64 seq) {
    if (seq == m_seq)
        return;
    m_seq = seq;
    if (seq < 0) {
        m_soon.stop();
        ++m_asked;
        m_head->setNote({});
        m_steps->setIncident({});
        m_stack->setCurrentIndex(EmptyPage);
        return;
    }
    m_soon.start();
}

void ReadingPane::ask() {
    const quint64 asked = ++m_asked;
    onAnswer(this, m_jobs.feed.detail(m_seq), [this, asked](const Result<desk::RowDetail>& answer) {
        if (asked != m_asked)
            return;
        if (answer)
            show(*answer);
        else
            showFailure(answer.error());
    });
}

void ReadingPane::showFailure(const Error& error) {
    m_failed->setTexts(tr("This row could not be read"), QString::fromStdString(error.text()));
    m_steps->setIncident({});
    m_stack->setCurrentIndex(FailedPage);
}

void ReadingPane::show(const desk::RowDetail& detail) {
    showHeading(detail);
    showIncident(detail);
    showSteps(detail.incident);
    showCaller(detail);
    showRecording(detail);
    m_sound->setOver(detail.transmission, detail.row.live, m_jobs.clock.now());
    m_same->setRows(detail.samePlace, localDate(m_jobs.clock.now()));
    m_sameBox->setVisible(!detail.samePlace.isEmpty());
    arrange();
    m_stack->setCurrentIndex(SheetPage);
    Q_EMIT shown(detail);
}

void ReadingPane::showHeading(const desk::RowDetail& detail) {
    const desk::FeedRow& row = detail.row;
    const QDate today = localDate(m_jobs.clock.now());
    QString title = row.title;
    if (row.kind == domain::FeedKind::Incident && detail.incident.number > 0)
        title = detail.category.isEmpty() ? tr("Note") : detail.category;
    m_title->setText(title);
    QStringList when{whenText(row.at, today, true)};
    if (row.kind == domain::FeedKind::Incident && detail.incident.number > 0)
        when.prepend(tr("Incident %1").arg(detail.incident.number));
    if (!row.channel.isEmpty())
        when.prepend(row.channel);
    m_when->setText(when.join(QStringLiteral(" · ")));
    const bool words = row.kind == domain::FeedKind::System || row.kind == domain::FeedKind::Sighting ||
                       row.kind == domain::FeedKind::Alert || row.kind == domain::FeedKind::Emergency ||
                       row.kind == domain::FeedKind::Text || row.kind == domain::FeedKind::Breach;
    m_text->setText(words ? row.detail : QString());
    m_text->setVisible(words && !row.detail.isEmpty());
    if (row.severity == desk::Severity::Note)
        m_mark->setIcon(feedIcon(row), Tone::Text2);
    else
        m_mark->setSeverity(row.severity);
    m_head->setNote(kindWord(row.kind));
}

void ReadingPane::showIncident(const desk::RowDetail& detail) {
    m_incidentBox->setVisible(!detail.incident.id.isEmpty());
    m_incident->setFacts(incidentFacts(detail, localDate(m_jobs.clock.now())));
}

/// An alert or none: a call that nobody else is told of has its support route too.
void ReadingPane::showSteps(const domain::Incident& incident) {
    const bool withdrawn = incident.outcome == domain::IncidentOutcome::Withdrawn;
    m_steps->setIncident(withdrawn ? QString() : incident.id);
}

void ReadingPane::showCaller(const desk::RowDetail& detail) {
    m_caller->setFacts(callerFacts(detail));
    m_callerBox->setVisible(!m_caller->facts().isEmpty());
}

void ReadingPane::showRecording(const desk::RowDetail& detail) {
    m_recordingBox->setVisible(!detail.transmission.id.isEmpty());
    m_recording->setFacts(recordingFacts(detail, localDate(m_jobs.clock.now())));
}

/// One column in a narrow pane, two in a wide one; hidden boxes leave no hole.
void ReadingPane::arrange() {
    const int room = std::min(m_stack->width(), widestSheet + 2 * sheetPadding);
    m_sheet->layout()->setContentsMargins(sheetPadding, 20,
                                          std::max(sheetPadding, m_stack->width() - room + sheetPadding), 20);
    const bool two = room >= twoColumnsFrom;
    for (QWidget* box : QVector<QWidget*>{m_incidentBox, m_steps, m_callerBox, m_recordingBox, m_sameBox})
        m_grid->removeWidget(box);
    if (two)
        arrangeTwoColumns();
    else
        arrangeOneColumn();
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, two ? 1 : 0);
}

void ReadingPane::arrangeOneColumn() {
    int row = 0;
    for (QWidget* box : QVector<QWidget*>{m_incidentBox, m_steps, m_callerBox, m_recordingBox, m_sameBox})
        m_grid->addWidget(box, row++, 0);
}

/// The small boxes stand beside what was logged, or beside each other when nothing was.
void ReadingPane::arrangeTwoColumns() {
    QVector<QWidget*> small;
    for (QWidget* box : {m_callerBox, m_recordingBox}) {
        if (!box->isHidden())
            small.append(box);
    }
    const bool logged = !m_incidentBox->isHidden();
    const int rows = std::max(1, static_cast<int>(small.size()));
    if (logged)
        m_grid->addWidget(m_incidentBox, 0, 0, rows, small.isEmpty() ? 2 : 1);
    for (int i = 0; i < small.size(); ++i)
        m_grid->addWidget(small.at(i), logged ? i : 0, logged ? 1 : i);
    m_grid->addWidget(m_steps, rows, 0, 1, 2);
    m_grid->addWidget(m_sameBox, rows + 1, 0, 1, 2);
}

bool ReadingPane::isEmpty() const {
    return m_stack->currentIndex() == EmptyPage;
}

QString ReadingPane::heading() const {
    return m_title->text();
}

void ReadingPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ReadingPane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !m_sound->isHidden() && !isEmpty()) {
        if (auto* play = m_sound->findChild<Button*>(QStringLiteral("play")); play->isEnabled())
            play->click();
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ReadingPane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
