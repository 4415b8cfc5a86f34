#include "StreamsGateway.h"

#include "sip/Uri.h"
#include "tones/Signals.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace watchdesk::bench {

using namespace std::chrono_literals;
using Payloads = std::vector<std::vector<std::uint8_t>>;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::size_t kFrame = 160;
constexpr int kFrameMs = 20;

/// Two tones of a digit (ITU-T Q.23) for 80 ms, and as long a pause.
void appendDigit(std::vector<std::int16_t>& out, char digit) {
    constexpr std::string_view keys = "123A456B789C*0#D";
    constexpr std::array<double, 4> rows{697, 770, 852, 941};
    constexpr std::array<double, 4> columns{1209, 1336, 1477, 1633};
    const auto at = keys.find(digit);
    for (int n = 0; n < 640; ++n) {
        const double turn = 2 * std::numbers::pi * n / 8000;
        out.push_back(
            static_cast<std::int16_t>(4000 * (std::sin(turn * rows[at / 4]) + std::sin(turn * columns[at % 4]))));
    }
    out.insert(out.end(), 640, 0);
}

Payloads payloadsOf(std::vector<std::int16_t> samples) {
    samples.resize((samples.size() + kFrame - 1) / kFrame * kFrame);
    Payloads out;
    for (std::size_t at = 0; at < samples.size(); at += kFrame)
        out.push_back(rtp::encode(rtp::Codec::Pcma, std::span(samples).subspan(at, kFrame)));
    return out;
}

radio::udp::socket opened(boost::asio::io_context& io, const radio::udp::endpoint& at) {
    radio::udp::socket socket(io, at);
    socket.non_blocking(true);
    socket.set_option(boost::asio::socket_base::receive_buffer_size(4 << 20));
    socket.set_option(boost::asio::socket_base::send_buffer_size(4 << 20));
    return socket;
}

} // namespace

std::string Script::call(int stream) {
    return fmt::format("{:05}", 10'000 + stream * 37 % 90'000);
}

std::string Script::digits(int stream) {
    return fmt::format("{:03}", stream % 1000);
}

StreamsGateway::StreamsGateway(Shared& shared, const Script& script)
    : m_shared(shared), m_script(script), m_sip(opened(m_io, radio::loopback(0))),
      m_rtp(opened(m_io, radio::loopback(18'000))), m_rtcp(opened(m_io, radio::loopback(18'001))),
      m_agent({"gw", {"127.0.0.1", m_sip.local_endpoint().port()}, "bench"}, *this, m_random),
      m_streams(static_cast<std::size_t>(script.streams)) {
    std::mt19937 random(1);
    m_speech = payloadsOf(script.speech ? test::babble(30, random) : radio::noise(30'000, 40));
    for (int stream = 0; stream < script.streams; ++stream)
        prepare(stream);
    m_shared.port = m_sip.local_endpoint().port();
}

void StreamsGateway::prepare(int stream) {
    Stream& one = m_streams[static_cast<std::size_t>(stream)];
    one.sequence = static_cast<std::uint16_t>(stream * 97); // some of them wrap
    one.timestamp = static_cast<std::uint32_t>(stream) * 70'000U;
    if (!m_script.speech)
        return;
    auto lead = tones::fiveTone(*tones::toneSet("EEA"), Script::call(stream));
    lead.insert(lead.end(), 4 * kFrame, 0);
    for (const char digit : Script::digits(stream))
        appendDigit(lead, digit);
    one.lead = payloadsOf(std::move(lead));
}

void StreamsGateway::run() {
    auto pumpAt = Steady::now();
    while (!m_shared.stop) {
        exchange();
        if (const auto now = Steady::now(); now >= pumpAt) {
            pumpAt = now + 10ms;
            m_agent.pump();
        }
        if (m_shared.speak) {
            if (m_began == Steady::time_point{})
                m_began = Steady::now();
            speakUntil(static_cast<int>((Steady::now() - m_began) / 1ms));
        }
        std::this_thread::sleep_for(500us);
    }
}

void StreamsGateway::exchange() {
    std::array<char, 65536> buffer{};
    boost::system::error_code error;
    radio::udp::endpoint from;
    for (int i = 0; i < 200; ++i) {
        const auto size = m_sip.receive_from(boost::asio::buffer(buffer), from, 0, error);
        if (error)
            break;
        take({buffer.data(), size}, {from.address().to_string(), from.port()});
    }
    for (auto* socket : {&m_rtcp, &m_rtp}) // reports are taken and not read
        for (error = {}; !error;)
            socket->receive_from(boost::asio::buffer(buffer), from, 0, error);
}

// Signs of life are answered here: one user agent keeps 512 transactions of others, and those of a thousand calls for
// 32 seconds would be more.
void StreamsGateway::take(std::string_view bytes, const sip::Peer& from) {
    const auto request = sip::Message::parse(bytes);
    if (request && request->isRequest("OPTIONS"))
        sendDatagram(sip::Message::responseTo(*request, 200, "OK").serialise(), from);
    else
        m_agent.receive(bytes, from);
}

// Every packet has its own millisecond, so that the streams do not come in one burst.
void StreamsGateway::speakUntil(int ms) {
    for (; m_saidUntilMs <= ms; ++m_saidUntilMs)
        for (int stream = 0; stream < m_script.streams; ++stream) {
            const int since = m_saidUntilMs - m_script.beginsAtMs(stream);
            if (since >= 0 && since % kFrameMs == 0)
                send(stream, m_saidUntilMs);
        }
}

void StreamsGateway::send(int stream, int atMs) {
    Stream& one = m_streams[static_cast<std::size_t>(stream)];
    if (one.next == m_script.packets || one.to.port() == 0)
        return;
    const auto index = static_cast<std::size_t>(one.next++);
    rtp::Packet packet;
    packet.payloadType = rtp::kPcma;
    packet.marker = index == 0;
    packet.sequence = one.sequence++;
    packet.timestamp = one.timestamp;
    packet.ssrc = 0x5EED0000U + static_cast<std::uint32_t>(stream);
    packet.payload = index < one.lead.size()
                         ? one.lead[index]
                         : m_speech[(index + static_cast<std::size_t>(stream) * 17) % m_speech.size()];
    one.timestamp += kFrame;
    boost::system::error_code error;
    m_rtp.send_to(boost::asio::buffer(rtp::buildPacket(packet)), one.to, 0, error);
    ++(error ? m_shared.refused : m_shared.sent);
    const auto late = static_cast<int>((Steady::now() - m_began) / 1us) - atMs * 1000;
    m_shared.latestUs = std::max(m_shared.latestUs.load(), late);
    if (one.next == m_script.packets)
        ++m_shared.spoken;
}

void StreamsGateway::sendDatagram(std::string_view bytes, const sip::Peer& to) {
    boost::system::error_code error;
    m_sip.send_to(boost::asio::buffer(bytes), radio::loopback(to.port), 0, error);
}

void StreamsGateway::callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer&) {
    const auto offer = sip::parseSdp(invite.body());
    const auto called = sip::parseUri(invite.uri());
    const auto stream = called ? static_cast<std::size_t>(std::stoi(called->user.substr(2))) : m_streams.size();
    if (!offer || stream >= m_streams.size())
        return m_agent.reject(id, 404, "Not Found");
    const auto answer = sip::answerTo(*offer, {"127.0.0.1", m_rtp.local_endpoint().port()}, {"PCMA", "telephone-event"},
                                      sip::Direction::SendOnly);
    m_agent.answer(id, sip::writeSdp(*answer));
    if (std::exchange(m_streams[stream].to, radio::loopback(offer->rtp.port)).port() == 0)
        ++m_shared.answered;
}

} // namespace watchdesk::bench
