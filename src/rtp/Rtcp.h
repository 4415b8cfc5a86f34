// RTCP (RFC 3550 section 6): what senders say of themselves, and what we say of what we hear and send.
#pragma once

#include "rtp/Packet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace watchdesk::rtp {

/// How one source is received (section 6.4.1).
struct ReportBlock {
    std::uint32_t ssrc = 0;
    std::uint8_t fractionLost = 0;      ///< of 256, since the report before
    std::int32_t cumulativeLost = 0;    ///< 24 bits; below zero when packets came twice
    std::uint32_t highestSequence = 0;  ///< extended by the number of wraps
    std::uint32_t jitter = 0;           ///< in units of the timestamp
    std::uint32_t lastSr = 0;           ///< middle 32 bits of the NTP time of the sender's last report; 0: none
    std::uint32_t delaySinceLastSr = 0; ///< in 1/65536 s
};

/// What a sender says of itself (section 6.4.1).
struct SenderInfo {
    std::uint32_t ssrc = 0;
    std::uint64_t ntp = 0;
    std::uint32_t rtpTimestamp = 0;
    std::uint32_t packets = 0;
    std::uint32_t octets = 0;
};

/// A compound packet, as far as somebody here asks for it. Descriptions (SDES) are walked through and not kept.
struct RtcpCompound {
    std::vector<SenderInfo> senders;
    std::vector<ReportBlock> blocks;
    std::vector<std::uint32_t> sources; ///< who reports or describes itself
    std::vector<std::uint32_t> byes;
};

/// RTCP packet types 192…223: as RTP they would be marker and payload types 64…95 (RFC 5761 section 4).
[[nodiscard]] bool looksLikeRtcp(Bytes datagram);

/// Reads one datagram. nullopt when any length in it lies (appendix A.2), even behind what could be read; a lone packet
/// that is no report is taken (RFC 5506).
[[nodiscard]] std::optional<RtcpCompound> parseRtcp(Bytes datagram);

/// A compound packet: a receiver report, with a block when something is heard, and an SDES with a CNAME of at most 255
/// bytes.
[[nodiscard]] std::vector<std::uint8_t> buildReceiverReport(std::uint32_t ssrc, const std::string& cname,
                                                            const std::optional<ReportBlock>& block = std::nullopt);

/// The same of one who sends as well (section 6.4.1): what `info` says of the stream, then what is heard.
[[nodiscard]] std::vector<std::uint8_t> buildSenderReport(const SenderInfo& info, const std::string& cname,
                                                          const std::optional<ReportBlock>& block = std::nullopt);

/// 64 bits of NTP (section 4): seconds since 1900 and their fraction.
[[nodiscard]] std::uint64_t ntpTime(std::int64_t utcMs);

/// A receiver report and a BYE: who had this SSRC has it no more (section 6.6).
[[nodiscard]] std::vector<std::uint8_t> buildBye(std::uint32_t ssrc, const std::string& cname);

} // namespace watchdesk::rtp
