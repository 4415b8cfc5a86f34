// Our own voice over real sockets, to a gateway that keeps every packet with its time.
#include "radio/BridgeDesk.h"
#include "radio/FakeGateway.h"
#include "tones/FiveTone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::radio {
namespace {

using sip::Direction;
using testing::ElementsAre;

class Talk : public testing::Test {
protected:
    void start(const TalkConfig& talk = {}, Direction direction = Direction::SendRecv) {
        gateway.direction = direction;
        auto config = configFor(gateway.port());
        config.channels[0].talk = talk;
        desk = std::make_unique<Desk>(config);
        ASSERT_TRUE(desk->bridge.start());
        ASSERT_TRUE(wait([&] { return desk->listener.is(GatewayState::Up); }));
    }
    bool wait(const std::function<bool()>& what) { return desk->listener.waitFor(8s, what); }
    bool reached(TalkState state) {
        return wait([&] { return !desk->listener.talk.empty() && desk->listener.talk.back() == state; });
    }
    // As a microphone: the next block when the one before has gone out.
    void say(int blocks, int peak = 6000) {
        const auto spoken = [&] {
            return desk->listener.order.empty() ? 0 : desk->listener.heard[desk->listener.order.back()].samples.size();
        };
        for (int n = 0; n < blocks; ++n) {
            std::size_t before = 0;
            desk->listener.waitFor(0ms, [&] { return (before = spoken()) != 0; });
            desk->bridge.speak("TG0", noise(100, peak, static_cast<unsigned>(n + 1)));
            ASSERT_TRUE(wait([&] { return spoken() >= before + 800; }));
        }
    }
    [[nodiscard]] bool eventually(const std::function<bool()>& what) {
        for (const auto until = std::chrono::steady_clock::now() + 8s; std::chrono::steady_clock::now() < until;)
            if (desk->listener.waitFor(10ms, what))
                return true;
        return false;
    }
    // All packets of the ended over have arrived at the other end as well.
    [[nodiscard]] std::vector<FakeGateway::Heard> arrived(std::size_t over) {
        EXPECT_TRUE(wait([&] { return desk->listener.endedCount > over; }));
        std::int64_t sent = 0;
        desk->listener.waitFor(0ms, [&] {
            for (std::size_t i = 0; i <= over; ++i)
                sent += desk->listener.at(i).ended.packets;
            return true;
        });
        EXPECT_TRUE(eventually([&] { return gateway.heard().size() >= static_cast<std::size_t>(sent); }));
        return gateway.heard();
    }

    FakeGateway gateway{FakeGateway::Manner::Answers};
    std::unique_ptr<Desk> desk;
};

TEST_F(Talk, WhatIsSaidGoesOutInEvenPacketsAndIsToldAsAnOver) {
    start();
    EXPECT_EQ(gateway.offered(), Direction::SendRecv);
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Talking));
    say(10);
    desk->bridge.release("TG0");
    ASSERT_TRUE(reached(TalkState::Idle));
    const auto heard = arrived(0);
    ASSERT_GE(heard.size(), 50U);
    std::vector<std::int16_t> decoded;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const auto& packet = heard[i].packet;
        EXPECT_EQ(packet.payloadType, rtp::kPcma);
        EXPECT_EQ(packet.marker, i == 0);
        EXPECT_EQ(packet.sequence, static_cast<std::uint16_t>(heard[0].packet.sequence + i));
        EXPECT_EQ(packet.timestamp, heard[0].packet.timestamp + 160 * i);
        EXPECT_EQ(heard[i].payload.size(), 160U);
        const auto samples = rtp::decode(rtp::Codec::Pcma, heard[i].payload);
        decoded.insert(decoded.end(), samples.begin(), samples.end());
    }
    const double pace = std::chrono::duration<double, std::milli>(heard.back().at - heard.front().at).count() /
                        static_cast<double>(heard.size() - 1);
    EXPECT_NEAR(pace, 20, 0.5);
    desk->bridge.stop();
    const auto& over = desk->listener.at(0);
    EXPECT_TRUE(over.began.own && over.ended.own);
    EXPECT_EQ(over.began.ssrc, heard[0].packet.ssrc);
    EXPECT_EQ(over.began.codec, "PCMA");
    EXPECT_FALSE(over.began.callId.empty());
    EXPECT_EQ(over.ended.packets, static_cast<std::int64_t>(heard.size()));
    EXPECT_FALSE(over.ended.cut);
    EXPECT_NEAR(static_cast<double>(over.ended.end - over.began.start), static_cast<double>(heard.size()) * 20, 60);
    EXPECT_EQ(decoded, rtp::decode(rtp::Codec::Pcma, rtp::encode(rtp::Codec::Pcma, over.samples)));
    EXPECT_GT(std::ranges::count_if(decoded, [](int sample) { return std::abs(sample) > 1000; }), 5000);
}

TEST_F(Talk, TheGatewaysCodecIsSpoken) {
    gateway.codecs = {"PCMU"};
    start();
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Talking));
    say(2);
    desk->bridge.release("TG0");
    const auto heard = arrived(0);
    desk->bridge.stop();
    EXPECT_EQ(heard[0].packet.payloadType, rtp::kPcmu);
    EXPECT_EQ(desk->listener.at(0).began.codec, "PCMU");
    std::vector<std::uint8_t> payload;
    for (const auto& one : heard)
        payload.insert(payload.end(), one.payload.begin(), one.payload.end());
    EXPECT_EQ(payload, rtp::encode(rtp::Codec::Pcmu, desk->listener.at(0).samples));
}

TEST_F(Talk, AChannelWithoutTalkOffersToListenAndHasNoKey) {
    desk = std::make_unique<Desk>(configFor(gateway.port()));
    gateway.direction = Direction::SendRecv;
    ASSERT_TRUE(desk->bridge.start());
    ASSERT_TRUE(wait([&] { return desk->listener.is(GatewayState::Up); }));
    desk->bridge.press("TG0");
    desk->bridge.speak("TG0", noise(200, 4000));
    gateway.speak = true; // by now the press has been taken
    ASSERT_TRUE(wait([&] { return desk->listener.order.size() == 1; }));
    desk->bridge.stop();
    EXPECT_EQ(gateway.offered(), Direction::RecvOnly);
    EXPECT_TRUE(gateway.heard().empty());
    EXPECT_TRUE(desk->listener.talk.empty());
}

TEST_F(Talk, WhileSomebodyIsHeardTheKeyIsLocked) {
    start();
    gateway.speak = true;
    ASSERT_TRUE(wait([&] { return desk->listener.order.size() == 1; }));
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Busy));
    desk->bridge.release("TG0");
    ASSERT_TRUE(reached(TalkState::Idle));
    EXPECT_TRUE(gateway.heard().empty());
    gateway.speak = false;
    ASSERT_TRUE(wait([&] { return desk->listener.endedCount == 1; }));
    desk->bridge.press("TG0");
    EXPECT_TRUE(reached(TalkState::Talking));
    desk->bridge.stop();
}

TEST_F(Talk, AGatewayThatTakesNoSoundGetsNoneUntilItDoes) {
    start({}, Direction::SendOnly);
    ASSERT_TRUE(reached(TalkState::NoLink));
    desk->bridge.press("TG0");
    ASSERT_TRUE(wait([&] { return desk->listener.talk.size() == 2; }));
    EXPECT_TRUE(gateway.heard().empty());
    gateway.reoffer(Direction::SendRecv);
    ASSERT_TRUE(reached(TalkState::Idle));
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Talking));
    say(1);
    gateway.reoffer(Direction::Inactive); // on hold, in mid-over
    ASSERT_TRUE(reached(TalkState::Cut));
    ASSERT_TRUE(eventually([&] { return gateway.reoffers == 2; }));
    const auto before = arrived(0).size();
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::NoLink));
    desk->bridge.stop();
    EXPECT_EQ(gateway.heard().size(), before);
    EXPECT_TRUE(desk->listener.at(0).ended.cut);
}

TEST_F(Talk, AReInviteInMidOverDoesNotCutIt) {
    start();
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Talking));
    say(2);
    gateway.reoffer(Direction::SendRecv);
    ASSERT_TRUE(eventually([&] { return gateway.reoffers == 1; }));
    say(3);
    desk->bridge.release("TG0");
    const auto heard = arrived(0);
    desk->bridge.stop();
    ASSERT_EQ(desk->listener.order.size(), 1U);
    EXPECT_FALSE(desk->listener.at(0).ended.cut);
    for (std::size_t i = 0; i < heard.size(); ++i) {
        EXPECT_EQ(heard[i].packet.sequence, static_cast<std::uint16_t>(heard[0].packet.sequence + i));
        EXPECT_EQ(heard[i].packet.ssrc, heard[0].packet.ssrc);
    }
}

TEST_F(Talk, AKeyHeldTooLongIsLetGo) {
    start({.timeOutSeconds = 1});
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::TimedOut));
    const auto heard = arrived(0);
    EXPECT_NEAR(static_cast<double>(heard.size()), 50, 4);
    desk->bridge.release("TG0");
    ASSERT_TRUE(reached(TalkState::Idle));
    desk->bridge.stop();
    EXPECT_FALSE(desk->listener.at(0).ended.cut);
}

TEST_F(Talk, AGatewayThatGoesCutsTheOverAndIsSpokenToWhenItIsBack) {
    start();
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Talking));
    gateway.hangUp = true;
    ASSERT_TRUE(wait([&] { return desk->listener.endedCount == 1; }));
    ASSERT_TRUE(reached(TalkState::Idle)); // called again
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Talking));
    desk->bridge.stop(); // the program goes
    ASSERT_EQ(desk->listener.order.size(), 2U);
    EXPECT_TRUE(desk->listener.at(0).ended.cut);
    EXPECT_TRUE(desk->listener.at(1).ended.cut);
    EXPECT_NE(desk->listener.at(0).began.callId, desk->listener.at(1).began.callId);
    EXPECT_EQ(desk->listener.talk.back(), TalkState::Cut);
}

TEST_F(Talk, ASelectiveCallIsHeardWithOurOwnIdentificationAndNothingElse) {
    start({.ani = CallCode{"EEA", "10001"}});
    desk->bridge.call("TG0", "EEA", "57106");
    const auto heard = arrived(0);
    tones::FiveToneDecoder decoder(*tones::toneSet("EEA"));
    std::vector<std::string> codes;
    const auto take = [&](const std::vector<tones::Selcall>& found) {
        for (const auto& one : found)
            codes.push_back(one.code);
    };
    for (const auto& one : heard)
        take(decoder.push(rtp::decode(rtp::Codec::Pcma, one.payload)));
    take(decoder.finish());
    EXPECT_THAT(codes, ElementsAre("57106", "10001"));
    EXPECT_LE(heard.size(), 60U); // two codes and pauses: it ends by itself
    desk->bridge.stop();
    const auto& told = desk->listener.at(0).ended.codes;
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].code, "57106");
    EXPECT_EQ(told[1].code, "10001");
    EXPECT_GT(told[1].atMs, told[0].atMs + 200);
}

TEST_F(Talk, ACallDoesNotDisturbAnOver) {
    start();
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Talking));
    desk->bridge.call("TG0", "EEA", "57106");
    say(3);
    desk->bridge.release("TG0");
    ASSERT_TRUE(reached(TalkState::Idle));
    desk->bridge.stop();
    EXPECT_TRUE(desk->listener.at(0).ended.codes.empty());
    EXPECT_THAT(desk->listener.talk,
                ElementsAre(TalkState::Idle, TalkState::Talking, TalkState::Idle, TalkState::NoLink));
}

TEST_F(Talk, WhoHasOurSsrcMakesUsTakeAnotherInMidOver) {
    start();
    desk->bridge.press("TG0");
    ASSERT_TRUE(reached(TalkState::Talking));
    ASSERT_TRUE(eventually([&] { return !gateway.heard().empty(); }));
    const auto before = gateway.heard().front().packet.ssrc;
    gateway.report(rtp::buildReceiverReport(before, "gw"));
    ASSERT_TRUE(eventually([&] { return gateway.heard().back().packet.ssrc != before; }));
    // Once we send, our reports say so, of the source that we are now.
    const auto said = [&] { return gateway.reports(); };
    ASSERT_TRUE(eventually([&] {
        const auto all = said();
        return std::ranges::any_of(all, [&](const auto& one) {
            return !one.senders.empty() && one.senders[0].ssrc == gateway.heard().back().packet.ssrc &&
                   one.senders[0].packets > 0;
        });
    }));
    desk->bridge.stop();
    EXPECT_FALSE(desk->listener.at(0).samples.empty());
}

} // namespace
} // namespace watchdesk::radio
