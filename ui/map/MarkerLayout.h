// Where markers' labels stand.
#pragma once

#include "ui/map/MapMarkers.h"

#include <QRectF>
#include <QVector>

namespace watchdesk::ui {

/// How large each marker's label is. To measure text takes longer than to place it: once for a set of markers.
[[nodiscard]] QVector<QSizeF> labelSizes(const QVector<MapMarker>& markers);

/// At one scale, in logical pixels from the map's origin (y to the south), so that panning moves it as it is: labels do
/// not jump. No label lies on another, nor on a marker, but that of one which stands out (in hand, soon, act) may lie
/// on a quiet one's shape. Made anew when the scale, the markers or the chosen one change. A thousand markers take
/// about 10 ms.
class MarkerLayout {
public:
    struct Place {
        QPointF at;   ///< the marker's point
        QRectF label; ///< null: no room for it
    };
    MarkerLayout() = default;
    /// `sizes` are labelSizes() of the markers; `chosen` is an index, or -1: it is labelled whatever else is.
    /// What `avoid` covers is left free where there is other room: the names of streets.
    MarkerLayout(const QVector<MapMarker>& markers, const QVector<QSizeF>& sizes, double scale, int chosen,
                 const QVector<QRectF>& avoid = {});

    /// In the markers' order.
    [[nodiscard]] const QVector<Place>& places() const { return m_places; }
    /// From the least to the greatest: the order of painting.
    [[nodiscard]] const QVector<int>& order() const { return m_order; }
    /// The marker whose shape or label is under a point, the topmost; -1: none.
    [[nodiscard]] int at(const QPointF& point, const QVector<MapMarker>& markers) const;

private:
    QVector<Place> m_places;
    QVector<int> m_order;
};

} // namespace watchdesk::ui
