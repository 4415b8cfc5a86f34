// What a page puts on the map.
#pragma once

#include "ui/theme/Theme.h"

#include <QObject>
#include <QPointF>
#include <QString>
#include <QVector>

namespace watchdesk::ui {

enum class MarkerShape {
    Dot,    ///< a place
    Square, ///< a place of the other scheme
    Badge,  ///< a disc with a number in it: a sighting
    Icon    ///< a plate with a Lucide icon: a camera, a patrol
};

/// How it stands out. Shape, ring and weight of type say it besides the colour.
enum class MarkerState { Quiet, Plain, InHand, Soon, Act };

/// A point on the map.
struct MapMarker {
    QString id;
    QPointF at; ///< metres east and north
    MarkerShape shape = MarkerShape::Dot;
    MarkerState state = MarkerState::Plain;
    QString mark;  ///< a badge's number, an icon's name
    QString label; ///< beside it, where there is room; may be empty
    QString tip;   ///< tool tip and what a screen reader says; the label when empty
    int rank = 0;  ///< greater ones are labelled and painted before others
    bool operator==(const MapMarker&) const = default;

    [[nodiscard]] QString said() const { return tip.isEmpty() ? label : tip; }
};

/// The markers of one map. A page sets them, the map follows. Window's thread.
class MapMarkers : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Ids are unique.
    void set(QVector<MapMarker> markers);
    [[nodiscard]] const QVector<MapMarker>& all() const { return m_markers; }
    /// -1 when there is none.
    [[nodiscard]] int indexOf(const QString& id) const;

Q_SIGNALS:
    void changed();

private:
    QVector<MapMarker> m_markers;
};

/// Its own extent about its point, logical pixels.
[[nodiscard]] QRectF markerRect(const MapMarker& marker);
[[nodiscard]] Tone toneOf(MarkerState state);
/// The type of a label.
[[nodiscard]] TextStyle labelStyleOf(MarkerState state);

/// Paints the marker's shape at a point; with a ring when it is chosen.
void paintMarker(QPainter& painter, const MapMarker& marker, const QPointF& at, bool chosen);
/// Paints its label with a halo of the ground, so that it is read over streets and houses.
void paintMarkerLabel(QPainter& painter, const MapMarker& marker, const QRectF& rect);

} // namespace watchdesk::ui
