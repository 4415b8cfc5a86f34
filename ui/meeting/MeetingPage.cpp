#include "ui/meeting/MeetingPage.h"

#include "ui/meeting/ActionPanel.h"
#include "ui/meeting/AgendaPanel.h"
#include "ui/meeting/EvidencePane.h"
#include "ui/meeting/ItemPane.h"
#include "ui/meeting/PlanForm.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/FocusGoesTo.h"
#include "ui/widgets/KeyBar.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
/// The earliest that is still to come, else the latest.
QString nextOf(const QVector<desk::MeetingRow>& rows, UtcMs now) {
    QString found = rows.isEmpty() ? QString() : rows.first().meeting.id;
    for (const desk::MeetingRow& row : rows) { // latest first
        if (row.meeting.state == domain::MeetingState::Planned && row.meeting.at >= now)
            found = row.meeting.id;
    }
    return found;
}

void askWithDialog(QWidget* parent, const QString& proposed, std::function<void(const QString&)> take) {
    auto* dialog = new QFileDialog(parent, MeetingPage::tr("Agenda as PDF"), proposed, MeetingPage::tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(take));
    dialog->open();
}
} // namespace

MeetingPage::MeetingPage(MeetingJobs& jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_stack(new QStackedWidget),
      m_none(
          new EmptyState(QStringLiteral("calendar-days"), tr("No meeting yet"),
                         tr("A meeting's agenda builds itself from what happened since the last one. Plan the first, "
                            "and it is there."))),
      m_refused(new EmptyState(QStringLiteral("lock"), {}, {})), m_plan(new PlanForm), m_agenda(new AgendaPanel),
      m_item(new ItemPane), m_evidence(new EvidencePane), m_actionPanel(new ActionPanel), m_keys(new KeyBar),
      m_error(new ErrorBanner) {
    setObjectName(QStringLiteral("meetings"));
    setAccessibleName(tr("Meetings"));
    setAskPath([this](const QString& proposed, std::function<void(const QString&)> take) {
        askWithDialog(this, proposed, std::move(take));
    });
    makeLayout();
    connectParts();
    makeActions();
    arrange();
    focusGoesTo(this, m_agenda);
    reload();
}

MeetingPage::~MeetingPage() = default;

void MeetingPage::setAskPath(std::function<void(const QString&, std::function<void(const QString&)>)> ask) {
    m_askPath = std::move(ask);
}

void MeetingPage::makeLayout() {
    m_right = new QWidget;
    auto* right = new QVBoxLayout(m_right);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_evidence, 5);
    right->addWidget(m_actionPanel, 5);
    m_desk = new QWidget;
    auto* row = new QHBoxLayout(m_desk);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_agenda);
    row->addWidget(new RuleLine(Qt::Vertical));
    row->addWidget(m_item, 1);
    row->addWidget(new RuleLine(Qt::Vertical));
    row->addWidget(m_right);
    m_stack->addWidget(new QWidget); // while the first answer is on its way
    m_stack->addWidget(m_none);
    m_stack->addWidget(m_refused);
    m_stack->addWidget(m_plan);
    m_stack->addWidget(m_desk);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    // Below, not at the head: what is read stays where it is when an error comes.
    column->addWidget(m_error);
    column->addWidget(m_keys);
    auto* first = m_none->addButton(tr("Plan a meeting"), tr("Ctrl Shift N"));
    connect(first, &Button::clicked, this, &MeetingPage::plan);
}

void MeetingPage::connectParts() {
    for (QTimer* timer : {&m_soon, &m_evidenceSoon}) {
        timer->setSingleShot(true);
        timer->setInterval(settleMs);
    }
    connect(&m_soon, &QTimer::timeout, this, &MeetingPage::reload);
    connect(&m_evidenceSoon, &QTimer::timeout, this, &MeetingPage::askEvidence);
    connect(&m_jobs, &MeetingJobs::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(m_agenda, &AgendaPanel::lineChosen, this, &MeetingPage::showLine);
    connect(m_agenda, &AgendaPanel::lineOpened, this, [this] { m_item->evidence().setFocus(Qt::OtherFocusReason); });
    connect(m_agenda, &AgendaPanel::meetingChosen, this, &MeetingPage::open);
    connect(m_agenda, &AgendaPanel::buildWanted, this, &MeetingPage::build);
    connect(m_agenda, &AgendaPanel::planWanted, this, &MeetingPage::plan);
    connect(m_agenda, &AgendaPanel::pdfWanted, this, &MeetingPage::writePdf);
    connect(m_plan, &PlanForm::planned, this, &MeetingPage::planned);
    connect(m_plan, &PlanForm::left, this, [this] {
        m_error->dismiss();
        m_stack->setCurrentIndex(m_meetings.isEmpty() ? NonePage : AgendaPage);
        m_agenda->takeFocus();
    });
    connectItem();
    connectActions();
}

void MeetingPage::connectItem() {
    connect(m_item, &ItemPane::evidenceChosen, this, [this](const domain::AgendaEvidence& evidence) {
        m_wantedEvidence = evidence;
        m_evidenceSoon.start();
    });
    connect(m_item, &ItemPane::noEvidence, this, [this] {
        m_evidenceSoon.stop();
        ++m_askedEvidence;
        m_evidence->clear();
    });
    connect(m_item, &ItemPane::left, this, [this] {
        m_error->dismiss();
        showLine();
        m_agenda->takeFocus();
    });
    connect(m_item, &ItemPane::edited, this,
            [this](const QString& id, qint64 version, const QString& title, const QString& detail) {
                take(m_jobs.editItem(id, version, title, detail), [this] { m_item->leave(); });
            });
    connect(m_item, &ItemPane::added, this, [this](domain::AgendaSection section, const QString& title) {
        take(m_jobs.addItem(m_meetingId, section, title), [this] { m_item->leave(); });
    });
}

void MeetingPage::connectActions() {
    connect(m_actionPanel, &ActionPanel::doneToggled, this, [this](const QString& id, bool done) {
        take(m_jobs.setDone(id, done ? localDate(m_jobs.now()) : QDate()));
    });
    connect(m_actionPanel, &ActionPanel::added, this, [this](const QString& what, const QString& owner, QDate due) {
        take(m_jobs.addAction(m_meetingId, what, owner, due), [this] { m_actionPanel->leave(); });
    });
    connect(m_actionPanel, &ActionPanel::left, this, [this] { m_agenda->takeFocus(); });
}

bool MeetingPage::isReady() const {
    return m_stack->currentIndex() == AgendaPage;
}

void MeetingPage::reload() {
    const quint64 asked = ++m_asked;
    onAnswer(
        this, m_jobs.meetings(),
        [this, asked](const QVector<desk::MeetingRow>& rows) {
            if (asked != m_asked)
                return;
            m_meetings = rows;
            m_agenda->setMeetings(rows, m_jobs.now());
            const bool there = std::any_of(rows.begin(), rows.end(),
                                           [this](const auto& row) { return row.meeting.id == m_meetingId; });
            if (!there)
                m_meetingId = nextOf(rows, m_jobs.now());
            if (m_stack->currentIndex() == PlanPage)
                return;
            if (m_meetingId.isEmpty()) {
                m_stack->setCurrentIndex(NonePage);
                refreshActions();
            } else {
                readAgenda();
            }
        },
        [this](const Error& error) { refuse(error); });
}

void MeetingPage::readAgenda() {
    const quint64 asked = ++m_asked;
    onAnswer(
        this, m_jobs.agenda(m_meetingId),
        [this, asked](const desk::AgendaView& view) {
            if (asked == m_asked)
                showAgenda(view);
        },
        [this](const Error& error) { refuse(error); });
}

void MeetingPage::showAgenda(const desk::AgendaView& view) {
    const bool first = m_stack->currentIndex() != AgendaPage;
    m_stack->setCurrentIndex(AgendaPage);
    m_agenda->setAgenda(view);
    m_actionPanel->show(view, localDate(m_jobs.now()));
    if (!m_wantedItem.isEmpty())
        m_agenda->choose(std::exchange(m_wantedItem, {}));
    showLine();
    if (first && isVisible())
        m_agenda->takeFocus();
}

void MeetingPage::showLine() {
    const desk::AgendaLine* line = m_agenda->current();
    const AgendaModel& model = m_agenda->model();
    const bool mayEdit = model.view().mayEdit;
    if (line != nullptr) {
        int place = 0, all = 0;
        for (const desk::AgendaLine& other : model.view().lines) {
            if (other.item.section != line->item.section)
                continue;
            ++all;
            place = other.item.id == line->item.id ? all : place;
        }
        m_item->show(*line, tr("%1 of %2").arg(place).arg(all), mayEdit);
    } else {
        const domain::AgendaSection section = m_agenda->currentSection();
        const QString note = model.note(section);
        m_item->show(section, note == tr("none") ? tr("Nothing this time.") : tr("Lines: %1.").arg(note), mayEdit);
    }
    refreshActions();
}

void MeetingPage::askEvidence() {
    const quint64 asked = ++m_askedEvidence;
    onAnswer(
        this, m_jobs.evidence(m_wantedEvidence),
        [this, asked](const desk::EvidenceDetail& detail) {
            if (asked == m_askedEvidence)
                m_evidence->show(detail, localDate(m_jobs.now()));
        },
        [this, asked](const Error& error) {
            if (asked != m_askedEvidence)
                return;
            m_evidence->clear();
            m_error->showError(error);
        });
}

void MeetingPage::refuse(const Error& error) {
    // Where nothing may be seen, the page says so instead of an empty desk.
    if (error.code == ErrorCode::Refused || !isReady()) {
        m_refused->setTexts(error.code == ErrorCode::Refused ? tr("Meetings are not part of your role")
                                                             : tr("The meetings could not be read"),
                            QString::fromStdString(error.text()));
        m_stack->setCurrentIndex(RefusedPage);
        refreshActions();
    } else {
        m_error->showError(error);
    }
}

void MeetingPage::open(const QString& meetingId) {
    m_meetingId = meetingId;
    m_steps.clear();
    m_agenda->showMeetings(false);
    readAgenda();
}

void MeetingPage::showLineOf(const QString& meetingId, const QString& itemId) {
    m_meetingId = meetingId;
    m_wantedItem = itemId;
    m_steps.clear();
    m_agenda->showMeetings(false);
    reload(); // the page may be so new that it does not know its meetings yet
}

void MeetingPage::arrange() {
    const bool wide = width() >= wideFrom;
    m_agenda->setFixedWidth(wide ? 400 : 336);
    m_right->setFixedWidth(wide ? 464 : 308);
}

void MeetingPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void MeetingPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
