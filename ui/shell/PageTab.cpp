#include "ui/shell/PageTab.h"

#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"

#include <QPainter>

namespace watchdesk::ui {

PageTab::PageTab(const PageEntry& page, QWidget* parent) : BarButton(Qt::Key_Enter, parent), m_icon(page.icon) {
    setText(page.title);
    setAccessibleName(page.title);
    setCheckable(true);
    setAutoExclusive(true);
    connect(this, &QAbstractButton::toggled, this, [this] { updateGeometry(); });
}

void PageTab::setWaiting(int count) {
    m_waiting = count;
    setAccessibleName(count == 0 ? text() : tr("%1, waiting: %2").arg(text()).arg(count));
    updateGeometry();
    update();
}

QString PageTab::waitingText() const {
    return m_waiting > 99 ? QStringLiteral("99+") : QString::number(m_waiting);
}

QSize PageTab::sizeHint() const {
    const int count = m_waiting == 0 ? 0 : keyCapWidth(waitingText()) + 8;
    return {barTextWidth(text(), TextStyle::BodyMedium) + (showsIcon() ? 24 : 0) + count + (isCompact() ? 20 : 28),
            barHeight};
}

void PageTab::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (isChecked()) {
        painter.fillRect(rect(), tone(Tone::Ground));
        painter.fillRect(QRect(0, 0, width(), 2), tone(Tone::Text));
    } else if (underMouse()) {
        painter.fillRect(rect().adjusted(0, 0, 0, -1), tone(Tone::Hover));
    }
    QRectF area = QRectF(rect()).adjusted(isCompact() ? 10 : 14, 0, 0, 0);
    if (showsIcon()) {
        paintIcon(painter, QRectF(area.left(), 0, 16, height()), m_icon, 16, isChecked() ? Tone::Text : Tone::Text2);
        area.setLeft(area.left() + 24);
    }
    const qreal name = paintLine(painter, area, text(), isChecked() ? TextStyle::BodyMedium : TextStyle::Body,
                                 isChecked() ? Tone::Text : Tone::Text2);
    if (m_waiting > 0)
        paintKeyCap(painter, area.adjusted(name + 8, 0, 0, 0), waitingText(), tone(Tone::Text), tone(Tone::Outline));
    if (hasFocus())
        paintFocusRing(painter, rect(), 2);
}

} // namespace watchdesk::ui
