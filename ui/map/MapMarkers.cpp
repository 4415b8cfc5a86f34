#include "ui/map/MapMarkers.h"

#include "ui/widgets/Painting.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr double ringWidth = 2;

double sideOf(MarkerShape shape) {
    switch (shape) {
    case MarkerShape::Dot:
        return 8;
    case MarkerShape::Square:
        return 8;
    case MarkerShape::Badge:
        return 22;
    case MarkerShape::Icon:
        return 22;
    }
    return 8;
}

/// Text on a filled shape of that state.
Tone onToneOf(MarkerState state) {
    switch (state) {
    case MarkerState::InHand:
        return Tone::OnInHand;
    case MarkerState::Soon:
        return Tone::OnSoon;
    case MarkerState::Act:
        return Tone::OnAct;
    default:
        return Tone::MapGround;
    }
}

Tone fillOf(MarkerState state) {
    switch (state) {
    case MarkerState::InHand:
        return Tone::InHandFill;
    case MarkerState::Soon:
        return Tone::SoonFill;
    case MarkerState::Act:
        return Tone::ActFill;
    case MarkerState::Quiet:
        return Tone::MapLabel;
    default:
        return Tone::Text;
    }
}

void paintIconPlate(QPainter& painter, const MapMarker& marker, const QRectF& rect) {
    const bool stands = marker.state != MarkerState::Plain && marker.state != MarkerState::Quiet;
    painter.setPen(QPen(tone(stands ? fillOf(marker.state) : Tone::Outline), 1));
    painter.setBrush(tone(stands ? fillOf(marker.state) : Tone::Surface));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintIcon(painter, rect, marker.mark, 14, stands ? onToneOf(marker.state) : Tone::Text2);
}

} // namespace

void MapMarkers::set(QVector<MapMarker> markers) {
    if (markers == m_markers)
        return;
    m_markers = std::move(markers);
    Q_EMIT changed();
}

int MapMarkers::indexOf(const QString& id) const {
    const auto found =
        std::find_if(m_markers.begin(), m_markers.end(), [&](const MapMarker& marker) { return marker.id == id; });
    return found == m_markers.end() ? -1 : static_cast<int>(found - m_markers.begin());
}

QRectF markerRect(const MapMarker& marker) {
    const double side = sideOf(marker.shape);
    return {-side / 2, -side / 2, side, side};
}

Tone toneOf(MarkerState state) {
    switch (state) {
    case MarkerState::Quiet:
        return Tone::MapLabel;
    case MarkerState::Plain:
        return Tone::Text;
    case MarkerState::InHand:
        return Tone::InHand;
    case MarkerState::Soon:
        return Tone::Soon;
    case MarkerState::Act:
        return Tone::Act;
    }
    return Tone::Text;
}

TextStyle labelStyleOf(MarkerState state) {
    switch (state) {
    case MarkerState::Quiet:
        return TextStyle::Small;
    case MarkerState::Plain:
        return TextStyle::SmallMedium;
    default:
        return TextStyle::SmallSemibold;
    }
}

void paintMarker(QPainter& painter, const MapMarker& marker, const QPointF& at, bool chosen) {
    const QRectF rect = markerRect(marker).translated(at);
    painter.setRenderHint(QPainter::Antialiasing);
    // A rim of the ground: it is seen on any house and street.
    painter.setPen(QPen(tone(Tone::MapGround), 1.5));
    painter.setBrush(tone(fillOf(marker.state)));
    switch (marker.shape) {
    case MarkerShape::Dot:
        painter.drawEllipse(rect);
        break;
    case MarkerShape::Square:
        painter.drawRect(rect);
        break;
    case MarkerShape::Badge:
        painter.drawEllipse(rect);
        paintLine(painter, rect, marker.mark, TextStyle::SmallSemibold, onToneOf(marker.state), Qt::AlignCenter);
        break;
    case MarkerShape::Icon:
        paintIconPlate(painter, marker, rect);
        break;
    }
    if (!chosen)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tone(Tone::Focus), ringWidth));
    const QRectF ring = rect.adjusted(-4, -4, 4, 4);
    if (marker.shape == MarkerShape::Dot || marker.shape == MarkerShape::Badge)
        painter.drawEllipse(ring);
    else
        painter.drawRoundedRect(ring, 4, 4);
}

void paintMarkerLabel(QPainter& painter, const MapMarker& marker, const QRectF& rect) {
    const QFont font = textFont(labelStyleOf(marker.state));
    const QFontMetricsF metrics(font);
    QPainterPath shape;
    shape.addText(rect.left(), rect.center().y() + (metrics.ascent() - metrics.descent()) / 2, font, marker.label);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(shape, QPen(tone(Tone::MapGround), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    paintLine(painter, rect, marker.label, labelStyleOf(marker.state), toneOf(marker.state));
}

} // namespace watchdesk::ui
