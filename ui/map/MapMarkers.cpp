#include "ui/map/MapMarkers.h"

#include "ui/widgets/Painting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {
constexpr double ringWidth = 2;

double sideOf(const MapMarker& marker) {
    switch (marker.shape) {
    case MarkerShape::Dot:
    case MarkerShape::Square:
        // One that is not plain is told from its neighbours by its size, too.
        return marker.state == MarkerState::InHand ? 12 : 8;
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
    const double side = sideOf(marker);
    return QRectF(-side / 2, -side / 2, side, side).translated(marker.aside);
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

namespace {

/// Edge and inside apart: half filled, or the edge alone.
void drawPart(QPainter& painter, const MapMarker& marker, const QRectF& rect) {
    constexpr double edge = 2;
    const auto shape = [&](const QRectF& where) {
        if (marker.shape == MarkerShape::Square)
            painter.drawRect(where);
        else
            painter.drawEllipse(where);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone(Tone::MapGround));
    shape(rect.adjusted(-1, -1, 1, 1));
    painter.setBrush(tone(marker.fill == MarkerFill::Half ? Tone::InHandBg : Tone::MapGround));
    painter.setPen(QPen(tone(fillOf(marker.state)), edge));
    shape(rect.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2));
    if (marker.shape == MarkerShape::Badge) {
        paintLine(painter, rect, marker.mark, TextStyle::SmallSemibold, toneOf(marker.state), Qt::AlignCenter);
    } else if (marker.fill == MarkerFill::Half) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tone(fillOf(marker.state)));
        shape(rect.adjusted(4, 4, -4, -4));
    }
}

void drawShape(QPainter& painter, const MapMarker& marker, const QRectF& rect) {
    painter.setRenderHint(QPainter::Antialiasing);
    // A rim of the ground: it is seen on any house and street.
    painter.setPen(QPen(tone(Tone::MapGround), 1.5));
    painter.setBrush(tone(fillOf(marker.state)));
    if (marker.fill != MarkerFill::Whole && marker.shape != MarkerShape::Icon)
        return drawPart(painter, marker, rect);
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
}

void drawMarker(QPainter& painter, const MapMarker& marker, const QPointF& at, bool chosen) {
    const QRectF rect = markerRect(marker).translated(at);
    drawShape(painter, marker, rect);
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

void drawLabel(QPainter& painter, const MapMarker& marker, const QRectF& rect) {
    const TextStyle style = labelStyleOf(marker.state);
    // The halo is the text itself, put around: to stroke the letters' outlines takes ten times as long.
    constexpr double far = 1.5;
    constexpr double across = 1.1;
    for (const QPointF& off :
         {QPointF(far, 0), QPointF(-far, 0), QPointF(0, far), QPointF(0, -far), QPointF(across, across),
          QPointF(-across, across), QPointF(across, -across), QPointF(-across, -across)})
        paintLine(painter, rect.translated(off), marker.label, style, Tone::MapGround);
    paintLine(painter, rect, marker.label, style, toneOf(marker.state));
}

/// With room for ring and halo, on whole pixels.
QRectF roomFor(const QRectF& rect) {
    return QRectF(rect.adjusted(-6, -6, 6, 6).toAlignedRect());
}

} // namespace

template <class Fn>
void MarkerPictures::put(QPainter& painter, const Key& key, const QRectF& rect, const Fn& draw) {
    constexpr qsizetype most = 4000;
    const double ratio = painter.device()->devicePixelRatioF();
    // Drawn at the place's fraction of a pixel, it would be another picture at each: it goes to the nearest whole one.
    const QRectF own = rect.translated(-rect.topLeft());
    auto found = m_pictures.find(key);
    if (found == m_pictures.end()) {
        if (m_pictures.size() >= most)
            m_pictures.clear();
        QPixmap picture((roomFor(own).size() * ratio).toSize());
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter onPicture(&picture);
        onPicture.translate(-roomFor(own).topLeft());
        draw(onPicture, own);
        onPicture.end();
        found = m_pictures.insert(key, picture);
    }
    const QPointF corner = (rect.topLeft() + roomFor(own).topLeft()) * ratio;
    painter.drawPixmap(QPointF(std::round(corner.x()), std::round(corner.y())) / ratio, *found);
}

void MarkerPictures::beginFrame() {
    constexpr int labelsAFrame = 25; // 4 ms
    m_mayDraw = labelsAFrame;
    m_behind = false;
}

void MarkerPictures::paint(QPainter& painter, const MapMarker& marker, const QPointF& at, bool chosen) {
    const Key key{marker.mark, static_cast<int>(marker.fill) * 1000 + static_cast<int>(marker.shape) * 100 +
                                   static_cast<int>(marker.state) * 2 + (chosen ? 1 : 0)};
    put(painter, key, markerRect(marker).translated(at), [&](QPainter& onPicture, const QRectF& rect) {
        drawMarker(onPicture, marker, rect.center() - marker.aside, chosen);
    });
}

void MarkerPictures::paintLabel(QPainter& painter, const MapMarker& marker, const QRectF& rect) {
    constexpr int isLabel = 10'000;
    const Key key{marker.label, isLabel + static_cast<int>(marker.state)};
    if (!m_pictures.contains(key) && m_mayDraw-- <= 0) {
        m_behind = true;
        return;
    }
    put(painter, key, rect, [&](QPainter& onPicture, const QRectF& own) { drawLabel(onPicture, marker, own); });
}

} // namespace watchdesk::ui
