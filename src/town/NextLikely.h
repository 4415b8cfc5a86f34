// Where somebody who walks through town may come by next. Pure rules.
#pragma once

#include "base/Clock.h"
#include "town/Walking.h"

#include <QPointF>
#include <QString>
#include <QVector>

#include <optional>

namespace watchdesk::town {

/// How people walk, and how long a sighting is good for.
struct WalkRule {
    double metresPerSecond = 1.4; ///< an adult who is not in a hurry
    double spread = 0.35;         ///< of the way walked so far: how much faster or slower it may have been
    double behind = 0.25;         ///< what a place right behind the heading counts, beside one ahead
    double nearSeconds = 90;      ///< a place that is so much further counts 1/e of a near one
    double mostSeconds = 240;     ///< further than that is not told
    double halfLifeSeconds = 180; ///< so old a sighting counts half
    double oldestSeconds = 600;   ///< nothing is told from an older one
};

/// The last that is known of the person.
struct LastSeen {
    QPointF at; ///< metres
    UtcMs when = 0;
    std::optional<QPointF> towards; ///< a place that they were heading for, or a point beyond them on their way
    QString street = {};            ///< in which they were seen; may be empty
};

/// A place that they may come by.
struct PlaceAt {
    QString id;
    QPointF at;
    QString street = {}; ///< its address; may be empty
};

/// One of them, with how far it is from where they were seen.
struct NextPlace {
    QString id;
    double metres = 0; ///< along the streets
    int seconds = 0;   ///< at the rule's speed, from where they were last seen
    double weight = 0; ///< above 0, at most 1; for the order alone, no probability
    /// The minute of walking in which it is reached: 1, 2, …
    [[nodiscard]] int minute() const { return 1 + (seconds > 0 ? (seconds - 1) / 60 : 0); }
    bool operator==(const NextPlace&) const = default;
};

/// How much a sighting of that age still says, from 1 down; 0 when it is too old.
[[nodiscard]] double fadeOf(double ageSeconds, const WalkRule& rule = {});

/// The most likely first: places near along the streets before far ones, those that have probably been passed and those
/// behind the heading softly after the others. Places that no street leads to within reach, and the place itself where
/// they were seen (within 5 m of walking), are left out. Takes some milliseconds in a large town.
[[nodiscard]] QVector<NextPlace> nextLikely(const Walking& walking, const LastSeen& seen,
                                            const QVector<PlaceAt>& places, UtcMs now, const WalkRule& rule = {});

} // namespace watchdesk::town
