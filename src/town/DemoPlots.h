// Houses of the demo town: footprints that stand along streets and in nobody's way. Internal to DemoMap.
#pragma once

#include "base/Random.h"
#include "town/DemoPlan.h"

#include <QPolygonF>
#include <QVector>

namespace watchdesk::town::demo {

/// A house.
struct Plot {
    QPolygonF ring;
    int road = -1;    ///< that it faces; -1: none
    int side = 1;     ///< 1 left of the road, -1 right of it
    double along = 0; ///< metres down the road, for its number
};

/// Ground that is taken, and the houses on what is left.
class Plots {
public:
    Plots(const QVector<Road>& roads, const QVector<QPolygonF>& taken);
    /// The house of somebody who is there already, at a point beside the road: as wide as the neighbours leave room
    /// for.
    void addAround(const QPointF& point, int road, Random& random);
    /// Terraces in the middle of the town and pairs of houses farther out, on both sides.
    void addAlong(int road, Random& random);
    /// Workshops and back houses in the yards behind the street.
    void addBehind(int road, Random& random);
    [[nodiscard]] const QVector<Plot>& plots() const { return m_plots; }
    /// Whether a lane may go there.
    [[nodiscard]] bool isFree(const QPointF& point, double clear) const;

private:
    struct Front {
        double from = 0; ///< metres down the road
        double width = 0;
        double setback = 0; ///< from the middle of the road
        double depth = 0;
        int side = 1;
    };
    [[nodiscard]] QPolygonF ringOf(int road, const Front& front) const;
    [[nodiscard]] bool hasRoom(const QPolygonF& ring) const;
    bool add(int road, const Front& front);
    [[nodiscard]] static Front nextFront(bool central, Random& random);

    const QVector<Road>& m_roads;
    QVector<QPolygonF> m_taken; ///< open ground, landmarks and houses
    QVector<QRectF> m_boxes;    ///< of them
    QVector<Plot> m_plots;
};

} // namespace watchdesk::town::demo
