#include "ui/map/TileLayer.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace watchdesk::ui {

namespace {

using town::TileKey;
using town::tileSide;

constexpr int coarser = 8;       ///< steps: a quarter of the scale
constexpr int standInScales = 2; ///< more of them cost frames

int floorDiv(int a, int b) {
    return static_cast<int>(std::floor(static_cast<double>(a) / b));
}

town::TileStyle styleOfTheme(double ratio) {
    return {{tone(Tone::MapGround), tone(Tone::MapBuilding), tone(Tone::MapBuildingEdge), tone(Tone::MapRoad),
             tone(Tone::MapRoadMain), tone(Tone::MapSquare), tone(Tone::MapWater), tone(Tone::MapPark),
             tone(Tone::MapLabel)},
            textFont(TextStyle::Small),
            ratio};
}

/// The tiles of a step that a rectangle of its plane touches.
QRect tilesOver(const QRect& plane) {
    const QPoint first(floorDiv(plane.left(), tileSide), floorDiv(plane.top(), tileSide));
    return {first, QPoint(floorDiv(plane.right(), tileSide), floorDiv(plane.bottom(), tileSide))};
}

/// Those nearest to the middle first.
void appendByDistance(QVector<TileKey>& keys, int step, const QRect& tiles) {
    QVector<TileKey> some;
    for (int column = tiles.left(); column <= tiles.right(); ++column) {
        for (int row = tiles.top(); row <= tiles.bottom(); ++row)
            some += TileKey{step, column, row};
    }
    const QPointF middle = QRectF(tiles).center() - QPointF(0.5, 0.5);
    const auto away = [&](const TileKey& key) { return std::hypot(key.column - middle.x(), key.row - middle.y()); };
    std::stable_sort(some.begin(), some.end(), [&](const TileKey& a, const TileKey& b) { return away(a) < away(b); });
    for (const TileKey& key : some) {
        if (!keys.contains(key))
            keys += key;
    }
}

} // namespace

TileLayer::TileLayer(QObject* parent) : QObject(parent) {
    connect(&m_source, &town::TileSource::tileMade, this, &TileLayer::tileMade);
}

void TileLayer::setMap(std::shared_ptr<const town::TownMap> map, double pixelRatio) {
    m_ratio = pixelRatio;
    m_source.setMap(std::move(map), styleOfTheme(pixelRatio));
}

/// The view's top left corner on its step's plane, in whole device pixels: so tiles meet without seams.
QPoint TileLayer::cornerOf(const MapCamera& camera) const {
    const QPointF corner = camera.toMetres({0, 0});
    const double scale = camera.scale() * m_ratio;
    return {static_cast<int>(std::lround(corner.x() * scale)), static_cast<int>(std::lround(-corner.y() * scale))};
}

QRect TileLayer::tilesIn(const MapCamera& camera) const {
    return tilesOver(QRect(cornerOf(camera), (camera.size() * m_ratio).toSize()));
}

void TileLayer::paint(QPainter& painter, const MapCamera& camera) {
    const QPoint corner = cornerOf(camera);
    painter.save();
    painter.scale(1 / m_ratio, 1 / m_ratio);
    QRegion missing;
    const QRect tiles = tilesIn(camera);
    for (int column = tiles.left(); column <= tiles.right(); ++column) {
        for (int row = tiles.top(); row <= tiles.bottom(); ++row) {
            const QPoint at = QPoint(column * tileSide, row * tileSide) - corner;
            const QImage image = m_source.tile({camera.step(), column, row});
            if (image.isNull())
                missing += QRect(at, QSize(tileSide, tileSide));
            else
                painter.drawImage(at, image);
        }
    }
    if (!missing.isEmpty())
        paintStandIns(painter, camera, missing);
    painter.restore();
    wantAround(camera);
}

void TileLayer::paintStandIns(QPainter& painter, const MapCamera& camera, const QRegion& missing) {
    painter.setClipRegion(missing, Qt::IntersectClip);
    painter.fillRect(missing.boundingRect(), tone(Tone::MapGround));
    const QPoint corner = cornerOf(camera);
    QVector<std::pair<int, QVector<std::pair<TileKey, QRectF>>>> byStep;
    for (const TileKey& key : m_source.cache().keys()) {
        if (key.step == camera.step())
            continue;
        const double by = town::scaleOf(camera.step()) / town::scaleOf(key.step);
        const QRectF target((QPointF(key.column, key.row) * tileSide * by) - corner, QSizeF(tileSide, tileSide) * by);
        if (!missing.intersects(target.toAlignedRect()))
            continue;
        if (byStep.isEmpty() || byStep.last().first != key.step)
            byStep.emplaceBack(key.step, QVector<std::pair<TileKey, QRectF>>());
        byStep.last().second.emplaceBack(key, target);
    }
    const auto away = [&](const auto& entry) { return std::abs(entry.first - camera.step()); };
    std::stable_sort(byStep.begin(), byStep.end(), [&](const auto& a, const auto& b) { return away(a) < away(b); });
    byStep.resize(std::min<qsizetype>(byStep.size(), standInScales));
    // The nearest scale is painted last, over the others.
    for (auto entry = byStep.crbegin(); entry != byStep.crend(); ++entry) {
        for (const auto& [key, target] : entry->second)
            painter.drawImage(target, m_source.tile(key));
    }
}

void TileLayer::wantAround(const MapCamera& camera) {
    QVector<TileKey> keys;
    appendByDistance(keys, camera.step(), tilesIn(camera));
    // Then a ring around, for panning, and a coarse ground, for panning fast.
    appendByDistance(keys, camera.step(), tilesIn(camera).adjusted(-1, -1, 1, 1));
    if (camera.step() - coarser >= town::leastStep) {
        MapCamera far = camera;
        far.zoom(-coarser, QPointF(camera.size().width(), camera.size().height()) / 2);
        appendByDistance(keys, far.step(), tilesIn(far));
    }
    m_source.want(keys);
}

QVector<QRectF> TileLayer::nameSpots(int step) const {
    constexpr double side = 12;
    QVector<QRectF> spots;
    const auto names = m_source.placedNames(step);
    if (!names)
        return spots;
    for (const town::PlacedName& name : *names) {
        const double turn = name.degrees * std::numbers::pi / 180;
        const QPointF way(std::cos(turn), std::sin(turn));
        const double width = name.width / m_ratio;
        for (double along = -width / 2; along <= width / 2; along += side)
            spots += QRectF(name.middle / m_ratio + way * along - QPointF(side, side) / 2, QSizeF(side, side));
    }
    return spots;
}

bool TileLayer::isComplete(const MapCamera& camera) const {
    const QRect tiles = tilesIn(camera);
    for (int column = tiles.left(); column <= tiles.right(); ++column) {
        for (int row = tiles.top(); row <= tiles.bottom(); ++row) {
            if (!m_source.cache().holds({camera.step(), column, row}))
                return false;
        }
    }
    return true;
}

} // namespace watchdesk::ui
