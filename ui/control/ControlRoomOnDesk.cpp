#include "ui/control/ControlRoomPage.h"
#include "ui/control/DeskJobs.h"

namespace watchdesk::ui {

// Apart from the rest, so that a program that shows the page over other jobs needs no desk.
ControlRoomPage::ControlRoomPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_deskJobs(std::make_shared<DeskJobs>(desk)), m_jobs(m_deskJobs->jobs()) {
    connect(&desk, &desk::Desk::opened, this, &ControlRoomPage::reload);
    build();
}

} // namespace watchdesk::ui
