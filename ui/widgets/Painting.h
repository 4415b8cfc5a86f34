// Small shapes that delegates and widgets paint alike: key caps, chips, severity marks, elided text.
#pragma once

#include "desk/Views.h"
#include "ui/theme/Theme.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace watchdesk::ui {

/// A key's outline with its name ("Ctrl K", "F9"). 18 px high; painted centred vertically in `rect` from its left edge.
[[nodiscard]] int keyCapWidth(const QString& text);
void paintKeyCap(QPainter& painter, const QRectF& rect, const QString& text, const QColor& color, const QColor& edge);

/// How a chip is painted. Icon and dashed edge are optional; fill is left out when `filled` is false.
struct ChipLook {
    Tone text = Tone::Text;
    Tone edge = Tone::Outline;
    Tone fill = Tone::Raised;
    bool filled = true;
    bool dashed = false;
    QString icon; ///< Lucide's name
    TextStyle style = TextStyle::SmallMedium;
};
inline constexpr int chipHeight = 20;
[[nodiscard]] int chipWidth(const QString& text, const ChipLook& look);
/// Elides the text when `rect` is narrower than chipWidth().
void paintChip(QPainter& painter, const QRectF& rect, const QString& text, const ChipLook& look);

/// The mark of tokens.json "severity" in the middle of `rect`, 16 px unless said: octagon, triangle, diamond, ticked
/// circle, tick. Note paints nothing: the row's own icon stands there.
void paintSeverity(QPainter& painter, const QRectF& rect, desk::Severity severity, int size = 16);
/// The colour in which the mark is painted.
[[nodiscard]] Tone severityTone(desk::Severity severity);
/// Its word, for the screen reader and the tool tip.
[[nodiscard]] QString severityWord(desk::Severity severity);

/// A Lucide icon centred in `rect`.
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, int size, Tone tone);

/// One line, elided at the right, vertically centred. Returns the width painted.
qreal paintLine(QPainter& painter, const QRectF& rect, const QString& text, TextStyle style, Tone tone,
                Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
qreal paintLine(QPainter& painter, const QRectF& rect, const QString& text, TextStyle style, const QColor& color,
                Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

/// A paragraph: broken between words, inside one only when it is longer than the line. Returns the height it takes;
/// paints nothing without a painter.
double paintParagraph(QPainter* painter, const QRectF& rect, const QString& text, TextStyle style, Tone colour,
                      Qt::Alignment alignment = Qt::AlignLeft);

/// A row's ground: selected (with its 4 px edge), under the pointer, or plain.
void paintRowGround(QPainter& painter, const QRectF& rect, bool selected, bool hovered);

/// WatchDesk's badge in the palette's colours.
void paintBadge(QPainter& painter, const QRectF& rect);

} // namespace watchdesk::ui
