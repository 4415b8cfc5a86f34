#include "town/StreetGraph.h"

#include "town/Lines.h"

#include <QHash>

namespace watchdesk::town {

namespace {

/// How often each place is in a walkable way; an end counts as two.
QHash<std::pair<double, double>, int> usesOf(const TownMap& map) {
    QHash<std::pair<double, double>, int> uses;
    for (const Way& way : map.ways) {
        if (!way.walkable)
            continue;
        for (const QPointF& point : way.line)
            ++uses[{point.x(), point.y()}];
        for (const QPointF& end : {way.line.first(), way.line.last()})
            ++uses[{end.x(), end.y()}];
    }
    return uses;
}

} // namespace

StreetGraph::StreetGraph(const TownMap& map) {
    // Places are whole decimetres: what is one node in OpenStreetMap is one place here.
    const auto uses = usesOf(map);
    QHash<std::pair<double, double>, int> numbers;
    std::vector<int> nodeAt;
    for (int way = 0; way < map.ways.size(); ++way) {
        if (!map.ways[way].walkable)
            continue;
        nodeAt.clear();
        for (const QPointF& point : map.ways[way].line) {
            const std::pair<double, double> spot{point.x(), point.y()};
            int number = -1;
            if (uses.value(spot) > 1) {
                const auto found = numbers.constFind(spot);
                number = found != numbers.constEnd() ? *found : static_cast<int>(m_nodes.size());
                if (found == numbers.constEnd()) {
                    numbers.insert(spot, number);
                    m_nodes.push_back(point);
                }
            }
            nodeAt.push_back(number);
        }
        addWay(map, way, nodeAt);
    }
    fileEdges();
}

void StreetGraph::addWay(const TownMap& map, int way, const std::vector<int>& nodeAt) {
    const QPolygonF& line = map.ways[way].line;
    int from = nodeAt.front();
    int first = 0;
    double metres = 0;
    for (qsizetype i = 1; i < line.size(); ++i) {
        metres += distance(line[i - 1], line[i]);
        const int node = nodeAt[static_cast<std::size_t>(i)];
        if (node < 0)
            continue;
        m_edges.push_back({from, node, metres, way, first, static_cast<int>(i)});
        from = node;
        first = static_cast<int>(i);
        metres = 0;
    }
}

void StreetGraph::fileEdges() {
    m_first.assign(m_nodes.size() + 1, 0);
    const auto at = [](int node) { return static_cast<std::size_t>(node); };
    for (const Edge& edge : m_edges) {
        ++m_first[at(edge.from) + 1];
        m_first[at(edge.to) + 1] += edge.to != edge.from ? 1 : 0;
    }
    for (std::size_t i = 1; i < m_first.size(); ++i)
        m_first[i] += m_first[i - 1];
    m_filed.resize(static_cast<std::size_t>(m_first.back()));
    std::vector<int> next(m_first.begin(), m_first.end() - 1);
    for (int i = 0; i < static_cast<int>(m_edges.size()); ++i) {
        const Edge& edge = m_edges[at(i)];
        m_filed[at(next[at(edge.from)]++)] = i;
        if (edge.to != edge.from)
            m_filed[at(next[at(edge.to)]++)] = i;
    }
}

std::span<const int> StreetGraph::edgesAt(int node) const {
    const auto at = static_cast<std::size_t>(node);
    return std::span(m_filed).subspan(static_cast<std::size_t>(m_first[at]),
                                      static_cast<std::size_t>(m_first[at + 1] - m_first[at]));
}

} // namespace watchdesk::town
