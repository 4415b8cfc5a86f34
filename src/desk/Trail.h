// The way of the person of an alert through town. Values and a pure function; any thread.
#pragma once

#include "town/NextLikely.h"

#include <QPolygonF>
#include <QString>
#include <QVector>

#include <memory>
#include <optional>

namespace watchdesk::town {
class StreetIndex;
}

namespace watchdesk::desk {

/// Premises as they stand on the map.
struct TownPlace {
    QString id;
    QString name;
    QString callSign; ///< of a set that is out there; may be empty
    QString street;
    QString channel;  ///< on which that set talks; may be empty
    QString hours;    ///< domain::OpeningHours
    QPointF at;       ///< metres east and north
    bool pub = false; ///< of a pub watch
    bool operator==(const TownPlace&) const = default;
};

/// Where and when they were seen, as it was said.
struct TrailStep {
    UtcMs at = 0;
    QString premisesId; ///< empty when none of the members'
    QString words;      ///< what was noted: "Butter Row, grey hoodie"
    QString heading;    ///< "Market Place"; may be empty
    bool operator==(const TrailStep&) const = default;
};

/// What a trail is made of; steps oldest first, the alert's own place before all others.
struct TrailQuery {
    QVector<TrailStep> steps;
    QVector<TownPlace> places;
    UtcMs now = 0;
    bool foretell = true; ///< whether next places are wanted
};

/// A step as it stands on the map.
struct TrailPoint {
    std::optional<QPointF> at; ///< nothing: the map knows no such place
    bool exact = false;        ///< at premises; else somewhere in that street or square
    QString street = {};       ///< of the premises
    bool operator==(const TrailPoint&) const = default;
};

struct Trail {
    QVector<TrailPoint> points; ///< parallel to the steps
    QVector<QPolygonF> legs; ///< from each point that is known to the next that is: along the streets where it can be
    QPolygonF ahead;         ///< the beginning of the way on, to where they were said to be heading; may be empty
    int last = -1;           ///< the step that was seen last, of those with a place; -1: none
    QVector<town::NextPlace> next; ///< the most likely first
    bool operator==(const Trail&) const = default;
};

/// `index` and `walking` may be null: then only premises are known, legs are straight, and nothing is foretold.
[[nodiscard]] Trail followTrail(const town::StreetIndex* index, const town::Walking* walking, const TrailQuery& query);

} // namespace watchdesk::desk
