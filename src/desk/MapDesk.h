// The town's map: brought in from a file, kept in the store, handed to whoever shows it.
#pragma once

#include "desk/Desk.h"
#include "desk/Patrol.h"
#include "desk/TownReading.h"
#include "domain/Contact.h"

#include <QPointF>
#include <QThreadPool>

#include <optional>

namespace watchdesk::town {
class StreetIndex;
struct TownMap;
} // namespace watchdesk::town

namespace watchdesk::desk {

/// What came of an import.
struct MapImport {
    int streets = 0;
    int buildings = 0;
    int addresses = 0;
    int cutWays = 0;         ///< lead to points that the file does not have
    int incompleteAreas = 0; ///< left out for the same reason
};

/// Window's thread; files are read on a thread of its own, trails reckoned on another. The map is public: it is there
/// while the desk is locked.
class MapDesk : public QObject {
    Q_OBJECT
public:
    explicit MapDesk(DeskContext& context);
    ~MapDesk() override;

    /// Null: there is none, or it is still being read.
    [[nodiscard]] std::shared_ptr<const town::TownMap> map() const { return m_map; }
    /// Reads it from the store; changed() follows when there is one. The desk does so when it opens.
    void load();
    /// An OpenStreetMap file in the place of the map before (Act::ChangeSettings). Positions of premises stay true: the
    /// new map has the origin of the old. Errors are those of town::readOsmFile(); then the old map stays.
    QFuture<Result<MapImport>> importFile(const QString& path);
    /// Where a house is, by the map's addresses; nothing when it has none such.
    [[nodiscard]] std::optional<QPointF> placeOf(const QString& house, const QString& street) const;
    /// Where streets and squares are, by name; null: there is no map.
    [[nodiscard]] std::shared_ptr<const town::StreetIndex> streets() const { return m_index; }
    /// Names of streets, for completing what is typed.
    [[nodiscard]] QStringList streetNames() const;

    /// What stands on it; nothing while the desk is locked.
    [[nodiscard]] QVector<TownPlace> places() const;
    /// Cameras that have a position, by number (Act::SeeFeed).
    QFuture<Result<QVector<domain::Camera>>> cameras();
    /// Where the sets that no premises hold were known to be last (Act::SeeFeed).
    QFuture<Result<Patrols>> patrols();
    /// Who premises are, and what happened there lately (Act::SeeFeed).
    QFuture<Result<PlaceSheet>> place(const QString& premisesId);
    /// The trail on this map, reckoned on a thread of its own: the streets' net of a large town takes longer than a
    /// frame.
    QFuture<Result<Trail>> follow(const TrailQuery& query);

Q_SIGNALS:
    /// Another map, here or on another desk.
    void changed();
    /// Something was reported, or a turn on watch changed, here or on another desk.
    void patrolsChanged();

private:
    struct Loaded;
    void take(const std::shared_ptr<const Loaded>& loaded);
    DeskContext& m_context;
    std::shared_ptr<const town::TownMap> m_map;
    std::shared_ptr<const town::StreetIndex> m_index;
    std::shared_ptr<const town::Walking> m_walking;
    QThreadPool m_pool;
    QThreadPool m_walks;
};

/// The demo town's map, kept at once. Any thread.
Result<void> keepDemoMap(store::Store& store, quint64 seed, const QVector<domain::Premises>& premises, UtcMs now);

} // namespace watchdesk::desk
