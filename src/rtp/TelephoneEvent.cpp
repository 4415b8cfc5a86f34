#include "rtp/TelephoneEvent.h"

#include "rtp/Octets.h"

#include <algorithm>
#include <string_view>

namespace watchdesk::rtp {

namespace {

constexpr std::size_t kBlock = 4;
// An event that lasts longer goes on in another segment with the next timestamp (section 2.5.1.3).
constexpr std::int32_t kLongest = 0xFFFF;
// A timestamp further back than this is a clock that began anew, and no repeat.
constexpr std::int32_t kRepeatsReach = 10 * 8000;

} // namespace

std::vector<TelephoneEvent> parseEvents(Bytes payload) {
    std::vector<TelephoneEvent> out;
    if (payload.size() % kBlock != 0)
        return out;
    for (std::size_t at = 0; at < payload.size(); at += kBlock)
        out.push_back({payload[at], (payload[at + 1] & 0x80) != 0, static_cast<std::uint8_t>(payload[at + 1] & 0x3F),
                       read16(payload, at + 2)});
    return out;
}

std::optional<char> digitOf(std::uint8_t event) {
    constexpr std::string_view kDigits = "0123456789*#ABCD";
    return event < kDigits.size() ? std::optional(kDigits[event]) : std::nullopt;
}

// Updates m_current when it is the same event.
bool EventReceiver::isKnown(const Current& one, bool marker) {
    if (!m_current || m_current->ssrc != one.ssrc)
        return false;
    const auto ahead = static_cast<std::int32_t>(one.timestamp - m_current->timestamp);
    if (ahead < 0)
        return ahead > -kRepeatsReach;
    const bool segment = !m_current->ended && !marker && (ahead <= m_current->duration || ahead == kLongest);
    if (one.event != m_current->event || (ahead != 0 && !segment))
        return false;
    // The end is repeated; an update that comes after it is older.
    const bool ended = one.ended || (ahead == 0 && m_current->ended);
    const auto duration = ahead == 0 ? std::max(one.duration, m_current->duration) : one.duration;
    m_current = Current{one.ssrc, one.event, ended, one.timestamp, duration};
    return true;
}

void EventReceiver::push(const Frame& frame, std::vector<EventBegun>& out) {
    std::uint32_t timestamp = frame.timestamp;
    bool marker = frame.marker;
    for (const auto& event : parseEvents(frame.payload)) {
        // It has not lasted yet: some send that to keep the way open, with any event in it.
        if (event.duration == 0 && !event.end)
            continue;
        const Current one{frame.ssrc, event.event, event.end, timestamp, event.duration};
        if (!isKnown(one, marker)) {
            out.push_back({event.event, timestamp});
            m_current = one;
        }
        // Each block begins where the one before it ends.
        timestamp += event.duration;
        marker = false;
    }
}

} // namespace watchdesk::rtp
