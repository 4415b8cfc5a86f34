#include "rtp/Reception.h"

#include <gtest/gtest.h>

namespace watchdesk::rtp {
namespace {

using namespace std::chrono_literals;

struct Heard {
    Reception reception;
    TimePoint now{1h};
    void packet(int sequence, std::uint32_t timestamp, std::uint32_t ssrc = 7, bool steady = true) {
        Packet one;
        one.sequence = static_cast<std::uint16_t>(sequence);
        one.timestamp = timestamp;
        one.ssrc = ssrc;
        reception.packet(one, now, steady);
    }
    /// So many packets of 20 ms on time.
    void play(int sequence, int count) {
        for (int i = 0; i < count; ++i, now += 20ms)
            packet(sequence + i, static_cast<std::uint32_t>(sequence + i) * 160);
    }
};

TEST(Reception, NothingHeardIsNothingToReport) {
    Heard heard;
    EXPECT_FALSE(heard.reception.report(heard.now));
    EXPECT_FALSE(heard.reception.ssrc());
}

TEST(Reception, ASteadyStreamHasNoLossAndNoJitter) {
    Heard heard;
    heard.play(100, 50);
    const auto block = heard.reception.report(heard.now);
    ASSERT_TRUE(block);
    EXPECT_EQ(block->ssrc, 7U);
    EXPECT_EQ(block->fractionLost, 0);
    EXPECT_EQ(block->cumulativeLost, 0);
    EXPECT_EQ(block->highestSequence, 149U);
    EXPECT_EQ(block->jitter, 0U);
    EXPECT_EQ(block->lastSr, 0U);
    EXPECT_EQ(block->delaySinceLastSr, 0U);
}

TEST(Reception, LossIsCountedInAllAndSinceTheLastReport) {
    Heard heard;
    heard.play(0, 75);
    heard.play(100, 25); // 25 of 125 lost
    auto block = *heard.reception.report(heard.now);
    EXPECT_EQ(block.cumulativeLost, 25);
    EXPECT_EQ(block.fractionLost, 25 * 256 / 125);
    heard.play(125, 50);
    block = *heard.reception.report(heard.now);
    EXPECT_EQ(block.cumulativeLost, 25);
    EXPECT_EQ(block.fractionLost, 0);
    EXPECT_EQ(heard.reception.report(heard.now)->fractionLost, 0); // nothing came since
}

TEST(Reception, PacketsThatComeTwiceGoBelowZero) {
    Heard heard;
    heard.play(10, 5);
    heard.play(14, 1);
    heard.play(14, 1);
    const auto block = *heard.reception.report(heard.now);
    EXPECT_EQ(block.cumulativeLost, -2);
    EXPECT_EQ(block.fractionLost, 0);
}

TEST(Reception, SequenceNumbersWrap) {
    Heard heard;
    heard.play(65530, 20);
    const auto block = *heard.reception.report(heard.now);
    EXPECT_EQ(block.highestSequence, 0x10000U + 13);
    EXPECT_EQ(block.cumulativeLost, 0);
}

TEST(Reception, AJumpIsBelievedOnceItGoesOn) {
    Heard heard;
    heard.play(100, 10);
    heard.play(40000, 1);
    EXPECT_EQ(heard.reception.report(heard.now)->highestSequence, 109U);
    heard.play(40001, 9);
    const auto block = *heard.reception.report(heard.now);
    EXPECT_EQ(block.highestSequence, 40009U);
    EXPECT_EQ(block.cumulativeLost, 0);
}

TEST(Reception, AnotherSourceBeginsAnew) {
    Heard heard;
    heard.play(100, 5);
    heard.play(110, 5);
    heard.packet(5, 0, 8);
    const auto block = *heard.reception.report(heard.now);
    EXPECT_EQ(block.ssrc, 8U);
    EXPECT_EQ(block.cumulativeLost, 0);
    EXPECT_EQ(heard.reception.ssrc(), 8U);
}

TEST(Reception, JitterIsThatOfTheRfc) {
    Heard heard;
    heard.play(0, 1);
    heard.now += 10ms; // 80 ticks late: a sixteenth of it
    heard.play(1, 1);
    EXPECT_EQ(heard.reception.report(heard.now)->jitter, 5U);
    // Events have one timestamp for many packets: no jitter can be told by them.
    for (int i = 2; i < 20; ++i, heard.now += 50ms)
        heard.packet(i, 320, 7, false);
    EXPECT_EQ(heard.reception.report(heard.now)->jitter, 5U);
}

TEST(Reception, TheSendersReportGivesTheRoundTrip) {
    Heard heard;
    heard.play(0, 5);
    heard.reception.senderReport({.ssrc = 7, .ntp = 0x1122334455667788}, heard.now);
    const auto block = *heard.reception.report(heard.now + 1500ms);
    EXPECT_EQ(block.lastSr, 0x33445566U);
    EXPECT_EQ(block.delaySinceLastSr, 65536U * 3 / 2);
    heard.reception.senderReport({.ssrc = 99, .ntp = 1}, heard.now); // of somebody else
    EXPECT_EQ(heard.reception.report(heard.now)->lastSr, 0x33445566U);
    heard.packet(0, 0, 99);
    EXPECT_EQ(heard.reception.report(heard.now)->lastSr, 0U);
}

} // namespace
} // namespace watchdesk::rtp
