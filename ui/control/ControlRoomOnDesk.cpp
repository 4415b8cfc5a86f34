#include "ui/control/ControlRoomPage.h"
#include "ui/control/DeskJobs.h"
#include "ui/control/Listening.h"
#include "ui/control/Playback.h"
#include "ui/control/RollCallBar.h"
#include "ui/control/RollCallSheet.h"
#include "ui/control/WatchSheet.h"
#include "ui/widgets/ErrorBanner.h"

#include <QVBoxLayout>

namespace watchdesk::ui {

// Apart from the rest, so that a program that shows the page over other jobs needs no desk.
ControlRoomPage::ControlRoomPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_deskJobs(std::make_shared<DeskJobs>(desk)), m_jobs(m_deskJobs->jobs()) {
    connect(&desk, &desk::Desk::opened, this, &ControlRoomPage::reload);
    build();
    // Nobody signed in, nobody to hear it.
    connect(&desk, &desk::Desk::opened, m_listening, [this] { m_listening->setAtDesk(true); });
    connect(&desk, &desk::Desk::locked, m_listening, [this] {
        m_playback->stop();
        m_listening->setAtDesk(false);
    });
    m_listening->setAtDesk(desk.isOpen());
    addWatch(desk);
}

// Roll-calls and turns on watch are the desk's alone: over other jobs there are none.
void ControlRoomPage::addWatch(desk::Desk& desk) {
    const auto rollCall = [this, &desk] { new RollCallSheet(this, desk); };
    auto* bar = new RollCallBar(desk.rollCalls(), this);
    connect(bar, &RollCallBar::wanted, this, rollCall);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->indexOf(m_error), bar);
    addJob(tr("Roll-call…"), QStringLiteral("list"), QKeySequence(Qt::CTRL | Qt::Key_R), rollCall);
    addJob(tr("Who is on watch…"), QStringLiteral("users"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
           [this, &desk] { new WatchSheet(this, desk); });
}

} // namespace watchdesk::ui
