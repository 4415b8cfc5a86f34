#include "ui/widgets/KeyBar.h"

#include "ui/widgets/Painting.h"

#include <QFontMetricsF>
#include <QPainter>

namespace watchdesk::ui {

namespace {
constexpr double gap = 20; ///< between hints
constexpr double capGap = 4;

double widthOf(const KeyHint& hint) {
    double width = QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(hint.text) + 6;
    for (const QString& key : hint.keys)
        width += keyCapWidth(key) + capGap;
    return width;
}
} // namespace

KeyBar::KeyBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(44);
    setAccessibleName(tr("Keys"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KeyBar::setHints(const QVector<KeyHint>& hints) {
    m_hints = hints;
    QStringList said;
    for (const KeyHint& hint : hints)
        said += hint.keys.join(QLatin1Char(' ')) + QStringLiteral(": ") + hint.text;
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

void KeyBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), tone(Tone::Rule));
    double total = -gap;
    qsizetype shown = 0;
    while (shown < m_hints.size() && total + gap + widthOf(m_hints.at(shown)) <= width() - 24)
        total += gap + widthOf(m_hints.at(shown++));
    double x = width() - 12 - total;
    for (const KeyHint& hint : m_hints.mid(0, shown)) {
        for (const QString& key : hint.keys) {
            paintKeyCap(painter, QRectF(x, 0, keyCapWidth(key), height()), key, tone(Tone::Text2), tone(Tone::Outline));
            x += keyCapWidth(key) + capGap;
        }
        const double words = QFontMetricsF(textFont(TextStyle::Small)).horizontalAdvance(hint.text) + 2;
        paintLine(painter, QRectF(x + 2, 0, words, height()), hint.text, TextStyle::Small, Tone::TextMuted);
        x += words + 4 + gap;
    }
}

} // namespace watchdesk::ui
