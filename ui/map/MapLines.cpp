#include "ui/map/MapLines.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace watchdesk::ui {

namespace {

constexpr double lineWidth = 3;
constexpr double haloWidth = 7;
constexpr double arrowLength = 11;
constexpr double arrowHalf = 6;
constexpr double areaOpacity = 0.10;
constexpr double leastNamed = 60; ///< pixels: a smaller area has no room for its name

QPolygonF onWidget(const QPolygonF& metres, const MapCamera& camera) {
    QPolygonF out;
    out.reserve(metres.size());
    for (const QPointF& point : metres) {
        const QPointF at = camera.toWidget(point);
        // Points nearer than a pixel to one another are one.
        if (out.isEmpty() || (at - out.last()).manhattanLength() >= 1)
            out += at;
    }
    return out;
}

/// At the end of the line, as the arrow points.
QPolygonF arrowOf(const QPolygonF& line) {
    const QPointF tip = line.last();
    const QPointF along = tip - line[line.size() - 2];
    const double length = std::hypot(along.x(), along.y());
    const QPointF way = along / length;
    const QPointF across(-way.y(), way.x());
    return {tip, tip - way * arrowLength + across * arrowHalf, tip - way * arrowLength - across * arrowHalf};
}

/// A breath of colour, so that the ground is read through it.
void paintArea(QPainter& painter, const MapLine& area, const MapCamera& camera) {
    const QPolygonF drawn = onWidget(area.points, camera);
    QColor inside = tone(area.tone);
    inside.setAlphaF(static_cast<float>(areaOpacity));
    QPen outline(tone(area.tone), 1.5, Qt::DashLine, Qt::FlatCap, Qt::MiterJoin);
    outline.setDashPattern({5, 3});
    painter.setPen(outline);
    painter.setBrush(inside);
    painter.drawPolygon(drawn);
    const QRectF box = drawn.boundingRect();
    if (area.name.isEmpty() || box.width() < leastNamed)
        return;
    // Along its upper edge, where premises' labels are fewest.
    const QRectF line(box.left() + 6, box.top() + 4, box.width() - 12, 18);
    painter.setFont(textFont(TextStyle::SmallSemibold));
    const QString shown = painter.fontMetrics().elidedText(area.name, Qt::ElideRight, static_cast<int>(line.width()));
    QPainterPath path;
    path.addText(line.left() + (line.width() - painter.fontMetrics().horizontalAdvance(shown)) / 2,
                 line.top() + painter.fontMetrics().ascent(), painter.font(), shown);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tone(Tone::MapGround), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.fillPath(path, tone(Tone::Text2));
}

QPen penOf(const QColor& color, double width, bool dashed) {
    QPen pen(color, width, Qt::SolidLine, dashed ? Qt::FlatCap : Qt::RoundCap, Qt::RoundJoin);
    if (dashed)
        pen.setDashPattern({1.6, 1.2});
    return pen;
}

} // namespace

void MapLines::set(QVector<MapLine> lines) {
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    Q_EMIT changed();
}

void MapLines::paint(QPainter& painter, const MapCamera& camera) const {
    const QRectF seen = QRectF({0, 0}, camera.size()).adjusted(-20, -20, 20, 20);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const MapLine& line : m_lines) {
        if (line.area && QPolygonF(onWidget(line.points, camera)).boundingRect().intersects(seen))
            paintArea(painter, line, camera);
    }
    for (const bool halo : {true, false}) {
        for (const MapLine& line : m_lines) {
            if (line.area)
                continue;
            const QPolygonF drawn = onWidget(line.points, camera);
            if (drawn.size() < 2 || !drawn.boundingRect().adjusted(-1, -1, 1, 1).intersects(seen))
                continue;
            const QColor color = tone(halo ? Tone::MapGround : line.tone);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(penOf(color, halo ? haloWidth : lineWidth, line.dashed && !halo));
            painter.drawPolyline(drawn);
            if (!line.arrow)
                continue;
            painter.setPen(halo ? QPen(color, haloWidth - lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)
                                : QPen(Qt::NoPen));
            painter.setBrush(color);
            painter.drawPolygon(arrowOf(drawn));
        }
    }
    painter.restore();
}

} // namespace watchdesk::ui
