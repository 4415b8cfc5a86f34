// When something happened, as people type it. Pure; any thread.
#pragma once

#include "base/Clock.h"

#include <QString>
#include <QTimeZone>

namespace watchdesk::domain {

/// What a typed time was read as.
struct SpokenTime {
    enum class Trouble {
        None,
        NotATime, ///< not understood
        Later,    ///< still to come
        Skipped   ///< a time that night did not have: the clocks went forward over it
    };
    UtcMs at = 0; ///< 0 with None: nothing was typed, it is now
    Trouble trouble = Trouble::None;
    bool twice = false; ///< the clocks went back over it: it was twice that night, and `at` is one of the two
    bool first = false; ///< the first of the two
};

/// "14:20", "1420", "2:20 pm", "10 min ago", "yesterday 23:15", "24/10 23:15", "now". A clock time that is still to
/// come today was yesterday. Of a time that was twice the later is meant, as far as it has been; "first" before it
/// means the other.
[[nodiscard]] SpokenTime readTime(const QString& typed, UtcMs now, const QTimeZone& zone);

} // namespace watchdesk::domain
