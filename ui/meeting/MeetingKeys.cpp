// What is done on the page by key and from the menu of everything.
#include "ui/meeting/ActionPanel.h"
#include "ui/meeting/AgendaPanel.h"
#include "ui/meeting/ItemPane.h"
#include "ui/meeting/MeetingPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/KeyBar.h"

#include <QAction>

#include <utility>

namespace watchdesk::ui {

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

} // namespace watchdesk::ui
