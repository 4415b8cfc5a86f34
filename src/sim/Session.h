// One call to a talkgroup: where its RTP goes, and how it is counted.
#pragma once

#include "base/Random.h"
#include "radio/UdpSocket.h"
#include "rtp/G711.h"
#include "rtp/Packet.h"
#include "sip/Sdp.h"
#include "sip/UserAgent.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace watchdesk::sim {

/// The media of a call. Packets have 20 ms; the RTP clock runs on through silence, the sequence does not (RFC 3551
/// section 4.1: the first packet of a talkspurt has the marker). On the gateway's thread.
class Session {
public:
    /// Answers an offer: binds a port of our own on `ip`. Refused when there is no codec in common.
    static Result<std::unique_ptr<Session>> answer(boost::asio::io_context& io, const std::string& ip,
                                                   const std::string& talkgroup, const sip::AudioDescription& offer,
                                                   Random& random);
    /// Takes a new offer (hold, another port, another codec).
    Result<void> reoffer(const sip::AudioDescription& offer);

    [[nodiscard]] std::string sdp() const;
    [[nodiscard]] const std::string& talkgroup() const { return m_talkgroup; }
    [[nodiscard]] const sip::Peer& remote() const { return m_remote; }
    [[nodiscard]] radio::UdpSocket& socket() { return *m_socket; }
    /// The packet of a frame. tick counts frames since the gateway's start, and is the RTP clock.
    [[nodiscard]] std::string packet(std::span<const std::int16_t> frame, std::uint32_t tick, bool first);
    [[nodiscard]] bool hears() const { return m_hears; } ///< false on hold

private:
    Session() = default;
    std::string m_talkgroup;
    std::unique_ptr<radio::UdpSocket> m_socket;
    sip::AudioDescription m_answer;
    sip::Peer m_remote;
    rtp::Codec m_codec = rtp::Codec::Pcma;
    std::uint8_t m_payloadType = rtp::kPcma;
    bool m_hears = true;
    std::uint32_t m_ssrc = 0;
    std::uint32_t m_clock = 0;
    std::uint16_t m_sequence = 0;
};

} // namespace watchdesk::sim
