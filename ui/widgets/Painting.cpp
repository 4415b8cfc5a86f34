#include "ui/widgets/Painting.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <cmath>

namespace watchdesk::ui {
namespace {

/// A 1 px edge that lies on whole pixels.
void roundedBox(QPainter& painter, const QRectF& rect, qreal radius, const QPen& pen, const QBrush& brush) {
    painter.setPen(pen);
    painter.setBrush(brush);
    const qreal half = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
}

QRectF centredSquare(const QRectF& rect, qreal side) {
    return {std::round(rect.center().x() - side / 2), std::round(rect.center().y() - side / 2), side, side};
}

QPolygonF octagon(const QRectF& r) {
    const qreal cut = r.width() * 0.293;
    return QPolygonF({{r.left() + cut, r.top()},
                      {r.right() - cut, r.top()},
                      {r.right(), r.top() + cut},
                      {r.right(), r.bottom() - cut},
                      {r.right() - cut, r.bottom()},
                      {r.left() + cut, r.bottom()},
                      {r.left(), r.bottom() - cut},
                      {r.left(), r.top() + cut}});
}

void exclamation(QPainter& painter, const QRectF& r, const QColor& color, qreal top, qreal bottom, qreal dot) {
    const qreal unit = r.height() / 16;
    painter.setPen(QPen(color, 1.8 * unit, Qt::SolidLine, Qt::RoundCap));
    const qreal x = r.center().x();
    painter.drawLine(QPointF(x, r.top() + top * unit), QPointF(x, r.top() + bottom * unit));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(x, r.top() + dot * unit), 1.05 * unit, 1.05 * unit);
}

void paintTriangle(QPainter& painter, const QRectF& r, const QColor& fill) {
    const qreal unit = r.height() / 16;
    QPainterPath path(QPointF(r.center().x(), r.top() + 2.2 * unit));
    path.lineTo(r.right() - 1.2 * unit, r.bottom() - 2 * unit);
    path.lineTo(r.left() + 1.2 * unit, r.bottom() - 2 * unit);
    path.closeSubpath();
    painter.setPen(QPen(fill, 2 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(fill);
    painter.drawPath(path);
    exclamation(painter, r, tone(Tone::Surface), 6.2, 9.2, 12.2);
}

void paintDiamond(QPainter& painter, const QRectF& r, const QColor& edge) {
    const qreal unit = r.height() / 16;
    const QPointF c = r.center();
    const qreal reach = 6.9 * unit;
    const QPolygonF shape(
        {{c.x(), c.y() - reach}, {c.x() + reach, c.y()}, {c.x(), c.y() + reach}, {c.x() - reach, c.y()}});
    painter.setPen(QPen(edge, 1.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(shape);
    exclamation(painter, r, edge, 5, 8.4, 11);
}

void paintTick(QPainter& painter, const QRectF& r, const QColor& color, qreal scale) {
    const qreal unit = r.height() / 16 * scale;
    const QPointF c = r.center();
    painter.setPen(QPen(color, 1.6 * r.height() / 16, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({{c.x() - 4 * unit, c.y() + 0.2 * unit},
                                    {c.x() - 1.2 * unit, c.y() + 3 * unit},
                                    {c.x() + 4 * unit, c.y() - 3 * unit}}));
}

} // namespace

int keyCapWidth(const QString& text) {
    return std::max(18, int(std::ceil(QFontMetricsF(textFont(TextStyle::SmallMedium)).horizontalAdvance(text))) + 12);
}

void paintKeyCap(QPainter& painter, const QRectF& rect, const QString& text, const QColor& color, const QColor& edge) {
    const QRectF cap(rect.left(), std::floor(rect.center().y() - 9), keyCapWidth(text), 18);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    roundedBox(painter, cap, 3, QPen(edge, 1), Qt::NoBrush);
    paintLine(painter, cap, text, TextStyle::SmallMedium, color, Qt::AlignCenter);
    painter.restore();
}

int chipWidth(const QString& text, const ChipLook& look) {
    const qreal words = text.isEmpty() ? 0 : QFontMetricsF(textFont(look.style)).horizontalAdvance(text);
    const int icon = look.icon.isEmpty() ? 0 : (text.isEmpty() ? 12 : 17);
    return int(std::ceil(words)) + icon + 14;
}

void paintChip(QPainter& painter, const QRectF& rect, const QString& text, const ChipLook& look) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(tone(look.edge), 1);
    if (look.dashed)
        pen.setDashPattern({3, 2});
    roundedBox(painter, rect, 3, pen, look.filled ? QBrush(tone(look.fill)) : QBrush(Qt::NoBrush));
    QRectF inner = rect.adjusted(7, 0, -6, 0);
    if (!look.icon.isEmpty()) {
        paintIcon(painter, QRectF(inner.left(), inner.top(), 12, inner.height()), look.icon, 12, look.text);
        inner.setLeft(inner.left() + 17);
    }
    paintLine(painter, inner, text, look.style, look.text);
    painter.restore();
}

Tone severityTone(desk::Severity severity) {
    switch (severity) {
    case desk::Severity::Emergency:
        return Tone::ActFill;
    case desk::Severity::Alert:
        return Tone::Act;
    case desk::Severity::InHand:
        return Tone::InHand;
    case desk::Severity::LookSoon:
        return Tone::Soon;
    case desk::Severity::GoodEnd:
        return Tone::Good;
    case desk::Severity::Done:
        return Tone::Text2;
    case desk::Severity::Note:
        return Tone::TextMuted;
    }
    return Tone::TextMuted;
}

QString severityWord(desk::Severity severity) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Severity", text); };
    switch (severity) {
    case desk::Severity::Emergency:
        return tr("Emergency");
    case desk::Severity::Alert:
        return tr("Alert");
    case desk::Severity::InHand:
        return tr("In hand");
    case desk::Severity::LookSoon:
        return tr("Look soon");
    case desk::Severity::GoodEnd:
        return tr("Closed");
    case desk::Severity::Done:
        return tr("Done");
    case desk::Severity::Note:
        return tr("Note");
    }
    return {};
}

void paintSeverity(QPainter& painter, const QRectF& rect, desk::Severity severity, int size) {
    if (severity == desk::Severity::Note)
        return;
    const QRectF r = centredSquare(rect, size);
    const QColor color = tone(severityTone(severity));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (severity) {
    case desk::Severity::Emergency:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(octagon(r.adjusted(0.5, 0.5, -0.5, -0.5)));
        exclamation(painter, r, tone(Tone::OnAct), 4, 8.6, 11.6);
        break;
    case desk::Severity::Alert:
    case desk::Severity::InHand:
        paintTriangle(painter, r, color);
        break;
    case desk::Severity::LookSoon:
        paintDiamond(painter, r, color);
        break;
    case desk::Severity::GoodEnd:
        painter.setPen(QPen(color, 1.6 * size / 16.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(r.adjusted(1.4, 1.4, -1.4, -1.4));
        paintTick(painter, r, color, 0.72);
        break;
    case desk::Severity::Done:
        paintTick(painter, r, color, 1.2);
        break;
    case desk::Severity::Note:
        break;
    }
    painter.restore();
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, int size, Tone tone) {
    const QPixmap pixmap = Theme::instance().icon(name, size, tone, painter.device()->devicePixelRatioF());
    painter.drawPixmap(centredSquare(rect, size).topLeft(), pixmap);
}

qreal paintLine(QPainter& painter, const QRectF& rect, const QString& text, TextStyle style, const QColor& color,
                Qt::Alignment alignment) {
    const QFont font = textFont(style);
    const QFontMetricsF metrics(font, painter.device());
    QString shown = text;
    qreal width = metrics.horizontalAdvance(text);
    if (width > rect.width()) {
        shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
        width = metrics.horizontalAdvance(shown);
    }
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width) / 2;
    qreal baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QPointF(x, baseline), shown);
    return width;
}

qreal paintLine(QPainter& painter, const QRectF& rect, const QString& text, TextStyle style, Tone role,
                Qt::Alignment alignment) {
    return paintLine(painter, rect, text, style, tone(role), alignment);
}

double paintParagraph(QPainter* painter, const QRectF& rect, const QString& text, TextStyle style, Tone colour,
                      Qt::Alignment alignment) {
    QString lines = text;
    QTextLayout layout(lines.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)), textFont(style));
    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const double line = Theme::instance().lineHeight(style);
    double y = 0;
    layout.beginLayout();
    for (QTextLine next = layout.createLine(); next.isValid(); next = layout.createLine()) {
        next.setLineWidth(std::max(1.0, rect.width()));
        next.setPosition({0, y + (line - next.height()) / 2});
        y += line;
    }
    layout.endLayout();
    if (painter != nullptr) {
        painter->setPen(tone(colour));
        layout.draw(painter, rect.topLeft());
    }
    return y;
}

void paintRowGround(QPainter& painter, const QRectF& rect, bool selected, bool hovered) {
    if (selected) {
        painter.fillRect(rect, tone(Tone::Selection));
        painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), tone(Tone::InHandFill));
    } else if (hovered) {
        painter.fillRect(rect, tone(Tone::Hover));
    }
}

void paintBadge(QPainter& painter, const QRectF& rect) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal unit = rect.width() / 64;
    painter.setPen(QPen(tone(Tone::Text), 5 * unit));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(4 * unit, 4 * unit, -4 * unit, -4 * unit), 14 * unit, 14 * unit);
    painter.setPen(QPen(tone(Tone::Text), 6.5 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF o = rect.topLeft();
    painter.drawPolyline(
        QPolygonF({o + QPointF(17, 23) * unit, o + QPointF(24.5, 43) * unit, o + QPointF(32, 26) * unit,
                   o + QPointF(39.5, 43) * unit, o + QPointF(47, 23) * unit}));
    painter.restore();
}

} // namespace watchdesk::ui
