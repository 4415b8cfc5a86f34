// Times and call signs in equal cells: Inter's digits differ in width and Qt 6.4 cannot switch its tabular ones on.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace watchdesk::ui {

/// Width that paintFixedDigits needs for the text.
[[nodiscard]] qreal fixedDigitsWidth(const QString& text, const QFont& font);

/// Paints with the painter's pen; every digit sits centred in a cell as wide as the widest one, other characters keep
/// their width. Vertically centred on capitals; horizontal flags of `alignment` hold. Returns the width painted.
qreal paintFixedDigits(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font,
                       Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

} // namespace watchdesk::ui
