// The real desk behind the interfaces of Jobs.h.
#pragma once

#include "ui/control/Jobs.h"

#include <memory>

namespace watchdesk::ui {

/// Adapters, made once for a page; the desk outlives them. Window's thread: what the radio announces arrives queued.
class DeskJobs {
public:
    explicit DeskJobs(desk::Desk& desk);
    ~DeskJobs();
    [[nodiscard]] ControlJobs jobs() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::ui
