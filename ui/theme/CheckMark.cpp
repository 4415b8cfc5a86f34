#include "ui/theme/CheckMark.h"

#include "ui/theme/Theme.h"

#include <QPainter>

#include <cmath>

namespace watchdesk::ui {

namespace {

constexpr int tickSide = 12;
constexpr qreal boxRadius = 3;
constexpr qreal dotSide = 6;

struct Inks {
    QColor edge, ground, mark;
};

Inks inksOf(QStyle::State state) {
    const bool filled = state.testFlag(QStyle::State_On) || state.testFlag(QStyle::State_NoChange);
    if (!state.testFlag(QStyle::State_Enabled))
        return {tone(Tone::Rule), tone(filled ? Tone::Raised : Tone::Surface), tone(Tone::TextMuted)};
    if (filled)
        return {tone(Tone::InHandFill), tone(Tone::InHandFill), tone(Tone::OnInHand)};
    return {tone(state.testFlag(QStyle::State_MouseOver) ? Tone::Text2 : Tone::Outline), tone(Tone::Sunken), {}};
}

QRectF square(const QRectF& rect, qreal side) {
    return {std::round(rect.center().x() - side / 2), std::round(rect.center().y() - side / 2), side, side};
}

void shape(QPainter& painter, const QRectF& rect, qreal radius, const QPen& pen, const QBrush& ground) {
    const qreal half = pen.widthF() / 2;
    painter.setPen(pen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
}

/// The ring stands apart from what it is around, by a pixel, since its colour is near that of a ticked box.
void paintGround(QPainter& painter, const QRectF& rect, const Inks& inks, bool ring, qreal radius, qreal ringRadius) {
    if (ring)
        shape(painter, square(rect, indicatorSide), ringRadius, QPen(tone(Tone::Focus), 2), Qt::NoBrush);
    shape(painter, square(rect, ring ? tickSide : indicatorSide - 2), radius, QPen(inks.edge, 1), inks.ground);
}

/// Lucide's "check", in a stroke that still carries on a filled box of 12 px.
void paintTick(QPainter& painter, const QRectF& rect, const QColor& ink) {
    const QRectF box = square(rect, tickSide);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF(
        {box.topLeft() + QPointF(2.4, 6.2), box.topLeft() + QPointF(4.8, 8.6), box.topLeft() + QPointF(9.6, 3.4)}));
}

} // namespace

void paintCheckBox(QPainter& painter, const QRectF& rect, QStyle::State state) {
    const Inks inks = inksOf(state);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter, rect, inks, state.testFlag(QStyle::State_HasFocus), boxRadius, boxRadius + 1);
    if (state.testFlag(QStyle::State_NoChange))
        painter.fillRect(square(rect, 8).adjusted(0, 3, 0, -3), inks.mark);
    else if (state.testFlag(QStyle::State_On))
        paintTick(painter, rect, inks.mark);
    painter.restore();
}

void paintRadioButton(QPainter& painter, const QRectF& rect, QStyle::State state) {
    const Inks inks = inksOf(state);
    const bool ring = state.testFlag(QStyle::State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal side = ring ? tickSide : indicatorSide - 2;
    paintGround(painter, rect, inks, ring, side / 2, indicatorSide / 2.0);
    if (state.testFlag(QStyle::State_On)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(inks.mark);
        painter.drawEllipse(square(rect, dotSide));
    }
    painter.restore();
}

void paintMenuTick(QPainter& painter, const QRectF& rect, QStyle::State state) {
    if (!state.testFlag(QStyle::State_On))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintTick(painter, rect, tone(state.testFlag(QStyle::State_Enabled) ? Tone::Text : Tone::TextMuted));
    painter.restore();
}

} // namespace watchdesk::ui
