#include "ui/shell/Card.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace watchdesk::ui {

Card::Card(int split, QWidget* parent) : QWidget(parent), m_split(split) {}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.fillPath(path, tone(Tone::Surface));
    if (m_split) {
        painter.save();
        painter.setClipPath(path);
        painter.fillRect(QRect(m_split, 0, width() - m_split, height()), tone(Tone::Ground));
        painter.fillRect(QRect(m_split, 0, 1, height()), tone(Tone::Rule));
        painter.restore();
    }
    painter.setPen(QPen(tone(Tone::Outline), 1));
    painter.drawPath(path);
}

void paintGround(QWidget* page) {
    QPainter painter(page);
    painter.fillRect(page->rect(), tone(Tone::Ground));
}

} // namespace watchdesk::ui
