// The channels, stacked.
#pragma once

#include "ui/control/Listening.h"
#include "ui/control/Playback.h"
#include "ui/control/RadioStrip.h"
#include "ui/control/TalkKey.h"

#include <QHash>

class QVBoxLayout;

namespace watchdesk::ui {

/// One strip a channel, in the order of the configuration; room for three, more scroll. Without a channel it says how
/// to get one.
class RadioStrips : public QWidget {
    Q_OBJECT
public:
    static constexpr int mostShown = 3;
    RadioStrips(RadioJobs& radio, Playback& playback, Listening& listening, TalkHand& hand, const Clock& clock,
                QWidget* parent = nullptr);
    [[nodiscard]] const QVector<RadioStrip*>& strips() const { return m_strips; }
    [[nodiscard]] TalkKey* key(const QString& channel) const { return m_keys.value(channel); }
    void tick();
    /// F3: the channel heard last.
    void replayLatest();
    /// The selected channel, or the one heard last: muted, or heard again.
    void toggleMute();
    /// Volume and side of every channel.
    void openListening();

private:
    void take(const desk::ChannelState& state);
    RadioStrip* add(const desk::ChannelState& state);
    void place();
    void mute(const QString& channel);
    void showHeard();
    void giveWay();
    [[nodiscard]] QString latest() const;
    void takeTalk(const desk::ChannelState& state);
    [[nodiscard]] RadioStrip* strip(const QString& channel) const;
    RadioJobs& m_radio;
    Playback& m_playback;
    Listening& m_listening;
    const Clock& m_clock;
    TalkHand& m_hand;
    QHash<QString, TalkKey*> m_keys; ///< by channel
    QStringList m_spoken;            ///< channels that can be spoken on
    QVBoxLayout* m_column;
    QWidget* m_none;
    QVector<RadioStrip*> m_strips;
    QString m_latest;
    QStringList m_speaking; ///< channels that are heard now
};

} // namespace watchdesk::ui
