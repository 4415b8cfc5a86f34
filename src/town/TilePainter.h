// Paints the map square by square.
#pragma once

#include "town/NamePlacer.h"
#include "town/TownMap.h"

#include <QColor>
#include <QImage>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

class QPainter;

namespace watchdesk::town {

/// The roles "map-…" of the theme, as colours.
struct MapColors {
    QColor ground;
    QColor building;
    QColor buildingEdge;
    QColor road;
    QColor roadMain;
    QColor square;
    QColor water;
    QColor park;
    QColor label;
};

struct TileStyle {
    MapColors colors;
    QFont font;            ///< its size is not used
    double pixelRatio = 1; ///< device pixels a logical pixel: lines and names grow with it
};

/// Side of a tile in device pixels.
inline constexpr int tileSide = 256;

/// Four steps double the scale; step 0 is one logical pixel a metre.
inline constexpr int leastStep = -24;
inline constexpr int mostStep = 16;
/// Logical pixels a metre.
[[nodiscard]] double scaleOf(int step);

/// A tile: column and row are counted from the map's origin, to the east and to the south.
struct TileKey {
    int step = 0;
    int column = 0;
    int row = 0;
    auto operator<=>(const TileKey&) const = default;
};

/// Any thread, several at once; the map and the style stay as they are. The names of a step are placed once, when its
/// first tile is asked for, so that they go on over the edges of tiles.
class TilePainter {
public:
    TilePainter(std::shared_ptr<const TownMap> map, TileStyle style);
    /// Format_RGB32, tileSide square.
    [[nodiscard]] QImage paint(const TileKey& key) const;
    /// A part of the step's plane (device pixels, y to the south), painted onto `painter` at its origin.
    void paint(QPainter& painter, int step, const QRectF& part) const;
    /// The names of a step once its first tile has been painted, null before. Never waits.
    [[nodiscard]] std::shared_ptr<const QVector<PlacedName>> placedNames(int step) const;
    /// Device pixels a metre.
    [[nodiscard]] double pixelsPerMetre(int step) const { return scaleOf(step) * m_style.pixelRatio; }

private:
    using Names = std::shared_ptr<const QVector<PlacedName>>;
    [[nodiscard]] Names namesOf(int step) const;
    struct Pass;
    void paintAreas(const Pass& pass, AreaKind kind) const;
    void paintWays(const Pass& pass, WayKind kind) const;
    void paintNames(const Pass& pass, int step, const QRectF& part) const;

    std::shared_ptr<const TownMap> m_map;
    TileStyle m_style;
    std::vector<QRectF> m_wayBoxes;
    std::vector<QRectF> m_areaBoxes;
    mutable std::mutex m_lock; ///< of what follows
    mutable std::map<int, Names> m_names;
};

} // namespace watchdesk::town
