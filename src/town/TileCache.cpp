#include "town/TileCache.h"

namespace watchdesk::town {

QImage TileCache::find(const TileKey& key) {
    const auto found = m_places.find(key);
    if (found == m_places.end())
        return {};
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->image;
}

std::vector<TileKey> TileCache::keys() const {
    std::vector<TileKey> out;
    for (const auto& [key, place] : m_places)
        out.push_back(key);
    return out;
}

void TileCache::put(const TileKey& key, const QImage& image) {
    if (const auto found = m_places.find(key); found != m_places.end()) {
        found->second->image = image;
        return;
    }
    m_entries.push_front({key, image});
    m_places.emplace(key, m_entries.begin());
    while (size() > m_capacity) {
        m_places.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

void TileCache::clear() {
    m_places.clear();
    m_entries.clear();
}

} // namespace watchdesk::town
