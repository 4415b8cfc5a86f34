// OpenStreetMap's XML (API 0.6) as values: nodes, ways, relations and the tags that a town map asks for.
#pragma once

#include "base/Result.h"
#include "town/Projection.h"

#include <QtGlobal>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace watchdesk::town {

/// The keys that are kept; all others are passed over.
enum class TagKey : quint8 {
    Access,
    Amenity,
    Area,
    AreaHighway,
    Bridge,
    Building,
    Foot,
    Highway,
    HouseNumber,
    HouseStreet,
    Indoor,
    Landuse,
    Leisure,
    Name,
    Natural,
    Place,
    Railway,
    Tunnel,
    Type,
    Waterway
};

/// A few pairs; a value is UTF-8 of at most 200 bytes.
class OsmTags {
public:
    void add(TagKey key, std::string_view value);
    /// Empty when the key is not there.
    [[nodiscard]] std::string_view operator[](TagKey key) const;
    [[nodiscard]] bool has(TagKey key) const { return !(*this)[key].empty(); }
    [[nodiscard]] bool empty() const { return m_list.empty(); }

private:
    std::vector<std::pair<TagKey, std::string>> m_list;
};

struct OsmNode {
    qint64 id = 0;
    GeoPoint at;
};

struct OsmWay {
    qint64 id = 0;
    std::vector<qint64> nodes;
    OsmTags tags;
};

/// A relation's member ways; of what else it has nothing is kept.
struct OsmRelation {
    std::vector<qint64> ways;
    OsmTags tags;
};

struct OsmData {
    std::vector<OsmNode> nodes; ///< ascending ids, each once
    std::vector<OsmWay> ways;   ///< likewise
    std::vector<OsmRelation> relations;
    std::vector<std::pair<GeoPoint, OsmTags>> tagged;    ///< nodes with tags
    std::optional<std::pair<GeoPoint, GeoPoint>> bounds; ///< south-west, north-east

    [[nodiscard]] const OsmNode* node(qint64 id) const;
    [[nodiscard]] const OsmWay* way(qint64 id) const;
};

/// Takes a file piece by piece. Document types and entities are refused, and so is more than 5 million nodes, 20
/// million points of ways, or elements in one another more than eight deep. One thread.
class OsmXml {
public:
    OsmXml();
    ~OsmXml();
    OsmXml(const OsmXml&) = delete;
    OsmXml& operator=(const OsmXml&) = delete;
    /// InvalidInput with the line when it is no OpenStreetMap XML, Refused when it goes beyond the limits. Nothing may
    /// follow an error.
    Result<void> feed(std::span<const char> bytes);
    /// After the last piece. InvalidInput when the file ends early.
    Result<OsmData> finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::town
