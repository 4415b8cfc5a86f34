// The bridge against gateways of our own making on loopback: not there, nonsense, refusing, forgetful. Real programs
// are in tests/peers.
#include "radio/Bridge.h"

#include "radio/RecordingListener.h"
#include "radio/Streams.h"
#include "sip/Sdp.h"
#include "sip/UserAgent.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;
using boost::asio::ip::udp;

udp::endpoint loopback(int port) {
    return {boost::asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(port)};
}

// A gateway on a thread of its own: answers calls, plays what it is told to, or only babbles.
class FakeGateway final : public sip::UserAgentEvents {
public:
    enum class Manner { Answers, Babbles, Refuses, AnswersWithoutSound };

    explicit FakeGateway(Manner manner)
        : m_manner(manner), m_random(5), m_sip(m_io, loopback(0)), m_rtp(m_io, loopback(0)),
          m_agent({"gw", {"127.0.0.1", port()}, "fake"}, *this, m_random) {
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

private:
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
            if (hangUp.exchange(false))
                m_agent.hangUp(m_call);
            if (speak && m_remote && std::chrono::steady_clock::now() >= nextPacket) {
                nextPacket = std::chrono::steady_clock::now() + 20ms;
                const auto packet = m_sender.packet(noise(20, 4000));
                m_rtp.send_to(boost::asio::buffer(packet), loopback(m_remote->port), 0, error);
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
        m_agent.receive(bytes, from);
    }
    void sendDatagram(std::string_view bytes, const sip::Peer& to) override {
        boost::system::error_code error;
        m_sip.send_to(boost::asio::buffer(bytes), loopback(to.port), 0, error);
    }
    void callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer&) override {
        ++calls;
        if (m_manner == Manner::Refuses) {
            m_agent.reject(id, 486, "Busy Here");
            return;
        }
        m_call = id;
        const auto offer = sip::parseSdp(invite.body());
        const auto answer =
            sip::answerTo(*offer, {"127.0.0.1", m_rtp.local_endpoint().port()}, {"PCMA"}, sip::Direction::SendOnly);
        m_agent.answer(id, m_manner == Manner::AnswersWithoutSound ? std::string("v=0\r\n") : sip::writeSdp(*answer));
        m_remote = offer->rtp;
    }
    void callEnded(sip::CallId, sip::CallEnd, int, const std::string&) override {
        ++byes;
        m_remote.reset();
    }

    Manner m_manner;
    boost::asio::io_context m_io;
    SeededRandom m_random;
    udp::socket m_sip;
    udp::socket m_rtp;
    sip::UserAgent m_agent;
    Sender m_sender;
    sip::CallId m_call = 0;
    std::optional<sip::Peer> m_remote;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

// Test programs run side by side: each has media ports of its own.
int mediaBase() {
    return 45000 + static_cast<int>(getpid() % 400) * 40;
}

BridgeConfig configFor(int port, int channels = 1) {
    BridgeConfig config;
    config.gateways.push_back({.name = "town", .port = port});
    for (int i = 0; i < channels; ++i) {
        ChannelConfig channel;
        channel.name = fmt::format("TG{}", i);
        channel.gateway = "town";
        channel.uri = fmt::format("sip:tg{}@127.0.0.1:{}", i, port);
        channel.rtpPorts = {mediaBase(), mediaBase() + 38};
        config.channels.push_back(channel);
    }
    return config;
}

struct Desk {
    explicit Desk(const BridgeConfig& config) : bridge(config, listener, clock, ids) {}
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    RecordingListener listener;
    Bridge bridge;
};

TEST(Bridge, AnOverIsHeardWhileItIsSpokenAndEndsWithItsPackets) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    gateway.speak = true;
    ASSERT_TRUE(desk.listener.waitFor(
        5s, [&] { return desk.listener.order.size() == 1 && desk.listener.at(0).samples.size() > 1600; }));
    gateway.speak = false;
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.endedCount == 1; }));
    desk.bridge.stop();
    const auto& one = desk.listener.at(0);
    EXPECT_EQ(one.ended.lost, 0);
    EXPECT_FALSE(one.ended.cut);
    EXPECT_EQ(desk.listener.statuses.front().state, GatewayState::Connecting);
    EXPECT_EQ(desk.listener.statuses.back().state, GatewayState::Stopped);
    EXPECT_EQ(gateway.byes, 1); // hung up politely
}

TEST(Bridge, StopCutsWhatIsBeingSaid) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    gateway.speak = true;
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.order.size() == 1; }));
    desk.bridge.stop();
    desk.bridge.stop(); // twice does no harm
    ASSERT_TRUE(desk.listener.at(0).over);
    EXPECT_TRUE(desk.listener.at(0).ended.cut);
}

TEST(Bridge, AHangUpIsLostAndCalledAgain) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    gateway.hangUp = true;
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Lost); }));
    EXPECT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    desk.bridge.stop();
    EXPECT_EQ(gateway.calls, 2);
}

TEST(Bridge, AGatewayThatIsNotThereIsSaidSoAndTriedAgain) {
    int port = 0;
    {
        boost::asio::io_context io;
        port = udp::socket(io, loopback(0)).local_endpoint().port();
    }
    Desk desk(configFor(port));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(4s, [&] { return desk.listener.is(GatewayState::Lost); }));
    EXPECT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.statuses.back().attempt == 2; }));
    desk.bridge.stop();
    const auto& lost = desk.listener.statuses.at(1);
    EXPECT_THAT(lost.why, testing::HasSubstr(fmt::format("127.0.0.1:{}", port)));
    EXPECT_GT(lost.nextTry, lost.since);
    EXPECT_LE(lost.nextTry - lost.since, 1200);
}

TEST(Bridge, RetryNowDoesNotWait) {
    FakeGateway gateway(FakeGateway::Manner::Refuses);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(4s, [&] { return desk.listener.is(GatewayState::Lost); }));
    EXPECT_THAT(desk.listener.statuses.back().why, testing::HasSubstr("486"));
    const auto asked = std::chrono::steady_clock::now();
    desk.bridge.retryNow("TG0");
    ASSERT_TRUE(desk.listener.waitFor(4s, [&] { return desk.listener.statuses.back().attempt == 2; }));
    EXPECT_LT(std::chrono::steady_clock::now() - asked, 700ms);
    desk.bridge.stop();
}

TEST(Bridge, NonsenseIsNoAnswerAndNoCrash) {
    FakeGateway gateway(FakeGateway::Manner::Babbles);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(6s, [&] { return desk.listener.is(GatewayState::Lost); }));
    desk.bridge.stop();
    EXPECT_THAT(desk.listener.statuses.at(1).why, testing::HasSubstr("no answer"));
}

TEST(Bridge, AnAnswerWithoutSoundIsHungUp) {
    FakeGateway gateway(FakeGateway::Manner::AnswersWithoutSound);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(6s, [&] { return desk.listener.is(GatewayState::Lost); }));
    desk.bridge.stop();
    EXPECT_THAT(desk.listener.statuses.at(1).why, testing::HasSubstr("without sound"));
    EXPECT_GE(gateway.byes, 1);
}

TEST(Bridge, NonsenseOnTheMediaPortIsIgnored) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    boost::asio::io_context io;
    udp::socket stranger(io, loopback(0));
    std::mt19937 engine(1);
    for (int i = 0; i < 2000; ++i) {
        std::vector<std::uint8_t> raw(engine() % 100);
        for (auto& byte : raw)
            byte = static_cast<std::uint8_t>(engine());
        boost::system::error_code error;
        stranger.send_to(boost::asio::buffer(raw), loopback(mediaBase()), 0, error);
        stranger.send_to(boost::asio::buffer(raw), loopback(mediaBase() + 1), 0, error);
    }
    EXPECT_FALSE(desk.listener.waitFor(300ms, [&] { return desk.listener.is(GatewayState::Lost); }));
    desk.bridge.stop();
}

TEST(Bridge, SeveralChannelsOfOneGatewayAreHeardApart) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    Desk desk(configFor(gateway.port(), 3));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] {
        return std::ranges::count_if(desk.listener.statuses,
                                     [](const auto& one) { return one.state == GatewayState::Up; }) == 3;
    }));
    desk.bridge.stop();
    EXPECT_EQ(gateway.calls, 3);
}

TEST(Bridge, APortInUseIsAnErrorThatSaysWhich) {
    boost::asio::io_context io;
    const udp::socket taken(io, loopback(0));
    auto config = configFor(5060);
    config.gateways[0].bind = fmt::format("127.0.0.1:{}", taken.local_endpoint().port());
    Desk desk(config);
    const auto started = desk.bridge.start();
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(started.error().what, testing::HasSubstr(std::to_string(taken.local_endpoint().port())));
    EXPECT_FALSE(started.error().todo.empty());
    EXPECT_TRUE(desk.listener.statuses.empty());
}

TEST(Bridge, MediaPortsThatAreAllTakenAreAnError) {
    boost::asio::io_context io;
    const udp::socket taken(io, loopback(mediaBase()));
    auto config = configFor(5060);
    config.channels[0].rtpPorts = {mediaBase(), mediaBase() + 1};
    Desk desk(config);
    const auto started = desk.bridge.start();
    ASSERT_FALSE(started);
    EXPECT_THAT(started.error().what, testing::HasSubstr(std::to_string(mediaBase())));
}

TEST(Bridge, WhatIsNotSupportedYetIsSaid) {
    for (const char* transport : {"tcp", "tls"}) {
        auto config = configFor(5060);
        config.gateways[0].transport = transport;
        Desk desk(config);
        const auto started = desk.bridge.start();
        ASSERT_FALSE(started);
        EXPECT_THAT(started.error().what, testing::HasSubstr(transport));
    }
    auto config = configFor(5060);
    config.gateways[0].registers = true;
    Desk desk(config);
    EXPECT_FALSE(desk.bridge.start());
}

TEST(Bridge, AnUnknownToneSetIsAnError) {
    auto config = configFor(5060);
    config.channels[0].tones = {"EEA", "NOPE"};
    Desk desk(config);
    const auto started = desk.bridge.start();
    ASSERT_FALSE(started);
    EXPECT_THAT(started.error().what, testing::HasSubstr("NOPE"));
}

TEST(Bridge, ANameThatCannotBeFoundIsSaid) {
    auto config = configFor(5060);
    config.gateways[0].host = "no-such-gateway.invalid";
    Desk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    EXPECT_TRUE(desk.listener.waitFor(15s, [&] { return desk.listener.is(GatewayState::Lost); }));
    desk.bridge.stop();
    EXPECT_THAT(desk.listener.statuses.at(1).why, testing::HasSubstr("no-such-gateway.invalid"));
}

} // namespace
} // namespace watchdesk::radio
