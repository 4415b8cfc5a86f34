// Tiles made beside the window.
#pragma once

#include "town/TileCache.h"

#include <QObject>
#include <QThreadPool>
#include <QVector>

#include <memory>
#include <optional>

namespace watchdesk::town {

/// Paints what is wanted on a thread of its own, one tile at a time, and keeps what was made. Belongs to one thread,
/// with an event loop; nothing here waits but the destructor, for the tile in hand.
class TileSource : public QObject {
    Q_OBJECT
public:
    explicit TileSource(int capacity = 400, QObject* parent = nullptr);
    ~TileSource() override;
    /// What is to be painted from now on; tiles of what was there before are dropped. No map: no tiles.
    void setMap(std::shared_ptr<const TownMap> map, const TileStyle& style);
    /// Null when it has not been made yet.
    [[nodiscard]] QImage tile(const TileKey& key) { return m_cache.find(key); }
    /// See TilePainter; null without a map.
    [[nodiscard]] std::shared_ptr<const QVector<PlacedName>> placedNames(int step) const {
        return m_painter ? m_painter->placedNames(step) : nullptr;
    }
    /// Makes those that are not there, in this order, as many as are kept; what was wanted before and is not any more
    /// is forgotten.
    void want(const QVector<TileKey>& keys);
    /// Whether everything that was wanted is there.
    [[nodiscard]] bool isIdle() const { return m_wanted.isEmpty() && !m_painting; }
    [[nodiscard]] const TileCache& cache() const { return m_cache; }

Q_SIGNALS:
    void tileMade(const watchdesk::town::TileKey& key);

private:
    void paintNext();
    void take(const TileKey& key, const QImage& image, quint64 generation);
    std::shared_ptr<const TilePainter> m_painter;
    TileCache m_cache;
    QVector<TileKey> m_wanted; ///< the next is the last
    bool m_painting = false;
    std::optional<TileKey> m_inHand; ///< what is painted, if it is of this map and style
    quint64 m_generation = 0;        ///< of the map and the style
    QThreadPool m_pool;
};

} // namespace watchdesk::town
