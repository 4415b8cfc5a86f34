#include "desk/Desk.h"
#include "ui/cctv/CctvPage.h"
#include "ui/cctv/DeskStills.h"

namespace watchdesk::ui {

// Apart from the rest, so that a program that shows the page over other jobs needs no desk.
CctvPage::CctvPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent),
      m_deskStills(stillsOf(desk)), m_jobs{*m_deskStills, desk.clock(), [&desk] { return desk.person().name; }} {
    connect(&desk, &desk::Desk::opened, this, &CctvPage::reload);
    build();
}

} // namespace watchdesk::ui
