// The real desk behind the interfaces of Jobs.h.
#pragma once

#include "ui/gallery/Jobs.h"

#include <memory>

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

/// Adapters, made once for a page; the desk outlives them. Window's thread.
class GalleryDeskJobs {
public:
    explicit GalleryDeskJobs(desk::Desk& desk);
    ~GalleryDeskJobs();
    [[nodiscard]] GalleryJobs jobs() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::ui
