// A time of the log as people type it.
#pragma once

#include "base/Clock.h"

#include <QString>

#include <optional>

namespace watchdesk::domain {

/// Why a text is no time of the log.
enum class MomentFault {
    None,
    Empty,
    NotUnderstood, ///< no day and no time
    NoSuchDay,     ///< 31/2, or a weekday that is not that date's
    NoSuchTime,    ///< 25:00
    Skipped,       ///< the clock went forward over it that night
    NotYet         ///< later than now
};

struct MomentReading {
    UtcMs at = 0;
    bool twice = false; ///< the clock went back over it that night: the later of the two
    MomentFault fault = MomentFault::None;
};

/// Reads "14:31", "1431", "2.31pm", "fri 21:00", "3/11 14:00", "3 nov", "2026-11-03 14:00", "yesterday 9pm", "noon",
/// "20 min ago", in the scheme's zone. A time without a day is its last one that has been; so is a day without a year,
/// and a weekday. A day without a time is its end. Case, commas and "at" do not matter. Pure.
[[nodiscard]] MomentReading momentOf(const QString& text, UtcMs now);

} // namespace watchdesk::domain
