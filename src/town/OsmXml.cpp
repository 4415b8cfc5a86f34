#include "town/OsmXml.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace watchdesk::town {

namespace {

constexpr std::size_t mostNodes = 5'000'000;
constexpr std::size_t mostReferences = 20'000'000;
constexpr int mostDepth = 8;
constexpr std::size_t mostValueBytes = 200;
constexpr double mostLatitude = 84;

constexpr std::array<std::pair<std::string_view, TagKey>, 20> keys{{{"access", TagKey::Access},
                                                                    {"addr:housenumber", TagKey::HouseNumber},
                                                                    {"addr:street", TagKey::HouseStreet},
                                                                    {"amenity", TagKey::Amenity},
                                                                    {"area", TagKey::Area},
                                                                    {"area:highway", TagKey::AreaHighway},
                                                                    {"bridge", TagKey::Bridge},
                                                                    {"building", TagKey::Building},
                                                                    {"foot", TagKey::Foot},
                                                                    {"highway", TagKey::Highway},
                                                                    {"indoor", TagKey::Indoor},
                                                                    {"landuse", TagKey::Landuse},
                                                                    {"leisure", TagKey::Leisure},
                                                                    {"name", TagKey::Name},
                                                                    {"natural", TagKey::Natural},
                                                                    {"place", TagKey::Place},
                                                                    {"railway", TagKey::Railway},
                                                                    {"tunnel", TagKey::Tunnel},
                                                                    {"type", TagKey::Type},
                                                                    {"waterway", TagKey::Waterway}}};

const TagKey* keyOf(std::string_view word) {
    const auto found = std::lower_bound(keys.begin(), keys.end(), word,
                                        [](const auto& pair, std::string_view key) { return pair.first < key; });
    return found != keys.end() && found->first == word ? &found->second : nullptr;
}

/// Whole numbers and decimals alike, whatever the locale; nothing when the word is anything else.
template <class Number>
std::optional<Number> numberOf(std::string_view word) {
    Number out{};
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
    if (error != std::errc() || end != word.data() + word.size())
        return {};
    return out;
}

/// The attributes of one element, as expat has them.
class Attributes {
public:
    explicit Attributes(const XML_Char** list) : m_list(list) {}
    [[nodiscard]] std::string_view operator[](std::string_view name) const {
        for (const XML_Char** at = m_list; *at != nullptr; at += 2) {
            if (name == at[0])
                return at[1];
        }
        return {};
    }

private:
    const XML_Char** m_list;
};

/// An editor's file may keep what it has deleted.
bool isDeleted(const Attributes& attributes) {
    return attributes["action"] == "delete" || attributes["visible"] == "false";
}

template <class Item>
void sortById(std::vector<Item>& list) {
    const auto before = [](const Item& a, const Item& b) { return a.id < b.id; };
    if (!std::is_sorted(list.begin(), list.end(), before))
        std::stable_sort(list.begin(), list.end(), before);
    list.erase(std::unique(list.begin(), list.end(), [](const Item& a, const Item& b) { return a.id == b.id; }),
               list.end());
}

template <class Item>
const Item* byId(const std::vector<Item>& list, qint64 id) {
    const auto found = std::lower_bound(list.begin(), list.end(), id,
                                        [](const Item& item, qint64 wanted) { return item.id < wanted; });
    return found != list.end() && found->id == id ? &*found : nullptr;
}

constexpr const char* exportAgain =
    "Export the town again as OpenStreetMap XML (.osm), for example with \"Export\" on openstreetmap.org.";

} // namespace

void OsmTags::add(TagKey key, std::string_view value) {
    value = value.substr(0, mostValueBytes);
    // Not in the middle of a letter.
    if (value.size() == mostValueBytes) {
        while (!value.empty() && (static_cast<unsigned char>(value.back()) & 0xC0) == 0x80)
            value.remove_suffix(1);
        if (!value.empty() && static_cast<unsigned char>(value.back()) >= 0x80)
            value.remove_suffix(1);
    }
    m_list.emplace_back(key, value);
}

std::string_view OsmTags::operator[](TagKey key) const {
    for (const auto& [own, value] : m_list) {
        if (own == key)
            return value;
    }
    return {};
}

const OsmNode* OsmData::node(qint64 id) const {
    return byId(nodes, id);
}

const OsmWay* OsmData::way(qint64 id) const {
    return byId(ways, id);
}

struct OsmXml::Impl {
    Impl();
    ~Impl() { XML_ParserFree(parser); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    static void XMLCALL onStart(void* self, const XML_Char* name, const XML_Char** list) {
        static_cast<Impl*>(self)->start(name, Attributes(list));
    }
    static void XMLCALL onEnd(void* self, const XML_Char*) { static_cast<Impl*>(self)->end(); }
    static void XMLCALL onDoctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        static_cast<Impl*>(self)->stop(ErrorCode::Refused,
                                       "The file declares a document type, which maps do not have.");
    }

    void start(std::string_view name, const Attributes& attributes);
    void end();
    void bounds(const Attributes& attributes);
    void node(const Attributes& attributes);
    void way(const Attributes& attributes);
    void tag(const Attributes& attributes);
    void reference(const Attributes& attributes);
    void member(const Attributes& attributes);
    [[nodiscard]] std::optional<GeoPoint> place(std::string_view latitude, std::string_view longitude);
    void stop(ErrorCode code, const std::string& what);
    Result<void> parse(std::span<const char> bytes, bool last);

    XML_Parser parser;
    OsmData data;
    std::optional<Error> error;
    enum class Inside { Nothing, Node, Way, Relation } inside = Inside::Nothing;
    int depth = 0;
    std::size_t references = 0;
    OsmNode openNode;
    OsmTags nodeTags;
    OsmWay openWay;
    OsmRelation openRelation;
};

OsmXml::Impl::Impl() : parser(XML_ParserCreate(nullptr)) {
    if (parser == nullptr)
        throw std::bad_alloc();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, onStart, onEnd);
    XML_SetStartDoctypeDeclHandler(parser, onDoctype);
}

void OsmXml::Impl::stop(ErrorCode code, const std::string& what) {
    if (error)
        return;
    error = Error{code, what + " (line " + std::to_string(XML_GetCurrentLineNumber(parser)) + ")", {}, exportAgain};
    XML_StopParser(parser, XML_FALSE);
}

void OsmXml::Impl::start(std::string_view name, const Attributes& attributes) {
    if (error)
        return;
    ++depth;
    if (depth == 1 && name != "osm")
        return stop(ErrorCode::InvalidInput, "This is XML, but no OpenStreetMap file.");
    if (depth > mostDepth)
        return stop(ErrorCode::Refused, "The file's elements lie too deep in one another.");
    if (depth == 2) {
        if (name == "bounds")
            bounds(attributes);
        else if (name == "node")
            node(attributes);
        else if (name == "way")
            way(attributes);
        else if (name == "relation" && !isDeleted(attributes))
            inside = Inside::Relation;
    } else if (depth == 3 && inside != Inside::Nothing) {
        if (name == "tag")
            tag(attributes);
        else if (name == "nd" && inside == Inside::Way)
            reference(attributes);
        else if (name == "member" && inside == Inside::Relation)
            member(attributes);
    }
}

void OsmXml::Impl::end() {
    --depth;
    if (depth != 1)
        return;
    if (inside == Inside::Node && !nodeTags.empty())
        data.tagged.emplace_back(openNode.at, std::move(nodeTags));
    else if (inside == Inside::Way)
        data.ways.push_back(std::move(openWay));
    else if (inside == Inside::Relation && !openRelation.ways.empty())
        data.relations.push_back(std::move(openRelation));
    nodeTags = {};
    openWay = {};
    openRelation = {};
    inside = Inside::Nothing;
}

std::optional<GeoPoint> OsmXml::Impl::place(std::string_view latitude, std::string_view longitude) {
    const auto lat = numberOf<double>(latitude);
    const auto lon = numberOf<double>(longitude);
    if (!lat || !lon)
        stop(ErrorCode::InvalidInput, "A point has no position that can be read.");
    else if (!(std::abs(*lat) <= mostLatitude) || !(std::abs(*lon) <= 180))
        stop(ErrorCode::InvalidInput, "A point lies where no town is: latitudes go to 84 degrees, longitudes to 180.");
    else
        return GeoPoint{*lat, *lon};
    return {};
}

void OsmXml::Impl::bounds(const Attributes& attributes) {
    const auto southWest = place(attributes["minlat"], attributes["minlon"]);
    const auto northEast = place(attributes["maxlat"], attributes["maxlon"]);
    if (!southWest || !northEast)
        return;
    if (southWest->latitude >= northEast->latitude || southWest->longitude >= northEast->longitude)
        return stop(ErrorCode::InvalidInput, "The bounds of the file are empty.");
    data.bounds = {*southWest, *northEast};
}

void OsmXml::Impl::node(const Attributes& attributes) {
    if (isDeleted(attributes))
        return;
    const auto id = numberOf<qint64>(attributes["id"]);
    if (!id)
        return stop(ErrorCode::InvalidInput, "A point has no number.");
    const auto at = place(attributes["lat"], attributes["lon"]);
    if (!at)
        return;
    if (data.nodes.size() >= mostNodes)
        return stop(ErrorCode::Refused, "The file has more than 5 million points: that is more than a town.");
    openNode = {*id, *at};
    data.nodes.push_back(openNode);
    inside = Inside::Node;
}

void OsmXml::Impl::way(const Attributes& attributes) {
    if (isDeleted(attributes))
        return;
    const auto id = numberOf<qint64>(attributes["id"]);
    if (!id)
        return stop(ErrorCode::InvalidInput, "A way has no number.");
    openWay.id = *id;
    inside = Inside::Way;
}

void OsmXml::Impl::tag(const Attributes& attributes) {
    const TagKey* key = keyOf(attributes["k"]);
    if (key == nullptr)
        return;
    OsmTags& tags = inside == Inside::Node ? nodeTags : inside == Inside::Way ? openWay.tags : openRelation.tags;
    tags.add(*key, attributes["v"]);
}

void OsmXml::Impl::reference(const Attributes& attributes) {
    const auto id = numberOf<qint64>(attributes["ref"]);
    if (!id)
        return stop(ErrorCode::InvalidInput, "A way leads to a point without a number.");
    if (++references > mostReferences)
        return stop(ErrorCode::Refused, "The ways of the file have more than 20 million points: more than a town's.");
    openWay.nodes.push_back(*id);
}

void OsmXml::Impl::member(const Attributes& attributes) {
    if (attributes["type"] != "way")
        return;
    const auto id = numberOf<qint64>(attributes["ref"]);
    if (!id)
        return stop(ErrorCode::InvalidInput, "A relation leads to a way without a number.");
    if (++references > mostReferences)
        return stop(ErrorCode::Refused, "The relations of the file have more members than a town's.");
    openRelation.ways.push_back(*id);
}

Result<void> OsmXml::Impl::parse(std::span<const char> bytes, bool last) {
    if (XML_Parse(parser, bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0) == XML_STATUS_OK)
        return {};
    if (error)
        return *error;
    const XML_Error code = XML_GetErrorCode(parser);
    const std::string line = " (line " + std::to_string(XML_GetCurrentLineNumber(parser)) + ")";
    if (code == XML_ERROR_NO_ELEMENTS)
        return Error{ErrorCode::InvalidInput, "The file has no XML in it.", {}, exportAgain};
    return Error{ErrorCode::InvalidInput,
                 std::string("The file is not sound XML: ") + XML_ErrorString(code) + line + ".",
                 {},
                 exportAgain};
}

OsmXml::OsmXml() : m_impl(std::make_unique<Impl>()) {}
OsmXml::~OsmXml() = default;

Result<void> OsmXml::feed(std::span<const char> bytes) {
    constexpr std::size_t piece = 1 << 20;
    for (; !bytes.empty(); bytes = bytes.subspan(std::min(piece, bytes.size()))) {
        if (auto parsed = m_impl->parse(bytes.first(std::min(piece, bytes.size())), false); !parsed)
            return parsed;
    }
    return {};
}

Result<OsmData> OsmXml::finish() {
    if (auto parsed = m_impl->parse({}, true); !parsed)
        return parsed.error();
    sortById(m_impl->data.nodes);
    sortById(m_impl->data.ways);
    return std::move(m_impl->data);
}

} // namespace watchdesk::town
