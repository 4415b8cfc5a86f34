// Named telephone events (RFC 4733): keys that somebody pressed, as packets of their own.
#pragma once

#include "rtp/Packet.h"
#include "rtp/Reorder.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace watchdesk::rtp {

/// One block of a payload (RFC 4733 section 2.3).
struct TelephoneEvent {
    std::uint8_t event = 0; ///< 0…9, 10 *, 11 #, 12…15 A…D, 16 flash
    bool end = false;
    std::uint8_t volume = 0;    ///< 0…63: how many dB below 0 dBm0
    std::uint16_t duration = 0; ///< so far, in units of the timestamp
};

/// The blocks of a payload, in their order (section 2.5.1.5). Empty for what is not whole blocks.
[[nodiscard]] std::vector<TelephoneEvent> parseEvents(Bytes payload);

/// "0" … "9", "*", "#", "A" … "D". nullopt for flash and everything else.
[[nodiscard]] std::optional<char> digitOf(std::uint8_t event);

/// An event that was not there before.
struct EventBegun {
    std::uint8_t event = 0;
    std::uint32_t timestamp = 0; ///< when it began
};

/// Tells new events from updates, repeats and segments of one (section 2.5): each is told of once, by whichever of its
/// packets comes first that says that it has lasted. Packets in the order of their sequence numbers. One thread.
class EventReceiver {
public:
    /// Appends what began with this packet.
    void push(const Frame& frame, std::vector<EventBegun>& out);

private:
    struct Current {
        std::uint32_t ssrc = 0;
        std::uint8_t event = 0;
        bool ended = false;
        std::uint32_t timestamp = 0;
        std::uint16_t duration = 0;
    };
    [[nodiscard]] bool isKnown(const Current& one, bool marker);
    std::optional<Current> m_current;
};

} // namespace watchdesk::rtp
