#include "sim/Talkgroup.h"

#include <gtest/gtest.h>

namespace watchdesk::sim {

using namespace std::chrono_literals;

namespace {

const Talkgroup::Time kStart{};

/// What a listener hears: per 20 ms a letter, '.' for silence, the over's number while it talks.
std::string heard(Talkgroup& group, int ticks, Talkgroup::Time from = kStart) {
    std::string out;
    for (int n = 0; n < ticks; ++n) {
        const auto frame = group.tick(from + n * kFrameTime);
        out += frame.empty() ? '.' : char('0' + frame[0]);
        EXPECT_TRUE(frame.empty() || frame.size() == kFrame);
    }
    return out;
}

std::vector<Over> twoOvers() {
    return {{.channel = "shop", .afterMs = 100, .text = "a"}, {.channel = "shop", .afterMs = 60, .text = "b"}};
}

} // namespace

TEST(Talkgroup, IsSilentUntilSomebodyListens) {
    Talkgroup group("shop", twoOvers(), 1, true);
    group.provide(0, Samples(480, 1));
    EXPECT_EQ(heard(group, 20), std::string(20, '.'));
    EXPECT_FALSE(group.begun());
}

TEST(Talkgroup, PlaysItsOversWithTheirPauses) {
    Talkgroup group("shop", twoOvers(), 1, true);
    EXPECT_EQ(group.wanted(), 0U);
    EXPECT_EQ(group.wanted(), 1U);
    EXPECT_EQ(group.wanted(), std::nullopt);
    group.provide(0, Samples(480, 1));
    group.provide(1, Samples(330, 2));
    group.begin(kStart);
    EXPECT_EQ(heard(group, 18), ".....111...222....");
    EXPECT_TRUE(group.finished());
}

TEST(Talkgroup, AnAnswerWaitsForItsTimeAndForQuietAndMovesNoOver) {
    Talkgroup group("shop", twoOvers(), 1, true);
    group.provide(0, Samples(480, 1));
    group.provide(1, Samples(320, 2));
    group.begin(kStart);
    group.answer("57106", Samples(160, 7), kStart + 6 * kFrameTime);
    EXPECT_EQ(heard(group, 6), ".....1");
    EXPECT_TRUE(group.speaker().empty());
    EXPECT_EQ(heard(group, 4, kStart + 6 * kFrameTime), "11.7");
    EXPECT_EQ(group.speaker(), "57106");
    EXPECT_EQ(heard(group, 6, kStart + 10 * kFrameTime), ".22...");
    EXPECT_TRUE(group.finished());
}

TEST(Talkgroup, SpeedDividesThePauses) {
    Talkgroup group("shop", twoOvers(), 5, true);
    group.provide(0, Samples(320, 1));
    group.provide(1, Samples(160, 2));
    group.begin(kStart);
    EXPECT_EQ(heard(group, 8), ".11.2...");
}

TEST(Talkgroup, WaitsForSoundThatIsNotReady) {
    Talkgroup group("shop", twoOvers(), 1, true);
    group.begin(kStart);
    EXPECT_EQ(heard(group, 10), "..........");
    group.provide(0, Samples(160, 1));
    EXPECT_EQ(heard(group, 3, kStart + 200ms), "1..");
}

TEST(Talkgroup, BeginsAgainUnlessOnce) {
    Talkgroup group("shop", {{.channel = "shop", .afterMs = 40, .text = "a"}}, 1, false);
    group.begin(kStart);
    std::string all;
    for (int round = 0; round < 3; ++round) {
        ASSERT_EQ(group.wanted(), 0U) << round;
        group.provide(0, Samples(160, 1));
        all += heard(group, 4, kStart + round * 80ms);
    }
    EXPECT_EQ(all, "..1..1..1...");
    EXPECT_FALSE(group.finished());
}

TEST(Talkgroup, TellsWhenAnOverBeginsAndEnds) {
    Talkgroup group("shop", twoOvers(), 1, true);
    group.provide(0, Samples(320, 1));
    group.begin(kStart);
    std::string changes;
    for (int n = 0; n < 9; ++n) {
        (void)group.tick(kStart + n * kFrameTime);
        changes += group.change() == Talkgroup::Change::Began   ? 'B'
                   : group.change() == Talkgroup::Change::Ended ? 'E'
                                                                : '.';
    }
    EXPECT_EQ(changes, ".....B.E.");
}

} // namespace watchdesk::sim
