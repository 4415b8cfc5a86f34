// What OpenStreetMap's tags mean on the map of a town (wiki.openstreetmap.org/wiki/Map_features).
#pragma once

#include "town/OsmXml.h"
#include "town/TownMap.h"

#include <optional>

namespace watchdesk::town {

/// What a way is drawn as, or nothing (fences, boundaries, what is only planned).
[[nodiscard]] std::optional<WayKind> wayKindOf(const OsmTags& tags);
/// What a closed way or a multipolygon is drawn as, or nothing.
[[nodiscard]] std::optional<AreaKind> areaKindOf(const OsmTags& tags);
/// Whether anybody may walk there: no motorways, nothing private or indoors.
[[nodiscard]] bool isWalkable(const OsmTags& tags);

} // namespace watchdesk::town
