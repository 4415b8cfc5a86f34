#include "ui/control/RadioStrip.h"
#include "ui/control/RowPaint.h"
#include "ui/widgets/TimeText.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace watchdesk::ui {

OverLine::OverLine(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Overs of the last three minutes"));
    setFixedHeight(24);
    setMinimumWidth(80);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void OverLine::setOvers(const QVector<Over>& overs) {
    m_overs = overs;
    setAccessibleDescription(tr("%n over(s)", nullptr, static_cast<int>(overs.size())));
    update();
}

void OverLine::setState(const desk::ChannelState& state, bool narrow) {
    m_state = state;
    m_narrow = narrow;
    update();
}

void OverLine::setNow(UtcMs now) {
    m_now = now;
    update();
}

double OverLine::xOf(UtcMs at) const {
    const double part = static_cast<double>(at - (m_now - shownMs)) / static_cast<double>(shownMs);
    return std::clamp(part, 0.0, 1.0) * width();
}

QString OverLine::lostText() const {
    const qint64 wait = std::max<qint64>(0, m_state.nextTry - m_now);
    const QString next = m_state.nextTry == 0 || wait == 0 ? tr("trying now") : tr("in %1").arg(roughText(wait + 999));
    const QString attempt = tr("attempt %1 %2").arg(m_state.attempt).arg(next);
    if (m_narrow)
        return attempt;
    const QString reason = m_state.why.isEmpty() ? tr("gateway %1 is silent").arg(m_state.gateway) : m_state.why;
    return tr("Since %1: %2 · %3").arg(clockText(m_state.since, true), reason, attempt);
}

void OverLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Sunken));
    paintOvers(painter);
    if (m_state.link == desk::ChannelState::Link::Lost)
        paintLost(painter);
    else if (!m_caption.isEmpty())
        paintCaption(painter);
}

void OverLine::setCaption(const QString& caption, Tone colour) {
    m_caption = caption;
    m_captionTone = colour;
    update();
}

void OverLine::paintCaption(QPainter& painter) const {
    double right = width() - 6;
    if (!m_overs.isEmpty() && m_overs.last().end == 0)
        right = std::max(width() / 3.0, std::min(right, xOf(m_overs.last().start) - 6));
    const double words = QFontMetricsF(textFont(TextStyle::SmallMedium)).horizontalAdvance(m_caption) + 2;
    const QRectF box(std::max(6.0, right - words), 3, std::min(words, right - 6), height() - 6);
    painter.fillRect(box.adjusted(-4, 0, 2, 0), tone(Tone::Sunken));
    paintLine(painter, box, m_caption, TextStyle::SmallMedium, m_captionTone);
}

void OverLine::paintOvers(QPainter& painter) const {
    const QFontMetricsF metrics(textFont(TextStyle::SmallMedium));
    double free = width(); // where the over to the right, with its words, begins
    for (auto over = m_overs.crbegin(); over != m_overs.crend(); ++over) {
        const bool live = over->end == 0;
        const UtcMs end = live ? m_now : over->end;
        if (end < m_now - shownMs)
            break;
        const double from = xOf(over->start);
        const double to = std::max(xOf(end), from + 3);
        painter.fillRect(QRectF(from, 6, to - from, height() - 12), tone(live ? Tone::Text : Tone::Outline));
        const double words = metrics.horizontalAdvance(over->callSign) + 2;
        const auto older = std::next(over);
        const double before = older == m_overs.crend() ? 0 : xOf(older->end) + 4;
        const bool named = m_caption.isEmpty() && !over->callSign.isEmpty();
        // Its call sign stands after it, or before it where there is no room; nowhere rather than over another.
        const bool after = named && to + 6 + words < free - 4;
        const bool ahead = named && !after && from - 8 - words > before;
        if (after || ahead)
            paintLine(painter, QRectF(after ? to + 6 : from - 8 - words, 0, words, height()), over->callSign,
                      TextStyle::SmallMedium, live ? Tone::Text : Tone::Text2);
        free = ahead ? from - 12 - words : from;
    }
}

void OverLine::paintLost(QPainter& painter) const {
    const double from = xOf(m_state.since);
    paintHatching(painter, QRectF(from, 0, width() - from, height()), tone(Tone::Outline));
    painter.fillRect(QRectF(from, 0, 2, height()), tone(Tone::Soon));
    const QString text = lostText();
    const double words = QFontMetricsF(textFont(TextStyle::SmallMedium)).horizontalAdvance(text) + 16;
    const double left = std::clamp(from + 10, 8.0, std::max(8.0, width() - words - 10));
    const QRectF box(left, 3, std::min(words, width() - left - 8), height() - 6);
    painter.fillRect(box, tone(Tone::Sunken));
    paintLine(painter, box.adjusted(6, 0, -6, 0), text, TextStyle::SmallMedium, Tone::Text);
}

} // namespace watchdesk::ui
