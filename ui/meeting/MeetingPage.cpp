#include "ui/meeting/MeetingPage.h"

#include "ui/meeting/ActionPanel.h"
#include "ui/meeting/AgendaPanel.h"
#include "ui/meeting/EvidencePane.h"
#include "ui/meeting/ItemPane.h"
#include "ui/meeting/PlanForm.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/KeyBar.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr qsizetype mostSteps = 100; ///< that can be taken back

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
    setFocusProxy(m_agenda);
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
    connect(m_actionPanel, &ActionPanel::doneToggled, this, [this](const QString& id, bool done) {
        take(m_jobs.setDone(id, done ? localDate(m_jobs.now()) : QDate()));
    });
    connect(m_actionPanel, &ActionPanel::added, this, [this](const QString& what, const QString& owner, QDate due) {
        take(m_jobs.addAction(m_meetingId, what, owner, due), [this] { m_actionPanel->leave(); });
    });
    connect(m_actionPanel, &ActionPanel::left, this, [this] { m_agenda->takeFocus(); });
    connect(m_plan, &PlanForm::planned, this, &MeetingPage::planned);
    connect(m_plan, &PlanForm::left, this, [this] {
        m_error->dismiss();
        m_stack->setCurrentIndex(m_meetings.isEmpty() ? NonePage : AgendaPage);
        m_agenda->takeFocus();
    });
}

QAction* MeetingPage::addJob(const QString& text, const QString& icon, const QKeySequence& key,
                             std::function<void()> fn) {
    auto* action = new QAction(Theme::instance().qicon(icon), text, this);
    action->setShortcut(key);
    // Letters are keys here: they work where the page has the focus, and a field keeps what is typed into it.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(fn));
    addAction(action);
    return action;
}

void MeetingPage::makeActions() {
    m_reading = {addJob(tr("Next line"), QStringLiteral("arrow-down"), Qt::Key_J, [this] { m_agenda->walk(1); }),
                 addJob(tr("Previous line"), QStringLiteral("arrow-up"), Qt::Key_K, [this] { m_agenda->walk(-1); }),
                 addJob(tr("Open or close the section"), QStringLiteral("chevron-down"), Qt::Key_S,
                        [this] { m_agenda->toggleSection(); }),
                 addJob(tr("Agenda or list of meetings"), QStringLiteral("calendar-days"), Qt::Key_M,
                        [this] { m_agenda->showMeetings(!m_agenda->showsMeetings()); }),
                 addJob(tr("Agenda as PDF"), QStringLiteral("file-down"), QKeySequence(Qt::CTRL | Qt::Key_P),
                        [this] { writePdf(); })};
    m_editing = {addJob(tr("Edit the line"), QStringLiteral("pencil"), Qt::Key_E, [this] { m_item->edit(); }),
                 addJob(tr("Move the line up"), QStringLiteral("arrow-up"), QKeySequence(Qt::ALT | Qt::Key_Up),
                        [this] { move(-1); }),
                 addJob(tr("Move the line down"), QStringLiteral("arrow-down"), QKeySequence(Qt::ALT | Qt::Key_Down),
                        [this] { move(1); }),
                 addJob(tr("Hide the line from the paper, or show it"), QStringLiteral("eye-off"), Qt::Key_Delete,
                        [this] { toggleHidden(); }),
                 addJob(tr("Add a line"), QStringLiteral("plus"), QKeySequence(Qt::CTRL | Qt::Key_N),
                        [this] { m_item->add(m_agenda->currentSection()); }),
                 addJob(tr("Build the agenda again"), QStringLiteral("refresh-cw"), Qt::Key_R, [this] { build(); })};
    m_addAction =
        addJob(tr("Add an action"), QStringLiteral("list-checks"), Qt::Key_A, [this] { m_actionPanel->add(); });
    m_held = addJob(tr("Mark the meeting as held"), QStringLiteral("check"), QKeySequence(Qt::CTRL | Qt::Key_H),
                    [this] { markHeld(); });
    m_undo = addJob(tr("Undo"), QStringLiteral("undo-2"), QKeySequence::Undo, [this] { undo(); });
    m_planAction = addJob(tr("Plan a meeting"), QStringLiteral("calendar-plus"),
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] { plan(); });
    refreshActions();
}

void MeetingPage::refreshActions() {
    const desk::AgendaView& view = m_agenda->model().view();
    const bool shown = isReady() && !m_agenda->showsMeetings();
    for (QAction* action : std::as_const(m_reading))
        action->setEnabled(isReady());
    for (QAction* action : std::as_const(m_editing))
        action->setEnabled(shown && view.mayEdit && !m_item->isEditing());
    m_addAction->setEnabled(isReady() && view.mayAct);
    m_held->setEnabled(isReady() && view.mayEdit && view.meeting.at <= m_jobs.now());
    m_undo->setEnabled(isReady() && !m_steps.isEmpty());
    QVector<KeyHint> hints{{{tr("J"), tr("K")}, tr("next, previous")}, {{tr("Ctrl P")}, tr("PDF")}};
    if (view.mayEdit)
        hints += {{{tr("E")}, tr("edit")},         {{tr("Alt ↑"), tr("Alt ↓")}, tr("move")},
                  {{tr("Del")}, tr("hide, show")}, {{tr("Ctrl N")}, tr("add a line")},
                  {{tr("Ctrl Z")}, tr("undo")},    {{tr("R")}, tr("build again")}};
    hints += {{{tr("M")}, tr("meetings")}, {{tr("S")}, tr("section")}};
    m_keys->setHints(hints);
    m_keys->setVisible(isReady());
    m_planAction->setEnabled(!isReady() || view.mayAct);
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

void MeetingPage::take(const QFuture<Result<desk::AgendaStep>>& future, std::function<void()> after) {
    onAnswer(
        this, future,
        [this, after = std::move(after)](const desk::AgendaStep& step) {
            m_error->dismiss();
            if (!step.itemsAfter.isEmpty() || !step.actionsAfter.isEmpty())
                m_steps.append(step);
            if (m_steps.size() > mostSteps)
                m_steps.removeFirst();
            m_wantedItem = step.itemId;
            if (after)
                after();
            readAgenda();
        },
        [this](const Error& error) { m_error->showError(error); });
}

void MeetingPage::undo() {
    if (m_steps.isEmpty())
        return;
    const desk::AgendaStep step = m_steps.takeLast();
    onAnswer(
        this, m_jobs.undo(step),
        [this, step] {
            m_error->dismiss();
            m_wantedItem = step.itemId;
            readAgenda();
        },
        [this](const Error& error) {
            m_error->showError(error);
            refreshActions();
        });
}

void MeetingPage::move(int by) {
    if (const desk::AgendaLine* line = m_agenda->current())
        take(m_jobs.moveItem(line->item.id, by));
}

void MeetingPage::toggleHidden() {
    const desk::AgendaLine* line = m_agenda->current();
    if (line == nullptr)
        return;
    const bool hide = !line->item.hidden;
    take(m_jobs.setHidden(line->item.id, hide), [this, hide] {
        Toast::show(this, hide ? tr("Hidden from the paper. Ctrl+Z brings it back.") : tr("On the paper again."));
    });
}

void MeetingPage::build() {
    onAnswer(
        this, m_jobs.build(m_meetingId),
        [this](const domain::Meeting&) {
            m_error->dismiss();
            m_steps.clear(); // what they changed may be another thing now
            Toast::show(this, tr("Built from what happened up to now. What was edited has stayed."));
            readAgenda();
        },
        [this](const Error& error) { m_error->showError(error); });
}

void MeetingPage::markHeld() {
    onAnswer(
        this, m_jobs.markHeld(m_meetingId),
        [this](const domain::Meeting&) {
            m_steps.clear();
            Toast::show(this, tr("Held. The next agenda begins where this one ends."));
            reload();
        },
        [this](const Error& error) { m_error->showError(error); });
}

void MeetingPage::plan() {
    m_error->dismiss();
    m_stack->setCurrentIndex(PlanPage);
    m_plan->start(m_jobs.schemes(), m_meetings, localDate(m_jobs.now()));
    refreshActions();
}

void MeetingPage::planned(const desk::MeetingPlan& plan) {
    onAnswer(
        this, m_jobs.plan(plan),
        [this](const domain::Meeting& meeting) {
            m_error->dismiss();
            m_stack->setCurrentIndex(LoadingPage);
            m_meetingId = meeting.id;
            m_steps.clear();
            onAnswer(
                this, m_jobs.build(meeting.id), [this](const domain::Meeting&) { reload(); },
                [this](const Error& error) {
                    m_error->showError(error);
                    reload();
                });
        },
        [this](const Error& error) { m_error->showError(error); });
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

void MeetingPage::writePdf() {
    const desk::AgendaView& view = m_agenda->model().view();
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = tr("Agenda %1.pdf").arg(localDate(view.meeting.at).toString(Qt::ISODate));
    m_askPath(QDir(folder).filePath(name), [this](const QString& path) {
        onAnswer(
            this, m_jobs.pdf(m_meetingId, path),
            [this](const desk::PaperWritten& paper) {
                m_error->dismiss();
                Toast::show(this, paper.pages == 1 ? tr("Written: %1, 1 page").arg(paper.path)
                                                   : tr("Written: %1, %2 pages").arg(paper.path).arg(paper.pages));
            },
            [this](const Error& error) { m_error->showError(error); });
    });
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
