// From datagrams to transmissions: the media of one call. No sockets, no timers, no clock of its own.
#pragma once

#include "base/Id.h"
#include "radio/Detector.h"
#include "radio/Events.h"
#include "radio/TalkersHeard.h"
#include "radio/Timeline.h"
#include "radio/TonesHeard.h"
#include "rtp/G711.h"
#include "rtp/Reception.h"
#include "rtp/Reorder.h"
#include "rtp/TelephoneEvent.h"
#include "sip/Sdp.h"

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace watchdesk::radio {

/// What was thrown away, for the log.
struct MediaCounters {
    std::int64_t packets = 0;   ///< audio packets taken
    std::int64_t malformed = 0; ///< no RTP
    std::int64_t otherType = 0; ///< types not agreed
    std::int64_t noise = 0;     ///< comfort noise
    std::int64_t events = 0;    ///< telephone events, their repeats too
};

/// A transmission that is being heard.
struct RunningTransmission {
    TransmissionBegan began;
    std::int64_t start = 0;
    std::int64_t recordedFrom = 0; ///< the recording's first sample
    bool emergency = false;
    std::int64_t packets = 0;
    std::int64_t lost = 0;
    std::vector<CodeHeard> codes;
};

/// Receives the RTP of one media session and tells a Listener what is heard. Belongs to the radio thread; the owner
/// calls tick() at deadline(). Whatever arrives, state is bounded.
class MediaReceiver {
public:
    static constexpr int kPreRollMs = 500;
    /// Digits keyed so long before an over are a part of it.
    static constexpr std::chrono::milliseconds kKeyedBefore{1000};
    static constexpr std::size_t kMostKeyed = 32;

    /// clock turns arrival times into UTC; steadyNow is the steady time that goes with it and is injected for tests.
    MediaReceiver(const ChannelConfig& config, Listener& listener, const Clock& clock, IdSource& ids, TonesHeard& tones,
                  std::string callId, TimePoint established);

    /// The payload types agreed on; again after a re-INVITE. What is running goes on.
    void setFormats(const std::vector<sip::Format>& formats);
    void receive(rtp::Bytes datagram, TimePoint arrival);
    /// Digits that came by SIP INFO.
    void keyed(std::string_view digits, TimePoint at);
    /// What a sender's report says (RTCP).
    void senderReport(const rtp::SenderInfo& info, TimePoint at) { m_reception.senderReport(info, at); }
    /// A source says that it leaves (RFC 3550 section 6.6): when it is the one that is heard, its over ends here.
    void bye(std::uint32_t ssrc, TimePoint at);
    /// The SSRC that is heard; nullopt before the first packet.
    [[nodiscard]] std::optional<std::uint32_t> source() const { return m_reception.ssrc(); }
    /// How the source that is heard is received, for our own report about it.
    [[nodiscard]] std::optional<rtp::ReportBlock> reception(TimePoint now) { return m_reception.report(now); }
    void tick(TimePoint now);
    [[nodiscard]] std::optional<TimePoint> deadline() const;
    /// The link or the program ends: what is running is cut.
    void stop(TimePoint now);

    [[nodiscard]] const MediaCounters& counters() const { return m_counters; }
    [[nodiscard]] bool transmitting() const { return m_running.has_value(); }
    /// When the last packet came, with sound or without; nullopt before the first.
    [[nodiscard]] std::optional<TimePoint> lastHeard() const { return m_lastHeard; }
    /// Since when a stream that is known to be continuous has been silent on the wire; nullopt when it is not such a
    /// stream.
    [[nodiscard]] std::optional<TimePoint> missingSince() const;

private:
    struct Mark {
        std::int64_t position = 0;
        std::int64_t end = 0;
        int lost = 0;
        rtp::Sender sender;
    };
    enum class Use : std::uint8_t { None, Speech, Noise, Events };
    struct Payload {
        Use use = Use::None;
        rtp::Codec codec = rtp::Codec::Pcma;
    };
    struct Keyed {
        DigitSource source = DigitSource::Event;
        char digit = 0;
        TimePoint at{};
    };

    void take(const rtp::Delivery& delivery, TimePoint now);
    void takeSilent(const rtp::Frame& frame, TimePoint now);
    void takeEvents(const rtp::Frame& frame);
    void digit(DigitSource source, char digit, std::int64_t position, TimePoint at);
    void digitsBefore(TimePoint now);
    void says(const rtp::Sender& sender, std::int64_t position);
    void silenceOnMeter();
    void remember(std::span<const std::int16_t> samples, std::int64_t position);
    void handle(const std::vector<DetectorEvent>& events, TimePoint now, bool cut);
    void begin(std::int64_t position, TimePoint now);
    void end(std::int64_t position, TimePoint now, bool cut);
    void deliver(std::span<const std::int16_t> samples);
    void report(const std::vector<CodeHeard>& codes);
    void meter(std::span<const std::int16_t> samples);
    [[nodiscard]] UtcMs utcOf(std::int64_t position, TimePoint now) const;

    const ChannelConfig& m_config;
    Listener& m_listener;
    const Clock& m_clock;
    IdSource& m_ids;
    TonesHeard& m_tones;
    std::string m_callId;
    std::array<Payload, 128> m_payloads{};
    rtp::Reorder m_reorder;
    Timeline m_timeline;
    std::unique_ptr<OverDetector> m_detector;
    std::vector<std::int16_t> m_history; ///< newest samples, ending at m_historyEnd
    std::int64_t m_historyEnd = 0;
    std::deque<Mark> m_marks; ///< packets of the history
    rtp::Reception m_reception;
    rtp::EventReceiver m_events;
    TalkersHeard m_talkers;
    std::deque<Keyed> m_keyed; ///< between overs
    std::optional<TimePoint> m_lastHeard;
    bool m_meterDown = false;
    std::int64_t m_delivered = 0; ///< end of what belongs to a transmission already
    int m_lostCarried = 0;        ///< lost before a packet that is no audio
    std::uint32_t m_ssrc = 0;
    rtp::Codec m_codec = rtp::Codec::Pcma;
    std::optional<RunningTransmission> m_running;
    std::vector<std::int16_t> m_meter;
    MediaCounters m_counters;
};

} // namespace watchdesk::radio
