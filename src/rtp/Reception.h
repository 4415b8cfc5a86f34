// How a source is received, for our reports about it (RFC 3550 appendices A.1, A.3 and A.8).
#pragma once

#include "rtp/Reorder.h"
#include "rtp/Rtcp.h"

#include <cstdint>
#include <optional>

namespace watchdesk::rtp {

/// Counts the packets of one source as they come; another source begins anew. Time is handed in. One thread.
class Reception {
public:
    /// `steady`: the timestamp goes on with the packets (it does not in those of RFC 4733), so that jitter can be
    /// told.
    void packet(const Packet& packet, TimePoint arrival, bool steady);
    /// What the source says of itself, for the round trip.
    void senderReport(const SenderInfo& info, TimePoint arrival);
    /// A block about what came since the last one; nullopt before the first packet.
    [[nodiscard]] std::optional<ReportBlock> report(TimePoint now);
    [[nodiscard]] std::optional<std::uint32_t> ssrc() const;

private:
    void begin(std::uint16_t sequence);
    [[nodiscard]] bool sequenced(std::uint16_t sequence);
    void transit(std::uint32_t timestamp, TimePoint arrival);

    bool m_started = false;
    std::uint32_t m_ssrc = 0;
    std::uint16_t m_highest = 0;
    std::uint32_t m_cycles = 0; ///< 65536 for each wrap
    std::uint32_t m_base = 0;
    std::optional<std::uint16_t> m_suspect; ///< what must follow a jump for it to be believed
    std::int64_t m_received = 0;
    std::int64_t m_expectedBefore = 0;
    std::int64_t m_receivedBefore = 0;
    std::optional<std::uint32_t> m_transit;
    std::uint64_t m_jitter = 0; ///< sixteen times what is reported
    std::uint32_t m_lastSr = 0;
    TimePoint m_lastSrAt{};
};

} // namespace watchdesk::rtp
