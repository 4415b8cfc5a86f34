// The tiles that were used last.
#pragma once

#include "town/TilePainter.h"

#include <QImage>

#include <list>
#include <map>
#include <vector>

namespace watchdesk::town {

/// Holds `capacity` tiles (256 KB each); when one more comes, the one that was not asked for longest goes. One thread.
class TileCache {
public:
    explicit TileCache(int capacity) : m_capacity(capacity) {}
    /// Null when it is not held.
    [[nodiscard]] QImage find(const TileKey& key);
    /// Without making it younger.
    [[nodiscard]] bool holds(const TileKey& key) const { return m_places.contains(key); }
    /// Of every tile that is held, by step.
    [[nodiscard]] std::vector<TileKey> keys() const;
    void put(const TileKey& key, const QImage& image);
    void clear();
    [[nodiscard]] int size() const { return static_cast<int>(m_places.size()); }
    [[nodiscard]] int capacity() const { return m_capacity; }

private:
    struct Entry {
        TileKey key;
        QImage image;
    };
    int m_capacity;
    std::list<Entry> m_entries; ///< the youngest first
    std::map<TileKey, std::list<Entry>::iterator> m_places;
};

} // namespace watchdesk::town
