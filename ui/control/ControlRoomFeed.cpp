// What the control room does with its feed.
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/LoadSheet.h"
#include "ui/control/ShelfSheet.h"
#include "ui/widgets/ErrorBanner.h"

#include <QAction>

namespace watchdesk::ui {

void ControlRoomPage::makeFeedActions() {
    addStep(tr("Find in the feed"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_F),
            [this] { m_feed->openFind(); });
    addStep(tr("Older hit in the feed"), QStringLiteral("arrow-down"), QKeySequence(Qt::ALT | Qt::Key_Down),
            [this] { m_feed->find().step(1); });
    addStep(tr("Newer hit in the feed"), QStringLiteral("arrow-up"), QKeySequence(Qt::ALT | Qt::Key_Up),
            [this] { m_feed->find().step(-1); });
    addStep(tr("Go to a time of the feed…"), QStringLiteral("history"), QKeySequence(Qt::CTRL | Qt::Key_G),
            [this] { m_feed->openJump(); });
    addStep(tr("Back to now"), QStringLiteral("clock"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G),
            [this] { m_feed->jump().backToNow(); });
    addStep(tr("Unfold the row, or fold it"), QStringLiteral("layers"), QKeySequence(Qt::ALT | Qt::Key_K),
            [this] { m_feed->view().turnFold(); });
    addStep(tr("Suspend what made the row…"), QStringLiteral("bell-off"),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { suspendSource(); });
    addStep(tr("Suspended sources…"), QStringLiteral("bell"), QKeySequence(Qt::ALT | Qt::Key_U),
            [this] { showShelves(); });
    addJob(tr("Bundle a flood of alarms, or show all of it"), QStringLiteral("layers"),
           QKeySequence(Qt::ALT | Qt::Key_B), [this] { m_feed->floodBand().turn(); });
    addStep(tr("Load of alarms…"), QStringLiteral("activity"), QKeySequence(Qt::ALT | Qt::Key_A),
            [this] { showLoad(); });
    connect(m_feed, &FeedPanel::suspendWanted, this, &ControlRoomPage::suspendSource);
    connect(m_feed, &FeedPanel::shelvesWanted, this, &ControlRoomPage::showShelves);
    connect(m_feed, &FeedPanel::loadWanted, this, &ControlRoomPage::showLoad);
}

void ControlRoomPage::suspendSource() {
    const QModelIndex current = m_feed->view().currentIndex();
    const desk::FeedRow* row = current.isValid() ? m_feed->model().row(current.row()) : nullptr;
    if (row == nullptr)
        return say(tr("Choose a row of the feed first."), false);
    if (!m_jobs.shelves.maySuspend())
        return say(tr("That is for coordinators and CCTV operators."), false);
    if (!domain::mayBeHeld(row->kind, row->source))
        return say(tr("What made this row cannot be suspended: it always comes."), false);
    auto* sheet = new ShelfSheet(this, m_jobs.shelves, m_jobs.clock, *row);
    connect(sheet, &ShelfSheet::suspended, this,
            [this](const QString& name) { say(tr("Suspended: %1").arg(name), false); });
}

void ControlRoomPage::showShelves() {
    new ShelfList(this, m_jobs.shelves, m_jobs.clock);
}

void ControlRoomPage::showLoad() {
    new LoadSheet(this, m_feed->meter());
}

} // namespace watchdesk::ui
