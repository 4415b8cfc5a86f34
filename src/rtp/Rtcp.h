// RTCP as far as a receiver that is polite needs it (RFC 3550 section 6).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace watchdesk::rtp {

/// A compound packet: an empty receiver report and an SDES with a CNAME of at most 255 bytes.
[[nodiscard]] std::vector<std::uint8_t> buildReceiverReport(std::uint32_t ssrc, const std::string& cname);

} // namespace watchdesk::rtp
