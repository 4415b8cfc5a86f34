// Puts packets on one time line of samples and tells pauses of the sender from trouble on the network. No clock of its
// own.
#pragma once

#include "radio/Detector.h"
#include "rtp/Reorder.h"

#include <cstdint>

namespace watchdesk::radio {

/// Where a packet's audio belongs.
struct Placed {
    std::int64_t position = 0;
    std::int64_t fill = 0;   ///< samples of silence that belong directly in front of it (lost packets, short pauses)
    bool suppressed = false; ///< in front of it the sender was silent
};

/// Position 0 is the first audio packet of the session; positions only grow, 8 a millisecond. Sender's and our clocks
/// are kept together by the earliest arrivals. One thread.
class Timeline {
public:
    explicit Timeline(int pauseMs) : m_pause(pauseMs) {}

    /// Places the audio packet of a delivery with so many samples. `lost` are the sequence numbers missing before it.
    [[nodiscard]] Placed place(const rtp::Frame& frame, int lost, bool restart, std::int64_t samples);
    /// A packet without sound that stands for some (RFC 4733): the sender is not silent.
    void alive(TimePoint arrival);
    /// The sender says that it is silent: what comes next comes after a pause, however short.
    void quiet() { m_quiet = true; }
    /// Where something lies that came now, beside the sound.
    [[nodiscard]] std::int64_t positionAt(TimePoint arrival) const;
    /// Where something lies that began at a timestamp and came now: by the timestamp if that can be.
    [[nodiscard]] std::int64_t positionOf(std::uint32_t timestamp, TimePoint arrival) const;
    /// When the sample at a position was (or would have been) here.
    [[nodiscard]] TimePoint timeOf(std::int64_t position) const;
    [[nodiscard]] std::int64_t end() const { return m_end; }
    [[nodiscard]] TimePoint lastArrival() const { return m_lastArrival; }
    [[nodiscard]] bool started() const { return m_started; }

private:
    [[nodiscard]] std::int64_t positionOf(TimePoint time) const;
    void follow(TimePoint arrival, std::int64_t position, std::int64_t samples, bool anew);

    std::chrono::milliseconds m_pause;
    bool m_started = false;
    TimePoint m_origin{}; ///< time of position 0, by the latest reckoning
    TimePoint m_lastArrival{};
    TimePoint m_lastSign{}; ///< of anything that is no pause
    bool m_quiet = false;
    std::uint32_t m_nextTimestamp = 0;
    std::int64_t m_lastSamples = 160;
    std::int64_t m_end = 0;
};

} // namespace watchdesk::radio
