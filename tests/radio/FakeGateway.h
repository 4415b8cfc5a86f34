// A gateway on loopback that behaves as a test wants it.
#pragma once

#include "radio/Streams.h"
#include "rtp/Rtcp.h"
#include "sip/Sdp.h"
#include "sip/UserAgent.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace watchdesk::radio {

using namespace std::chrono_literals;
using boost::asio::ip::udp;

inline udp::endpoint loopback(int port) {
    return {boost::asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(port)};
}

/// A gateway on a thread of its own: answers calls, plays what it is told to, or only babbles.
class FakeGateway final : public sip::UserAgentEvents {
public:
    enum class Manner { Answers, Babbles, Refuses, AnswersWithoutSound };
    std::atomic<int> refusal{486};                                   ///< with which code
    std::atomic<int> loudness{4000};                                 ///< peak of the noise
    std::atomic<sip::Direction> direction{sip::Direction::SendOnly}; ///< of its answers
    std::vector<std::string> codecs{"PCMA", "telephone-event"};      ///< set before it is called

    /// Behind a relay: the port where callers see it, and the one that all its SIP goes to; 0: none.
    struct Behind {
        int seenAt = 0;
        int sendsTo = 0;
    };
    explicit FakeGateway(Manner manner, int wanted = 0, Behind behind = {0, 0})
        : m_manner(manner), m_behind(behind), m_random(5), m_sip(m_io, loopback(wanted)), m_rtp(m_io), m_rtcp(m_io),
          m_agent(
              {"gw", {"127.0.0.1", behind.seenAt != 0 ? static_cast<std::uint16_t>(behind.seenAt) : port()}, "fake"},
              *this, m_random) {
        bindMedia();
        m_thread = std::thread([this] { run(); });
    }
    ~FakeGateway() override {
        m_stop = true;
        m_thread.join();
    }
    [[nodiscard]] std::uint16_t port() const { return m_sip.local_endpoint().port(); }
    std::atomic<bool> speak{false}; ///< sends noise as RTP while true
    std::atomic<bool> hangUp{false};
    std::atomic<int> calls{0};
    std::atomic<int> byes{0};
    /// What it sends every 20 ms instead of noise, nothing when that is empty; set before it speaks.
    std::function<std::vector<std::uint8_t>(Sender&)> script;
    /// Where media for a port of the desk's go instead; set before it is called.
    std::function<int(int)> mediaBy;

    struct Heard {
        std::chrono::steady_clock::time_point at;
        rtp::Packet packet; ///< without its payload, which is beside it
        std::vector<std::uint8_t> payload;
    };
    /// What it heard by RTP.
    [[nodiscard]] std::vector<Heard> heard() {
        const std::lock_guard lock(m_mutex);
        return m_heard;
    }
    /// How the desk offers its sound.
    [[nodiscard]] sip::Direction offered() const { return m_offered; }
    /// A re-INVITE with another direction of its own; reoffers counts the answers.
    void reoffer(sip::Direction how) {
        const std::lock_guard lock(m_mutex);
        m_reoffer = how;
    }
    std::atomic<int> reoffers{0};
    /// Its next re-INVITE offers RTCP by the port of RTP, and from then on that is where it sends its own.
    std::atomic<bool> muxes{false};
    /// The answer to it agrees, and how many reports have come that way.
    std::atomic<bool> muxAnswered{false};
    std::atomic<int> muxedReports{0};

    /// How it answers texts, and those that came: "to: words".
    std::atomic<int> textStatus{200};
    [[nodiscard]] std::vector<std::string> texts() {
        const std::lock_guard lock(m_mutex);
        return m_texts;
    }
    /// Sends the desk's user agent a text from one of its numbers; textAnswer is the status, once there is one.
    void sendText(int deskPort, const std::string& words) {
        const std::lock_guard lock(m_mutex);
        m_text = {deskPort, words};
    }
    std::atomic<int> textAnswer{-1};

    /// What it heard by RTCP.
    [[nodiscard]] std::vector<rtp::RtcpCompound> reports() {
        const std::lock_guard lock(m_mutex);
        return m_reports;
    }
    /// Sends RTCP once.
    void report(std::vector<std::uint8_t> bytes) {
        const std::lock_guard lock(m_mutex);
        m_report = std::move(bytes);
    }

private:
    // RTCP is next door, where nobody else must be.
    void bindMedia() {
        boost::system::error_code taken;
        do {
            m_rtp = udp::socket(m_io, loopback(0));
            m_rtcp = udp::socket(m_io, udp::v4());
            m_rtcp.bind(loopback(m_rtp.local_endpoint().port() + 1), taken);
        } while (taken || m_rtp.local_endpoint().port() % 2 != 0);
        m_rtcp.non_blocking(true);
        m_rtp.non_blocking(true);
    }
    void hear() {
        std::array<std::uint8_t, 2048> buffer{};
        boost::system::error_code error;
        while (true) {
            const auto size = m_rtp.receive(boost::asio::buffer(buffer), 0, error);
            if (error)
                return;
            if (auto read = rtp::parseRtcp({buffer.data(), size})) {
                ++muxedReports;
                const std::lock_guard lock(m_mutex);
                m_reports.push_back(std::move(*read));
                continue;
            }
            auto packet = rtp::parsePacket({buffer.data(), size});
            if (!packet)
                continue;
            Heard one{std::chrono::steady_clock::now(), *packet, {packet->payload.begin(), packet->payload.end()}};
            one.packet.payload = {};
            const std::lock_guard lock(m_mutex);
            m_heard.push_back(std::move(one));
        }
    }
    // Our agent never offers anew, so it is done beside it, with a number of our own.
    void offerAnew() {
        std::optional<sip::Direction> how;
        const auto* known = m_agent.dialog(m_call);
        if (const std::lock_guard lock(m_mutex); known != nullptr)
            how = std::exchange(m_reoffer, std::nullopt);
        if (!how)
            return;
        sip::Dialog dialog = *known;
        dialog.localSeq += 100 + static_cast<std::uint32_t>(reoffers);
        auto description = m_answered;
        description.direction = *how;
        description.rtcpMux = muxes;
        description.sessionVersion += 1 + static_cast<std::uint64_t>(reoffers);
        auto request = dialog.request("INVITE");
        request.set("Via", "SIP/2.0/UDP 127.0.0.1:" + std::to_string(port()) + ";branch=z9hG4bKagain" +
                               std::to_string(reoffers));
        request.set("Contact", "<sip:gw@127.0.0.1:" + std::to_string(port()) + ">");
        request.setBody("application/sdp", sip::writeSdp(description));
        sendDatagram(request.serialise(), dialog.peer);
    }
    bool tookAnswer(std::string_view bytes) {
        const auto read = sip::Message::parse(bytes);
        if (!read || read->isRequest() || read->first("Via").find("z9hG4bKagain") == std::string_view::npos)
            return false;
        if (read->status() < 200)
            return true;
        const auto answer = sip::parseSdp(read->body());
        muxAnswered = answer && answer->rtcpMux;
        sip::Dialog dialog = *m_agent.dialog(m_call);
        auto ack = dialog.request("ACK", read->cseq());
        ack.set("Via",
                "SIP/2.0/UDP 127.0.0.1:" + std::to_string(port()) + ";branch=z9hG4bKack" + std::to_string(reoffers));
        sendDatagram(ack.serialise(), dialog.peer);
        ++reoffers;
        return true;
    }
    void exchangeReports() {
        std::array<std::uint8_t, 2048> buffer{};
        boost::system::error_code error;
        const std::lock_guard lock(m_mutex);
        const auto size = m_rtcp.receive(boost::asio::buffer(buffer), 0, error);
        if (!error)
            if (auto read = rtp::parseRtcp({buffer.data(), size}))
                m_reports.push_back(std::move(*read));
        if (!m_report.empty() && m_remote)
            (muxes ? m_rtp : m_rtcp)
                .send_to(boost::asio::buffer(m_report), loopback(m_remote->port + (muxes ? 0 : 1)), 0, error);
        m_report.clear();
    }
    void run() {
        m_sip.non_blocking(true);
        std::array<char, 65536> buffer{};
        auto nextPacket = std::chrono::steady_clock::now();
        while (!m_stop) {
            udp::endpoint from;
            boost::system::error_code error;
            const auto size = m_sip.receive_from(boost::asio::buffer(buffer), from, 0, error);
            if (!error)
                take({buffer.data(), size}, {from.address().to_string(), from.port()});
            m_agent.pump();
            exchangeReports();
            hear();
            offerAnew();
            textOut();
            if (hangUp.exchange(false))
                m_agent.hangUp(m_call);
            if (speak && m_remote && std::chrono::steady_clock::now() >= nextPacket) {
                nextPacket = std::chrono::steady_clock::now() + 20ms;
                const auto packet = script ? script(m_sender) : m_sender.packet(noise(20, loudness));
                if (!packet.empty())
                    m_rtp.send_to(boost::asio::buffer(packet), loopback(m_mediaPort), 0, error);
            }
            std::this_thread::sleep_for(1ms);
        }
    }
    void take(std::string_view bytes, const sip::Peer& from) {
        if (m_manner == Manner::Babbles) {
            for (const char* junk : {"SIP/2.0 999 What\r\n\r\n", "\xff\xfe\xfd", "SIP/2.0 200 OK\r\nVia: x\r\n\r\n"})
                sendDatagram(junk, from);
            return;
        }
        if (!tookAnswer(bytes))
            m_agent.receive(bytes, from);
    }
    void sendDatagram(std::string_view bytes, const sip::Peer& to) override {
        boost::system::error_code error;
        m_sip.send_to(boost::asio::buffer(bytes), loopback(m_behind.sendsTo != 0 ? m_behind.sendsTo : to.port), 0,
                      error);
    }
    void callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer&) override {
        ++calls;
        if (m_manner == Manner::Refuses) {
            m_agent.reject(id, refusal, "Not Today");
            return;
        }
        m_call = id;
        const auto offer = sip::parseSdp(invite.body());
        m_offered = offer->direction;
        const auto answer =
            sip::answerTo(*offer, {"127.0.0.1", m_rtp.local_endpoint().port()}, codecs, direction.load());
        m_answered = *answer;
        m_agent.answer(id, m_manner == Manner::AnswersWithoutSound ? std::string("v=0\r\n") : sip::writeSdp(*answer));
        m_remote = offer->rtp;
        m_mediaPort = mediaBy ? mediaBy(offer->rtp.port) : offer->rtp.port;
    }
    void textOut() {
        std::optional<std::pair<int, std::string>> text;
        {
            const std::lock_guard lock(m_mutex);
            text = std::exchange(m_text, std::nullopt);
        }
        if (text)
            m_agent.sendText("sip:desk@127.0.0.1", text->second,
                             {"127.0.0.1", static_cast<std::uint16_t>(text->first)});
    }
    int textReceived(const sip::Message& text, const sip::Peer&) override {
        const std::lock_guard lock(m_mutex);
        m_texts.push_back(text.uri() + ": " + text.body());
        return textStatus;
    }
    void requestAnswered(sip::RequestId, int status) override { textAnswer = status; }
    void callEnded(sip::CallId, sip::CallEnd, int, const std::string&) override {
        ++byes;
        m_remote.reset();
    }

    Manner m_manner;
    Behind m_behind;
    int m_mediaPort = 0;
    boost::asio::io_context m_io;
    SeededRandom m_random;
    udp::socket m_sip;
    udp::socket m_rtp;
    udp::socket m_rtcp;
    sip::UserAgent m_agent;
    Sender m_sender;
    sip::CallId m_call = 0;
    std::optional<sip::Peer> m_remote;
    std::atomic<sip::Direction> m_offered{sip::Direction::Inactive};
    std::optional<sip::Direction> m_reoffer;
    sip::AudioDescription m_answered;
    std::mutex m_mutex;
    std::vector<Heard> m_heard;
    std::vector<rtp::RtcpCompound> m_reports;
    std::vector<std::uint8_t> m_report;
    std::vector<std::string> m_texts;
    std::optional<std::pair<int, std::string>> m_text;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

/// Test programs run side by side: each has media ports of its own.
inline int mediaBase() {
    return 45000 + static_cast<int>(getpid() % 400) * 40;
}

} // namespace watchdesk::radio
