// Encrypted sound with baresip through kamailio: SRTP, its keys in the signalling (RFC 4568), over TLS.
#include "peers/ExchangeDesk.h"
#include "peers/HeardShift.h"
#include "radio/GatewayTest.h"
#include "tones/FiveTone.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <thread>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;
using peers::Baresip;
using peers::Kamailio;
using testing::HasSubstr;

/// What was said when the talkgroup came on the air; it must have.
std::string wordsUp(RecordingListener& listener) {
    const auto up =
        std::ranges::find_if(listener.statuses, [](const auto& one) { return one.state == GatewayState::Up; });
    EXPECT_NE(up, listener.statuses.end());
    return up == listener.statuses.end() ? "" : up->why;
}

class SrtpPeer : public testing::Test {
protected:
    void SetUp() override {
        NEED_PROGRAM("kamailio");
        NEED_PROGRAM("openssl");
        NEED_PROGRAM("baresip");
        peers::writeWav(dir.file("shift.wav"), shift.samples);
        peers::writeWav(dir.file("silence.wav"), std::vector<std::int16_t>(std::size_t{8000} * 60, 0));
        const auto started = exchange.start();
        ASSERT_TRUE(started) << started.error().what;
    }
    BridgeConfig config(Srtp srtp) {
        auto out = throughExchange(exchange, "tls");
        out.gateways[0].srtp = srtp;
        return out;
    }
    /// Once it is known at the exchange.
    void startTalkgroup(Baresip& talkgroup) {
        ASSERT_TRUE(talkgroup.start());
        const auto until = std::chrono::steady_clock::now() + 5s;
        while (talkgroup.log().find("200 OK") == std::string::npos && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(20ms);
    }
    test::TempDir dir;
    peers::Shift shift = peers::madeShift();
    Kamailio exchange{{}};
};

class SrtpHeard : public SrtpPeer, public testing::WithParamInterface<std::pair<Srtp, const char*>> {};

TEST_P(SrtpHeard, AShiftIsHeardOverByOver) {
    Baresip talkgroup(dir.file("shift.wav"), peers::freePort(),
                      {.registrar = exchange.port(), .srtp = GetParam().second});
    startTalkgroup(talkgroup);
    PeerDesk desk(config(GetParam().first));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(20s, [&] { return desk.listener.endedCount >= shift.overs.size(); }))
        << whyLost(desk.listener) << exchange.log() << talkgroup.log();
    desk.bridge.stop();
    EXPECT_EQ(wordsUp(desk.listener), "") << "it is encrypted";
    expectShift(desk.listener, peers::readWav(dir.file("shift.wav")), shift.overs);
    ASSERT_FALSE(desk.listener.at(0).ended.codes.empty());
    EXPECT_EQ(desk.listener.at(0).ended.codes[0].code, "57106");
}

INSTANTIATE_TEST_SUITE_P(Wishes, SrtpHeard,
                         testing::Values(std::pair{Srtp::Prefer, "srtp"}, std::pair{Srtp::Prefer, "srtp-mand"},
                                         std::pair{Srtp::Require, "srtp"}, std::pair{Srtp::Require, "srtp-mand"}),
                         [](const auto& one) {
                             return fmt::format("{}{}", one.param.first == Srtp::Prefer ? "Prefer" : "Require",
                                                std::string(one.param.second) == "srtp" ? "Optional" : "Mandatory");
                         });

TEST_F(SrtpPeer, WithoutEncryptionThereItIsHeardInTheClearOrNotAtAll) {
    Baresip talkgroup(dir.file("shift.wav"), peers::freePort(), {.registrar = exchange.port()});
    startTalkgroup(talkgroup);
    {
        PeerDesk desk(config(Srtp::Require));
        ASSERT_TRUE(desk.bridge.start());
        ASSERT_TRUE(desk.listener.waitFor(8s, [&] { return desk.listener.is(GatewayState::Lost); }));
        desk.bridge.stop();
        EXPECT_THAT(whyLost(desk.listener), HasSubstr("encrypt"));
        EXPECT_TRUE(desk.listener.order.empty());
    }
    PeerDesk desk(config(Srtp::Prefer));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(12s, [&] { return desk.listener.endedCount >= 1; }))
        << whyLost(desk.listener) << talkgroup.log();
    desk.bridge.stop();
    EXPECT_EQ(wordsUp(desk.listener), "the sound is not encrypted");
}

TEST_F(SrtpPeer, TheTestOfAGatewayNamesTheEncryption) {
    Baresip talkgroup(dir.file("shift.wav"), peers::freePort(), {.registrar = exchange.port()});
    startTalkgroup(talkgroup);
    const auto wanted = config(Srtp::Require);
    std::promise<TestProgress> failed;
    GatewayTest trial(
        wanted.gateways[0], wanted.channels[0],
        [&](const TestProgress& one) {
            if (one.state == TestState::Failed)
                failed.set_value(one);
        },
        [](bool) {}, {.answerMs = 5000, .audioMs = 5000});
    trial.start();
    auto last = failed.get_future();
    ASSERT_EQ(last.wait_for(20s), std::future_status::ready);
    const auto said = last.get();
    EXPECT_EQ(said.step, TestStep::Call);
    EXPECT_THAT(said.words, HasSubstr("encrypted call is refused"));
    EXPECT_THAT(said.todo, HasSubstr("SRTP"));
}

TEST_F(SrtpPeer, WhoOnlyTakesEncryptedCallsIsNotReachedWithoutAndSaysSo) {
    Baresip talkgroup(dir.file("shift.wav"), peers::freePort(), {.registrar = exchange.port(), .srtp = "srtp-mand"});
    startTalkgroup(talkgroup);
    PeerDesk desk(config(Srtp::Off));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(8s, [&] { return desk.listener.is(GatewayState::Lost); })) << talkgroup.log();
    desk.bridge.stop();
    EXPECT_THAT(whyLost(desk.listener), HasSubstr("488")) << talkgroup.log();
}

TEST_F(SrtpPeer, BaresipHearsWhatWeSay) {
    Baresip talkgroup(dir.file("silence.wav"), peers::freePort(),
                      {.registrar = exchange.port(), .hears = true, .srtp = "srtp-mand"});
    startTalkgroup(talkgroup);
    auto wanted = config(Srtp::Require);
    wanted.channels[0].talk = TalkConfig{.ani = CallCode{"EEA", "10234"}};
    PeerDesk desk(wanted);
    ASSERT_TRUE(desk.bridge.start());
    auto& listener = desk.listener;
    ASSERT_TRUE(listener.waitFor(8s, [&] { return !listener.talk.empty() && listener.talk.back() == TalkState::Idle; }))
        << whyLost(listener) << talkgroup.log();
    desk.bridge.press("SHOP", {});
    // The words wait for the lead: 200 ms, a code of 200 ms, 200 ms after it.
    ASSERT_TRUE(listener.waitFor(8s, [&] { return !listener.order.empty() && listener.at(0).samples.size() > 5600; }));
    ASSERT_TRUE(desk.sayTone());
    // Its file is written when it has hung up, too.
    const auto codeAndWords = [&] {
        const auto heard = talkgroup.heard();
        tones::FiveToneDecoder decoder(*tones::toneSet("EEA"));
        const auto codes = decoder.push(heard);
        return codes.size() == 1 && codes[0].code == "10234" &&
               std::ranges::count_if(heard, [](int sample) { return std::abs(sample) > 8200; }) > 500;
    };
    EXPECT_TRUE(listener.waitFor(8s, codeAndWords)) << talkgroup.heard().size() << talkgroup.log();
}

/// The talkgroup calls the desk, which is signed in at the exchange.
class SrtpCalled : public SrtpPeer {
protected:
    void comesToTheDesk(PeerDesk& desk, Baresip& talkgroup) {
        ASSERT_TRUE(desk.bridge.start());
        std::this_thread::sleep_for(700ms); // registered: nothing is told of it but the log
        ASSERT_TRUE(talkgroup.start());
    }
    BridgeConfig answering(Srtp srtp) {
        auto out = config(srtp);
        out.gateways[0].registers = true;
        out.channels[0].mode = ChannelMode::Answer;
        out.channels[0].uri = "sip:tg1@127.0.0.1";
        return out;
    }
    Baresip caller(const char* srtp, bool mux = false) {
        return {dir.file("shift.wav"),
                peers::freePort(),
                {.registrar = exchange.port(),
                 .srtp = srtp,
                 .mux = mux,
                 .calls = fmt::format("sip:desk@127.0.0.1:{}", exchange.port())}};
    }
};

TEST_F(SrtpCalled, ItsCallIsHeardEncrypted) {
    for (const Srtp wish : {Srtp::Prefer, Srtp::Require}) {
        PeerDesk desk(answering(wish));
        Baresip talkgroup = caller("srtp-mand");
        comesToTheDesk(desk, talkgroup);
        ASSERT_TRUE(desk.listener.waitFor(20s, [&] { return desk.listener.endedCount >= shift.overs.size(); }))
            << exchange.log() << talkgroup.log();
        desk.bridge.stop();
        EXPECT_EQ(wordsUp(desk.listener), "");
        expectShift(desk.listener, peers::readWav(dir.file("shift.wav")), shift.overs);
    }
}

TEST_F(SrtpCalled, ItsReportsMayShareThePort) {
    PeerDesk desk(answering(Srtp::Require));
    Baresip talkgroup = caller("srtp-mand", true);
    comesToTheDesk(desk, talkgroup);
    ASSERT_TRUE(desk.listener.waitFor(20s, [&] { return desk.listener.endedCount >= shift.overs.size(); }))
        << exchange.log() << talkgroup.log();
    desk.bridge.stop();
    expectShift(desk.listener, peers::readWav(dir.file("shift.wav")), shift.overs);
}

TEST_F(SrtpCalled, ACallInTheClearIsTakenWhereItMayAndRefusedWhereItMust) {
    {
        PeerDesk desk(answering(Srtp::Require));
        Baresip talkgroup = caller("");
        comesToTheDesk(desk, talkgroup);
        ASSERT_TRUE(desk.listener.waitFor(8s, [&] { return desk.listener.is(GatewayState::Lost); })) << talkgroup.log();
        EXPECT_THAT(whyLost(desk.listener), HasSubstr("encrypt"));
        talkgroup.kill();
    }
    PeerDesk desk(answering(Srtp::Prefer));
    Baresip talkgroup = caller("");
    comesToTheDesk(desk, talkgroup);
    ASSERT_TRUE(desk.listener.waitFor(12s, [&] { return desk.listener.endedCount >= 1; })) << talkgroup.log();
    desk.bridge.stop();
    EXPECT_EQ(wordsUp(desk.listener), "the sound is not encrypted");
}

} // namespace
} // namespace watchdesk::radio
