// What is being listened to.
#pragma once

#include "ui/control/Jobs.h"
#include "ui/widgets/Player.h"

namespace watchdesk::ui {

/// Opens recordings and plays one at a time. Window's thread. `mediaId` of a replay of a channel is "replay:SHOP".
class Playback : public QObject {
    Q_OBJECT
public:
    static constexpr int replayMs = 30'000;
    static constexpr int againMs = 500; ///< so much is repeated after a wait

    explicit Playback(RadioJobs& radio, QObject* parent = nullptr);

    /// Plays a recording from `fromMs`; the same one while it plays is paused, and goes on from there the next time.
    void toggle(const QString& mediaId);
    void playFrom(const QString& mediaId, double part);
    void replay(const QString& channel);
    void stop();
    /// Somebody speaks: what plays waits until they have finished, and goes on a little before where it was. To be
    /// played all the same, it is asked for again.
    void giveWay(bool toSomebody);
    /// What waits so; empty: nothing.
    [[nodiscard]] QString waiting() const { return m_waiting; }
    [[nodiscard]] QString playing() const { return m_player.playingId(); }
    /// 0…1 of the recording that plays, or of the one that is paused; 0 for any other.
    [[nodiscard]] double played(const QString& mediaId) const;
    [[nodiscard]] double speed() const { return m_player.speed(); }
    void setSpeed(double speed) { m_player.setSpeed(speed); }
    [[nodiscard]] QString trouble() const { return m_player.trouble(); }

Q_SIGNALS:
    /// Started, moved on, paused or ended.
    void changed();
    void failed(const watchdesk::Error& error);

private:
    void open(const QString& mediaId, const Answer<desk::RecordingAudio>& audio, double part);
    void start(double part);

    RadioJobs& m_radio;
    Player m_player;
    desk::RecordingAudio m_audio;
    QString m_wanted;
    QString m_waiting;
    double m_paused = 0; ///< where m_audio was paused, 0…1
};

} // namespace watchdesk::ui
