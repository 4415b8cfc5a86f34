#include "ui/control/ControlRoomPage.h"
#include "ui/control/DeskJobs.h"
#include "ui/control/Listening.h"
#include "ui/control/Playback.h"

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
}

} // namespace watchdesk::ui
