#include "town/DemoNet.h"

#include "town/Lines.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace watchdesk::town::demo {

namespace {

constexpr double endReach = 14; ///< an end this near to a road leads to it
constexpr double stride = 13;
constexpr int mostStrides = 22;
constexpr double beside = 40; ///< nearer than this two streets have no room for houses between them
constexpr int tries = 2500;

/// A place on a road.
struct OnRoad {
    int road = -1;
    qsizetype stretch = 0; ///< its first point
    QPointF at;
    double metres = 1e9;
};

OnRoad nearest(const QVector<Road>& roads, const QPointF& point, const std::function<bool(int)>& asked) {
    OnRoad best;
    for (int road = 0; road < roads.size(); ++road) {
        const QPolygonF& line = roads[road].line;
        for (qsizetype i = 0; asked(road) && i + 1 < line.size(); ++i) {
            const QPointF at = nearestOn(line[i], line[i + 1], point);
            if (const double metres = distance(at, point); metres < best.metres)
                best = {road, i, at, metres};
        }
    }
    return best;
}

/// Makes the place a point of the road, unless it is one; answers the point.
QPointF pointAt(Road& road, qsizetype stretch, const QPointF& at) {
    const QPointF place = toDecimetres(at);
    for (const qsizetype end : {stretch, stretch + 1}) {
        if (distance(road.line[end], place) < 1.5)
            return road.line[end];
    }
    road.line.insert(stretch + 1, place);
    return place;
}

void tieEnd(QVector<Road>& roads, int own, bool last) {
    const QPolygonF& line = roads[own].line;
    const QPointF end = last ? line.last() : line.first();
    const OnRoad other = nearest(roads, end, [&](int road) { return road != own; });
    if (other.metres > endReach)
        return;
    const QPointF tie = pointAt(roads[other.road], other.stretch, other.at);
    QPolygonF& mine = roads[own].line;
    if (distance(tie, end) < 3)
        (last ? mine.last() : mine.first()) = tie;
    else if (last)
        mine.append(tie);
    else
        mine.prepend(tie);
}

/// Where two stretches cross between their ends.
std::optional<QPointF> crossing(const QPointF& a, const QPointF& b, const QPointF& c, const QPointF& d) {
    const QPointF u = b - a;
    const QPointF v = d - c;
    const double cross = u.x() * v.y() - u.y() * v.x();
    if (std::abs(cross) < 1e-6)
        return {};
    const QPointF w = c - a;
    const double s = (w.x() * v.y() - w.y() * v.x()) / cross;
    const double t = (w.x() * u.y() - w.y() * u.x()) / cross;
    if (s <= 0 || s >= 1 || t <= 0 || t >= 1)
        return {};
    return a + u * s;
}

void tieCrossings(Road& one, Road& other) {
    for (qsizetype i = 0; i + 1 < one.line.size(); ++i) {
        for (qsizetype j = 0; j + 1 < other.line.size(); ++j) {
            const auto at = crossing(one.line[i], one.line[i + 1], other.line[j], other.line[j + 1]);
            if (!at)
                continue;
            const QPointF place = pointAt(one, i, *at);
            const QPointF there = pointAt(other, j, place);
            // Either had a point nearby: both take the one.
            std::replace(one.line.begin(), one.line.end(), place, there);
        }
    }
}

QPointF unit(const QPointF& way) {
    return way / distance({}, way);
}

class Grower {
public:
    Grower(QVector<Road>& roads, Random& random, const std::function<bool(const QPointF&)>& isFree)
        : m_roads(roads), m_random(random), m_isFree(isFree) {}

    /// A lane off a road picked by chance; whether it came to anything.
    bool grow(const QString& name) {
        const int from = static_cast<int>(m_random.below(static_cast<std::uint64_t>(m_roads.size())));
        const auto start = startOn(from);
        if (!start)
            return false;
        Road lane{name, WayKind::Street, QPolygonF({start->first})};
        if (!walk(lane.line, start->second, from))
            return false;
        const OnRoad root = nearest(m_roads, lane.line.first(), [&](int road) { return road == from; });
        lane.line.first() = pointAt(m_roads[from], root.stretch, root.at);
        m_roads += lane;
        tieEnd(m_roads, static_cast<int>(m_roads.size()) - 1, true);
        return true;
    }

private:
    /// Where it leaves and which way.
    std::optional<std::pair<QPointF, QPointF>> startOn(int from) {
        const Road& road = m_roads[from];
        const double length = lengthOf(road.line);
        if (road.kind == WayKind::Walk || length < 70)
            return {};
        const double along = 25 + (length - 50) * m_random.unit();
        const QPointF at = toDecimetres(pointAlong(road.line, along));
        // Towns fill up from within.
        if (distance(at, {}) > 300 && m_random.below(12) != 0)
            return {};
        const QPointF way = unit(pointAlong(road.line, along + 3) - pointAlong(road.line, along - 3));
        const double side = m_random.below(2) == 0 ? 1 : -1;
        const QPointF across(-way.y() * side, way.x() * side);
        return std::pair{at, unit(across + way * (m_random.unit() - 0.5) * 0.5)};
    }

    bool walk(QPolygonF& line, QPointF way, int from) {
        const double bend = (m_random.unit() - 0.5) * 0.12;
        int crowded = 0;
        for (int step = 1; step <= mostStrides; ++step) {
            way = unit(way + QPointF(-way.y(), way.x()) * (bend + (m_random.unit() - 0.5) * 0.14));
            const QPointF next = toDecimetres(line.last() + way * stride);
            if (!m_isFree(next) || !bounds().adjusted(-40, -40, 40, 40).contains(next))
                return false;
            const OnRoad other = nearest(m_roads, next, [&](int road) { return road != from || step > 4; });
            if (other.metres < endReach) {
                line += next;
                return step > 4;
            }
            // Beside its own road it may be for the first steps.
            crowded = other.metres < beside && step > 2 ? crowded + 1 : 0;
            if (crowded > 3)
                return false;
            line += next;
        }
        // A close; it has to be worth its houses.
        return true;
    }

    QVector<Road>& m_roads;
    Random& m_random;
    const std::function<bool(const QPointF&)>& m_isFree;
};

} // namespace

void knit(QVector<Road>& roads) {
    for (int i = 0; i < roads.size(); ++i) {
        tieEnd(roads, i, false);
        tieEnd(roads, i, true);
    }
    for (int i = 0; i < roads.size(); ++i) {
        for (int j = 0; j < i; ++j)
            tieCrossings(roads[i], roads[j]);
    }
}

void growLanes(QVector<Road>& roads, Random& random, const std::function<bool(const QPointF&)>& isFree) {
    QStringList names = laneNames();
    Grower grower(roads, random, isFree);
    for (int i = 0; i < tries && !names.isEmpty(); ++i) {
        if (grower.grow(names.first()))
            names.removeFirst();
    }
}

} // namespace watchdesk::town::demo
