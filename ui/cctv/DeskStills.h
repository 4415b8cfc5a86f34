// The real desk behind the interface of Jobs.h.
#pragma once

#include "ui/cctv/Jobs.h"

#include <memory>

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

/// The desk's stills for a page; the desk outlives it. Window's thread.
[[nodiscard]] std::unique_ptr<StillJobs> stillsOf(desk::Desk& desk);

} // namespace watchdesk::ui
