// Thresholds that follow the gallery, exact search, and the rates of ISO/IEC 19795-1.
#include "base/Random.h"
#include "vision/Evaluation.h"
#include "vision/TemplateIndex.h"
#include "vision/Threshold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace watchdesk::vision {
namespace {

/// Pseudo-random unit vectors, the same every time.
Features someFeatures(unsigned seed, std::size_t length = 512) {
    Features f(length);
    std::uint32_t state = seed * 2654435761U + 1;
    for (float& v : f) {
        state = state * 1664525U + 1013904223U;
        v = static_cast<float>(state >> 8) / 8388608.0F - 1;
    }
    toUnit(f);
    return f;
}

TEST(Threshold, GrowsWithTheGallery) {
    const ThresholdCurve curve({{50, 0.42}, {200, 0.46}, {500, 0.49}, {1000, 0.51}});
    EXPECT_DOUBLE_EQ(curve.at(0), 0.42);
    EXPECT_DOUBLE_EQ(curve.at(50), 0.42);
    EXPECT_DOUBLE_EQ(curve.at(200), 0.46);
    EXPECT_NEAR(curve.at(100), 0.44, 1e-9); // half way between 50 and 200 in the logarithm
    EXPECT_NEAR(curve.at(2000), 0.53, 1e-9);
    for (std::size_t n = 1; n < 20'000; n += 37)
        EXPECT_GE(curve.at(n + 37), curve.at(n));
    EXPECT_DOUBLE_EQ(ThresholdCurve({{1, 0.5}}).at(10'000), 0.5);
}

TEST(Threshold, HasWordsForScores) {
    EXPECT_EQ(scoreWord(0.459, 0.46, 0.1), ScoreWord::Unlikely);
    EXPECT_EQ(scoreWord(0.46, 0.46, 0.1), ScoreWord::Possible);
    EXPECT_EQ(scoreWord(0.57, 0.46, 0.1), ScoreWord::Likely);
}

TEST(TemplateIndex, FindsWhatASearchByHandFinds) {
    TemplateIndex index(512);
    std::vector<Features> all;
    for (unsigned i = 0; i < 700; ++i) {
        all.push_back(someFeatures(i));
        index.add(i / 3, all.back()); // three templates an owner
    }
    EXPECT_EQ(index.templates(), 700U);
    EXPECT_EQ(index.owners(), 234U);
    const Features probe = someFeatures(90'001);
    std::vector<std::pair<double, std::uint32_t>> byHand(234, {-2, 0});
    for (unsigned i = 0; i < 700; ++i) {
        double score = 0;
        for (std::size_t k = 0; k < 512; ++k)
            score += double(probe[k]) * double(all[i][k]);
        byHand[i / 3] = std::max(byHand[i / 3], std::pair(score, i / 3));
    }
    std::sort(byHand.rbegin(), byHand.rend());
    const auto found = index.search(probe, 5);
    ASSERT_EQ(found.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(found[i].owner, byHand[i].second);
        EXPECT_NEAR(found[i].score, byHand[i].first, 1e-5);
    }
    EXPECT_NEAR(index.search(all[500], 1).front().score, 1, 1e-5);
    EXPECT_EQ(index.search(all[500], 1).front().owner, 500U / 3);
}

TEST(TemplateIndex, OfNobodyFindsNobodyAndOneOwnerIsNamedOnce) {
    TemplateIndex index(512);
    EXPECT_TRUE(index.search(someFeatures(1), 5).empty());
    for (unsigned i = 0; i < 60; ++i)
        index.add(7, someFeatures(i));
    EXPECT_EQ(index.search(someFeatures(1), 5).size(), 1U);
}

std::vector<Search> someSearches() {
    std::vector<Search> all;
    for (int i = 0; i < 100; ++i) // strangers: best scores 0.00 … 0.99
        all.push_back({false, true, i / 100.0, false});
    for (int i = 0; i < 10; ++i) // mated: 0.95, the last two wrong, one without a face
        all.push_back({true, i != 7, 0.995, i < 8});
    return all;
}

TEST(Rates, AreThoseOfTheStandard) {
    const auto all = someSearches();
    EXPECT_EQ(rank1(all).hits, 7U);
    EXPECT_EQ(rank1(all).of, 10U);
    const double threshold = thresholdAtFpir(all, 0.01);
    EXPECT_GT(threshold, 0.98);
    EXPECT_LE(threshold, 0.99);
    EXPECT_EQ(fpirAt(all, threshold).hits, 1U); // exactly one of a hundred
    EXPECT_EQ(tpirAt(all, threshold).hits, 7U);
    EXPECT_EQ(tpirAt(all, 0.999).hits, 0U);
    EXPECT_EQ(fpirAt(all, thresholdAtFpir(all, 0)).hits, 0U);
}

TEST(Rates, StrangersThatTieDoNotSlipThrough) {
    std::vector<Search> ties(200, Search{false, true, 0.5, false});
    EXPECT_EQ(fpirAt(ties, thresholdAtFpir(ties, 0.01)).hits, 0U);
    EXPECT_EQ(thresholdAtFpir({}, 0.01), -1);
}

TEST(Rates, HaveWilsonsInterval) {
    const auto [low, high] = Rate{90, 100}.ci95();
    EXPECT_NEAR(low, 0.8256, 5e-4); // Wilson 1927
    EXPECT_NEAR(high, 0.9448, 5e-4);
    EXPECT_EQ((Rate{0, 0}.ci95()), (std::pair(0.0, 1.0)));
    EXPECT_EQ((Rate{5, 5}.ci95().second), 1.0);
}

} // namespace
} // namespace watchdesk::vision
