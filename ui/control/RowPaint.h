// Strokes that the painted rows of the control room share.
#pragma once

#include "ui/widgets/Painting.h"

#include <QPainter>

namespace watchdesk::ui {

/// Second line of a row. With `loudTail`, what follows the last " · " is semibold in the tone of text, and elided last.
void paintDetail(QPainter& painter, const QRectF& rect, const QString& text, bool loudTail, Tone quiet);

/// The severity shape of a row, or the icon of its kind when it has none.
void paintRowMark(QPainter& painter, const QRectF& rect, const desk::FeedRow& row);
/// The line icon of a row without a severity shape.
[[nodiscard]] QString feedIcon(const desk::FeedRow& row);

/// "Claim F9", filled: a person must act.
void paintClaimButton(QPainter& painter, const QRectF& rect);
[[nodiscard]] int claimButtonWidth();

/// Diagonal hatching: nothing could be heard.
void paintHatching(QPainter& painter, const QRectF& rect, const QColor& color);

} // namespace watchdesk::ui
