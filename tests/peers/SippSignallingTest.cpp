// What sipp signals: session timers both ways, texts both ways, and many calls at once.
#include "peers/PeerDesk.h"
#include "peers/Peers.h"
#include "peers/Scenario.h"
#include "radio/UdpSocket.h"
#include "sip/UserAgent.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;

class SippSignalling : public testing::Test {
protected:
    void SetUp() override { NEED_PROGRAM("sipp"); }
    [[nodiscard]] BridgeConfig answering() const {
        auto config = peerConfig(gatewayPort, "sip:tg1@127.0.0.1");
        config.gateways[0].bind = fmt::format("127.0.0.1:{}", deskPort);
        config.channels[0].mode = ChannelMode::Answer;
        return config;
    }
    int gatewayPort = peers::freePort();
    int deskPort = peers::freePort();
};

TEST_F(SippSignalling, AReInviteWithASessionTimerCutsNoOver) {
    const auto shift = peers::madeShift();
    // One over from the beginning to the end: the re-INVITE comes in its middle.
    std::vector<std::int16_t> samples(8000, 0);
    for (const auto& [from, to] : shift.overs)
        samples.insert(samples.end(), shift.samples.begin() + from * 8, shift.samples.begin() + to * 8);
    samples.resize(samples.size() + 8000, 0);
    const auto coded = rtp::encode(rtp::Codec::Pcma, samples);
    test::TempDir dir;
    std::ofstream(dir.file("over.al"), std::ios::binary)
        .write(reinterpret_cast<const char*>(coded.data()), static_cast<std::streamsize>(coded.size()));
    const int lengthMs = static_cast<int>(samples.size() / 8);
    peers::Sipp sipp(peers::calledScenario(lengthMs, dir.file("over.al")), deskPort, gatewayPort);
    ASSERT_TRUE(sipp.start());
    PeerDesk desk(peerConfig(gatewayPort, fmt::format("sip:tg1@127.0.0.1:{}", gatewayPort)));
    ASSERT_TRUE(desk.bridge.start());
    EXPECT_EQ(sipp.finish(lengthMs / 1000 + 15), 0) << sipp.log();
    desk.bridge.stop();
    ASSERT_EQ(desk.listener.order.size(), 1U);
    const auto& one = desk.listener.at(0);
    EXPECT_FALSE(one.ended.cut);
    EXPECT_EQ(one.ended.lost, 0);
    EXPECT_NEAR(static_cast<double>(one.ended.end - one.began.start), lengthMs - 2000, 60);
    const auto file = rtp::decode(rtp::Codec::Pcma, coded);
    EXPECT_NE(std::search(file.begin(), file.end(), one.samples.begin(), one.samples.end()), file.end());
}

TEST_F(SippSignalling, AnIntervalThatIsTooSmallIsRefusedAndThenGranted) {
    PeerDesk desk(answering());
    ASSERT_TRUE(desk.bridge.start());
    peers::Sipp sipp(peers::smallIntervalScenario(), deskPort, gatewayPort);
    ASSERT_TRUE(sipp.start());
    EXPECT_EQ(sipp.finish(10), 0) << sipp.log();
    EXPECT_TRUE(desk.listener.waitFor(3s, [&] { return desk.listener.reached(GatewayState::Up); }));
}

TEST_F(SippSignalling, WhoFindsOurIntervalTooSmallIsAskedAgain) {
    peers::Sipp sipp(peers::largeIntervalScenario(), deskPort, gatewayPort);
    ASSERT_TRUE(sipp.start());
    PeerDesk desk(peerConfig(gatewayPort, fmt::format("sip:tg1@127.0.0.1:{}", gatewayPort)));
    ASSERT_TRUE(desk.bridge.start());
    EXPECT_EQ(sipp.finish(15), 0) << sipp.log();
    EXPECT_TRUE(desk.listener.reached(GatewayState::Up));
}

/// A user agent on a socket of its own, run by the test.
struct Phone final : sip::UserAgentEvents {
    explicit Phone(int port) : agent({"desk", {"127.0.0.1", static_cast<std::uint16_t>(port)}}, *this, random) {
        socket = std::move(*UdpSocket::bind(io, "127.0.0.1", static_cast<std::uint16_t>(port)));
        socket->listen(
            [this](auto bytes, const auto& from) {
                agent.receive({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, from);
            },
            [](const auto&) {});
    }
    bool runUntil(const std::function<bool()>& done) {
        for (const auto until = std::chrono::steady_clock::now() + 10s;
             !done() && std::chrono::steady_clock::now() < until;) {
            io.run_for(20ms);
            agent.pump();
        }
        return done();
    }
    void sendDatagram(std::string_view bytes, const sip::Peer& to) override { socket->send(bytes, to); }
    void callIncoming(sip::CallId id, const sip::Message&, const sip::Peer&) override { agent.reject(id, 486, "Busy"); }
    void callEnded(sip::CallId, sip::CallEnd, int, const std::string&) override {}
    int textReceived(const sip::Message& text, const sip::Peer&) override {
        texts.push_back(text.body());
        return 200;
    }
    void requestAnswered(sip::RequestId, int status) override { answer = status; }

    boost::asio::io_context io;
    SeededRandom random{3};
    sip::UserAgent agent;
    std::unique_ptr<UdpSocket> socket;
    std::vector<std::string> texts;
    std::optional<int> answer;
};

TEST_F(SippSignalling, ATextComesInOnce) {
    Phone phone(deskPort);
    peers::Sipp sipp(peers::textingScenario("Male, grey hoodie, towards the market"), deskPort, gatewayPort);
    ASSERT_TRUE(sipp.start());
    ASSERT_TRUE(phone.runUntil([&] { return !phone.texts.empty(); }));
    EXPECT_EQ(sipp.finish(5), 0) << sipp.log();
    EXPECT_THAT(phone.texts, testing::ElementsAre(testing::StartsWith("Male, grey hoodie, towards the market")));
}

TEST_F(SippSignalling, ATextGoesOut) {
    peers::Sipp sipp(peers::textedScenario("Meet at the market"), deskPort, gatewayPort);
    ASSERT_TRUE(sipp.start());
    Phone phone(deskPort);
    // sipp may not listen yet: a refused or lost one is sent again, as the outbox will.
    ASSERT_TRUE(phone.runUntil([&] {
        if (!phone.answer.value_or(0)) {
            phone.answer = -1;
            phone.agent.sendText("sip:tg1@127.0.0.1", "Meet at the market",
                                 {"127.0.0.1", static_cast<std::uint16_t>(gatewayPort)});
        }
        return phone.answer == 200;
    }));
    EXPECT_EQ(sipp.finish(5), 0) << sipp.log();
}

TEST_F(SippSignalling, ACrowdOfCallsIsTakenAndEnded) {
    constexpr int kChannels = 110;
    constexpr int kCalls = 440;
    auto config = answering();
    const auto pattern = config.channels[0];
    config.channels.clear();
    test::TempDir dir;
    std::ofstream names(dir.file("names.csv"));
    names << "SEQUENTIAL\n";
    for (int i = 0; i < kChannels; ++i) {
        config.channels.push_back(pattern);
        config.channels.back().name = fmt::format("TG{}", i);
        config.channels.back().uri = fmt::format("sip:talk{}@127.0.0.1", i);
        config.channels.back().rtpPorts = {30000, 31999};
        names << "talk" << i << "\n";
    }
    names.close();
    PeerDesk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    const auto begun = std::chrono::steady_clock::now();
    peers::Sipp sipp(peers::crowdScenario(1000), deskPort, gatewayPort,
                     {"-m", std::to_string(kCalls), "-r", "80", "-l", "100", "-inf", dir.file("names.csv")});
    ASSERT_TRUE(sipp.start());
    EXPECT_EQ(sipp.finish(40), 0) << sipp.log();
    RecordProperty("took_ms", static_cast<int>((std::chrono::steady_clock::now() - begun) / 1ms));
    desk.bridge.stop();
    const auto count = [&](GatewayState state) {
        return std::ranges::count(desk.listener.statuses, state, &GatewayStatus::state);
    };
    EXPECT_EQ(count(GatewayState::Up), kCalls);
    EXPECT_EQ(count(GatewayState::Lost), kCalls);
}

} // namespace
} // namespace watchdesk::radio
