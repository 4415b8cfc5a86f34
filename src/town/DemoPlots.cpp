#include "town/DemoPlots.h"

#include "town/Lines.h"

#include <algorithm>
#include <cmath>

namespace watchdesk::town::demo {

namespace {

constexpr double pavement = 1.5;
constexpr double centralWithin = 230; ///< metres from the market place

bool crosses(const QPointF& a, const QPointF& b, const QPointF& c, const QPointF& d) {
    const auto turn = [](const QPointF& p, const QPointF& q, const QPointF& r) {
        return (q.x() - p.x()) * (r.y() - p.y()) - (q.y() - p.y()) * (r.x() - p.x());
    };
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

template <class Fn>
bool anyEdge(const QPolygonF& ring, const Fn& fn) {
    for (qsizetype i = 0; i < ring.size(); ++i) {
        if (fn(ring[i], ring[(i + 1) % ring.size()]))
            return true;
    }
    return false;
}

bool overlap(const QPolygonF& a, const QPolygonF& b) {
    return a.containsPoint(b.first(), Qt::OddEvenFill) || b.containsPoint(a.first(), Qt::OddEvenFill) ||
           a.containsPoint(centreOf(b), Qt::OddEvenFill) || b.containsPoint(centreOf(a), Qt::OddEvenFill) ||
           anyEdge(a, [&](const QPointF& p, const QPointF& q) {
               return anyEdge(b, [&](const QPointF& r, const QPointF& s) { return crosses(p, q, r, s); });
           });
}

/// Whether the stretch of a road comes nearer than `clear` to the ring.
bool comesNear(const QPolygonF& ring, const QPointF& a, const QPointF& b, double clear) {
    if (ring.containsPoint(a, Qt::OddEvenFill) || ring.containsPoint(b, Qt::OddEvenFill))
        return true;
    return anyEdge(ring, [&](const QPointF& p, const QPointF& q) {
        return crosses(p, q, a, b) || distance(p, nearestOn(a, b, p)) < clear ||
               distance(a, nearestOn(p, q, a)) < clear || distance(b, nearestOn(p, q, b)) < clear;
    });
}

/// A little smaller: neighbours in a terrace touch.
QPolygonF shrunk(const QPolygonF& ring) {
    const QPointF middle = centreOf(ring);
    QPolygonF out;
    for (const QPointF& at : ring)
        out += middle + (at - middle) * 0.95;
    return out;
}

double between(Random& random, double low, double high) {
    return low + (high - low) * random.unit();
}

/// Metres down the line to its place that is nearest to a point.
double alongOf(const QPolygonF& line, const QPointF& point) {
    double best = 1e9, along = 0, out = 0;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QPointF at = nearestOn(line[i], line[i + 1], point);
        if (distance(at, point) < best) {
            best = distance(at, point);
            out = along + distance(line[i], at);
        }
        along += distance(line[i], line[i + 1]);
    }
    return out;
}

} // namespace

Plots::Plots(const QVector<Road>& roads, const QVector<QPolygonF>& taken) : m_roads(roads), m_taken(taken) {
    for (const QPolygonF& ring : taken)
        m_boxes += ring.boundingRect();
}

bool Plots::isFree(const QPointF& point, double clear) const {
    const QRectF near(point - QPointF(clear, clear), QSizeF(2 * clear, 2 * clear));
    for (qsizetype i = 0; i < m_taken.size(); ++i) {
        if (m_boxes[i].intersects(near) && (m_taken[i].containsPoint(point, Qt::OddEvenFill) ||
                                            anyEdge(m_taken[i], [&](const QPointF& a, const QPointF& b) {
                                                return distance(point, nearestOn(a, b, point)) < clear;
                                            })))
            return false;
    }
    return true;
}

QPolygonF Plots::ringOf(int road, const Front& front) const {
    const QPolygonF& line = m_roads[road].line;
    const QPointF a = pointAlong(line, front.from);
    const QPointF b = pointAlong(line, front.from + front.width);
    const double width = distance(a, b);
    if (width < front.width * 0.8)
        return {};
    const QPointF way = (b - a) / width;
    const QPointF across = QPointF(-way.y(), way.x()) * front.side;
    QPolygonF ring;
    for (const QPointF& at : {a + across * front.setback, b + across * front.setback,
                              b + across * (front.setback + front.depth), a + across * (front.setback + front.depth)})
        ring += toDecimetres(at);
    return ring;
}

bool Plots::hasRoom(const QPolygonF& ring) const {
    const QPolygonF inner = shrunk(ring);
    const QRectF box = ring.boundingRect();
    for (qsizetype i = 0; i < m_taken.size(); ++i) {
        if (m_boxes[i].intersects(box) && overlap(inner, m_taken[i]))
            return false;
    }
    for (const Road& road : m_roads) {
        const double clear = halfWidthOf(road.kind) + 0.5;
        const QRectF near = box.adjusted(-clear, -clear, clear, clear);
        for (qsizetype i = 0; i + 1 < road.line.size(); ++i) {
            const QRectF stretch = QRectF(road.line[i], road.line[i + 1]).normalized().adjusted(-0.1, -0.1, 0.1, 0.1);
            if (stretch.intersects(near) && comesNear(ring, road.line[i], road.line[i + 1], clear))
                return false;
        }
    }
    return true;
}

bool Plots::add(int road, const Front& front) {
    const QPolygonF ring = ringOf(road, front);
    if (ring.isEmpty() || !hasRoom(ring))
        return false;
    m_taken += ring;
    m_boxes += ring.boundingRect();
    m_plots += Plot{ring, road, front.side, front.from};
    return true;
}

void Plots::addAround(const QPointF& point, int road, Random& random) {
    const QPolygonF& line = m_roads[road].line;
    const double along = alongOf(line, point);
    const QPointF foot = pointAlong(line, along);
    const QPointF way = pointAlong(line, along + 1) - pointAlong(line, along - 1);
    const double left = way.x() * (point - foot).y() - way.y() * (point - foot).x();
    const double off = distance(point, foot);
    const double width = between(random, 8, 13);
    const double depth = between(random, 5, 9);
    // Narrower until it has room; the narrowest stands whatever is near, since somebody works there.
    for (const double part : {1.0, 0.85, 0.7, 0.55, 0.45, 0.36}) {
        Front front{along - width * part / 2, width * part,
                    std::min(halfWidthOf(m_roads[road].kind) + pavement, off - 0.8), 0, left >= 0 ? 1 : -1};
        front.depth = off + depth * part - front.setback;
        const QPolygonF ring = ringOf(road, front);
        if (ring.containsPoint(point, Qt::OddEvenFill) && add(road, front))
            return;
    }
    QPolygonF ring(QRectF(point - QPointF(2, 2), QSizeF(4, 4)));
    ring.removeLast();
    m_taken += ring;
    m_boxes += ring.boundingRect();
    m_plots += Plot{ring, road, left >= 0 ? 1 : -1, along};
}

Plots::Front Plots::nextFront(bool central, Random& random) {
    Front front;
    front.width = central ? between(random, 5, 10.5) : between(random, 11, 15);
    front.setback = pavement + (central ? between(random, 0, 0.6) : between(random, 4, 5.5));
    front.depth = central ? between(random, 9, 15) : between(random, 8, 10);
    return front;
}

void Plots::addAlong(int road, Random& random) {
    const Road& street = m_roads[road];
    if (street.kind == WayKind::Walk)
        return;
    const double length = lengthOf(street.line);
    for (const int side : {1, -1}) {
        double along = 3;
        while (along < length - 8) {
            const QPointF at = pointAlong(street.line, along);
            const bool central = distance(at, {}) < centralWithin;
            Front front = nextFront(central, random);
            front.from = along;
            front.side = side;
            front.setback += halfWidthOf(street.kind);
            // Along the ring road there are hedges.
            const bool hedge = street.name == QLatin1String("Ashby Ringway") && random.below(4) != 0;
            const bool stands = !hedge && add(road, front);
            const double gap = central ? (random.below(7) == 0 ? between(random, 2.5, 5) : 0) : between(random, 3, 5);
            along += stands ? front.width + gap : 3;
        }
    }
}

void Plots::addBehind(int road, Random& random) {
    const Road& street = m_roads[road];
    const double length = lengthOf(street.line);
    for (const int side : {1, -1}) {
        for (double along = 6; along < length - 6; along += between(random, 7, 14)) {
            const bool central = distance(pointAlong(street.line, along), {}) < centralWithin;
            Front front{along, between(random, 4, central ? 10 : 5),
                        between(random, central ? 23 : 28, central ? 38 : 34), between(random, 4, central ? 9 : 5),
                        side};
            if (random.below(10) < (central ? 8u : 3u))
                add(road, front);
        }
    }
}

} // namespace watchdesk::town::demo
