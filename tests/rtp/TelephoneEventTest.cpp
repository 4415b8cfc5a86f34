#include "rtp/TelephoneEvent.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace watchdesk::rtp {
namespace {

using Raw = std::vector<std::uint8_t>;

Raw block(int event, int duration, bool end = false) {
    return {static_cast<std::uint8_t>(event), static_cast<std::uint8_t>((end ? 0x80 : 0) | 10),
            static_cast<std::uint8_t>(duration >> 8), static_cast<std::uint8_t>(duration)};
}

struct Heard {
    EventReceiver receiver;
    std::vector<EventBegun> begun;
    std::uint32_t ssrc = 1;
    void packet(std::uint32_t timestamp, const Raw& payload, bool marker = false) {
        receiver.push({.payloadType = 101, .marker = marker, .timestamp = timestamp, .ssrc = ssrc, .payload = payload},
                      begun);
    }
    [[nodiscard]] std::vector<int> events() const {
        std::vector<int> out;
        for (const auto& one : begun)
            out.push_back(one.event);
        return out;
    }
};

TEST(TelephoneEvent, ABlockIsRead) {
    const auto events = parseEvents(Raw{11, 0xC0 | 0x3F, 0x12, 0x34});
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].event, 11);
    EXPECT_TRUE(events[0].end);
    EXPECT_EQ(events[0].volume, 63); // the reserved bit is not a part of it
    EXPECT_EQ(events[0].duration, 0x1234);
}

TEST(TelephoneEvent, WhatIsNotWholeBlocksIsNothing) {
    for (const std::size_t size : {0U, 1U, 2U, 3U, 5U, 6U, 7U, 9U})
        EXPECT_TRUE(parseEvents(Raw(size, 5)).empty()) << size;
}

TEST(TelephoneEvent, DigitsHaveTheirSigns) {
    std::string all;
    for (int event = 0; event < 256; ++event)
        if (const auto digit = digitOf(static_cast<std::uint8_t>(event)))
            all += *digit;
    EXPECT_EQ(all, "0123456789*#ABCD"); // flash and everything after it has none
}

TEST(TelephoneEvent, UpdatesAndRepeatedEndsAreOneEvent) {
    Heard heard;
    heard.packet(1000, block(5, 160), true);
    for (int duration = 320; duration <= 800; duration += 160)
        heard.packet(1000, block(5, duration));
    for (int i = 0; i < 3; ++i)
        heard.packet(1000, block(5, 960, true));
    EXPECT_THAT(heard.events(), testing::ElementsAre(5));
    EXPECT_EQ(heard.begun[0].timestamp, 1000U);
    heard.packet(2400, block(5, 160), true);
    EXPECT_THAT(heard.events(), testing::ElementsAre(5, 5));
}

TEST(TelephoneEvent, AnyOfItsPacketsIsEnough) {
    Heard heard;
    heard.packet(1000, block(7, 480)); // the first two were lost, marker and all
    heard.packet(3000, block(8, 960, true));
    heard.packet(3000, block(8, 960, true));
    EXPECT_THAT(heard.events(), testing::ElementsAre(7, 8));
}

TEST(TelephoneEvent, TheSameKeyAgainIsHeardWhenEveryEndWasLost) {
    Heard heard;
    heard.packet(1000, block(5, 160), true);
    heard.packet(1000, block(5, 320));
    heard.packet(2000, block(5, 160), true); // marker
    heard.packet(3000, block(5, 320));       // not even that
    EXPECT_THAT(heard.events(), testing::ElementsAre(5, 5, 5));
}

TEST(TelephoneEvent, ALongEventGoesOnInSegments) {
    Heard heard;
    heard.packet(1000, block(3, 160), true);
    heard.packet(1000, block(3, 0xFFFF));
    heard.packet(1000 + 0xFFFF, block(3, 160));
    heard.packet(1000 + 0xFFFF, block(3, 0xFF00)); // the rest of this segment is lost
    heard.packet(1000 + 2 * 0xFFFF, block(3, 800, true));
    heard.packet(1000 + 2 * 0xFFFF, block(3, 800, true));
    EXPECT_THAT(heard.events(), testing::ElementsAre(3));
    heard.packet(1000 + 2 * 0xFFFF + 800, block(3, 160)); // after the end: pressed again
    EXPECT_THAT(heard.events(), testing::ElementsAre(3, 3));
}

TEST(TelephoneEvent, WhatHasNotLastedIsNoneYet) {
    Heard heard;
    for (std::uint32_t i = 0; i < 20; ++i)
        heard.packet(1000 + i * 160, block(0, 0)); // fillers
    EXPECT_TRUE(heard.begun.empty());
    heard.packet(5000, block(6, 0), true);
    heard.packet(5000, block(6, 160));
    heard.packet(5000, block(6, 1600, true));
    EXPECT_THAT(heard.events(), testing::ElementsAre(6));
    heard.packet(9000, block(7, 0, true)); // all that is left of it
    EXPECT_THAT(heard.events(), testing::ElementsAre(6, 7));
}

TEST(TelephoneEvent, AClockThatRunsOnWithinTheEventIsForgiven) {
    Heard heard;
    for (std::uint32_t i = 0; i < 6; ++i)
        heard.packet(1000 + i * 160, block(9, static_cast<int>(i + 1) * 160), i == 0);
    EXPECT_THAT(heard.events(), testing::ElementsAre(9));
}

TEST(TelephoneEvent, SeveralEventsInAPacketAndTheirRepeats) {
    Heard heard;
    heard.packet(1000, block(1, 400, true), true);
    heard.packet(1000, [] {
        Raw both = block(1, 400, true);
        const Raw second = block(2, 80);
        both.insert(both.end(), second.begin(), second.end());
        return both;
    }());
    heard.packet(1400, block(2, 160));
    EXPECT_THAT(heard.events(), testing::ElementsAre(1, 2));
    EXPECT_EQ(heard.begun[1].timestamp, 1400U);
}

TEST(TelephoneEvent, AnotherSourceAndAWrapAreSurvived) {
    Heard heard;
    heard.packet(0xFFFFFF00, block(1, 160), true);
    heard.packet(0x00000400, block(2, 160), true); // the timestamp has wrapped
    heard.packet(0xFFFFFF00, block(1, 320, true)); // a late repeat
    EXPECT_THAT(heard.events(), testing::ElementsAre(1, 2));
    heard.ssrc = 2;
    heard.packet(0x00000400, block(2, 160));
    EXPECT_THAT(heard.events(), testing::ElementsAre(1, 2, 2));
    heard.packet(0x80000000, block(4, 160), true); // far back: its clock began anew
    EXPECT_THAT(heard.events(), testing::ElementsAre(1, 2, 2, 4));
}

TEST(TelephoneEvent, RandomBytesAreSurvived) {
    std::mt19937 random(7);
    Heard heard;
    for (int round = 0; round < 20000; ++round) {
        Raw payload(random() % 20);
        for (auto& byte : payload)
            byte = static_cast<std::uint8_t>(random());
        heard.packet(static_cast<std::uint32_t>(random()), payload, random() % 2 == 0);
    }
    EXPECT_LE(heard.begun.size(), 20000U * 5);
}

} // namespace
} // namespace watchdesk::rtp
