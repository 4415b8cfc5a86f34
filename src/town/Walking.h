// Walking along the streets: from where to where, how far and which way.
#pragma once

#include "town/StreetGraph.h"

#include <QHash>
#include <QPolygonF>

#include <memory>
#include <optional>
#include <vector>

namespace watchdesk::town {

/// A place on the streets.
struct WalkSpot {
    int edge = -1;    ///< of the graph
    double along = 0; ///< metres from the edge's first node
    double off = 0;   ///< metres from the point that was asked for to the street
    QPointF at;       ///< on the street
};

class WalkReach;

/// The streets made ready for walking. Made once of a map, then only read: any thread.
class Walking {
public:
    explicit Walking(std::shared_ptr<const TownMap> map);
    /// The nearest place on a street that is open to anybody on foot; nothing beyond `within` metres. A house at a
    /// corner is in the street that its address says: `street` is taken when it is about as near as the nearest.
    [[nodiscard]] std::optional<WalkSpot> spotAt(const QPointF& point, double within = 80,
                                                 const QString& street = {}) const;
    /// Dijkstra (1959) over the graph, as far as `most` metres.
    [[nodiscard]] WalkReach from(const WalkSpot& spot, double most) const;
    [[nodiscard]] const StreetGraph& graph() const { return m_graph; }
    /// The stretch of an edge between two places on it, from the one to the other.
    [[nodiscard]] QPolygonF stretch(int edge, double fromAlong, double toAlong) const;

private:
    struct Piece {
        int edge = 0;
        int point = 0; ///< of the way's line; the piece leads to the next
        double along = 0;
    };
    void fileEdge(int edge);
    std::shared_ptr<const TownMap> m_map;
    StreetGraph m_graph;
    QHash<std::pair<int, int>, QVector<Piece>> m_cells;
    QVector<QString> m_names; ///< of the ways, folded
};

/// It refers to its Walking, which outlives it. Any thread.
class WalkReach {
public:
    /// Metres along the streets, without what lies off them; infinite when it is not within reach.
    [[nodiscard]] double metresTo(const WalkSpot& spot) const;
    /// The way there; empty when it is not within reach.
    [[nodiscard]] QPolygonF wayTo(const WalkSpot& spot) const;

private:
    friend class Walking;
    WalkReach(const Walking& walking, const WalkSpot& start, double most)
        : m_walking(&walking), m_start(start), m_most(most) {}
    void walk();
    void relax(int node, double metres, int edge);
    [[nodiscard]] bool isDirect(const WalkSpot& spot) const;
    [[nodiscard]] double through(const WalkSpot& spot, bool byFirst) const;
    const Walking* m_walking;
    WalkSpot m_start;
    double m_most;                ///< metres
    std::vector<double> m_metres; ///< of each node
    std::vector<int> m_came;      ///< by which edge; -1: from the start
};

} // namespace watchdesk::town
