#include "ui/control/ChannelName.h"

#include "ui/theme/DeskStyle.h"
#include "ui/theme/Theme.h"

#include <QFontMetricsF>
#include <QPainter>

namespace watchdesk::ui {

namespace {
constexpr int barWidth = 3;
constexpr int beforeName = 9;
} // namespace

ChannelName::ChannelName(const QString& channel, QWidget* parent) : QAbstractButton(parent), m_channel(channel) {
    setText(channel);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Select %1").arg(channel));
    setToolTip(tr("Select %1: the other channels are heard more quietly").arg(channel));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ChannelName::sizeHint() const {
    const double width = QFontMetricsF(textFont(TextStyle::BodySemibold)).horizontalAdvance(m_channel);
    return {beforeName + static_cast<int>(width) + 6, 28};
}

void ChannelName::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), tone(Tone::Hover));
    if (isChecked())
        painter.fillRect(QRect(0, 4, barWidth, height() - 8), tone(Tone::InHandFill));
    painter.setFont(textFont(TextStyle::BodySemibold));
    painter.setPen(tone(isChecked() ? Tone::InHand : Tone::Text));
    const QRect inside = rect().adjusted(beforeName, 0, -2, 0);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(painter.font()).elidedText(m_channel, Qt::ElideRight, inside.width()));
    if (hasFocus())
        paintFocusRing(painter, rect());
}

void ChannelName::enterEvent(QEnterEvent*) {
    update();
}

void ChannelName::leaveEvent(QEvent*) {
    update();
}

} // namespace watchdesk::ui
