// Patrols as they stand on the map. Values.
#pragma once

#include "base/Clock.h"

#include <QPointF>
#include <QString>
#include <QVector>

namespace watchdesk::desk {

/// A set that no premises hold, where it was known to be last.
struct Patrol {
    QString radioSetId;
    QString callSign;
    UtcMs seenAt = 0;   ///< when it was there
    QPointF at;         ///< metres east and north
    QString premisesId; ///< at which it was; empty: somewhere in `words`
    QString words;      ///< the street or square that was said
    bool operator==(const Patrol&) const = default;
};

struct Patrols {
    QVector<Patrol> placed; ///< by call sign; each once
    int unplaced = 0;       ///< on watch, and nobody knows where
    bool operator==(const Patrols&) const = default;
};

/// What is older says nothing of where a patrol is.
inline constexpr UtcMs patrolKnownMs = 60 * 60'000;

} // namespace watchdesk::desk
