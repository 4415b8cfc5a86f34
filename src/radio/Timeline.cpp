#include "radio/Timeline.h"

#include <algorithm>

namespace watchdesk::radio {

namespace {

using Samples = std::chrono::duration<std::int64_t, std::ratio<1, 8000>>;

constexpr std::int64_t kMaxFill = 2 * 8000;
// While a key is held down there may be no sound for longer.
constexpr std::int64_t kMaxKept = 10 * 8000;
// A key is told of after it was pressed, perhaps by a packet that is not its first.
constexpr std::int64_t kMaxEarly = 8000 / 5;
constexpr std::int64_t kMaxLate = 8000;
// Half a per mille: more than the clocks of two machines drift apart.
constexpr int kDriftDivisor = 2000;
// A pause this long without a clock jump is a sender that stops its clock, not a stalled network.
constexpr std::chrono::milliseconds kNoStall{1000};

} // namespace

TimePoint Timeline::timeOf(std::int64_t position) const {
    return m_origin + std::chrono::duration_cast<TimePoint::duration>(Samples(position));
}

std::int64_t Timeline::positionAt(TimePoint arrival) const {
    const auto idle = std::chrono::duration_cast<Samples>(arrival - m_lastArrival).count();
    return m_started ? m_end + std::min(idle, kMaxKept) : 0;
}

// Some count the time of keys from elsewhere.
std::int64_t Timeline::positionOf(std::uint32_t timestamp, TimePoint arrival) const {
    const std::int64_t byClock = m_end + static_cast<std::int32_t>(timestamp - m_nextTimestamp);
    const std::int64_t byArrival = positionAt(arrival);
    const std::int64_t late = byArrival - byClock;
    return late > -kMaxEarly && late < kMaxLate ? byClock : byArrival;
}

void Timeline::alive(TimePoint arrival) {
    m_lastSign = arrival;
}

std::int64_t Timeline::positionOf(TimePoint time) const {
    return std::chrono::duration_cast<Samples>(time - m_origin).count();
}

void Timeline::follow(TimePoint arrival, std::int64_t position, std::int64_t samples, bool anew) {
    const TimePoint origin = arrival - std::chrono::duration_cast<TimePoint::duration>(Samples(position));
    if (anew || origin < m_origin) {
        m_origin = origin;
        return;
    }
    const auto drift = std::chrono::duration_cast<TimePoint::duration>(Samples(samples)) / kDriftDivisor;
    m_origin += std::min(drift, origin - m_origin);
}

Placed Timeline::place(const rtp::Frame& frame, int lost, bool restart, std::int64_t samples) {
    Placed placed;
    const auto idle = frame.arrival - m_lastArrival;
    const auto idleSamples = std::chrono::duration_cast<Samples>(idle).count();
    const std::int64_t jump = static_cast<std::int32_t>(frame.timestamp - m_nextTimestamp);
    const bool first = !m_started;
    const bool kept = m_lastSign > m_lastArrival;
    const bool pause = !first && (m_quiet || frame.arrival - std::max(m_lastSign, m_lastArrival) >= m_pause);
    const std::int64_t missing = lost * m_lastSamples;
    // A network that failed for a while lost about as many packets as were due; a silent sender numbers on without a
    // hole.
    const bool outage = pause && !m_quiet && !restart && missing * 2 > idleSamples;
    const bool stall = pause && !m_quiet && !restart && lost == 0 && jump == 0 && !frame.marker && idle < kNoStall;
    placed.suppressed = pause && !outage && !stall;

    if (first) {
        placed.position = 0;
    } else if (placed.suppressed || restart) {
        placed.position = std::max(m_end, positionOf(frame.arrival));
        if (placed.position - m_end < m_pause.count() * kSamplesPerMs)
            placed.fill = placed.position - m_end;
    } else {
        const bool plausible = jump > 0 && jump <= std::max<std::int64_t>(idleSamples, 0) + kMaxFill;
        placed.fill = std::min(plausible ? jump : missing, kept ? kMaxKept : kMaxFill);
        placed.position = m_end + placed.fill;
    }
    follow(frame.arrival, placed.position, samples, first || placed.suppressed || restart);
    m_started = true;
    m_quiet = false;
    m_lastArrival = frame.arrival;
    m_nextTimestamp = frame.timestamp + static_cast<std::uint32_t>(samples);
    m_lastSamples = samples;
    m_end = placed.position + samples;
    return placed;
}

} // namespace watchdesk::radio
