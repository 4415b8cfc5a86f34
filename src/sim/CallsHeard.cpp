#include "sim/CallsHeard.h"

#include "rtp/Packet.h"

namespace watchdesk::sim {

std::optional<std::string> CallsHeard::packet(std::span<const std::uint8_t> bytes, Time now) {
    const auto packet = rtp::parsePacket(bytes);
    if (!packet || (packet->payloadType != rtp::kPcma && packet->payloadType != rtp::kPcmu))
        return std::nullopt;
    if (now - m_latest > pause) {
        m_decoder.reset();
        m_told = false;
    }
    m_latest = now;
    const auto codec = packet->payloadType == rtp::kPcma ? rtp::Codec::Pcma : rtp::Codec::Pcmu;
    const auto calls = m_decoder.push(rtp::decode(codec, packet->payload));
    if (calls.empty() || m_told)
        return std::nullopt;
    m_told = true;
    return calls.front().code;
}

bool answersCalls(const std::string& code, int percent) {
    // FNV-1a: neighbours in a scheme's numbering are not all on or all off.
    std::uint32_t hash = 2166136261U;
    for (const char c : code)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return static_cast<int>(hash % 100) < percent;
}

} // namespace watchdesk::sim
