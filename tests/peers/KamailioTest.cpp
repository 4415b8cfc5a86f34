// kamailio stands between the desk and the talkgroup: passwords, registering, TCP, TLS.
#include "peers/ExchangeDesk.h"
#include "peers/Scenario.h"
#include "radio/GatewayTest.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <mutex>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;
using peers::Baresip;
using peers::Kamailio;
using testing::HasSubstr;

struct Way {
    const char* transport;
    bool sha256;
    bool registers;
};

class KamailioPeer : public testing::Test {
protected:
    void SetUp() override {
        NEED_PROGRAM("kamailio");
        NEED_PROGRAM("openssl");
        NEED_PROGRAM("baresip");
        std::vector<std::int16_t> tone(8000 * 40);
        for (std::size_t i = 0; i < tone.size(); ++i)
            tone[i] = static_cast<std::int16_t>(i % 8 < 4 ? 8000 : -8000);
        peers::writeWav(dir.file("tone.wav"), tone);
    }
    test::TempDir dir;
};

class KamailioWays : public KamailioPeer, public testing::WithParamInterface<Way> {};

TEST_P(KamailioWays, TheTalkgroupIsHeardThroughTheExchange) {
    const auto [transport, sha256, registers] = GetParam();
    Kamailio exchange({.sha256 = sha256});
    const auto started = exchange.start();
    ASSERT_TRUE(started) << started.error().what;
    Baresip talkgroup(dir.file("tone.wav"), peers::freePort(), {.registrar = exchange.port()});
    ASSERT_TRUE(talkgroup.start());
    auto config = throughExchange(exchange, transport);
    config.gateways[0].registers = registers;
    PeerDesk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    EXPECT_TRUE(desk.listener.waitFor(12s, [&] { return desk.listener.order.size() == 1; }))
        << whyLost(desk.listener) << exchange.log() << talkgroup.log();
    desk.bridge.stop();
    EXPECT_EQ(desk.listener.statuses.back().state, GatewayState::Stopped);
}

INSTANTIATE_TEST_SUITE_P(Ways, KamailioWays,
                         testing::Values(Way{"udp", false, true}, Way{"udp", true, false}, Way{"tcp", false, false},
                                         Way{"tcp", true, true}, Way{"tls", false, true}, Way{"tls", true, false}),
                         [](const auto& one) {
                             return fmt::format("{}{}{}", one.param.transport, one.param.sha256 ? "Sha256" : "Md5",
                                                one.param.registers ? "Registered" : "");
                         });

TEST_F(KamailioPeer, AWrongPasswordAndNoneAreToldAndNotTriedTwiceASecond) {
    Kamailio exchange({});
    ASSERT_TRUE(exchange.start());
    for (const auto& [password, words] : {std::pair{"wrong", "refuses the password"}, {"", "asks for a password"}})
        for (const bool registers : {false, true}) {
            auto config = throughExchange(exchange, "udp", password);
            config.gateways[0].registers = registers;
            PeerDesk desk(config);
            ASSERT_TRUE(desk.bridge.start());
            ASSERT_TRUE(desk.listener.waitFor(8s, [&] { return desk.listener.is(GatewayState::Lost); }));
            EXPECT_THAT(whyLost(desk.listener), HasSubstr(words)) << registers;
        }
}

TEST_F(KamailioPeer, ACertificateOfAnotherNameOrAnUnknownAuthorityIsRefused) {
    Kamailio exchange({.name = "other.example"});
    ASSERT_TRUE(exchange.start());
    Kamailio stranger({});
    ASSERT_TRUE(stranger.start());
    const auto why = [](const BridgeConfig& config) {
        PeerDesk desk(config);
        EXPECT_TRUE(desk.bridge.start());
        EXPECT_TRUE(desk.listener.waitFor(8s, [&] { return desk.listener.is(GatewayState::Lost); }));
        return whyLost(desk.listener);
    };
    EXPECT_THAT(why(throughExchange(exchange, "tls")), HasSubstr("is not for 127.0.0.1"));
    auto config = throughExchange(stranger, "tls");
    config.gateways[0].caFile = exchange.caFile();
    EXPECT_THAT(why(config), HasSubstr("not to be trusted"));
    config = throughExchange(stranger, "tls");
    config.gateways[0].port = stranger.port(); // TCP there, and no TLS
    EXPECT_THAT(why(config), HasSubstr("TLS"));
}

TEST_F(KamailioPeer, AnExchangeThatRestartsIsHeardAgainWithinFiveSeconds) {
    for (const char* transport : {"udp", "tcp", "tls"}) {
        Kamailio exchange({});
        ASSERT_TRUE(exchange.start());
        Baresip talkgroup(dir.file("tone.wav"), peers::freePort(), {.registrar = exchange.port()});
        ASSERT_TRUE(talkgroup.start());
        auto config = throughExchange(exchange, transport);
        config.gateways[0].registers = true;
        PeerDesk desk(config);
        ASSERT_TRUE(desk.bridge.start());
        auto& listener = desk.listener;
        ASSERT_TRUE(listener.waitFor(12s, [&] { return listener.order.size() == 1; })) << transport << exchange.log();
        exchange.kill();
        talkgroup.kill();
        ASSERT_TRUE(listener.waitFor(12s, [&] { return listener.is(GatewayState::Lost); })) << transport;
        ASSERT_TRUE(exchange.start());
        ASSERT_TRUE(talkgroup.start()); // registers anew
        EXPECT_TRUE(listener.waitFor(5s, [&] { return listener.order.size() == 2; })) << transport << whyLost(listener);
        desk.bridge.stop();
    }
}

// The exchange passes a call on to where the desk has registered.
TEST_F(KamailioPeer, ACallToTheRegisteredDeskArrives) {
    NEED_PROGRAM("sipp");
    for (const char* transport : {"udp", "tcp", "tls"}) {
        Kamailio exchange({});
        ASSERT_TRUE(exchange.start());
        auto config = throughExchange(exchange, transport);
        config.gateways[0].registers = true;
        config.channels[0].mode = ChannelMode::Answer;
        config.channels[0].uri = "sip:tg1@127.0.0.1";
        PeerDesk desk(config);
        ASSERT_TRUE(desk.bridge.start());
        peers::Sipp sipp(peers::callingScenario(600), exchange.port(), peers::freePort());
        std::this_thread::sleep_for(700ms); // registered: nothing is told of it but the log
        ASSERT_TRUE(sipp.start());
        EXPECT_EQ(sipp.finish(12), 0) << transport << sipp.log() << exchange.log();
        EXPECT_TRUE(desk.listener.reached(GatewayState::Up)) << transport;
    }
}

TestProgress lastOf(const BridgeConfig& config, std::vector<TestStep>& passed) {
    std::mutex mutex;
    TestProgress last;
    std::promise<void> ended;
    passed.clear();
    GatewayTest trial(
        config.gateways[0], config.channels[0],
        [&](const TestProgress& one) {
            const std::lock_guard lock(mutex);
            last = one;
            if (one.state == TestState::Passed)
                passed.push_back(one.step);
        },
        [&](bool) { ended.set_value(); }, {.answerMs = 5000, .audioMs = 5000});
    trial.start();
    EXPECT_EQ(ended.get_future().wait_for(20s), std::future_status::ready);
    const std::lock_guard lock(mutex);
    return last;
}

TEST_F(KamailioPeer, TheTestOfAGatewayNamesTheStep) {
    Kamailio exchange({});
    ASSERT_TRUE(exchange.start());
    Kamailio stranger({.name = "other.example"});
    ASSERT_TRUE(stranger.start());
    std::vector<TestStep> passed;
    const auto at = [&](const BridgeConfig& config) { return lastOf(config, passed).step; };
    // No talkgroup is there yet: everything before the call is good.
    EXPECT_EQ(at(throughExchange(exchange, "tls")), TestStep::Call);
    EXPECT_THAT(passed, testing::ElementsAre(TestStep::Name, TestStep::Port, TestStep::Tls, TestStep::Credentials));
    EXPECT_EQ(at(throughExchange(exchange, "tcp", "wrong")), TestStep::Credentials);
    EXPECT_THAT(passed, testing::ElementsAre(TestStep::Name, TestStep::Port, TestStep::Tls));
    EXPECT_EQ(at(throughExchange(stranger, "tls")), TestStep::Tls);
    EXPECT_THAT(passed, testing::ElementsAre(TestStep::Name, TestStep::Port));
    auto nobody = throughExchange(exchange, "tcp");
    nobody.gateways[0].port = 1;
    EXPECT_EQ(at(nobody), TestStep::Port);
    EXPECT_THAT(passed, testing::ElementsAre(TestStep::Name));
    auto registered = throughExchange(exchange, "udp", "wrong");
    registered.gateways[0].registers = true;
    EXPECT_EQ(at(registered), TestStep::Credentials);
    Baresip talkgroup(dir.file("tone.wav"), peers::freePort(), {.registrar = exchange.port()});
    ASSERT_TRUE(talkgroup.start());
    std::this_thread::sleep_for(1500ms); // it registers
    const TestProgress last = lastOf(throughExchange(exchange, "tls"), passed);
    EXPECT_EQ(last.step, TestStep::Speech) << last.words;
    EXPECT_EQ(last.state, TestState::Passed) << last.words;
}

} // namespace
} // namespace watchdesk::radio
