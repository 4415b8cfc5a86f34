// RTP packets (RFC 3550 section 5): bytes to values and back. Owns no socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace watchdesk::rtp {

using Bytes = std::span<const std::uint8_t>;

/// Static payload types of RFC 3551 that this house speaks.
inline constexpr std::uint8_t kPcmu = 0;
inline constexpr std::uint8_t kPcma = 8;
inline constexpr std::uint8_t kComfortNoise = 13;

/// Header extension as it came (RFC 3550 section 5.3.1): data is a multiple of four bytes.
struct Extension {
    std::uint16_t profile = 0;
    Bytes data;
};

/// A parsed packet. extension and payload look into the bytes it was parsed from and live no longer than those.
struct Packet {
    std::uint8_t payloadType = 0; ///< 0…127
    bool marker = false;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    std::uint32_t ssrc = 0;
    std::vector<std::uint32_t> csrcs; ///< at most 15
    std::optional<Extension> extension;
    Bytes payload; ///< without padding; may be empty
};

/// Reads one datagram. nullopt for whatever is no RTP version 2 packet: too short, a CSRC list, an extension or a
/// padding longer than the packet, padding of length 0, or RTCP that strayed (RFC 5761 section 4).
[[nodiscard]] std::optional<Packet> parsePacket(Bytes datagram);

/// The bytes of a packet, with `padding` bytes of padding (0…255). csrcs beyond 15 and extension bytes beyond a
/// multiple of four are our own mistake (assert).
[[nodiscard]] std::vector<std::uint8_t> buildPacket(const Packet& packet, std::uint8_t padding = 0);

} // namespace watchdesk::rtp
