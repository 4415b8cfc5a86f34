#include "sim/Session.h"

#include "sim/Talkgroup.h"

namespace watchdesk::sim {

namespace {

const std::vector<std::string>& codecs() {
    static const std::vector<std::string> names{"PCMA", "PCMU"};
    return names;
}

} // namespace

Result<std::unique_ptr<Session>> Session::answer(boost::asio::io_context& io, const std::string& ip,
                                                 const std::string& talkgroup, const sip::AudioDescription& offer,
                                                 Random& random) {
    auto socket = radio::UdpSocket::bind(io, ip, 0);
    if (!socket)
        return socket.error();
    std::unique_ptr<Session> session(new Session);
    session->m_talkgroup = talkgroup;
    session->m_socket = std::move(socket).value();
    session->m_ssrc = static_cast<std::uint32_t>(random.below(1ULL << 32));
    session->m_clock = static_cast<std::uint32_t>(random.below(1ULL << 32));
    session->m_sequence = static_cast<std::uint16_t>(random.below(1U << 16));
    if (auto taken = session->reoffer(offer); !taken)
        return taken.error();
    return session;
}

Result<void> Session::reoffer(const sip::AudioDescription& offer) {
    auto answer = sip::answerTo(offer, m_socket->local(), codecs(), sip::Direction::SendRecv);
    if (!answer)
        return answer.error();
    m_answer = std::move(answer).value();
    m_remote = offer.rtp;
    m_payloadType = m_answer.formats.front().payloadType;
    m_codec = rtp::codecByName(m_answer.formats.front().encoding).value_or(rtp::Codec::Pcma);
    m_hears = m_answer.direction == sip::Direction::SendRecv || m_answer.direction == sip::Direction::SendOnly;
    return {};
}

std::string Session::sdp() const {
    return sip::writeSdp(m_answer);
}

std::string Session::packet(std::span<const std::int16_t> frame, std::uint32_t tick, bool first) {
    const auto payload = rtp::encode(m_codec, frame);
    rtp::Packet packet;
    packet.payloadType = m_payloadType;
    packet.marker = first;
    packet.sequence = m_sequence++;
    packet.timestamp = m_clock + tick * static_cast<std::uint32_t>(kFrame);
    packet.ssrc = m_ssrc;
    packet.payload = payload;
    const auto bytes = rtp::buildPacket(packet);
    return {bytes.begin(), bytes.end()};
}

} // namespace watchdesk::sim
