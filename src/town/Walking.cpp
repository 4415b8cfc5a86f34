#include "town/Walking.h"

#include "town/Lines.h"
#include "town/Names.h"

#include <queue>

#include <algorithm>
#include <climits>
#include <cmath>
#include <limits>

namespace watchdesk::town {

namespace {

constexpr double cellMetres = 50;
constexpr double nowhere = std::numeric_limits<double>::infinity();

int cellOf(double metres) {
    return static_cast<int>(std::floor(metres / cellMetres));
}

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

Walking::Walking(std::shared_ptr<const TownMap> map) : m_map(std::move(map)), m_graph(*m_map) {
    for (const Way& way : std::as_const(m_map->ways))
        m_names += way.walkable ? foldedStreet(way.name) : QString();
    for (int edge = 0; edge < static_cast<int>(m_graph.edges().size()); ++edge)
        fileEdge(edge);
}

void Walking::fileEdge(int number) {
    const StreetGraph::Edge& edge = m_graph.edges()[at(number)];
    const QPolygonF& line = m_map->ways[edge.way].line;
    double along = 0;
    for (int i = edge.first; i < edge.last; ++i) {
        // By points a cell's width apart at most: what it only touches between them is found from the next ring.
        const double length = distance(line[i], line[i + 1]);
        const int steps = 1 + static_cast<int>(length / cellMetres);
        std::pair<int, int> last{INT_MIN, INT_MIN};
        for (int step = 0; step <= steps; ++step) {
            const QPointF on = line[i] + (line[i + 1] - line[i]) * (static_cast<double>(step) / steps);
            const std::pair<int, int> cell{cellOf(on.x()), cellOf(on.y())};
            if (cell != last)
                m_cells[cell] += Piece{number, i, along};
            last = cell;
        }
        along += length;
    }
}

std::optional<WalkSpot> Walking::spotAt(const QPointF& point, double within, const QString& street) const {
    constexpr double aboutAsNear = 25;
    const QString wanted = foldedStreet(street);
    std::optional<WalkSpot> best, named;
    for (int x = cellOf(point.x() - within) - 1; x <= cellOf(point.x() + within) + 1; ++x) {
        for (int y = cellOf(point.y() - within) - 1; y <= cellOf(point.y() + within) + 1; ++y) {
            for (const Piece& piece : m_cells.value({x, y})) {
                const int way = m_graph.edges()[at(piece.edge)].way;
                const QPolygonF& line = m_map->ways[way].line;
                const QPointF on = nearestOn(line[piece.point], line[piece.point + 1], point);
                const WalkSpot spot{piece.edge, piece.along + distance(line[piece.point], on), distance(on, point), on};
                if (spot.off <= within && (!best || spot.off < best->off))
                    best = spot;
                if (spot.off <= within && m_names[way] == wanted && (!named || spot.off < named->off))
                    named = spot;
            }
        }
    }
    return named && !wanted.isEmpty() && named->off <= best->off + aboutAsNear ? named : best;
}

QPolygonF Walking::stretch(int number, double fromAlong, double toAlong) const {
    const StreetGraph::Edge& edge = m_graph.edges()[at(number)];
    const QPolygonF line = m_map->ways[edge.way].line.mid(edge.first, edge.last - edge.first + 1);
    const double low = std::min(fromAlong, toAlong);
    const double high = std::max(fromAlong, toAlong);
    QPolygonF part{pointAlong(line, low)};
    double along = 0;
    for (qsizetype i = 1; i < line.size(); ++i) {
        along += distance(line[i - 1], line[i]);
        if (along > low && along < high)
            part += line[i];
    }
    part += pointAlong(line, high);
    if (fromAlong > toAlong)
        std::reverse(part.begin(), part.end());
    return part;
}

WalkReach Walking::from(const WalkSpot& spot, double most) const {
    WalkReach reach(*this, spot, most);
    reach.walk();
    return reach;
}

void WalkReach::relax(int node, double metres, int edge) {
    m_metres[at(node)] = metres;
    m_came[at(node)] = edge;
}

void WalkReach::walk() {
    const StreetGraph& graph = m_walking->graph();
    m_metres.assign(graph.nodes().size(), nowhere);
    m_came.assign(graph.nodes().size(), -1);
    using Step = std::pair<double, int>; // metres, node
    std::priority_queue<Step, std::vector<Step>, std::greater<>> next;
    const auto reach = [&](int node, double metres, int edge) {
        if (metres > m_most || metres >= m_metres[at(node)])
            return;
        relax(node, metres, edge);
        next.push({metres, node});
    };
    const StreetGraph::Edge& first = graph.edges()[at(m_start.edge)];
    reach(first.from, m_start.along, -1);
    reach(first.to, first.metres - m_start.along, -1);
    while (!next.empty()) {
        const auto [metres, node] = next.top();
        next.pop();
        if (metres > m_metres[at(node)])
            continue;
        for (const int number : graph.edgesAt(node)) {
            const StreetGraph::Edge& edge = graph.edges()[at(number)];
            reach(edge.from == node ? edge.to : edge.from, metres + edge.metres, number);
        }
    }
}

/// By the first or the last node of its edge.
double WalkReach::through(const WalkSpot& spot, bool byFirst) const {
    const StreetGraph::Edge& edge = m_walking->graph().edges()[at(spot.edge)];
    return byFirst ? m_metres[at(edge.from)] + spot.along : m_metres[at(edge.to)] + edge.metres - spot.along;
}

bool WalkReach::isDirect(const WalkSpot& spot) const {
    return spot.edge == m_start.edge &&
           std::abs(spot.along - m_start.along) <= std::min(through(spot, true), through(spot, false));
}

double WalkReach::metresTo(const WalkSpot& spot) const {
    const double metres =
        isDirect(spot) ? std::abs(spot.along - m_start.along) : std::min(through(spot, true), through(spot, false));
    return metres > m_most ? nowhere : metres;
}

QPolygonF WalkReach::wayTo(const WalkSpot& spot) const {
    if (metresTo(spot) == nowhere)
        return {};
    if (isDirect(spot))
        return m_walking->stretch(spot.edge, m_start.along, spot.along);
    const bool byFirst = through(spot, true) <= through(spot, false);
    const auto& edges = m_walking->graph().edges();
    // From the end back to the beginning, then turned round.
    QPolygonF back = m_walking->stretch(spot.edge, spot.along, byFirst ? 0 : edges[at(spot.edge)].metres);
    int node = byFirst ? edges[at(spot.edge)].from : edges[at(spot.edge)].to;
    while (m_came[at(node)] >= 0) {
        const int number = m_came[at(node)];
        const StreetGraph::Edge& edge = edges[at(number)];
        back += m_walking->stretch(number, edge.to == node ? edge.metres : 0, edge.to == node ? 0 : edge.metres);
        node = edge.to == node ? edge.from : edge.to;
    }
    const StreetGraph::Edge& first = edges[at(m_start.edge)];
    // A ring comes back to the node it began at: the shorter half of it was walked.
    const bool fromFirst = first.from == node && m_metres[at(node)] == m_start.along;
    back += m_walking->stretch(m_start.edge, fromFirst ? 0 : first.metres, m_start.along);
    std::reverse(back.begin(), back.end());
    return back;
}

} // namespace watchdesk::town
