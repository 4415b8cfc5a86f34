#include "town/TilePainter.h"

#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>

namespace watchdesk::town {

namespace {

/// How a way is drawn: as wide as it is, but at least so many logical pixels, and not at all below a scale.
struct WayLook {
    double metres;
    double leastPixels;
    double fromScale;
};

WayLook lookOf(WayKind kind) {
    switch (kind) {
    case WayKind::Main:
        return {10, 2, 0};
    case WayKind::Street:
        return {7.5, 1.4, 0};
    case WayKind::Lane:
        return {4.5, 1, 0.35};
    case WayKind::Walk:
        return {2.2, 0.8, 0.6};
    case WayKind::Steps:
        return {2.2, 0.8, 0.6};
    case WayKind::Railway:
        return {1.5, 1, 0};
    case WayKind::Water:
        return {5, 1, 0};
    }
    return {};
}

/// A box that has a place even where a line runs due north.
QRectF boxOf(const QPolygonF& line) {
    return line.boundingRect().adjusted(-0.1, -0.1, 0.1, 0.1);
}

constexpr double edgesFromScale = 0.8;
constexpr double widestWay = 12; ///< metres
constexpr std::size_t stepsRemembered = 4;

} // namespace

double scaleOf(int step) {
    return std::exp2(step / 4.0);
}

/// One painting: from metres to device pixels.
struct TilePainter::Pass {
    QPainter& painter;
    QTransform toPixels;
    QRectF metres; ///< what may be seen
    double scale;  ///< logical pixels a metre
    double ratio;
};

TilePainter::TilePainter(std::shared_ptr<const TownMap> map, TileStyle style)
    : m_map(std::move(map)), m_style(std::move(style)) {
    for (const Way& way : m_map->ways)
        m_wayBoxes.push_back(boxOf(way.line));
    for (const Area& area : m_map->areas) {
        QRectF box;
        for (const QPolygonF& ring : area.rings)
            box |= boxOf(ring);
        m_areaBoxes.push_back(box);
    }
}

QImage TilePainter::paint(const TileKey& key) const {
    QImage image(tileSide, tileSide, QImage::Format_RGB32);
    QPainter painter(&image);
    paint(painter, key.step, QRectF(key.column * double(tileSide), key.row * double(tileSide), tileSide, tileSide));
    return image;
}

void TilePainter::paint(QPainter& painter, int step, const QRectF& part) const {
    const double scale = pixelsPerMetre(step);
    QTransform toPixels;
    toPixels.translate(-part.left(), -part.top());
    toPixels.scale(scale, -scale);
    const QRectF metres(part.left() / scale, -part.bottom() / scale, part.width() / scale, part.height() / scale);
    const Pass pass{painter, toPixels, metres, scaleOf(step), m_style.pixelRatio};
    painter.fillRect(QRectF(QPointF(), part.size()), m_style.colors.ground);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const AreaKind kind : {AreaKind::Green, AreaKind::Water})
        paintAreas(pass, kind);
    paintWays(pass, WayKind::Water);
    for (const AreaKind kind : {AreaKind::Square, AreaKind::CarPark})
        paintAreas(pass, kind);
    for (const WayKind kind :
         {WayKind::Walk, WayKind::Steps, WayKind::Lane, WayKind::Railway, WayKind::Street, WayKind::Main})
        paintWays(pass, kind);
    // Above the streets: what leads through a building is below its roof.
    paintAreas(pass, AreaKind::Building);
    paintNames(pass, step, part);
}

void TilePainter::paintAreas(const Pass& pass, AreaKind kind) const {
    const MapColors& colors = m_style.colors;
    const std::array<QColor, areaKinds> fills{colors.park, colors.water, colors.square, colors.ground, colors.building};
    const bool edged = (kind == AreaKind::Building && pass.scale >= edgesFromScale) || kind == AreaKind::CarPark;
    pass.painter.setBrush(fills[static_cast<std::size_t>(kind)]);
    pass.painter.setPen(edged ? QPen(colors.buildingEdge, pass.ratio) : QPen(Qt::NoPen));
    for (std::size_t i = 0; i < m_areaBoxes.size(); ++i) {
        const Area& area = m_map->areas[static_cast<qsizetype>(i)];
        if (area.kind != kind || !m_areaBoxes[i].intersects(pass.metres))
            continue;
        if (area.rings.size() == 1) {
            pass.painter.drawPolygon(pass.toPixels.map(area.rings.first()), Qt::OddEvenFill);
            continue;
        }
        QPainterPath path;
        for (const QPolygonF& ring : area.rings) {
            path.addPolygon(pass.toPixels.map(ring));
            path.closeSubpath();
        }
        pass.painter.drawPath(path);
    }
}

void TilePainter::paintWays(const Pass& pass, WayKind kind) const {
    const WayLook look = lookOf(kind);
    if (pass.scale < look.fromScale)
        return;
    const MapColors& colors = m_style.colors;
    const QColor color = kind == WayKind::Main      ? colors.roadMain
                         : kind == WayKind::Water   ? colors.water
                         : kind == WayKind::Railway ? colors.buildingEdge
                                                    : colors.road;
    const double width = std::max(look.metres * pass.scale, look.leastPixels) * pass.ratio;
    QPen pen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (kind == WayKind::Steps) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({0.6, 0.4});
    }
    pass.painter.setBrush(Qt::NoBrush);
    const double reach = widestWay + width / pass.scale;
    const QRectF seen = pass.metres.adjusted(-reach, -reach, reach, reach);
    const auto draw = [&](const QPen& with, bool bridgesOnly) {
        pass.painter.setPen(with);
        for (std::size_t i = 0; i < m_wayBoxes.size(); ++i) {
            const Way& way = m_map->ways[static_cast<qsizetype>(i)];
            if (way.kind == kind && (way.bridge || !bridgesOnly) && m_wayBoxes[i].intersects(seen))
                pass.painter.drawPolyline(pass.toPixels.map(way.line));
        }
    };
    // A bridge has parapets.
    if (isStreet(kind) && pass.scale >= edgesFromScale)
        draw(QPen(colors.buildingEdge, width + 3 * pass.ratio, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin), true);
    draw(pen, false);
}

void TilePainter::paintNames(const Pass& pass, int step, const QRectF& part) const {
    const Names names = namesOf(step);
    QColor halo = m_style.colors.ground;
    halo.setAlphaF(0.6f);
    const QPen haloPen(halo, 3 * pass.ratio, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    pass.painter.setBrush(Qt::NoBrush);
    for (const PlacedName& name : *names) {
        if (!name.box.intersects(part))
            continue;
        const QFont font = fontOf(name.rank, m_style.font, pass.ratio);
        const QFontMetricsF metrics(font);
        const QPointF start(-name.width / 2, (metrics.ascent() - metrics.descent()) / 2);
        QPainterPath shape;
        shape.addText(start, font, name.text);
        pass.painter.save();
        pass.painter.translate(name.middle - part.topLeft());
        pass.painter.rotate(name.degrees);
        pass.painter.strokePath(shape, haloPen);
        // As a shape, not as text: Qt draws turned text by what its thread has drawn before, and tiles would not join.
        pass.painter.fillPath(shape, m_style.colors.label);
        pass.painter.restore();
    }
}

TilePainter::Names TilePainter::placedNames(int step) const {
    const std::unique_lock lock(m_lock, std::try_to_lock);
    if (!lock)
        return {};
    const auto found = m_names.find(step);
    return found == m_names.end() ? nullptr : found->second;
}

TilePainter::Names TilePainter::namesOf(int step) const {
    const std::scoped_lock lock(m_lock);
    if (const auto found = m_names.find(step); found != m_names.end())
        return found->second;
    if (m_names.size() >= stepsRemembered) {
        const auto away = [&](const auto& entry) { return std::abs(entry.first - step); };
        m_names.erase(std::max_element(m_names.begin(), m_names.end(),
                                       [&](const auto& a, const auto& b) { return away(a) < away(b); }));
    }
    const auto placed = std::make_shared<const QVector<PlacedName>>(
        placeNames(*m_map, pixelsPerMetre(step), m_style.font, m_style.pixelRatio));
    m_names.emplace(step, placed);
    return placed;
}

} // namespace watchdesk::town
