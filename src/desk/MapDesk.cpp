#include "desk/MapDesk.h"

#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/PatrolReading.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/CameraTable.h"
#include "store/TownMapTable.h"
#include "store/Try.h"
#include "town/DemoMap.h"
#include "town/MapBytes.h"
#include "town/OsmReader.h"
#include "town/StreetIndex.h"

#include <QPromise>

#include <algorithm>

namespace watchdesk::desk {

namespace {

Result<std::shared_ptr<const town::TownMap>> readMap(store::Tx& tx) {
    STORE_TRY(row, store::TownMapTable::find(tx));
    if (!row)
        return std::shared_ptr<const town::TownMap>();
    STORE_TRY(map, town::mapOf(row->map));
    return std::shared_ptr<const town::TownMap>(std::make_shared<town::TownMap>(std::move(map)));
}

Result<void> keep(store::Tx& tx, const town::TownMap& map, const QByteArray& bytes) {
    return store::TownMapTable::replace(tx, {map.sourceName, map.sourceHash, tx.now(), bytes});
}

MapImport countsOf(const town::OsmRead& read) {
    MapImport counts;
    counts.streets = static_cast<int>(std::count_if(read.map.ways.begin(), read.map.ways.end(),
                                                    [](const town::Way& way) { return town::isStreet(way.kind); }));
    counts.buildings =
        static_cast<int>(std::count_if(read.map.areas.begin(), read.map.areas.end(),
                                       [](const town::Area& area) { return area.kind == town::AreaKind::Building; }));
    counts.addresses = static_cast<int>(read.map.addresses.size());
    counts.cutWays = read.cutWays;
    counts.incompleteAreas = read.incompleteAreas;
    return counts;
}

} // namespace

struct MapDesk::Loaded {
    std::shared_ptr<const town::TownMap> map;
    std::shared_ptr<const town::StreetIndex> index;
    std::shared_ptr<const town::Walking> walking;
};

MapDesk::MapDesk(DeskContext& context) : m_context(context) {
    m_pool.setMaxThreadCount(1);
    m_walks.setMaxThreadCount(1);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const auto any = [&](std::initializer_list<const char*> entities) {
            return std::any_of(changes.begin(), changes.end(), [&](const store::Change& change) {
                return std::any_of(entities.begin(), entities.end(),
                                   [&](const char* entity) { return change.entity == QLatin1String(entity); });
            });
        };
        if (any({"town_map"}))
            load();
        if (any({"sighting", "incident", "sign_on"}))
            Q_EMIT patrolsChanged();
    });
}

MapDesk::~MapDesk() {
    m_pool.waitForDone();
    m_walks.waitForDone();
}

void MapDesk::load() {
    const auto reading = m_context.store.read([](store::Tx& tx) -> Result<std::shared_ptr<const Loaded>> {
        STORE_TRY(map, readMap(tx));
        auto loaded = std::make_shared<Loaded>();
        loaded->map = map;
        if (map) {
            loaded->index = std::make_shared<town::StreetIndex>(map);
            loaded->walking = std::make_shared<town::Walking>(map);
        }
        return std::shared_ptr<const Loaded>(loaded);
    });
    takeAnswer(this, reading, [this](const Result<std::shared_ptr<const Loaded>>& loaded) {
        if (loaded) // a map that does not open any more is none: the page says how to bring one in
            take(*loaded);
    });
}

void MapDesk::take(const std::shared_ptr<const Loaded>& loaded) {
    if (!loaded->map && !m_map)
        return;
    m_map = loaded->map;
    m_index = loaded->index;
    m_walking = loaded->walking;
    Q_EMIT changed();
}

QFuture<Result<MapImport>> MapDesk::importFile(const QString& path) {
    auto promise = std::make_shared<QPromise<Result<MapImport>>>();
    promise->start();
    town::OsmOptions options;
    options.now = m_context.clock.now();
    if (m_map)
        options.origin = m_map->origin;
    m_pool.start([promise, path, options, &store = m_context.store, person = m_context.person()] {
        const auto work = [&]() -> Result<MapImport> {
            STORE_CHECK(require(person, Act::ChangeSettings, "bringing in a map"));
            STORE_TRY(read, town::readOsmFile(path, options));
            const QByteArray bytes = town::toBytes(read.map);
            const auto write = [&](store::Tx& tx) -> Result<void> {
                STORE_CHECK(require(tx, person, Act::ChangeSettings, "bringing in a map"));
                STORE_CHECK(keep(tx, read.map, bytes));
                STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("map.import"), QStringLiteral("town_map"), {},
                                                      read.map.sourceName));
                return {};
            };
            STORE_CHECK(store.write(write).result());
            return countsOf(read);
        };
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

std::optional<QPointF> MapDesk::placeOf(const QString& house, const QString& street) const {
    return m_index ? m_index->address(house, street) : std::nullopt;
}

QStringList MapDesk::streetNames() const {
    return m_index ? m_index->streetNames() : QStringList();
}

QVector<TownPlace> MapDesk::places() const {
    return placesOf(m_context.directory);
}

QFuture<Result<QVector<domain::Camera>>> MapDesk::cameras() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::Camera>> {
        STORE_CHECK(require(person, Act::SeeFeed, "the cameras on the map"));
        STORE_TRY(cameras, store::CameraTable::all(tx));
        cameras.removeIf([](const domain::Camera& camera) { return !camera.placed; });
        return cameras;
    });
}

QFuture<Result<Patrols>> MapDesk::patrols() {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [=, &directory, index = m_index, person = m_context.person()](store::Tx& tx) -> Result<Patrols> {
            STORE_CHECK(require(person, Act::SeeFeed, "the patrols on the map"));
            return readPatrols(tx, directory, index.get());
        });
}

QFuture<Result<PlaceSheet>> MapDesk::place(const QString& premisesId) {
    const Directory& directory = m_context.directory;
    return m_context.store.read([=, &directory, person = m_context.person()](store::Tx& tx) -> Result<PlaceSheet> {
        STORE_CHECK(require(person, Act::SeeFeed, "premises on the map"));
        return readPlace(tx, premisesId, directory);
    });
}

QFuture<Result<Trail>> MapDesk::follow(const TrailQuery& query) {
    auto promise = std::make_shared<QPromise<Result<Trail>>>();
    promise->start();
    m_walks.start([promise, query, index = m_index, walking = m_walking] {
        promise->addResult(followTrail(index.get(), walking.get(), query));
        promise->finish();
    });
    return promise->future();
}

Result<void> keepDemoMap(store::Store& store, quint64 seed, const QVector<domain::Premises>& premises, UtcMs now) {
    const town::TownMap map = town::makeDemoMap(seed, premises, now);
    const QByteArray bytes = town::toBytes(map);
    return store.write([map, bytes](store::Tx& tx) { return keep(tx, map, bytes); }).result();
}

} // namespace watchdesk::desk
