// The similarity that brings a face upright.
#include "vision/Alignment.h"

#include <gtest/gtest.h>

#include <cmath>

namespace watchdesk::vision {
namespace {

TEST(Similarity, UndoesATurnAScaleAndAShift) {
    for (const double degrees : {0.0, 12.0, -35.0, 178.0}) {
        const double turn = degrees * 3.14159265358979 / 180;
        FivePoints turned;
        for (std::size_t i = 0; i < turned.size(); ++i) {
            const Point p = arcFaceTemplate[i];
            turned[i] = {static_cast<float>(2.5 * (std::cos(turn) * p.x - std::sin(turn) * p.y) + 400),
                         static_cast<float>(2.5 * (std::sin(turn) * p.x + std::cos(turn) * p.y) - 90)};
        }
        const Similarity back = similarityBetween(turned, arcFaceTemplate);
        EXPECT_NEAR(back.scale(), 1 / 2.5, 1e-4);
        for (std::size_t i = 0; i < turned.size(); ++i) {
            EXPECT_NEAR(back.apply(turned[i]).x, arcFaceTemplate[i].x, 1e-2);
            EXPECT_NEAR(back.apply(turned[i]).y, arcFaceTemplate[i].y, 1e-2);
        }
    }
}

// An affine map would follow one bad point; a similarity spreads it.
TEST(Similarity, IsNotBentByOnePoint) {
    FivePoints points = arcFaceTemplate;
    points[2].x += 10;
    const Similarity s = similarityBetween(points, arcFaceTemplate);
    EXPECT_NEAR(s.scale(), 1, 0.05);
    EXPECT_NEAR(s.b, 0, 0.05);
}

TEST(Similarity, OfPointsThatCoincideIsAShift) {
    FivePoints same;
    same.fill({7, 7});
    const Similarity s = similarityBetween(same, arcFaceTemplate);
    EXPECT_TRUE(std::isfinite(s.tx) && std::isfinite(s.ty));
    EXPECT_EQ(s.scale(), 1);
}

TEST(FivePoints, AreMeansOfTheirLandmarks) {
    Landmarks l{};
    for (const std::size_t i : {37U, 38U, 40U, 41U})
        l[i] = {static_cast<float>(i), 4};
    l[30] = {5, 6};
    const FivePoints five = fivePoints(l);
    EXPECT_FLOAT_EQ(five[0].x, 39);
    EXPECT_FLOAT_EQ(five[0].y, 4);
    EXPECT_FLOAT_EQ(five[2].y, 6);
}

} // namespace
} // namespace watchdesk::vision
