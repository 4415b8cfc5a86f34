// How the radio channels are, in the top bar.
#pragma once

#include "desk/Views.h"

#include <QVector>
#include <QWidget>

namespace watchdesk::ui {

/// How each channel's gateway is: a dot, or the mark of what is wrong with its word.
class ChannelLights : public QWidget {
    Q_OBJECT
public:
    explicit ChannelLights(QWidget* parent = nullptr);
    void setChannels(const QVector<desk::ChannelState>& channels);
    void setChannel(const desk::ChannelState& state);
    void setCompact(bool compact);
    /// The word beside a channel's name; empty when it is up.
    [[nodiscard]] static QString word(const desk::ChannelState& state);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int widthOf(const desk::ChannelState& state) const;
    [[nodiscard]] const desk::ChannelState* channelAt(int x) const;
    void paintMark(QPainter& painter, qreal x, desk::ChannelState::Link link) const;
    void describe();
    QVector<desk::ChannelState> m_channels;
    bool m_compact = false;
};

} // namespace watchdesk::ui
