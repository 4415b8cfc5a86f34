#include "ui/widgets/LevelMeter.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QTimer>

#include <cmath>

namespace watchdesk::ui {

int litSegments(double dbfs, int count) {
    constexpr double floor = -50;
    constexpr double top = -6;
    const double share = (dbfs - floor) / (top - floor);
    return std::clamp(int(std::lround(share * count)), 0, count);
}

void paintLevel(QPainter& painter, const QRectF& rect, int lit, int count) {
    const qreal y = std::round(rect.center().y() - 7);
    for (int i = 0; i < count; ++i)
        painter.fillRect(QRectF(rect.left() + i * 6, y, 5, 14), tone(i < lit ? Tone::Meter : Tone::Raised));
}

LevelMeter::LevelMeter(const QString& accessibleName, QWidget* parent, int segments)
    : QWidget(parent), m_segments(segments), m_timer(new QTimer(this)) {
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_timer->setInterval(100);
    connect(m_timer, &QTimer::timeout, this, &LevelMeter::fall);
}

QSize LevelMeter::sizeHint() const {
    return {m_segments * 6 - 1, 14};
}

void LevelMeter::setLevel(double dbfs) {
    m_last.start();
    if (!m_timer->isActive())
        m_timer->start();
    const int lit = litSegments(dbfs, m_segments);
    if (lit == m_lit)
        return;
    m_lit = lit;
    update();
}

void LevelMeter::fall() {
    if (m_last.elapsed() < 250)
        return;
    m_lit = std::max(0, m_lit - (m_segments + 2) / 3);
    update();
    if (m_lit == 0)
        m_timer->stop();
}

void LevelMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintLevel(painter, rect(), m_lit, m_segments);
}

} // namespace watchdesk::ui
