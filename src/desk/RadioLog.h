// From the radio bridge to the store: who is calling, kept from the first packet.
#pragma once

#include "desk/Desk.h"
#include "desk/LiveSound.h"
#include "desk/TextKeeper.h"
#include "radio/Bridge.h"
#include "radio/Config.h"

#include <memory>

namespace watchdesk::desk {

class Ear;
class RecorderLeases;

/// Runs the bridge and writes what it hears (desk/Ear.h is its listening half). Signals come from other threads:
/// connect with a receiver, so that Qt queues them.
class RadioLog : public QObject {
    Q_OBJECT
public:
    RadioLog(DeskContext& context, Recorder& recorder);
    ~RadioLog() override;

    /// Starts the bridge with this configuration (stopping one that runs).
    Result<void> start(const radio::BridgeConfig& config);
    void stop();
    void retryNow(const QString& channel);
    /// A selective call by tones and nothing else, on a channel that talks; as the desk's when nobody is signed in.
    void callSet(const QString& channel, const QString& toneSet, const QString& code);
    /// A call of that code can be sent on that channel now: the desk may speak there, and has a link.
    [[nodiscard]] bool canCall(const QString& channel, const QString& toneSet, const QString& code) const;
    /// Some channel is one on which the desk may speak, and has a link.
    [[nodiscard]] bool canTalk() const;
    /// On those channels nobody speaks, nor do we.
    [[nodiscard]] bool isQuiet() const;
    /// Every configured channel in the order of the configuration.
    [[nodiscard]] QVector<ChannelState> channels() const;
    /// Overs heard since the start of the bridge, and of those how many were named.
    struct Counts {
        int transmissions = 0;
        int named = 0;
    };
    [[nodiscard]] Counts counts() const;
    /// What is being said, mixed for a listener; it lives as long as this.
    [[nodiscard]] LiveSound& live() { return m_live; }
    /// Where texts of radios are kept.
    [[nodiscard]] TextKeeper& texts() { return m_texts; }
    /// Latest overs of a channel, oldest first, for the time line of its strip.
    QFuture<Result<QVector<domain::Transmission>>> recent(const QString& channel, UtcMs since);

Q_SIGNALS:
    void channelChanged(const watchdesk::desk::ChannelState& state);
    /// dBFS, ten times a second while packets come.
    void levelChanged(const QString& channel, double dbfs);
    /// An over is a known set's: as soon as it is named, on whichever channel.
    void setHeard(const QString& radioSetId, const QString& transmissionId, watchdesk::UtcMs at);
    /// An over ended and is in the store: the quick line takes its caller.
    void transmissionEnded(const QString& transmissionId, const QString& callSign, const QString& channel);
    /// The bridge is about to be stopped, on the window's thread.
    void stopping();
    /// An over of our own (TalkDesk) ended and is in the store.
    void ownOverKept(const QString& transmissionId, const QString& channel);

private:
    friend class Ear;
    friend class PatchDesk;
    friend class TalkDesk;
    friend class TextDesk;
    void shareRecording(const radio::BridgeConfig& config);
    DeskContext& m_context;
    LiveSound m_live;
    TextKeeper m_texts;
    radio::BridgeConfig m_config; ///< of the bridge that runs
    std::unique_ptr<Ear> m_ear;
    std::unique_ptr<radio::Bridge> m_bridge;
    std::unique_ptr<RecorderLeases> m_leases; ///< where several desks share the store
};

} // namespace watchdesk::desk
