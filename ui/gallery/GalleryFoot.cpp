#include "ui/gallery/GalleryFoot.h"

#include "ui/gallery/CardWords.h"
#include "ui/widgets/Painting.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int footHeight = 36;

struct Hint {
    QString key;
    QString text;
};

QVector<Hint> hints() {
    return {{GalleryFoot::tr("Space"), GalleryFoot::tr("open or close the sheet")},
            {QStringLiteral("/"), GalleryFoot::tr("filter")},
            {QStringLiteral("O"), GalleryFoot::tr("true colours")}};
}

QVector<std::pair<QString, QString>> legend() {
    return {{cautionIcon(domain::Caution::CriminalBehaviourOrder), GalleryFoot::tr("order")},
            {cautionIcon(domain::Caution::Violence), GalleryFoot::tr("violence")},
            {QStringLiteral("repeat"), GalleryFoot::tr("breaches")},
            {cautionIcon(domain::Caution::Juvenile), GalleryFoot::tr("under 18, never face-matched")},
            {cautionIcon(domain::Caution::Vulnerable), GalleryFoot::tr("vulnerable")}};
}

qreal widthOf(const QString& text) {
    return QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(text);
}

} // namespace

GalleryFoot::GalleryFoot(QWidget* parent) : QWidget(parent) {
    setFixedHeight(footHeight);
    setAccessibleName(tr("How many are shown"));
}

void GalleryFoot::setText(const QString& text) {
    m_text = text;
    setAccessibleDescription(text);
    update();
}

qreal GalleryFoot::paintKeys(QPainter& painter, qreal from, qreal to) const {
    qreal x = from;
    for (const Hint& hint : hints()) {
        const qreal cap = keyCapWidth(hint.key);
        const qreal words = widthOf(hint.text) + 1;
        if (x + cap + 8 + words > to)
            break;
        paintKeyCap(painter, QRectF(x, 0, cap, height()), hint.key, tone(Tone::Text2), tone(Tone::Outline));
        paintLine(painter, QRectF(x + cap + 8, 0, words, height()), hint.text, TextStyle::Small, Tone::Text2);
        x += cap + 8 + words + 24;
    }
    return x;
}

void GalleryFoot::paintLegend(QPainter& painter, qreal from) const {
    qreal x = width() - 12;
    const auto entries = legend();
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        const qreal words = widthOf(entry->second) + 1;
        x -= words + 20;
        if (x < from)
            return;
        paintIcon(painter, QRectF(x, 0, 14, height()), entry->first, 14, Tone::TextMuted);
        paintLine(painter, QRectF(x + 20, 0, words, height()), entry->second, TextStyle::Small, Tone::TextMuted);
        x -= 14;
    }
}

void GalleryFoot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), tone(Tone::Rule));
    const qreal words =
        paintLine(painter, QRectF(12, 0, width() - 24, height()), m_text, TextStyle::Small, Tone::Text2);
    paintLegend(painter, paintKeys(painter, 12 + words + 32, width() - 12));
}

} // namespace watchdesk::ui
