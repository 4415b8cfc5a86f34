// An alert that nobody takes rises: by prominence, then by sound, then by words.
#pragma once

#include "domain/Alert.h"

namespace watchdesk::domain {

/// How far an alert has risen. Each includes those before it.
enum class Rise {
    Calm,     ///< taken, or too fresh to insist
    Raised,   ///< more prominent
    Sounding, ///< a calm sound, again and again
    Untaken,  ///< nobody has taken this: tell the police or the next desk
};

/// After how long without anybody; 0: never. Settings of the scheme.
struct RiseTimes {
    UtcMs raisedAfter = 15'000;
    UtcMs soundAfter = 45'000;
    UtcMs untakenAfter = 120'000;
};

/// When whoever had it handed it to nobody (an open alert keeps that instant in claimedAt); 0: nobody has had it.
[[nodiscard]] UtcMs putBackAt(const Alert& alert);
/// Since when it waits for somebody: since it was raised, or put back.
[[nodiscard]] UtcMs waitsSince(const Alert& alert);
/// Whether nobody has claimed it and no party has said that it heard, since it was put back if it was.
[[nodiscard]] bool isUntaken(const Alert& alert);
/// Pure. A clock of another desk's that is ahead makes it calm, never louder.
[[nodiscard]] Rise riseOf(const Alert& alert, UtcMs now, const RiseTimes& times);

} // namespace watchdesk::domain
