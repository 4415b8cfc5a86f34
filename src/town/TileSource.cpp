#include "town/TileSource.h"

#include "base/os/Process.h"

#include <algorithm>

namespace watchdesk::town {

TileSource::TileSource(int capacity, QObject* parent) : QObject(parent), m_cache(capacity) {
    m_pool.setMaxThreadCount(1);
    // The thread stays, since Qt keeps fonts by thread.
    m_pool.setExpiryTimeout(-1);
}

TileSource::~TileSource() {
    m_pool.waitForDone();
}

void TileSource::setMap(std::shared_ptr<const TownMap> map, const TileStyle& style) {
    ++m_generation;
    m_cache.clear();
    m_wanted.clear();
    m_inHand.reset();
    m_painter = map ? std::make_shared<const TilePainter>(std::move(map), style) : nullptr;
}

void TileSource::want(const QVector<TileKey>& keys) {
    m_wanted.clear();
    // No more than are kept: else the last would drive the first out, which would be wanted again.
    for (const TileKey& key : keys.first(std::min<qsizetype>(keys.size(), m_cache.capacity()))) {
        if (!m_cache.holds(key) && key != m_inHand)
            m_wanted += key;
    }
    std::reverse(m_wanted.begin(), m_wanted.end());
    paintNext();
}

void TileSource::paintNext() {
    if (m_painting || m_wanted.isEmpty() || !m_painter)
        return;
    const TileKey key = m_wanted.takeLast();
    m_painting = true;
    m_inHand = key;
    m_pool.start([this, key, painter = m_painter, generation = m_generation] {
        os::lowerThreadPriority(); // on a busy machine the window's frames go first
        const QImage image = painter->paint(key);
        QMetaObject::invokeMethod(
            this, [=, this] { take(key, image, generation); }, Qt::QueuedConnection);
    });
}

void TileSource::take(const TileKey& key, const QImage& image, quint64 generation) {
    m_painting = false;
    if (generation == m_generation) {
        m_inHand.reset();
        m_cache.put(key, image);
        Q_EMIT tileMade(key);
    }
    paintNext();
}

} // namespace watchdesk::town
