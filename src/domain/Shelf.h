// Sources of the feed that are suspended for a while.
#pragma once

#include "base/Clock.h"
#include "domain/Feed.h"

#include <QString>

namespace watchdesk::domain {

/// One source, silenced at one desk until a time. Its rows are held back from the feed, not from the log.
struct Shelf {
    QString id;
    qint64 version = 0;
    QString desk;   ///< at which
    QString source; ///< "set:…", "gateway:SHOP"
    QString name;   ///< sealed: what people call it
    QString reason; ///< sealed
    QString by;     ///< person id
    UtcMs since = 0;
    UtcMs until = 0;
    qint64 fromSeq = 0; ///< rows after this one are held back
};

enum class ShelfLength { QuarterHour, Hour, Shift };
inline constexpr UtcMs longestShelfMs = 12 * 3'600'000LL;

/// When it comes back by itself. A shift ends at 06:00, 14:00 or 22:00 in the scheme's zone.
[[nodiscard]] UtcMs shelfEnd(ShelfLength length, UtcMs now);
/// Whether rows of that kind may be held back at all: never alerts, emergencies and sightings.
[[nodiscard]] bool mayBeHeld(FeedKind kind, const QString& source);
/// Whether this shelf holds a row back; never one of an emergency, whatever kind it is of.
[[nodiscard]] bool holds(const Shelf& shelf, FeedKind kind, const QString& source, qint64 seq, bool emergency);

} // namespace watchdesk::domain
