// The key of one channel on its strip.
#pragma once

#include "ui/control/TalkHand.h"
#include "ui/widgets/Button.h"

class QMenu;

namespace watchdesk::ui {

/// Held by the mouse it speaks; beside it whom to call. Not there on a channel that the desk only listens to.
class TalkKey : public QWidget {
    Q_OBJECT
public:
    TalkKey(TalkHand& hand, const Clock& clock, const QString& channel, QWidget* parent = nullptr);

    void setState(const desk::ChannelState& state);
    void tick();
    /// In a narrow strip: without the cap of its key.
    void setNarrow(bool narrow);
    /// "Talk", "0:03", "Busy", "No link", "Timed out", "Cut off".
    [[nodiscard]] QString words() const;
    [[nodiscard]] Button& button() const { return *m_button; }
    /// Everybody, then the sets by call sign, narrowed by what is typed.
    [[nodiscard]] QMenu* makeCallMenu();

private:
    void refresh();
    TalkHand& m_hand;
    const Clock& m_clock;
    QString m_channel;
    desk::ChannelState m_state;
    bool m_narrow = false;
    Button* m_button;
    Button* m_call;
};

} // namespace watchdesk::ui
