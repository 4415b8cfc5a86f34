// The arithmetic of the wall.
#include "ui/gallery/WallLayout.h"

#include <gtest/gtest.h>

namespace watchdesk::test {
namespace {

using ui::TileSize;
using ui::WallLayout;

TEST(WallLayoutTest, EveryCardIsFoundWhereItLies) {
    for (const TileSize size : {TileSize::Small, TileSize::Medium, TileSize::Large}) {
        for (const int width : {100, 320, 880, 1440, 1920}) {
            const WallLayout layout(1003, width, size);
            for (int card = 0; card < 1003; ++card) {
                const QRect rect = layout.rect(card);
                ASSERT_EQ(layout.cardAt(rect.center()), card);
                ASSERT_EQ(layout.cardAt(rect.topLeft()), card);
                ASSERT_EQ(layout.cardAt(rect.bottomRight()), card);
                ASSERT_LT(rect.bottom(), layout.height());
                ASSERT_TRUE(card == 0 || !rect.intersects(layout.rect(card - 1)));
                const auto [first, last] = layout.cardsIn(rect.top(), rect.bottom());
                ASSERT_TRUE(first <= card && card <= last);
            }
        }
    }
}

TEST(WallLayoutTest, BetweenAndBesideTheCardsThereIsNone) {
    const WallLayout layout(10, 880, TileSize::Medium);
    EXPECT_EQ(layout.cardAt({2, 2}), -1);
    EXPECT_EQ(layout.cardAt(layout.rect(0).topRight() + QPoint(5, 5)), -1);
    EXPECT_EQ(layout.cardAt(layout.rect(9).center() + QPoint(0, layout.rowStep())), -1);
    EXPECT_EQ(layout.cardAt({-40, 50}), -1);
}

TEST(WallLayoutTest, NobodyTakesNoRoom) {
    const WallLayout layout(0, 880, TileSize::Medium);
    EXPECT_EQ(layout.height(), 0);
    EXPECT_EQ(layout.cardAt({50, 50}), -1);
    const auto [first, last] = layout.cardsIn(0, 2000);
    EXPECT_LT(last, first);
}

TEST(WallLayoutTest, CardsFillTheWidth) {
    const WallLayout layout(100, 1440, TileSize::Medium);
    const int right = layout.rect(layout.columns() - 1).right();
    EXPECT_LE(right, 1440 - WallLayout::margin);
    EXPECT_GT(right, 1440 - WallLayout::margin - layout.columns());
}

} // namespace
} // namespace watchdesk::test
