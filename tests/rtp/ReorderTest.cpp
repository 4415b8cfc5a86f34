#include "rtp/Reorder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace watchdesk::rtp {
namespace {

using namespace std::chrono_literals;

struct Arrival {
    int atMs;
    unsigned sequence;
    std::uint32_t ssrc = 1;
};

struct Row {
    const char* name;
    std::vector<Arrival> in;
    std::vector<unsigned> out;
    std::vector<int> lost;
    int duplicates = 0;
    int late = 0;
};

Frame frameOf(const Arrival& arrival) {
    Frame frame;
    frame.sequence = static_cast<std::uint16_t>(arrival.sequence);
    frame.ssrc = arrival.ssrc;
    frame.arrival = TimePoint(std::chrono::hours(1)) + std::chrono::milliseconds(arrival.atMs);
    return frame;
}

// Runs the table as a timer would: what is due between two arrivals is expired at its time.
std::vector<Delivery> play(Reorder& reorder, const std::vector<Arrival>& arrivals) {
    std::vector<Delivery> out;
    for (const auto& arrival : arrivals) {
        Frame frame = frameOf(arrival);
        if (const auto deadline = reorder.deadline(); deadline && *deadline <= frame.arrival)
            reorder.expire(*deadline, out);
        reorder.push(std::move(frame), out);
    }
    if (const auto deadline = reorder.deadline())
        reorder.expire(*deadline + 1s, out);
    return out;
}

class ReorderTable : public testing::TestWithParam<Row> {};

TEST_P(ReorderTable, Holds) {
    Reorder reorder;
    std::vector<unsigned> sequences;
    std::vector<int> lost;
    for (const auto& delivery : play(reorder, GetParam().in)) {
        sequences.push_back(delivery.frame.sequence);
        lost.push_back(delivery.lostBefore);
    }
    EXPECT_EQ(sequences, GetParam().out);
    EXPECT_EQ(lost, GetParam().lost);
    EXPECT_EQ(reorder.duplicates(), GetParam().duplicates);
    EXPECT_EQ(reorder.late(), GetParam().late);
}

INSTANTIATE_TEST_SUITE_P(
    Rtp, ReorderTable,
    testing::Values(
        Row{"InOrder", {{0, 5}, {20, 6}, {40, 7}}, {5, 6, 7}, {0, 0, 0}},
        Row{"TwoSwapped", {{0, 5}, {20, 7}, {25, 6}, {60, 8}}, {5, 6, 7, 8}, {0, 0, 0, 0}},
        Row{"OneLost", {{0, 5}, {20, 7}, {40, 8}, {60, 9}, {80, 10}}, {5, 7, 8, 9, 10}, {0, 1, 0, 0, 0}},
        Row{"LateComesTooLate", {{0, 5}, {20, 7}, {100, 6}, {101, 8}}, {5, 7, 8}, {0, 1, 0}, 0, 1},
        Row{"Duplicate", {{0, 5}, {1, 5}, {20, 6}}, {5, 6}, {0, 0}, 1},
        Row{"DuplicateWhileHeld", {{0, 5}, {20, 7}, {21, 7}, {25, 6}}, {5, 6, 7}, {0, 0, 0}, 1},
        Row{"Wraps", {{0, 65534}, {20, 65535}, {40, 0}, {60, 1}}, {65534, 65535, 0, 1}, {0, 0, 0, 0}},
        Row{"LossAcrossTheWrap", {{0, 65534}, {20, 1}, {100, 2}}, {65534, 1, 2}, {0, 2, 0}},
        Row{"NewSender", {{0, 5}, {20, 6}, {40, 900, 2}, {60, 901, 2}}, {5, 6, 900, 901}, {0, 0, 0, 0}},
        Row{"StrayPacketFarOff", {{0, 5}, {20, 30000}, {21, 6}, {40, 7}}, {5, 6, 7}, {0, 0, 0}},
        Row{"SenderBeganAnew", {{0, 5}, {20, 30000}, {40, 30001}, {60, 30002}}, {5, 30000, 30001, 30002}, {0, 0, 0, 0}},
        Row{"AnewAfterAPause", {{0, 50}, {2000, 3}, {2020, 4}}, {50, 3, 4}, {0, 0, 0}},
        Row{"LossAfterAPauseIsNotWaitedFor", {{0, 5}, {500, 7}, {520, 8}}, {5, 7, 8}, {0, 1, 0}}),
    [](const auto& instance) { return instance.param.name; });

TEST(Reorder, ARestartIsMarkedOnce) {
    Reorder reorder;
    std::vector<bool> restarts;
    for (const auto& delivery : play(reorder, {{0, 5}, {20, 6}, {40, 100, 2}, {60, 101, 2}}))
        restarts.push_back(delivery.restart);
    EXPECT_EQ(restarts, (std::vector<bool>{true, false, true, false}));
}

TEST(Reorder, AHoleIsWaitedForSixtyMilliseconds) {
    Reorder reorder;
    std::vector<Delivery> out;
    reorder.push(frameOf({0, 5}), out);
    reorder.push(frameOf({20, 7}), out);
    ASSERT_EQ(out.size(), 1U);
    EXPECT_EQ(reorder.deadline(), frameOf({20, 7}).arrival + 60ms);
    reorder.expire(frameOf({79, 0}).arrival, out);
    EXPECT_EQ(out.size(), 1U);
    reorder.expire(frameOf({80, 0}).arrival, out);
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[1].lostBefore, 1);
    EXPECT_EQ(reorder.lost(), 1);
    EXPECT_FALSE(reorder.deadline());
}

TEST(Reorder, HoldsABoundedNumber) {
    Reorder reorder(std::chrono::hours(1));
    std::vector<Delivery> out;
    reorder.push(frameOf({0, 0}), out);
    for (int i = 0; i < 500; ++i)
        reorder.push(frameOf({i, static_cast<unsigned>(2 + 2 * i)}), out);
    EXPECT_GE(out.size(), 500 - Reorder::kMaxHeld);
}

TEST(Reorder, RandomSequencesGoOutAscendingAndCounted) {
    std::mt19937 random(7);
    Reorder reorder;
    std::vector<Arrival> arrivals;
    std::size_t sent = 0;
    for (unsigned i = 0; i < 5000; ++i) {
        if (random() % 20 == 0 && i > 0 && i < 4990)
            continue;
        arrivals.push_back({static_cast<int>(i * 20 + random() % 45), i});
        ++sent;
    }
    std::stable_sort(arrivals.begin(), arrivals.end(), [](const auto& a, const auto& b) { return a.atMs < b.atMs; });
    const auto out = play(reorder, arrivals);
    EXPECT_EQ(out.size(), sent);
    for (std::size_t i = 1; i < out.size(); ++i)
        EXPECT_EQ(out[i].frame.sequence, out[i - 1].frame.sequence + 1 + out[i].lostBefore);
    EXPECT_EQ(reorder.lost(), static_cast<std::int64_t>(5000 - sent));
}

} // namespace
} // namespace watchdesk::rtp
