// The map of the demo town.
#pragma once

#include "domain/Scheme.h"
#include "town/TownMap.h"

#include <QVector>

namespace watchdesk::town {

/// Ashby Cross: the streets of domain::demoStreets(), the roads around them, lanes grown from the seed, the river with
/// its bridges, ring road, railway and station, church, parks, car parks, and houses along the streets. Each of the
/// premises stands in a house on its street. The same map for the same seed and premises, on every machine; nobody's
/// data but ours. About 0.1 s.
[[nodiscard]] TownMap makeDemoMap(quint64 seed, const QVector<domain::Premises>& premises, UtcMs now);

} // namespace watchdesk::town
