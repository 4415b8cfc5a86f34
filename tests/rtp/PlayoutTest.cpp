// Packets in jerks, a steady stream out.
#include "rtp/Playout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace watchdesk::rtp {
namespace {

using Samples = std::vector<std::int16_t>;
constexpr std::size_t kPacket = 160;

/// A voice: 150 Hz with overtones, from sample `from` on.
Samples voice(std::size_t from, std::size_t count = kPacket) {
    Samples out(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(from + i) / 8000 * 2 * std::numbers::pi * 150;
        out[i] = static_cast<std::int16_t>(6000 * std::sin(t) + 3000 * std::sin(2 * t + 1) + 1500 * std::sin(3 * t));
    }
    return out;
}

double power(std::span<const std::int16_t> samples) {
    double sum = 0;
    for (const auto s : samples)
        sum += static_cast<double>(s) * s;
    return std::sqrt(sum / static_cast<double>(samples.size()));
}

Samples readFrom(Playout& playout, std::size_t count) {
    Samples out(count);
    playout.read(out);
    return out;
}

TEST(PlayoutTest, HoldsTheBeginningBackByItsDelayAndThenLosesNothing) {
    Playout playout(std::chrono::milliseconds(60));
    playout.begin();
    Samples heard;
    for (std::size_t packet = 0; packet < 50; ++packet) {
        playout.write(voice(packet * kPacket), 0);
        const Samples part = readFrom(playout, kPacket);
        heard.insert(heard.end(), part.begin(), part.end());
    }
    playout.end();
    const Samples rest = readFrom(playout, 800);
    heard.insert(heard.end(), rest.begin(), rest.end());
    const auto first = std::ranges::find_if(heard, [](auto s) { return s != 0; }) - heard.begin();
    EXPECT_GE(first, 40 * 8);
    EXPECT_LE(first, 60 * 8 + 1) << "no longer than it was told";
    const Samples said = voice(0, 50 * kPacket);
    const auto offset = static_cast<std::size_t>(first) - 1; // the voice's first sample is not zero long
    std::size_t same = 0;
    for (std::size_t shift = offset > 2 ? offset - 2 : 0; shift <= offset + 2; ++shift) {
        std::size_t equal = 0;
        for (std::size_t i = 0; i < said.size() && i + shift < heard.size(); ++i)
            equal += heard[i + shift] == said[i] ? 1U : 0U;
        same = std::max(same, equal);
    }
    EXPECT_EQ(same, said.size()) << "bit by bit";
    EXPECT_EQ(playout.concealed(), 0);
}

TEST(PlayoutTest, AShortOverIsHeardThoughItNeverFillsTheDelay) {
    Playout playout(std::chrono::milliseconds(60));
    playout.begin();
    playout.write(voice(0), 0);
    playout.end();
    EXPECT_GT(power(readFrom(playout, kPacket)), 3000);
    EXPECT_EQ(power(readFrom(playout, kPacket)), 0);
    playout.begin();
    playout.write(voice(0), 0); // and no end: its packets stopped
    Samples heard(0);
    for (int i = 0; i < 6; ++i) {
        const Samples part = readFrom(playout, kPacket);
        heard.insert(heard.end(), part.begin(), part.end());
    }
    EXPECT_GT(power(heard), 1000);
}

TEST(PlayoutTest, WhatWasLostIsMadeUpFromTheVoiceBeforeIt) {
    Playout playout(std::chrono::milliseconds(0));
    playout.begin();
    playout.write(voice(0, 10 * kPacket), 0);
    readFrom(playout, 10 * kPacket);
    Samples hole(kPacket, 0);
    const Samples next = voice(11 * kPacket);
    hole.insert(hole.end(), next.begin(), next.end());
    playout.write(hole, kPacket);
    const Samples heard = readFrom(playout, 2 * kPacket);
    const std::span<const std::int16_t> made(heard.data(), kPacket);
    EXPECT_GT(power(made), 0.5 * power(voice(10 * kPacket))) << "no hole";
    EXPECT_EQ(playout.concealed(), static_cast<std::int64_t>(kPacket));
    // Silence that was sent as silence stays silence.
    playout.write(Samples(kPacket, 0), 0);
    playout.write(Samples(kPacket, 0), 0);
    readFrom(playout, kPacket);
    EXPECT_EQ(power(readFrom(playout, kPacket)), 0);
}

TEST(PlayoutTest, ALatePacketIsConcealedAndTheDelayItMadeIsTakenBackInAPause) {
    Playout playout(std::chrono::milliseconds(20));
    playout.begin();
    playout.write(voice(0, 2 * kPacket), 0);
    readFrom(playout, 2 * kPacket);
    EXPECT_GT(power(readFrom(playout, 2 * kPacket)), 1000) << "nothing came: concealed, fading";
    EXPECT_EQ(playout.concealed(), static_cast<std::int64_t>(2 * kPacket));
    playout.write(voice(2 * kPacket, 5 * kPacket), 0); // 60 ms too late, all at once
    readFrom(playout, kPacket);
    const std::size_t behind = playout.waiting();
    EXPECT_GE(behind, 4 * kPacket);
    for (int i = 0; i < 40; ++i) {
        playout.write(Samples(kPacket, 3), 0);
        readFrom(playout, kPacket);
    }
    EXPECT_LE(playout.waiting(), 3 * kPacket) << "as near as it was";
}

TEST(PlayoutTest, AfterALongHoleItIsSilentAndThenGathersAnew) {
    Playout playout(std::chrono::milliseconds(60));
    playout.begin();
    playout.write(voice(0, 5 * kPacket), 0);
    readFrom(playout, 5 * kPacket);
    readFrom(playout, 5 * kPacket);
    EXPECT_EQ(power(readFrom(playout, kPacket)), 0);
    EXPECT_LE(playout.concealed(), static_cast<std::int64_t>(Playout::kMostConcealed));
    playout.write(voice(0, kPacket), 0);
    playout.write(voice(kPacket, 4 * kPacket), 0);
    EXPECT_GT(power(readFrom(playout, kPacket)), 3000);
}

TEST(PlayoutTest, AnOverWhoseSoundNeverComesRepeatsNothingOfTheLastOne) {
    Playout playout(std::chrono::milliseconds(60));
    playout.begin();
    playout.write(voice(0, 10 * kPacket), 0);
    playout.end();
    readFrom(playout, 10 * kPacket);
    playout.begin();
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(power(readFrom(playout, kPacket)), 0);
    EXPECT_EQ(playout.concealed(), 0);
}

TEST(PlayoutTest, NobodyReadsForAnHourAndItStaysSmall) {
    Playout playout;
    playout.begin();
    for (std::size_t packet = 0; packet < 180'000; ++packet) {
        playout.write(Samples(kPacket, 100), 0);
        ASSERT_LE(playout.waiting(), Playout::kMost + kPacket);
    }
    const Samples one(Playout::kMost * 3, 9);
    playout.write(one, one.size() + 5); // more lost than there is: as much as there is
    EXPECT_LE(playout.waiting(), Playout::kMost);
    EXPECT_NO_FATAL_FAILURE(readFrom(playout, 10));
    playout.write({}, 0);
    EXPECT_FALSE(Playout().read({}));
}

} // namespace
} // namespace watchdesk::rtp
