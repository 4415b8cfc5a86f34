#include "ui/theme/FixedDigits.h"

#include <QFontMetricsF>
#include <QHash>
#include <QPainter>

namespace watchdesk::ui {
namespace {

qreal cellOf(const QFont& font, const QFontMetricsF& metrics) {
    static QHash<QString, qreal> known;
    const QString key = font.key();
    if (const auto it = known.constFind(key); it != known.constEnd())
        return *it;
    qreal widest = 0;
    for (const QChar digit : QStringLiteral("0123456789"))
        widest = qMax(widest, metrics.horizontalAdvance(digit));
    known.insert(key, widest);
    return widest;
}

} // namespace

qreal fixedDigitsWidth(const QString& text, const QFont& font) {
    const QFontMetricsF metrics(font);
    const qreal cell = cellOf(font, metrics);
    qreal width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? cell : metrics.horizontalAdvance(c);
    return width;
}

qreal paintFixedDigits(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font,
                       Qt::Alignment alignment) {
    const QFontMetricsF metrics(font, painter.device());
    const qreal cell = cellOf(font, metrics);
    const qreal width = fixedDigitsWidth(text, font);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width) / 2;
    // The same base line as QPainter::drawText with AlignVCenter, so that times and words stand level.
    const qreal baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    painter.setFont(font);
    for (const QChar c : text) {
        const qreal advance = metrics.horizontalAdvance(c);
        const qreal slot = c.isDigit() ? cell : advance;
        painter.drawText(QPointF(x + (slot - advance) / 2, baseline), QString(c));
        x += slot;
    }
    return width;
}

} // namespace watchdesk::ui
