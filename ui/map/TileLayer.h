// The ground of the map: tiles, and what stands in for those that are still to come.
#pragma once

#include "town/TileSource.h"
#include "ui/map/MapCamera.h"

class QPainter;

namespace watchdesk::ui {

/// Paints what the camera sees. A tile that is not there yet is made up from tiles of other scales, and is asked for;
/// nothing is waited for. Window's thread.
class TileLayer : public QObject {
    Q_OBJECT
public:
    explicit TileLayer(QObject* parent = nullptr);
    /// With the colours of the theme as it is now. Null: nothing to paint.
    void setMap(std::shared_ptr<const town::TownMap> map, double pixelRatio);
    [[nodiscard]] double pixelRatio() const { return m_ratio; }
    /// Logical pixels of the widget; paints all of the camera's size.
    void paint(QPainter& painter, const MapCamera& camera);
    /// Whether everything in sight is painted at its own scale.
    [[nodiscard]] bool isComplete(const MapCamera& camera) const;
    /// Where the ground's own names stand at a step, as rows of squares in logical pixels from the map's origin;
    /// nothing until the first tile of the step is there.
    [[nodiscard]] QVector<QRectF> nameSpots(int step) const;
    [[nodiscard]] const town::TileSource& source() const { return m_source; }

Q_SIGNALS:
    void tileMade(); ///< one that is to be painted, perhaps

private:
    [[nodiscard]] QPoint cornerOf(const MapCamera& camera) const;
    [[nodiscard]] QRect tilesIn(const MapCamera& camera) const;
    void paintStandIns(QPainter& painter, const MapCamera& camera, const QRegion& missing);
    void wantAround(const MapCamera& camera);
    town::TileSource m_source;
    double m_ratio = 1;
};

} // namespace watchdesk::ui
