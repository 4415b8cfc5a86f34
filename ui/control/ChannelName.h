// A channel's name on its strip: click to select it.
#pragma once

#include <QAbstractButton>

namespace watchdesk::ui {

/// Checked: heard before the others; a bar at the left edge and the tone of what is in hand say so. Painted.
class ChannelName : public QAbstractButton {
    Q_OBJECT
public:
    explicit ChannelName(const QString& channel, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
    void enterEvent(QEnterEvent*) override;
    void leaveEvent(QEvent*) override;

private:
    QString m_channel;
};

} // namespace watchdesk::ui
