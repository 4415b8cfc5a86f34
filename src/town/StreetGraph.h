// The streets as a net for walking.
#pragma once

#include "town/TownMap.h"

#include <QPointF>

#include <span>
#include <vector>

namespace watchdesk::town {

/// Nodes are the ends of walkable ways and the points in which they meet; an edge is a stretch of one way between two
/// of them, and can be walked both ways. Made once, then only read: any thread.
class StreetGraph {
public:
    struct Edge {
        int from = 0; ///< nodes
        int to = 0;
        double metres = 0;
        int way = 0;   ///< index into TownMap::ways
        int first = 0; ///< index of its first point in the way's line
        int last = 0;  ///< and of its last; greater
    };
    explicit StreetGraph(const TownMap& map);

    [[nodiscard]] const std::vector<QPointF>& nodes() const { return m_nodes; }
    [[nodiscard]] const std::vector<Edge>& edges() const { return m_edges; }
    /// Indexes of the edges that end at a node.
    [[nodiscard]] std::span<const int> edgesAt(int node) const;

private:
    void addWay(const TownMap& map, int way, const std::vector<int>& nodeAt);
    void fileEdges();
    std::vector<QPointF> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<int> m_filed; ///< edges, node by node
    std::vector<int> m_first; ///< where a node's begin in m_filed; one more at the end
};

} // namespace watchdesk::town
