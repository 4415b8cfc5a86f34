// Any bytes as an OpenStreetMap file, and as a map that was kept.
#include "town/MapBytes.h"
#include "town/OsmReader.h"
#include "town/StreetGraph.h"
#include "town/StreetIndex.h"

#include <QCryptographicHash>

#include <cstdlib>
#include <memory>

using namespace watchdesk::town;

namespace {

void must(bool held) {
    if (!held)
        std::abort();
}

/// What every map that is handed out keeps to, whoever made the bytes.
void check(const TownMap& map) {
    for (const Way& way : map.ways)
        must(way.line.size() >= 2);
    for (const Area& area : map.areas) {
        must(!area.rings.isEmpty());
        for (const QPolygonF& ring : area.rings)
            must(ring.size() >= 3);
    }
    const auto again = mapOf(toBytes(map));
    must(again.has_value() && toBytes(*again) == toBytes(map));
    const StreetGraph graph(map);
    for (const auto& edge : graph.edges())
        must(edge.metres >= 0 && edge.to < static_cast<int>(graph.nodes().size()));
    const StreetIndex index(std::make_shared<TownMap>(map));
    for (const QString& name : index.streetNames())
        must(index.street(name).has_value());
    (void)index.nearestStreet(map.bounds.center());
}

/// With the length and the hash that the rest has: else no fuzzer would come further than those.
QByteArray sealedAgain(QByteArray bytes) {
    constexpr qsizetype header = 48;
    if (bytes.size() < header)
        return bytes;
    const QByteArray body = bytes.sliced(header);
    for (int i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<char>(static_cast<quint64>(body.size()) >> (8 * i));
    return bytes.replace(16, 32, QCryptographicHash::hash(body, QCryptographicHash::Sha256));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    if (bytes.startsWith("WDTM")) {
        if (const auto map = mapOf(sealedAgain(bytes)))
            check(*map);
        (void)mapOf(bytes).has_value();
        return 0;
    }
    if (const auto read = readOsm(bytes, QStringLiteral("town.osm"), {}))
        check(read->map);
    return 0;
}
