// Check boxes and radio buttons, ticked by shape.
#pragma once

#include <QStyleOption>

class QPainter;

namespace watchdesk::ui {

/// The side of an indicator in pixels: a box of 16, and room for the focus ring around it.
inline constexpr int indicatorSide = 18;

/// A tick when it is on, a bar when it is on in part, nothing when it is off; a ring when the keyboard is there. Sharp
/// at any device pixel ratio. Window's thread.
void paintCheckBox(QPainter& painter, const QRectF& rect, QStyle::State state);
/// The same, round: a dot when it is on.
void paintRadioButton(QPainter& painter, const QRectF& rect, QStyle::State state);
/// The bare tick of a menu's line that is on.
void paintMenuTick(QPainter& painter, const QRectF& rect, QStyle::State state);

} // namespace watchdesk::ui
