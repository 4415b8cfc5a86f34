// Quality in words that an operator can act on, and light that is lifted.
#include "vision/Quality.h"

#include "vision/Levels.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::vision {
namespace {

/// A crop with detail: bars of two greys, as wide as their edges are `soft`, and 8 pixels at least.
Picture bars(int dark, int bright, int soft) {
    const int wide = std::max(8, soft);
    Picture p{cropSize, cropSize, std::vector<std::uint8_t>(cropSize * cropSize * 3)};
    for (int y = 0; y < cropSize; ++y) {
        for (int x = 0; x < cropSize; ++x) {
            const int phase = x % (2 * wide);
            const double part = std::clamp((phase < wide ? phase : 2 * wide - phase) / double(soft), 0.0, 1.0);
            const auto value = static_cast<std::uint8_t>(dark + (bright - dark) * part);
            std::fill_n(&p.bgr[static_cast<std::size_t>((y * cropSize + x) * 3)], 3, value);
        }
    }
    return p;
}

Landmarks facing(float noseAside) {
    Landmarks l{};
    l[2] = {0, 50};
    l[14] = {100, 50};
    l[30] = {50 + noseAside, 50};
    return l;
}

TEST(Quality, OfASharpEvenlyLitFaceIsGood) {
    const auto q = judge(bars(80, 190, 1).view(), facing(0), {0, 0, 90, 120, 1});
    EXPECT_STREQ(q.word(), "good");
    EXPECT_TRUE(q.flaws.empty());
    EXPECT_NEAR(q.turn, 0, 1e-6);
}

TEST(Quality, NamesEachFlaw) {
    const Box large{0, 0, 90, 120, 1};
    EXPECT_TRUE(judge(bars(80, 190, 1).view(), facing(0), {0, 0, 24, 31, 1}).has(Flaw::Small));
    EXPECT_TRUE(judge(bars(80, 190, 32).view(), facing(0), large).has(Flaw::Blurred));
    EXPECT_FALSE(judge(bars(80, 190, 1).view(), facing(0), large).has(Flaw::Blurred));
    EXPECT_TRUE(judge(bars(5, 40, 1).view(), facing(0), large).has(Flaw::Dark));
    EXPECT_TRUE(judge(bars(205, 255, 1).view(), facing(0), large).has(Flaw::Glaring));
    EXPECT_TRUE(judge(bars(80, 190, 1).view(), facing(30), large).has(Flaw::TurnedAway));
    EXPECT_STREQ(judge(bars(80, 190, 1).view(), facing(30), large).word(), "poor");
    EXPECT_STREQ(judge(bars(80, 190, 32).view(), facing(0), large).word(), "fair");
    EXPECT_STREQ(flawWord(Flaw::TurnedAway), "turned away");
}

TEST(Levels, AreLiftedInTheDark) {
    const Picture dark = bars(2, 30, 1);
    EXPECT_LT(medianLight(dark.view()), 40);
    EXPECT_GT(medianLight(liftLevels(dark.view()).view()), 150);
    Picture flat{2, 2,
                 std::vector<std::uint8_t>(12, 9)}; // one value only: nothing to stretch, and no division by nothing
    EXPECT_EQ(liftLevels(flat.view()).bgr.size(), 12U);
}

} // namespace
} // namespace watchdesk::vision
