// The demo town's streets as one net: tied together, with lanes grown between them. Internal to DemoMap.
#pragma once

#include "base/Random.h"
#include "town/DemoPlan.h"

#include <functional>

namespace watchdesk::town::demo {

/// Ends that lie near another road lead to it, and roads that cross share a point there.
void knit(QVector<Road>& roads);

/// Grows lanes off the roads: a few steps, a little this way and that, until another road is met. Where `isFree` is
/// not, none goes. Those that would run beside another street or end at once are given up.
void growLanes(QVector<Road>& roads, Random& random, const std::function<bool(const QPointF&)>& isFree);

} // namespace watchdesk::town::demo
