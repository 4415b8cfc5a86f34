// A rectangle in a column of text.
#pragma once

#include <QRect>
#include <QStringList>

namespace watchdesk::store {

/// "x,y,w,h"; empty for a null rectangle.
[[nodiscard]] inline QString boxText(const QRect& box) {
    if (box.isNull())
        return QStringLiteral("");
    return QStringLiteral("%1,%2,%3,%4").arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height());
}

/// Null for what is no such text.
[[nodiscard]] inline QRect boxOf(const QString& text) {
    const QStringList parts = text.split(QLatin1Char(','));
    if (parts.size() != 4)
        return {};
    return {parts.at(0).toInt(), parts.at(1).toInt(), parts.at(2).toInt(), parts.at(3).toInt()};
}

} // namespace watchdesk::store
