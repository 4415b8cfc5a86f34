#include "town/OsmClasses.h"

#include <algorithm>
#include <initializer_list>

namespace watchdesk::town {

namespace {

bool isOneOf(std::string_view value, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool isYes(const OsmTags& tags, TagKey key) {
    return tags.has(key) && tags[key] != "no";
}

std::optional<WayKind> streetKindOf(std::string_view highway) {
    if (highway.ends_with("_link"))
        highway.remove_suffix(5);
    if (isOneOf(highway, {"motorway", "trunk", "primary", "secondary"}))
        return WayKind::Main;
    if (isOneOf(highway, {"tertiary", "unclassified", "residential", "living_street", "pedestrian", "road"}))
        return WayKind::Street;
    if (isOneOf(highway, {"service", "track", "busway"}))
        return WayKind::Lane;
    if (isOneOf(highway, {"footway", "path", "cycleway", "bridleway"}))
        return WayKind::Walk;
    if (highway == "steps")
        return WayKind::Steps;
    return {};
}

bool isGreen(const OsmTags& tags) {
    return isOneOf(tags[TagKey::Leisure], {"park", "garden", "pitch", "playground", "golf_course", "recreation_ground",
                                           "common", "nature_reserve"}) ||
           isOneOf(tags[TagKey::Landuse], {"grass", "cemetery", "churchyard", "meadow", "forest", "recreation_ground",
                                           "village_green", "allotments", "orchard"}) ||
           isOneOf(tags[TagKey::Natural], {"wood", "grassland", "scrub", "heath"}) ||
           tags[TagKey::Amenity] == "grave_yard";
}

bool isWater(const OsmTags& tags) {
    return tags[TagKey::Natural] == "water" || isOneOf(tags[TagKey::Waterway], {"riverbank", "dock"}) ||
           isOneOf(tags[TagKey::Landuse], {"reservoir", "basin"});
}

bool isSquare(const OsmTags& tags) {
    return tags[TagKey::Place] == "square" || tags[TagKey::AreaHighway] == "pedestrian" ||
           (tags[TagKey::Area] == "yes" && isOneOf(tags[TagKey::Highway], {"pedestrian", "footway"}));
}

} // namespace

std::optional<WayKind> wayKindOf(const OsmTags& tags) {
    if (tags[TagKey::Area] == "yes")
        return {};
    if (tags.has(TagKey::Highway))
        return streetKindOf(tags[TagKey::Highway]);
    const bool below = isYes(tags, TagKey::Tunnel);
    if (!below && isOneOf(tags[TagKey::Railway], {"rail", "light_rail", "tram", "narrow_gauge", "preserved"}))
        return WayKind::Railway;
    if (!below && isOneOf(tags[TagKey::Waterway], {"river", "canal", "stream"}))
        return WayKind::Water;
    return {};
}

std::optional<AreaKind> areaKindOf(const OsmTags& tags) {
    if (isYes(tags, TagKey::Building))
        return AreaKind::Building;
    if (isSquare(tags))
        return AreaKind::Square;
    if (isWater(tags))
        return AreaKind::Water;
    if (tags[TagKey::Amenity] == "parking")
        return AreaKind::CarPark;
    if (isGreen(tags))
        return AreaKind::Green;
    return {};
}

bool isWalkable(const OsmTags& tags) {
    const std::string_view highway = tags[TagKey::Highway];
    if (!streetKindOf(highway) || highway.starts_with("motorway") || isYes(tags, TagKey::Indoor))
        return false;
    // What is said of feet goes before what is said of all.
    if (tags.has(TagKey::Foot))
        return !isOneOf(tags[TagKey::Foot], {"no", "private"});
    return !isOneOf(tags[TagKey::Access], {"no", "private"});
}

} // namespace watchdesk::town
