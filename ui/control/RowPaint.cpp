#include "ui/control/RowPaint.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr auto separator = " · ";
QString claimWord() {
    return QCoreApplication::translate("RowPaint", "Claim");
}
const QString& claimKey() {
    static const QString key = QStringLiteral("F9");
    return key;
}
} // namespace

void paintDetail(QPainter& painter, const QRectF& rect, const QString& text, bool loudTail, Tone quiet) {
    const auto cut = loudTail ? text.lastIndexOf(QString::fromUtf8(separator)) : -1;
    if (!loudTail) {
        paintLine(painter, rect, text, TextStyle::Small, quiet);
        return;
    }
    const QString loud = cut < 0 ? text : text.mid(cut + 3);
    const QString before = cut < 0 ? QString() : text.left(cut + 3);
    const double loudWidth =
        std::min(rect.width(), QFontMetricsF(textFont(TextStyle::SmallSemibold)).horizontalAdvance(loud) + 1);
    const double room = rect.width() - loudWidth;
    double x = rect.left();
    if (!before.isEmpty() && room > 24) {
        const double wanted = QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(before) + 1;
        paintLine(painter, QRectF(x, rect.top(), std::min(room, wanted), rect.height()), before, TextStyle::Small,
                  quiet);
        x += std::min(room, wanted);
    }
    paintLine(painter, QRectF(x, rect.top(), rect.right() - x, rect.height()), loud, TextStyle::SmallSemibold,
              Tone::Text);
}

QString feedIcon(const desk::FeedRow& row) {
    using domain::FeedKind;
    switch (row.kind) {
    case FeedKind::Transmission:
        return QStringLiteral("audio-lines");
    case FeedKind::Incident:
        return QStringLiteral("message-square");
    case FeedKind::Emergency:
    case FeedKind::Alert:
        return QStringLiteral("triangle-alert");
    case FeedKind::Sighting:
        return QStringLiteral("footprints");
    case FeedKind::Breach:
        return QStringLiteral("ban");
    case FeedKind::Text:
        return QStringLiteral("mail");
    case FeedKind::System:
        break;
    }
    if (row.code.startsWith(QLatin1String("gateway")))
        return QStringLiteral("radio-tower");
    if (row.code.startsWith(QLatin1String("recording")))
        return QStringLiteral("archive");
    if (row.code == QLatin1String("match"))
        return QStringLiteral("scan-face");
    if (row.code == QLatin1String("breach"))
        return QStringLiteral("ban");
    if (row.code.startsWith(QLatin1String("roll-call")))
        return QStringLiteral("list-checks");
    if (row.code.startsWith(QLatin1String("shel")))
        return QStringLiteral("bell-off");
    if (row.code.startsWith(QLatin1String("signed-o")))
        return QStringLiteral("users");
    if (row.code.startsWith(QLatin1String("sign")) || row.code == QLatin1String("locked"))
        return QStringLiteral("lock-keyhole");
    return QStringLiteral("info");
}

void paintRowMark(QPainter& painter, const QRectF& rect, const desk::FeedRow& row) {
    if (row.severity == desk::Severity::Note)
        paintIcon(painter, rect, feedIcon(row), 16, row.live ? Tone::Text : Tone::TextMuted);
    else
        paintSeverity(painter, rect, row.severity);
}

int claimButtonWidth() {
    const double word = QFontMetricsF(textFont(TextStyle::BodySemibold)).horizontalAdvance(claimWord());
    return static_cast<int>(word) + keyCapWidth(claimKey()) + 28;
}

void paintClaimButton(QPainter& painter, const QRectF& rect) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone(Tone::ActFill));
    painter.drawRoundedRect(rect, 4, 4);
    painter.restore();
    const QColor on = tone(Tone::OnAct);
    const double word = paintLine(painter, rect.adjusted(10, 0, 0, 0), claimWord(), TextStyle::BodySemibold, on);
    paintKeyCap(painter, rect.adjusted(10 + word + 8, 0, -8, 0), claimKey(), on, on);
}

void paintHatching(QPainter& painter, const QRectF& rect, const QColor& color) {
    painter.save();
    painter.setClipRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    for (double x = rect.left() - rect.height(); x < rect.right(); x += 6)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

} // namespace watchdesk::ui
