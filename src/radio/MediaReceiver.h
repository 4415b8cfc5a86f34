// From datagrams to transmissions: the media of one call. No sockets, no timers, no clock of its own.
#pragma once

#include "base/Id.h"
#include "radio/Detector.h"
#include "radio/Events.h"
#include "radio/Timeline.h"
#include "radio/TonesHeard.h"
#include "rtp/G711.h"
#include "rtp/Reorder.h"
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
    std::int64_t otherType = 0; ///< comfort noise, events, types not agreed
};

/// A transmission that is being heard.
struct RunningTransmission {
    TransmissionBegan began;
    std::int64_t start = 0;
    std::int64_t packets = 0;
    std::int64_t lost = 0;
    std::vector<CodeHeard> codes;
};

/// Receives the RTP of one media session and tells a Listener what is heard. Belongs to the radio thread; the owner
/// calls tick() at deadline(). Whatever arrives, state is bounded.
class MediaReceiver {
public:
    static constexpr int kPreRollMs = 500;

    /// clock turns arrival times into UTC; steadyNow is the steady time that goes with it and is injected for tests.
    MediaReceiver(const ChannelConfig& config, Listener& listener, const Clock& clock, IdSource& ids, TonesHeard& tones,
                  std::string callId, TimePoint established);

    /// The payload types agreed on; again after a re-INVITE. What is running goes on.
    void setFormats(const std::vector<sip::Format>& formats);
    void receive(rtp::Bytes datagram, TimePoint arrival);
    void tick(TimePoint now);
    [[nodiscard]] std::optional<TimePoint> deadline() const;
    /// The link or the program ends: what is running is cut.
    void stop(TimePoint now);

    [[nodiscard]] const MediaCounters& counters() const { return m_counters; }
    [[nodiscard]] bool transmitting() const { return m_running.has_value(); }
    /// When the last audio packet came; nullopt before the first.
    [[nodiscard]] std::optional<TimePoint> lastHeard() const {
        return m_timeline.started() ? std::optional(m_timeline.lastArrival()) : std::nullopt;
    }
    /// Since when a stream that is known to be continuous has been silent on the wire; nullopt when it is not such a
    /// stream.
    [[nodiscard]] std::optional<TimePoint> missingSince() const;

private:
    struct Mark {
        std::int64_t position = 0;
        std::int64_t end = 0;
        int lost = 0;
    };

    void take(const rtp::Delivery& delivery, TimePoint now);
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
    std::array<std::optional<rtp::Codec>, 128> m_codecs{};
    rtp::Reorder m_reorder;
    Timeline m_timeline;
    std::unique_ptr<OverDetector> m_detector;
    std::vector<std::int16_t> m_history; ///< newest samples, ending at m_historyEnd
    std::int64_t m_historyEnd = 0;
    std::deque<Mark> m_marks;     ///< packets of the history
    std::int64_t m_delivered = 0; ///< end of what belongs to a transmission already
    int m_lostCarried = 0;        ///< lost before a packet that is no audio
    std::uint32_t m_ssrc = 0;
    rtp::Codec m_codec = rtp::Codec::Pcma;
    std::optional<RunningTransmission> m_running;
    std::vector<std::int16_t> m_meter;
    MediaCounters m_counters;
};

} // namespace watchdesk::radio
