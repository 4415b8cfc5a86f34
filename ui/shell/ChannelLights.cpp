#include "ui/shell/ChannelLights.h"

#include "ui/shell/BarButton.h"
#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Painting.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace watchdesk::ui {

ChannelLights::ChannelLights(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString ChannelLights::word(const desk::ChannelState& state) {
    using Link = desk::ChannelState::Link;
    switch (state.link) {
    case Link::Up:
        return {};
    case Link::Connecting:
        return tr("calling");
    case Link::Lost:
        return tr("lost");
    case Link::Off:
        return tr("off");
    }
    return {};
}

void ChannelLights::describe() {
    QStringList words;
    for (const desk::ChannelState& state : m_channels)
        words.append(tr("%1 %2").arg(state.channel, word(state).isEmpty() ? tr("is heard") : word(state)));
    setAccessibleName(words.isEmpty() ? tr("No radio channel")
                                      : tr("Radio channels: %1").arg(words.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

void ChannelLights::setChannels(const QVector<desk::ChannelState>& channels) {
    m_channels = channels;
    describe();
}

void ChannelLights::setChannel(const desk::ChannelState& state) {
    const auto at = std::find_if(m_channels.begin(), m_channels.end(),
                                 [&](const auto& known) { return known.channel == state.channel; });
    if (at == m_channels.end())
        m_channels.append(state);
    else
        *at = state;
    describe();
}

void ChannelLights::setCompact(bool compact) {
    m_compact = compact;
    describe();
}

int ChannelLights::widthOf(const desk::ChannelState& state) const {
    const QString says = m_compact ? QString() : word(state);
    return 18 + barTextWidth(state.channel, TextStyle::SmallMedium) +
           (says.isEmpty() ? 0 : 5 + barTextWidth(says, TextStyle::SmallMedium));
}

QSize ChannelLights::sizeHint() const {
    int width = 0;
    for (const desk::ChannelState& state : m_channels)
        width += widthOf(state) + 14;
    return {std::max(0, width - 14), 28};
}

void ChannelLights::paintMark(QPainter& painter, qreal x, desk::ChannelState::Link link) const {
    using Link = desk::ChannelState::Link;
    if (link == Link::Lost)
        return paintSeverity(painter, QRectF(x - 1, 0, 14, height()), desk::Severity::LookSoon, 14);
    const bool up = link == Link::Up;
    const QPen ring(tone(Tone::Outline), 1.5, link == Link::Connecting ? Qt::DotLine : Qt::SolidLine);
    painter.setPen(up ? QPen(Qt::NoPen) : ring);
    painter.setBrush(up ? QBrush(tone(Tone::Text2)) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QPointF(x + 6, height() / 2.0), 4, 4);
}

void ChannelLights::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    qreal x = 0;
    for (const desk::ChannelState& state : m_channels) {
        paintMark(painter, x, state.link);
        const qreal name =
            paintLine(painter, QRectF(x + 18, 0, 200, height()), state.channel, TextStyle::SmallMedium, Tone::Text);
        if (!m_compact && !word(state).isEmpty())
            paintLine(painter, QRectF(x + 18 + name + 5, 0, 100, height()), word(state), TextStyle::SmallMedium,
                      state.link == desk::ChannelState::Link::Lost ? Tone::Soon : Tone::TextMuted);
        x += widthOf(state) + 14;
    }
}

const desk::ChannelState* ChannelLights::channelAt(int x) const {
    int left = 0;
    for (const desk::ChannelState& state : m_channels) {
        const int wide = widthOf(state);
        if (x >= left && x < left + wide)
            return &state;
        left += wide + 14;
    }
    return nullptr;
}

bool ChannelLights::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const desk::ChannelState* state = channelAt(help->pos().x());
    if (state == nullptr) {
        QToolTip::hideText();
        return true;
    }
    QString text =
        word(*state).isEmpty() ? tr("%1 is heard").arg(state->channel) : tr("%1: %2").arg(state->channel, word(*state));
    if (state->since)
        text += tr(" since %1").arg(QDateTime::fromMSecsSinceEpoch(state->since).toString(QStringLiteral("HH:mm:ss")));
    if (!state->why.isEmpty())
        text += QStringLiteral(" · ") + state->why;
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace watchdesk::ui
