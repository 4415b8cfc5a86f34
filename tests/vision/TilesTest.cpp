// Cutting a picture for the detector, and putting together what it found.
#include "vision/Tiles.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::vision {
namespace {

TEST(Pyramid, GoesFromOneTileToThePicturesOwnPixels) {
    EXPECT_EQ(pyramid(320, 240), (std::vector<double>{1}));
    EXPECT_EQ(pyramid(1, 1), (std::vector<double>{1}));
    EXPECT_EQ(pyramid(1280, 720), (std::vector<double>{0.25, 0.5, 1}));
    const auto tall = pyramid(100, 8000);
    EXPECT_EQ(tall.back(), 1);
    EXPECT_LE(8000 * tall.front(), tileHeight);
}

TEST(Tiles, CoverEveryPixelWithAQuarterOfOverlap) {
    for (const auto& [width, height] : {std::pair{1920, 1080}, {1280, 720}, {321, 241}, {8000, 100}, {1, 1}}) {
        const auto tiles = tilesOf(width, height, 1);
        int right = 0;
        int bottom = 0;
        for (const Tile& tile : tiles) {
            EXPECT_EQ(tile.innerLeft, tile.x > 0);
            EXPECT_EQ(tile.innerBottom, tile.y + tileHeight < height);
            right = std::max(right, tile.x + tileWidth);
            bottom = std::max(bottom, tile.y + tileHeight);
            // The neighbour to the right begins before this one ends, by a quarter or more.
            for (const Tile& other : tiles) {
                if (other.y != tile.y || other.x <= tile.x)
                    continue;
                const bool nearest = std::none_of(tiles.begin(), tiles.end(), [&](const Tile& t) {
                    return t.y == tile.y && t.x > tile.x && t.x < other.x;
                });
                EXPECT_TRUE(!nearest || other.x <= tile.x + tileWidth * 3 / 4);
            }
        }
        EXPECT_GE(right, width);
        EXPECT_GE(bottom, height);
    }
}

TEST(Suppress, KeepsTheSurestAndDropsWhatLiesWithinIt) {
    const Box sure{100, 100, 50, 60, 0.99F};
    const Box again{104, 98, 50, 60, 0.9F};
    const Box part{110, 110, 20, 20, 0.95F}; // a face cut at a finer scale
    const Box other{300, 100, 50, 60, 0.7F};
    const auto kept = suppress({again, part, other, sure}, 0.4F);
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].score, sure.score);
    EXPECT_GT(kept[0].x, sure.x); // the mean place of the two that coincide
    EXPECT_LT(kept[0].x, again.x);
    EXPECT_EQ(kept[1].x, other.x);
    EXPECT_TRUE(suppress({}, 0.4F).empty());
}

} // namespace
} // namespace watchdesk::vision
