#include "ui/meeting/DeskMeetings.h"
#include "ui/meeting/MeetingPage.h"

namespace watchdesk::ui {

// Apart from the rest, so that a program that shows the page over other jobs needs no desk.
MeetingPage::MeetingPage(desk::Desk& desk, QWidget* parent) : MeetingPage(*new DeskMeetings(desk, &desk), parent) {
    m_jobs.setParent(this);
}

} // namespace watchdesk::ui
