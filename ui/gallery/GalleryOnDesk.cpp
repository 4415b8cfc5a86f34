#include "desk/Desk.h"
#include "ui/gallery/GalleryDeskJobs.h"
#include "ui/gallery/GalleryPage.h"

namespace watchdesk::ui {

// Apart from the rest, so that a program that shows the page over other jobs needs no desk.
GalleryPage::GalleryPage(desk::Desk& desk, QWidget* parent)
    : QWidget(parent), m_deskJobs(std::make_shared<GalleryDeskJobs>(desk)), m_jobs(m_deskJobs->jobs()) {
    connect(&desk, &desk::Desk::opened, this, &GalleryPage::reload);
    build();
}

} // namespace watchdesk::ui
