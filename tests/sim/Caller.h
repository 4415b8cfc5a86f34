// A desk of the plainest kind: calls a talkgroup and keeps what comes.
#pragma once

#include "radio/UdpSocket.h"
#include "rtp/G711.h"
#include "rtp/Packet.h"
#include "sip/Sdp.h"
#include "sip/UserAgent.h"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace watchdesk::sim {

class Caller final : public sip::UserAgentEvents {
public:
    struct Heard {
        rtp::Packet packet; ///< without payload, which is in `payload`
        std::vector<std::uint8_t> payload;
    };

    explicit Caller(boost::asio::io_context& io)
        : m_sip(radio::UdpSocket::bind(io, "127.0.0.1", 0).value()),
          m_rtp(radio::UdpSocket::bind(io, "127.0.0.1", 0).value()), m_random(5),
          m_agent({"desk", m_sip->local(), "test"}, *this, m_random) {
        m_sip->listen(
            [this](std::span<const std::uint8_t> bytes, const sip::Peer& from) {
                ++sipDatagrams;
                m_agent.receive({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, from);
            },
            [this](const sip::Peer& peer) { m_agent.unreachable(peer); });
        m_rtp->listen(
            [this](std::span<const std::uint8_t> bytes, const sip::Peer&) {
                auto packet = rtp::parsePacket(bytes);
                if (!packet) {
                    ++strange;
                    return;
                }
                std::vector<std::uint8_t> payload(packet->payload.begin(), packet->payload.end());
                packet->payload = {};
                packet->extension.reset();
                heard.push_back({*packet, std::move(payload)});
            },
            [](const sip::Peer&) {});
    }

    void call(const std::string& uri, std::uint16_t port, const std::vector<std::string>& codecs = {"PCMA", "PCMU"}) {
        const auto offer = sip::writeSdp(sip::offerOf(m_rtp->local(), codecs, sip::Direction::SendRecv));
        m_call = m_agent.call(uri, offer, {"127.0.0.1", port});
    }
    /// A-law, 20 ms a packet, all at once.
    void say(std::vector<std::int16_t> samples) {
        const auto to = sip::parseSdp(sdp)->rtp;
        samples.resize((samples.size() + 159) / 160 * 160);
        for (std::size_t at = 0; at < samples.size(); at += 160) {
            const auto payload = rtp::encode(rtp::Codec::Pcma, std::span(samples).subspan(at, 160));
            rtp::Packet packet;
            packet.payloadType = rtp::kPcma;
            packet.sequence = m_said++;
            packet.timestamp = packet.sequence * 160U;
            packet.payload = payload;
            const auto bytes = rtp::buildPacket(packet);
            m_rtp->send({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, to);
        }
    }
    void hangUp() { m_agent.hangUp(m_call); }
    void pump() { m_agent.pump(); }
    [[nodiscard]] std::int64_t malformed() const { return m_agent.malformed(); }

    void sendDatagram(std::string_view bytes, const sip::Peer& to) override { m_sip->send(bytes, to); }
    void callAnswered(sip::CallId, const sip::Message& answer) override {
        up = true;
        sdp = answer.body();
    }
    void callIncoming(sip::CallId id, const sip::Message&, const sip::Peer&) override {
        m_agent.reject(id, 403, "Forbidden");
    }
    void callEnded(sip::CallId, sip::CallEnd why, int code, const std::string&) override {
        ended = why;
        status = code;
    }
    void pong(sip::CallId, int) override {}

    bool up = false;
    std::string sdp;
    std::optional<sip::CallEnd> ended;
    int status = 0;
    int strange = 0;
    int sipDatagrams = 0;
    std::vector<Heard> heard;

private:
    std::unique_ptr<radio::UdpSocket> m_sip;
    std::unique_ptr<radio::UdpSocket> m_rtp;
    SeededRandom m_random;
    sip::UserAgent m_agent;
    sip::CallId m_call = 0;
    std::uint16_t m_said = 0;
};

/// Runs both sides until something is so; false when it is not within ten seconds.
template <class Condition>
bool runUntil(boost::asio::io_context& io, Caller& caller, Condition condition) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        io.run_one_for(std::chrono::milliseconds(20));
        caller.pump();
    }
    return true;
}

} // namespace watchdesk::sim
