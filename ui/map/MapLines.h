// Lines that a page puts on the map: a trail, a heading.
#pragma once

#include "ui/map/MapCamera.h"
#include "ui/theme/Theme.h"

#include <QObject>
#include <QPolygonF>
#include <QVector>

class QPainter;

namespace watchdesk::ui {

/// A line on the ground.
struct MapLine {
    QPolygonF points; ///< metres east and north; at least two
    Tone tone = Tone::InHandFill;
    bool dashed = false; ///< not known, only supposed
    bool arrow = false;  ///< at its end
    bool area = false;   ///< closed, with a thin outline and a breath of its tone inside
    QString name = {};   ///< of an area, in its middle
    bool operator==(const MapLine&) const = default;
};

/// The lines of one map, in the order of painting. A page sets them, the map follows. Window's thread.
class MapLines : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void set(QVector<MapLine> lines);
    [[nodiscard]] const QVector<MapLine>& all() const { return m_lines; }
    /// Between ground and markers: 3 px with a halo of the ground, so that it is seen on any street. Only what the
    /// camera sees is drawn.
    void paint(QPainter& painter, const MapCamera& camera) const;

Q_SIGNALS:
    void changed();

private:
    QVector<MapLine> m_lines;
};

} // namespace watchdesk::ui
