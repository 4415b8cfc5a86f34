// Whom the desk calls on a talkgroup, by its tones.
#pragma once

#include "rtp/G711.h"
#include "tones/FiveTone.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace watchdesk::sim {

/// Listens to what the desk sends in one call. The first code after a pause is the set that is called; what follows is
/// who calls. One thread.
class CallsHeard {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds pause{200};

    explicit CallsHeard(const tones::ToneSet& set) : m_decoder(set) {}
    /// A datagram; the called code when it is certain with it. What is no RTP with G.711 in it is passed over.
    [[nodiscard]] std::optional<std::string> packet(std::span<const std::uint8_t> bytes, Time now);

private:
    tones::FiveToneDecoder m_decoder;
    Time m_latest{};
    bool m_told = false;
};

/// Whether the set with that code is switched on and answers calls: of all codes so many in a hundred, always the same.
[[nodiscard]] bool answersCalls(const std::string& code, int percent);

} // namespace watchdesk::sim
