// The listening half of RadioLog: from the bridge's events to transactions and signals.
#pragma once

#include "desk/CodesCalled.h"
#include "desk/Directory.h"
#include "desk/EmergencyWatch.h"
#include "desk/OthersOvers.h"
#include "desk/RadioLog.h"
#include "desk/Recorder.h"
#include "radio/Events.h"

#include <QHash>
#include <QMutex>

namespace watchdesk::desk {

/// Called on the radio thread; only queues (recorder, store) and signals. channels() and counts() answer any thread.
class Ear final : public radio::Listener {
public:
    Ear(RadioLog& owner, DeskContext& context, Recorder& recorder);
    void configure(const radio::BridgeConfig& config);
    [[nodiscard]] QVector<ChannelState> channels() const;
    [[nodiscard]] RadioLog::Counts counts() const;
    [[nodiscard]] EmergencyWatch& emergencies() { return m_emergencies; }
    /// Another desk keeps what is heard on the channel, or (empty) this one does, from now on: then also what is being
    /// said, and what was said a moment ago and is not in the store. Any thread.
    void setRecordedBy(const QString& channel, const QString& desk);
    /// Whose voice our next overs on the channel are. Any thread.
    void setSpeaker(const QString& channel, const QString& personId);

    /// Two channels say the same until then; `other` empty: `one` and what it was joined to are parted. Any thread.
    void setJoined(const QString& one, const QString& other, UtcMs until);
    [[nodiscard]] QString joinedTo(const QString& channel) const;

    void transmissionBegan(const radio::TransmissionBegan& began) override;
    void transmissionAudio(const std::string& id, std::span<const std::int16_t> samples) override;
    void liveAudio(const std::string& channel, std::span<const std::int16_t> samples, std::size_t lost) override;
    void codeHeard(const std::string& id, const radio::CodeHeard& code) override;
    void emergencyHeard(const std::string& id) override;
    void transmissionEnded(const radio::TransmissionEnded& ended) override;
    void level(const std::string& channel, double dbfs) override;
    void gatewayChanged(const radio::GatewayStatus& status) override;
    void textReceived(const radio::TextReceived& text) override { m_owner.texts().received(text); }
    void textSent(const std::string& id, int status) override;
    void talkChanged(const std::string& channel, radio::TalkState state) override;

private:
    /// Loudness for the eye, a byte each 100 ms.
    struct Envelope {
        QByteArray bytes;
        double sum = 0;
        int samples = 0;
        void add(std::span<const std::int16_t> block);
    };
    struct Over {
        domain::Transmission record;
        Envelope envelope;
        std::string callerSet; ///< where callerCode is from
        bool kept = true;      ///< by us
        bool own = false;      ///< spoken by us
        int heardMs = 0;       ///< so much of it
        int tellAtMs = 0;      ///< then its caller is told of; 0: nobody is to be
        OthersOver others;     ///< while it is not
    };
    [[nodiscard]] bool recordsHere(const QString& channel) const;
    void keep(const Over& over, rtp::Codec codec, int preRollMs);
    void adopt(Over& over);
    void keepMissed(const OthersOver& missed);
    void beginOwn(Over& over);
    [[nodiscard]] bool isOurAni(const QString& channel, const radio::CodeHeard& code) const;
    [[nodiscard]] bool isAllCall(const QString& channel, const radio::CodeHeard& code) const;
    void takeCalled(Over& over, int atMs);
    void tellCaller(Over& over);
    static void watch(const QFuture<Result<void>>& future, const char* what);
    void ownCode(Over& over, const radio::CodeHeard& code);
    void endElsewhere(const Over& over, const QString& callSign);
    void nameCaller(Over& over, const radio::CodeHeard& code, const std::optional<Caller>& caller);
    void unnameCaller(Over& over);
    void writeCaller(const Over& over);
    void takeCaller(Over& over, const radio::CodeHeard& code);
    void changeChannel(const QString& channel, const std::function<void(ChannelState&)>& change);
    void noteGateway(const radio::GatewayStatus& status, ChannelState::Link before);

    RadioLog& m_owner;
    DeskContext& m_context;
    Recorder& m_recorder;
    QHash<QString, Over> m_overs; ///< running ones; radio thread only
    mutable QMutex m_mutex;
    QVector<ChannelState> m_channels;
    RadioLog::Counts m_counts;
    OthersOvers m_others;
    QHash<QString, QString> m_speakers;       ///< by channel
    QHash<QString, radio::TalkConfig> m_talk; ///< by channel; set before the bridge runs
    CodesCalled m_called;                     ///< radio thread only
    EmergencyWatch m_emergencies;
};

} // namespace watchdesk::desk
