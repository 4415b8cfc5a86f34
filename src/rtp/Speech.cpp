#include "rtp/Speech.h"

#include "rtp/Packet.h"

#include <algorithm>

namespace watchdesk::rtp {

void Speech::setCodec(Codec codec, std::uint8_t payloadType) {
    m_codec = codec;
    m_payloadType = payloadType;
}

void Speech::setSsrc(std::uint32_t ssrc) {
    m_ssrc = ssrc;
    m_packets = 0;
    m_octets = 0;
}

void Speech::begin(std::uint32_t silentFor) {
    m_timestamp += silentFor * static_cast<std::uint32_t>(kFrame);
    m_first = true;
    m_samples.clear();
}

void Speech::feed(std::span<const std::int16_t> samples) {
    m_samples.insert(m_samples.end(), samples.begin(), samples.end());
    if (m_samples.size() > kMostWaiting)
        m_samples.erase(m_samples.begin(), m_samples.end() - static_cast<std::ptrdiff_t>(kMostWaiting));
}

std::vector<std::uint8_t> Speech::packet() {
    const auto size = static_cast<std::ptrdiff_t>(std::min(kFrame, m_samples.size()));
    m_frame.assign(m_samples.begin(), m_samples.begin() + size);
    m_samples.erase(m_samples.begin(), m_samples.begin() + size);
    m_frame.resize(kFrame, 0);
    const auto payload = encode(m_codec, m_frame);
    Packet one;
    one.payloadType = m_payloadType;
    one.marker = m_first;
    one.sequence = m_sequence++;
    one.timestamp = m_timestamp;
    one.ssrc = m_ssrc;
    one.payload = payload;
    m_first = false;
    ++m_packets;
    m_octets += static_cast<std::uint32_t>(payload.size());
    m_timestamp += static_cast<std::uint32_t>(kFrame);
    return buildPacket(one);
}

} // namespace watchdesk::rtp
