// What a page puts on the map.
#pragma once

#include "ui/theme/Theme.h"

#include <QHash>
#include <QObject>
#include <QPixmap>
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

/// How much of its shape is filled: what is less near, or less new. It says so in black and white, too.
enum class MarkerFill { Whole, Half, Edge };

/// A point on the map.
struct MapMarker {
    QString id;
    QPointF at; ///< metres east and north
    MarkerShape shape = MarkerShape::Dot;
    MarkerState state = MarkerState::Plain;
    QString mark;                        ///< a badge's number, an icon's name
    QString label;                       ///< beside it, where there is room; may be empty
    QString tip;                         ///< tool tip and what a screen reader says; the label when empty
    int rank = 0;                        ///< greater ones are labelled before others, and painted over them
    MarkerFill fill = MarkerFill::Whole; ///< of dots, squares and badges; Half: of a tinted ground
    QPointF aside = {}; ///< logical pixels from its point to its middle: it stands beside what else is there
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

/// Its own extent, logical pixels from its point.
[[nodiscard]] QRectF markerRect(const MapMarker& marker);
/// The type of a label.
[[nodiscard]] TextStyle labelStyleOf(MarkerState state);

/// Markers and labels as pictures: painted once, then only put where they are. Of one theme and one density of the
/// screen; clear() it when either changes. Window's thread.
class MarkerPictures {
public:
    /// The marker's shape at a point; with a ring when it is chosen.
    void paint(QPainter& painter, const MapMarker& marker, const QPointF& at, bool chosen);
    /// Its label, with a halo of the ground, so that it is read over streets and houses.
    void paintLabel(QPainter& painter, const MapMarker& marker, const QRectF& rect);
    void clear() { m_pictures.clear(); }
    /// Before the labels of a frame: so many new ones are drawn in it at most, the others are left for the next.
    void beginFrame();
    /// Whether some were left: another frame is wanted.
    [[nodiscard]] bool isBehind() const { return m_behind; }

private:
    struct Key {
        QString text; ///< label or mark
        int look = 0; ///< shape, state, chosen; or that it is a label
        bool operator==(const Key&) const = default;
        friend size_t qHash(const Key& key, size_t seed = 0) { return qHashMulti(seed, key.text, key.look); }
    };
    template <class Fn>
    void put(QPainter& painter, const Key& key, const QRectF& rect, const Fn& draw);
    QHash<Key, QPixmap> m_pictures;
    int m_mayDraw = 0; ///< labels, in this frame
    bool m_behind = false;
};

} // namespace watchdesk::ui
