// Where names stand on the map.
#pragma once

#include "town/TownMap.h"

#include <QFont>
#include <QRectF>
#include <QString>
#include <QVector>

namespace watchdesk::town {

/// Greater names first; each has its size of type.
enum class NameRank { Main, Street, Place, Minor };

/// A name as it is written: turned by `degrees` about its middle. Device pixels of a step's plane, y to the south.
struct PlacedName {
    QString text;
    NameRank rank = NameRank::Street;
    QPointF middle;
    double degrees = 0; ///< clockwise, -90 … 90: never upside down
    double width = 0;
    QRectF box; ///< all that it takes, its halo with it
};

/// The type of a rank: 11 or 12 logical pixels.
[[nodiscard]] QFont fontOf(NameRank rank, const QFont& font, double pixelRatio);

/// Places names at one scale: along their street where it is straight enough and long enough, again after a while; in
/// the middle of areas that have room. None overlaps another; what finds no room is left out. The same map gives the
/// same places. Any thread.
[[nodiscard]] QVector<PlacedName> placeNames(const TownMap& map, double pixelsPerMetre, const QFont& font,
                                             double pixelRatio);

} // namespace watchdesk::town
