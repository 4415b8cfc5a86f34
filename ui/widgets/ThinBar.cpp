#include "ui/widgets/ThinBar.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace watchdesk::ui {

ThinBar::ThinBar(QWidget* parent) : QScrollBar(Qt::Vertical, parent) {
    setAccessibleName(tr("Scroll bar"));
    setFocusPolicy(Qt::NoFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ThinBar::paintEvent(QPaintEvent*) {
    // A style polishes a scroll bar opaque; this one is not.
    setAttribute(Qt::WA_OpaquePaintEvent, false);
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone(isSliderDown() || underMouse() ? Tone::TextMuted : Tone::Outline));
    painter.drawRoundedRect(QRectF(handle).adjusted(3, 2, -3, -2), 2, 2);
}

} // namespace watchdesk::ui
