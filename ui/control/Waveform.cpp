#include "ui/control/Waveform.h"

#include "ui/theme/DeskStyle.h"
#include "ui/theme/FixedDigits.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

QVector<float> waveformBars(const QByteArray& envelope, int bars) {
    QVector<float> heights(std::max(0, bars), 0.0F);
    const auto bytes = envelope.size();
    if (bytes == 0)
        return heights;
    for (int bar = 0; bar < heights.size(); ++bar) {
        const auto from = bar * bytes / heights.size();
        const auto to = std::max(from + 1, (bar + 1) * bytes / heights.size());
        double power = 0;
        for (auto i = from; i < to; ++i) {
            const auto loud = static_cast<double>(static_cast<unsigned char>(envelope.at(i)));
            power += loud * loud / static_cast<double>(to - from);
        }
        // Radio speech sits in the lower half of full scale: the root brings it to where the eye can compare.
        heights[bar] = static_cast<float>(std::sqrt(std::sqrt(power) / 255.0));
    }
    return heights;
}

void paintWaveform(QPainter& painter, const QRectF& rect, const QByteArray& envelope, double played) {
    constexpr int pitch = 3;
    const int bars = static_cast<int>(rect.width()) / pitch;
    const QVector<float> heights = waveformBars(envelope, bars);
    const QColor done = tone(Tone::Text);
    const QColor rest = tone(Tone::Outline);
    const double middle = std::round(rect.center().y());
    for (int bar = 0; bar < heights.size(); ++bar) {
        const double half = std::max(1.0, std::round(heights.at(bar) * rect.height() / 2));
        const bool heard = played > 0 && (bar + 0.5) / bars <= played;
        painter.fillRect(QRectF(rect.left() + bar * pitch, middle - half, 2, 2 * half), heard ? done : rest);
    }
}

WaveformView::WaveformView(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Recording"));
    setAccessibleDescription(tr("Left and Right seek by a second, Home goes to the start"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedHeight(72);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WaveformView::setEnvelope(const QByteArray& envelope, qint64 durationMs) {
    m_envelope = envelope;
    m_durationMs = durationMs;
    m_played = 0;
    update();
}

void WaveformView::setPlayed(double played) {
    m_played = std::clamp(played, 0.0, 1.0);
    update();
}

void WaveformView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(tone(Tone::Rule));
    painter.setBrush(tone(Tone::Sunken));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF inside = QRectF(rect()).adjusted(12, 8, -12, -8);
    paintWaveform(painter, inside, m_envelope, m_played);
    if (m_played > 0 && m_played < 1) {
        const double x = std::round(inside.left() + inside.width() * m_played);
        painter.fillRect(QRectF(x, 4, 2, height() - 8), tone(Tone::InHandFill));
    }
    if (hasFocus())
        paintFocusRing(painter, rect());
}

void WaveformView::seekTo(double x) {
    const double width = std::max(1, rect().width() - 24);
    Q_EMIT seekRequested(std::clamp((x - 12) / width, 0.0, 1.0));
}

void WaveformView::mousePressEvent(QMouseEvent* event) {
    seekTo(event->position().x());
}

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton))
        seekTo(event->position().x());
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
    const double second = m_durationMs > 0 ? 1000.0 / static_cast<double>(m_durationMs) : 0.1;
    if (event->key() == Qt::Key_Left)
        Q_EMIT seekRequested(std::max(0.0, m_played - second));
    else if (event->key() == Qt::Key_Right)
        Q_EMIT seekRequested(std::min(1.0, m_played + second));
    else if (event->key() == Qt::Key_Home)
        Q_EMIT seekRequested(0);
    else
        QWidget::keyPressEvent(event);
}

} // namespace watchdesk::ui
