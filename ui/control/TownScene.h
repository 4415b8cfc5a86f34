// What is to be seen on the town map, and how it is marked. Values and pure functions.
#pragma once

#include "desk/Patrol.h"
#include "desk/Trail.h"
#include "domain/Contact.h"
#include "domain/Order.h"
#include "ui/map/MapLines.h"
#include "ui/map/MapMarkers.h"

#include <QHash>
#include <QRectF>

namespace watchdesk::ui {

/// What can be switched off.
struct TownLayers {
    bool trail = true;
    bool cameras = true;
    bool patrols = true;
    bool silent = false;
    bool zones = true;
};

/// Why nobody has heard from a place.
enum class Silence { NotHeard, RollCall };

/// An open alert that is not the one in hand.
struct AlertedPlace {
    qint64 number = 0;
    bool emergency = false;
    bool claimed = false;
};

/// A patrol, and how old what is known of it is.
struct PatrolMark {
    desk::Patrol patrol;
    int minutes = 0;
    bool operator==(const PatrolMark&) const = default;
};

struct TownScene {
    QVector<desk::TownPlace> places;
    QVector<domain::Camera> cameras;
    QVector<PatrolMark> patrols;
    QVector<domain::Zone> zones;
    QStringList zonesHere; ///< names of those that forbid the person of the alert in hand to be where they are
    QHash<QString, AlertedPlace> alerts; ///< by premises
    QHash<QString, Silence> silent;      ///< by premises
    QVector<desk::TrailStep> steps;      ///< of the alert in hand, as in desk::Trail
    desk::Trail trail;
    QString readPlace; ///< premises of the row that is read; empty: none
    TownLayers layers;
    [[nodiscard]] const desk::TownPlace* place(const QString& id) const;
};

/// So many next places are named, with the walk to them.
inline constexpr int namedNext = 4;

[[nodiscard]] QVector<MapMarker> markersOf(const TownScene& scene);
[[nodiscard]] QVector<MapLine> linesOf(const TownScene& scene);
/// The part of the town that shows the trail, where it may lead and the place that is read; without one, all premises.
/// Null: nothing to show.
[[nodiscard]] QRectF partOf(const TownScene& scene);
/// The premises that a marker stands for, or that a patrol is at; empty for cameras and places of nobody.
[[nodiscard]] QString premisesOf(const TownScene& scene, const QString& markerId);

} // namespace watchdesk::ui
