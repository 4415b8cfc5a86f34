// RTP header extensions (RFC 3550 section 5.3.1) in which radio gateways say who speaks and when: EUROCAE ED-137 and
// Hytera.
#pragma once

#include "rtp/Packet.h"

#include <cstdint>
#include <optional>

namespace watchdesk::rtp {

/// Profiles of ED-137: the longer one of 2009, and the one since.
inline constexpr std::uint16_t kEd137Old = 0x0067;
inline constexpr std::uint16_t kEd137 = 0x0167;
/// What Hytera's repeaters and dispatchers put into the profile field.
inline constexpr std::uint16_t kHytera = 0x0015;

/// What one packet says about the radio behind it.
struct RadioHeader {
    enum class Kind : std::uint8_t { Ed137, Hytera };
    enum class Ptt : std::uint8_t { Off, Normal, Coupling, Priority, Emergency, Test }; ///< types of ED-137

    Kind kind = Kind::Ed137;
    Ptt ptt = Ptt::Off;
    bool squelch = false;          ///< ED-137: the receiver's is open
    bool last = false;             ///< Hytera: the last packet of an over
    std::uint32_t talker = 0;      ///< PTT-id or radio id; 0: none
    std::uint32_t destination = 0; ///< Hytera: radio id or talkgroup
    std::uint8_t callType = 0;     ///< Hytera: 0 private, 1 group, 2 all
    std::uint8_t slot = 0;         ///< Hytera: 1 or 2

    /// Somebody speaks in this packet.
    [[nodiscard]] bool active() const { return ptt != Ptt::Off || squelch; }
    [[nodiscard]] bool emergency() const { return ptt == Ptt::Emergency; }
};

/// Reads an extension. nullopt for those that say nothing of a radio: RFC 8285's one-byte and two-byte elements, other
/// profiles, extensions too short for theirs, and Hytera's with nothing filled in.
[[nodiscard]] std::optional<RadioHeader> readRadioHeader(const Extension& extension);

} // namespace watchdesk::rtp
