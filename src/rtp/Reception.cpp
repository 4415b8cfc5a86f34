#include "rtp/Reception.h"

#include <algorithm>

namespace watchdesk::rtp {

namespace {

using namespace std::chrono;
using Ticks = duration<std::int64_t, std::ratio<1, 8000>>;
using NtpFraction = duration<std::int64_t, std::ratio<1, 65536>>;

constexpr std::uint16_t kMaxDropout = 3000;
constexpr std::uint16_t kMaxMisorder = 100;
constexpr std::int64_t kMaxLost = 0x7FFFFF;
constexpr std::int64_t kMinLost = -0x800000;

} // namespace

void Reception::begin(std::uint16_t sequence) {
    m_base = m_highest = sequence;
    m_cycles = 0;
    m_suspect.reset();
    m_received = m_expectedBefore = m_receivedBefore = 0;
    m_transit.reset();
    m_jitter = 0;
}

// Appendix A.1. False for a packet that may be no part of the sequence.
bool Reception::sequenced(std::uint16_t sequence) {
    const auto ahead = static_cast<std::uint16_t>(sequence - m_highest);
    if (ahead < kMaxDropout) {
        if (sequence < m_highest)
            m_cycles += 0x10000;
        m_highest = sequence;
    } else if (ahead <= 0x10000 - kMaxMisorder) {
        if (sequence != m_suspect) {
            m_suspect = static_cast<std::uint16_t>(sequence + 1);
            return false;
        }
        begin(sequence); // two in a row: the sender began anew
    }
    return true;
}

void Reception::packet(const Packet& packet, TimePoint arrival, bool steady) {
    if (!m_started || packet.ssrc != m_ssrc) {
        m_started = true;
        m_ssrc = packet.ssrc;
        m_lastSr = 0;
        begin(packet.sequence);
    } else if (!sequenced(packet.sequence)) {
        return;
    }
    ++m_received;
    if (steady)
        transit(packet.timestamp, arrival);
}

// Appendix A.8.
void Reception::transit(std::uint32_t timestamp, TimePoint arrival) {
    const auto now = static_cast<std::uint32_t>(duration_cast<Ticks>(arrival.time_since_epoch()).count()) - timestamp;
    if (m_transit) {
        const std::uint32_t change = now - *m_transit;
        const std::uint32_t size = std::min(change, 0U - change);
        m_jitter += size - ((m_jitter + 8) >> 4);
    }
    m_transit = now;
}

void Reception::senderReport(const SenderInfo& info, TimePoint arrival) {
    if (!m_started || info.ssrc != m_ssrc)
        return;
    m_lastSr = static_cast<std::uint32_t>(info.ntp >> 16);
    m_lastSrAt = arrival;
}

std::optional<std::uint32_t> Reception::ssrc() const {
    return m_started ? std::optional(m_ssrc) : std::nullopt;
}

// Appendix A.3.
std::optional<ReportBlock> Reception::report(TimePoint now) {
    if (!m_started)
        return std::nullopt;
    ReportBlock block;
    block.ssrc = m_ssrc;
    block.highestSequence = m_cycles + m_highest;
    const std::int64_t expected = std::int64_t{block.highestSequence} - m_base + 1;
    block.cumulativeLost = static_cast<std::int32_t>(std::clamp(expected - m_received, kMinLost, kMaxLost));
    const std::int64_t expectedNow = expected - m_expectedBefore;
    const std::int64_t lostNow = expectedNow - (m_received - m_receivedBefore);
    if (expectedNow > 0 && lostNow > 0)
        block.fractionLost = static_cast<std::uint8_t>(std::min<std::int64_t>(255, lostNow * 256 / expectedNow));
    m_expectedBefore = expected;
    m_receivedBefore = m_received;
    block.jitter = static_cast<std::uint32_t>(m_jitter >> 4);
    block.lastSr = m_lastSr;
    if (m_lastSr != 0)
        block.delaySinceLastSr = static_cast<std::uint32_t>(duration_cast<NtpFraction>(now - m_lastSrAt).count());
    return block;
}

} // namespace watchdesk::rtp
