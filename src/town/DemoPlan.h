// What does not change with the seed in the demo town: its outer roads, river, railway and open ground. Internal to
// DemoMap.
#pragma once

#include "town/TownMap.h"

#include <QPolygonF>
#include <QString>
#include <QVector>

namespace watchdesk::town::demo {

/// A street of the demo town, before houses stand along it.
struct Road {
    QString name;
    WayKind kind = WayKind::Street;
    QPolygonF line;
};

/// Half of what a street is wide, metres.
[[nodiscard]] double halfWidthOf(WayKind kind);

/// The streets with shops in them (domain::demoStreets()) and the roads outside.
[[nodiscard]] QVector<Road> plannedRoads();
/// Names for lanes that are grown.
[[nodiscard]] QStringList laneNames();
/// The river as it flows, and its two banks as one ring.
[[nodiscard]] QPolygonF riverLine();
[[nodiscard]] QPolygonF riverBanks();
[[nodiscard]] QPolygonF railwayLine();
/// Squares, parks, the churchyard, car parks.
[[nodiscard]] QVector<Area> openGround();
/// The church, the shopping centre, the station, the mill.
[[nodiscard]] QVector<Area> landmarks();
[[nodiscard]] QRectF bounds();

} // namespace watchdesk::town::demo
