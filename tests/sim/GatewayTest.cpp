#include "sim/Gateway.h"

#include "Caller.h"
#include "rtp/G711.h"
#include "sim/CallsHeard.h"
#include "support/TempDir.h"
#include "tones/FiveTone.h"

#include <gmock/gmock.h>

namespace watchdesk::sim {

namespace {

/// Calls without words, so that nothing need be spoken: each over is some 420 ms.
GatewayOptions callsOnly(const test::TempDir& dir) {
    GatewayOptions options;
    options.script.overs = {{.channel = "shop", .afterMs = 100, .code = "57106"},
                            {.channel = "shop", .afterMs = 200, .code = "11222"}};
    options.cacheFolder = dir.path().string();
    options.once = true;
    return options;
}

std::string codesIn(const std::vector<Caller::Heard>& heard, rtp::Codec codec) {
    tones::FiveToneDecoder decoder(tones::toneSet("EEA").value());
    std::string codes;
    for (const auto& one : heard)
        for (const auto& call : decoder.push(rtp::decode(codec, one.payload)))
            codes += call.code + " ";
    return codes;
}

/// Calls one after the other, as an over begins.
std::vector<std::int16_t> called(const std::vector<const char*>& codes) {
    std::vector<std::int16_t> out(800);
    for (const char* code : codes) {
        const auto samples = tones::fiveTone(tones::toneSet("EEA").value(), code);
        out.insert(out.end(), samples.begin(), samples.end());
        out.resize(out.size() + 2400);
    }
    return out;
}

struct GatewayTest : testing::Test {
    test::TempDir dir;
    boost::asio::io_context io;
    Caller caller{io};

    std::uint16_t start(Gateway& gateway) {
        auto port = gateway.start();
        EXPECT_TRUE(port);
        return *port;
    }
    std::string shop(std::uint16_t port) { return "sip:shop@127.0.0.1:" + std::to_string(port); }
};

} // namespace

TEST_F(GatewayTest, PlaysItsOversAsEvenRtp) {
    Gateway gateway(io, callsOnly(dir));
    bool finished = false;
    gateway.onFinished([&] { finished = true; });
    const auto port = start(gateway);
    caller.call(shop(port), port);
    ASSERT_TRUE(runUntil(io, caller, [&] { return finished; }));
    io.poll();

    EXPECT_EQ(codesIn(caller.heard, rtp::Codec::Pcma), "57106 11222 ");
    ASSERT_GT(caller.heard.size(), 30U);
    int markers = 0;
    for (std::size_t i = 0; i < caller.heard.size(); ++i) {
        const auto& packet = caller.heard[i].packet;
        EXPECT_EQ(caller.heard[i].payload.size(), 160U);
        EXPECT_EQ(packet.payloadType, rtp::kPcma);
        EXPECT_EQ(packet.ssrc, caller.heard[0].packet.ssrc);
        EXPECT_EQ(packet.sequence, std::uint16_t(caller.heard[0].packet.sequence + i))
            << "no numbers are skipped over silence";
        markers += packet.marker ? 1 : 0;
        if (i == 0)
            continue;
        const auto step = packet.timestamp - caller.heard[i - 1].packet.timestamp;
        if (packet.marker)
            EXPECT_NEAR(step, 160U + 1600U, 320U) << "the clock runs on through 200 ms of silence";
        else
            EXPECT_EQ(step, 160U);
    }
    EXPECT_EQ(markers, 2);
}

TEST_F(GatewayTest, SpeaksMuLawToWhomKnowsNoOther) {
    Gateway gateway(io, callsOnly(dir));
    bool finished = false;
    gateway.onFinished([&] { finished = true; });
    const auto port = start(gateway);
    caller.call(shop(port), port, {"PCMU"});
    ASSERT_TRUE(runUntil(io, caller, [&] { return finished; }));
    EXPECT_EQ(codesIn(caller.heard, rtp::Codec::Pcmu), "57106 11222 ");
}

TEST_F(GatewayTest, RefusesAnUnknownTalkgroupAndAnUnknownCodec) {
    Gateway gateway(io, callsOnly(dir));
    const auto port = start(gateway);
    caller.call("sip:garage@127.0.0.1:" + std::to_string(port), port);
    ASSERT_TRUE(runUntil(io, caller, [&] { return caller.ended.has_value(); }));
    EXPECT_EQ(caller.status, 404);
    caller.ended.reset();
    caller.call(shop(port), port, {"OPUS"});
    ASSERT_TRUE(runUntil(io, caller, [&] { return caller.ended.has_value(); }));
    EXPECT_EQ(caller.status, 488);
}

TEST_F(GatewayTest, HangsUpPolitelyWhenItStops) {
    Gateway gateway(io, callsOnly(dir));
    const auto port = start(gateway);
    caller.call(shop(port), port);
    ASSERT_TRUE(runUntil(io, caller, [&] { return caller.up; }));
    bool stopped = false;
    gateway.stop([&] { stopped = true; });
    ASSERT_TRUE(runUntil(io, caller, [&] { return stopped && caller.ended; }));
    EXPECT_EQ(caller.ended, sip::CallEnd::RemoteHungUp);
}

TEST_F(GatewayTest, SendsNoMoreOnceItIsHungUpOn) {
    Gateway gateway(io, callsOnly(dir));
    int hungUp = 0;
    gateway.onEvent([&](const AirEvent& event) { hungUp += event.kind == AirEvent::Kind::HungUp ? 1 : 0; });
    const auto port = start(gateway);
    caller.call(shop(port), port);
    ASSERT_TRUE(runUntil(io, caller, [&] { return caller.heard.size() >= 3; }));
    caller.hangUp();
    ASSERT_TRUE(runUntil(io, caller, [&] { return hungUp == 1; }));
    io.poll();
    const auto before = caller.heard.size();
    io.run_for(std::chrono::milliseconds(200));
    EXPECT_EQ(caller.heard.size(), before);
}

TEST_F(GatewayTest, ALostLinkLosesPacketsButNotTheCall) {
    auto options = callsOnly(dir);
    options.faults = {
        {.at = std::chrono::milliseconds(300), .kind = FaultKind::Lose, .lasting = std::chrono::milliseconds(250)}};
    Gateway gateway(io, options);
    bool finished = false;
    int packets = 0;
    gateway.onEvent([&](const AirEvent& event) { packets += event.packets; });
    gateway.onFinished([&] { finished = true; });
    const auto port = start(gateway);
    caller.call(shop(port), port);
    ASSERT_TRUE(runUntil(io, caller, [&] { return finished; }));
    io.poll();
    EXPECT_FALSE(caller.ended);
    EXPECT_LT(int(caller.heard.size()), packets);
    const auto last = caller.heard.back().packet.sequence;
    EXPECT_EQ(std::uint16_t(last - caller.heard.front().packet.sequence) + 1, packets)
        << "the loss shows in the numbers";
}

TEST_F(GatewayTest, ARestartForgetsTheCallAndComesBack) {
    auto options = callsOnly(dir);
    options.once = false;
    options.faults = {
        {.at = std::chrono::milliseconds(300), .kind = FaultKind::Restart, .lasting = std::chrono::milliseconds(200)}};
    Gateway gateway(io, options);
    int faults = 0;
    gateway.onEvent([&](const AirEvent& event) { faults += event.kind == AirEvent::Kind::Fault ? 1 : 0; });
    const auto port = start(gateway);
    caller.call(shop(port), port);
    ASSERT_TRUE(runUntil(io, caller, [&] { return faults == 1; }));
    io.poll();
    EXPECT_FALSE(caller.ended) << "not a word of goodbye";
    const auto before = caller.heard.size();
    io.run_for(std::chrono::milliseconds(350));
    EXPECT_EQ(caller.heard.size(), before);
    Caller again(io);
    again.call(shop(port), port);
    EXPECT_TRUE(runUntil(io, again, [&] { return again.heard.size() > 3; }));
}

TEST_F(GatewayTest, TalksNonsenseOnRequest) {
    auto options = callsOnly(dir);
    options.faults = {{.at = std::chrono::milliseconds(200), .kind = FaultKind::Nonsense, .datagrams = 100}};
    Gateway gateway(io, options);
    bool finished = false;
    gateway.onFinished([&] { finished = true; });
    const auto port = start(gateway);
    caller.call(shop(port), port);
    ASSERT_TRUE(runUntil(io, caller, [&] { return finished; }));
    EXPECT_GT(caller.strange, 20);
    EXPECT_GT(caller.malformed(), 20);
    EXPECT_FALSE(caller.ended);
}

TEST_F(GatewayTest, APortInUseIsSaid) {
    Gateway first(io, callsOnly(dir));
    auto options = callsOnly(dir);
    options.port = start(first);
    Gateway second(io, options);
    const auto port = second.start();
    ASSERT_FALSE(port);
    EXPECT_EQ(port.error().code, ErrorCode::Unavailable);
}

TEST_F(GatewayTest, ASetThatIsCalledByTonesAnswersWithItsCodeAndWhoCallsDoesNot) {
    GatewayOptions options = callsOnly(dir);
    options.script.overs = {{.channel = "shop", .afterMs = 60'000, .code = "11222"}};
    options.answering = 100;
    Gateway gateway(io, options);
    const auto port = start(gateway);
    caller.call(shop(port), port);
    ASSERT_TRUE(runUntil(io, caller, [&] { return caller.up; }));
    caller.say(called({"57106", "10000"}));
    EXPECT_TRUE(runUntil(io, caller, [&] { return codesIn(caller.heard, rtp::Codec::Pcma) == "57106 "; }));
}

TEST(CallsHeard, TheFirstCodeOfAnOverIsWhoIsCalled) {
    CallsHeard calls(tones::toneSet("EEA").value());
    std::vector<std::string> told;
    CallsHeard::Time now{};
    for (const auto& codes : {std::vector<const char*>{"57106", "10000"}, {"57112"}}) {
        const auto samples = called(codes);
        for (std::size_t at = 0; at + 160 <= samples.size(); at += 160) {
            const auto payload = rtp::encode(rtp::Codec::Pcma, std::span(samples).subspan(at, 160));
            rtp::Packet packet;
            packet.payloadType = rtp::kPcma;
            packet.payload = payload;
            if (const auto code = calls.packet(rtp::buildPacket(packet), now += std::chrono::milliseconds(20)))
                told.push_back(*code);
        }
        now += std::chrono::seconds(1);
    }
    EXPECT_EQ(told, (std::vector<std::string>{"57106", "57112"}));
    const std::vector<std::uint8_t> nonsense(200, 0xff);
    EXPECT_FALSE(calls.packet(nonsense, now));
    EXPECT_FALSE(calls.packet({}, now));
}

TEST(AnswersCalls, SoManyOfAHundredAndAlwaysTheSame) {
    int answered = 0;
    for (int code = 57000; code < 58000; ++code) {
        const bool answers = answersCalls(std::to_string(code), 85);
        EXPECT_EQ(answers, answersCalls(std::to_string(code), 85));
        answered += answers ? 1 : 0;
    }
    EXPECT_NEAR(answered, 850, 40);
    EXPECT_FALSE(answersCalls("57106", 0));
    EXPECT_TRUE(answersCalls("57106", 100));
}

} // namespace watchdesk::sim
