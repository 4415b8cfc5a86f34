// The steps that change a meeting, and what takes them back; the agenda on paper.
#include "ui/meeting/AgendaPanel.h"
#include "ui/meeting/MeetingPage.h"
#include "ui/meeting/PlanForm.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/Toast.h"

#include <QDir>
#include <QFileDialog>
#include <QStackedWidget>
#include <QStandardPaths>

#include <utility>

namespace watchdesk::ui {

namespace {

constexpr qsizetype mostSteps = 100; ///< that can be taken back

} // namespace

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

} // namespace watchdesk::ui
