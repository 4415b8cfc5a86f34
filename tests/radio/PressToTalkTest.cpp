// The key of a channel: who may speak, for how long, and how evenly the packets go out.
#include "radio/PressToTalk.h"

#include "rtp/Packet.h"

#include <boost/asio/executor_work_guard.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <optional>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

class PressToTalkTest : public testing::Test {
protected:
    struct Sent {
        rtp::Packet packet;
        std::vector<std::int16_t> samples;
    };
    void make(PressToTalk::Rules rules = {}) {
        key = std::make_unique<PressToTalk>(
            io, rules,
            PressToTalk::Handlers{[this](std::span<const std::uint8_t> bytes) {
                                      const auto packet = rtp::parsePacket(bytes);
                                      ASSERT_TRUE(packet);
                                      sent.push_back({*packet, rtp::decode(rtp::Codec::Pcma, packet->payload)});
                                      sent.back().packet.payload = {};
                                  },
                                  [this] { ++began; },
                                  [this](std::span<const std::int16_t> frame) {
                                      spoken.insert(spoken.end(), frame.begin(), frame.end());
                                  },
                                  [this](TalkState state) { states.push_back(state); }});
        auto speech = std::make_unique<rtp::Speech>(9, 100, 5000);
        speech->setCodec(rtp::Codec::Pcma, 8);
        key->link(std::move(speech));
        states.clear(); // Idle
    }
    void run(std::chrono::milliseconds time) {
        const auto guard = boost::asio::make_work_guard(io); // the time passes, whatever there is to do
        io.restart();
        io.run_for(time);
    }

    boost::asio::io_context io;
    std::unique_ptr<PressToTalk> key;
    std::vector<Sent> sent;
    std::vector<std::int16_t> spoken;
    std::vector<TalkState> states;
    int began = 0;
};

TEST_F(PressToTalkTest, WhatIsSaidGoesOutAndNothingBeforeOrAfter) {
    make();
    key->feed(std::vector<std::int16_t>(160, 9000)); // the key is up
    key->press(false);
    key->feed(std::vector<std::int16_t>(800, 4000));
    run(60ms);
    key->release();
    run(300ms);
    EXPECT_THAT(states, ElementsAre(TalkState::Talking, TalkState::Idle));
    EXPECT_EQ(began, 1);
    EXPECT_FALSE(key->talking());
    int loud = 0;
    for (const auto sample : spoken)
        loud += sample == 4000 ? 1 : 0;
    EXPECT_EQ(loud, 800); // the last word too, though the key was up before it was out
    EXPECT_EQ(std::ranges::count(spoken, 9000), 0);
    EXPECT_TRUE(sent.front().packet.marker);
    EXPECT_EQ(sent.size() * 160, spoken.size());
    const auto before = sent.size();
    run(100ms);
    EXPECT_EQ(sent.size(), before);
}

TEST_F(PressToTalkTest, SomebodyWhoSpeaksAndAMissingLinkLockTheKey) {
    make();
    key->press(true);
    key->unlink();
    key->press(false);
    run(60ms);
    EXPECT_THAT(states, ElementsAre(TalkState::Busy, TalkState::NoLink, TalkState::NoLink));
    EXPECT_EQ(began, 0);
    EXPECT_TRUE(sent.empty());
}

TEST_F(PressToTalkTest, AKeyThatIsHeldTooLongIsLetGo) {
    make({.timeOut = 100ms});
    key->press(false);
    run(400ms);
    EXPECT_THAT(states, ElementsAre(TalkState::Talking, TalkState::TimedOut));
    EXPECT_GE(sent.size(), 5U);
    EXPECT_LE(sent.size(), 8U);
    key->release(); // the finger, later
    EXPECT_EQ(states.back(), TalkState::Idle);
    key->press(false);
    EXPECT_EQ(states.back(), TalkState::Talking);
}

TEST_F(PressToTalkTest, ALinkThatGoesCutsTheOver) {
    make();
    key->press(false);
    run(50ms);
    key->unlink();
    const auto before = sent.size();
    run(100ms);
    EXPECT_EQ(sent.size(), before);
    EXPECT_THAT(states, ElementsAre(TalkState::Talking, TalkState::Cut));
}

TEST_F(PressToTalkTest, OnHoldNothingIsSentAndAnOverIsCut) {
    make();
    key->press(false);
    run(50ms);
    key->setTaken(false);
    key->press(false);
    const auto before = sent.size();
    run(100ms);
    EXPECT_EQ(sent.size(), before);
    key->setTaken(true);
    key->press(false);
    run(50ms);
    EXPECT_GT(sent.size(), before);
    EXPECT_THAT(states, ElementsAre(TalkState::Talking, TalkState::Cut, TalkState::NoLink, TalkState::Idle,
                                    TalkState::Talking));
}

TEST_F(PressToTalkTest, AReportTellsWhatWasSentByTheClockOfTheStream) {
    make();
    EXPECT_FALSE(key->sent(0));
    key->press(false);
    run(100ms);
    key->release();
    run(100ms);
    const auto early = key->sent(1'700'000'000'500);
    run(200ms);
    const auto late = key->sent(1'700'000'000'700);
    ASSERT_TRUE(early && late);
    EXPECT_EQ(early->ssrc, 9U);
    EXPECT_EQ(early->packets, sent.size());
    EXPECT_EQ(early->octets, sent.size() * 160);
    EXPECT_EQ(early->ntp >> 32, 1'700'000'000U + 2'208'988'800U);
    EXPECT_EQ(early->ntp & 0xFFFFFFFF, 0x80000000U);
    EXPECT_NEAR(late->rtpTimestamp - early->rtpTimestamp, 1600, 400); // nobody spoke, and it went on
}

TEST_F(PressToTalkTest, TheLeadGoesFirstAndTheMicrophoneWaitsForIt) {
    make();
    key->press(false, std::vector<std::int16_t>(400, 7000));
    key->feed(std::vector<std::int16_t>(160, 3000)); // during the lead: radios mute it, too
    run(110ms);
    key->feed(std::vector<std::int16_t>(160, 2000));
    key->release();
    run(200ms);
    EXPECT_EQ(std::ranges::count(spoken, 7000), 400);
    EXPECT_EQ(std::ranges::count(spoken, 3000), 0);
    EXPECT_EQ(std::ranges::count(spoken, 2000), 160);
    EXPECT_EQ(spoken.front(), 7000);
}

TEST_F(PressToTalkTest, TheRogerToneIsTheLast) {
    make({.rogerTone = true});
    key->press(false);
    key->release();
    run(400ms);
    double power = 0;
    for (const auto sample : spoken)
        power += std::abs(sample);
    EXPECT_GT(power, 1e6);
    EXPECT_EQ(states.back(), TalkState::Idle);
}

TEST_F(PressToTalkTest, TheRogerToneComesAfterTheLead) {
    make({.rogerTone = true});
    key->press(false, std::vector<std::int16_t>(1600, 0)); // 200 ms of nothing
    key->release();
    run(600ms);
    ASSERT_GE(spoken.size(), 1600U + 960U);
    EXPECT_TRUE(std::all_of(spoken.begin(), spoken.begin() + 1600, [](auto s) { return s == 0; }));
    EXPECT_TRUE(std::any_of(spoken.begin() + 1600, spoken.end(), [](auto s) { return s > 3000; }));
    EXPECT_EQ(states.back(), TalkState::Idle);
}

TEST_F(PressToTalkTest, WhatIsSaidByItselfHasATimeOutToo) {
    make({.timeOut = 100ms});
    key->press(false, std::vector<std::int16_t>(16000, 1));
    key->release();
    run(400ms);
    EXPECT_EQ(states.back(), TalkState::TimedOut);
    EXPECT_LT(spoken.size(), 2000U);
}

TEST_F(PressToTalkTest, TheTimestampsOfASecondOverHaveGoneOnWithTheClock) {
    make();
    key->press(false);
    run(50ms);
    key->release();
    run(200ms);
    const auto last = sent.back().packet;
    const std::size_t first = sent.size();
    run(200ms);
    key->press(false);
    run(30ms);
    ASSERT_GT(sent.size(), first);
    const auto next = sent[first].packet;
    EXPECT_EQ(next.sequence, static_cast<std::uint16_t>(last.sequence + 1));
    EXPECT_TRUE(next.marker);
    EXPECT_GT(next.timestamp, last.timestamp + 160 * 8);
}

} // namespace
} // namespace watchdesk::radio
