// Spans of time that are compared with each other. Pure; any thread.
#pragma once

#include "base/Clock.h"

#include <QTimeZone>

namespace watchdesk::insight {

/// From the first instant up to, but not including, the last.
struct Period {
    UtcMs from = 0;
    UtcMs to = 0;
    [[nodiscard]] bool contains(UtcMs at) const { return at >= from && at < to; }
};

/// What lies directly before, of the same length by the wall clock: a period that begins on a Thursday at 18:00 and
/// lasts four weeks has one before it that begins on a Thursday at 18:00, whether or not the clocks changed in between.
[[nodiscard]] Period periodBefore(const Period& period, const QTimeZone& zone);

/// Days of the wall clock that it touches, at least 1.
[[nodiscard]] int daysOf(const Period& period, const QTimeZone& zone);

} // namespace watchdesk::insight
