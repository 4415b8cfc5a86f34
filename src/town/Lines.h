// What is done with lines of points: joined, simplified, measured.
#pragma once

#include <QPolygonF>
#include <QVector>

#include <functional>

namespace watchdesk::town {

/// Joins lines that end at the same point, as long as it goes; a line may be turned round. Closed ones stay as they
/// are. At a point where more than two end, the first that comes is taken.
[[nodiscard]] QVector<QPolygonF> joined(QVector<QPolygonF> lines);

/// Douglas and Peucker (1973): no point of the line lies further than `tolerance` metres from what is left. The ends
/// stay, and so does every point that `keep` says.
[[nodiscard]] QPolygonF simplified(const QPolygonF& line, double tolerance,
                                   const std::function<bool(const QPointF&)>& keep);

[[nodiscard]] double lengthOf(const QPolygonF& line);
/// The point `along` metres down the line, the end when it is shorter.
[[nodiscard]] QPointF pointAlong(const QPolygonF& line, double along);
/// The nearest point of the stretch from `a` to `b`.
[[nodiscard]] QPointF nearestOn(const QPointF& a, const QPointF& b, const QPointF& point);
[[nodiscard]] double distance(const QPointF& a, const QPointF& b);
/// A point within the ring, for a name or an address: its centroid, or its first point when it has no area.
[[nodiscard]] QPointF centreOf(const QPolygonF& ring);
/// Square metres, whichever way round.
[[nodiscard]] double areaOf(const QPolygonF& ring);

} // namespace watchdesk::town
