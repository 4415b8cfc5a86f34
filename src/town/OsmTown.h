// OpenStreetMap's values as the map of a town: projected, joined, classed, simplified. Internal to OsmReader.
#pragma once

#include "town/OsmReader.h"
#include "town/OsmXml.h"

namespace watchdesk::town {

/// Without what is known of the file. InvalidInput when it has no street, Refused beyond 30 km across.
Result<OsmRead> townOf(const OsmData& data, std::optional<GeoPoint> origin);

} // namespace watchdesk::town
