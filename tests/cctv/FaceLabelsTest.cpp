#include "ui/cctv/FaceLabels.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::test {
namespace {

using ui::LabelPlace;
using ui::LabelWish;

LabelWish wish(double x, double y, double size, bool first = false) {
    return {QRectF(x, y, size * 0.75, size), QSizeF(180, 18), QSizeF(24, 18), first};
}

const QRectF area(0, 0, 1000, 600);

void expectApart(const QVector<LabelPlace>& places) {
    for (int i = 0; i < places.size(); ++i) {
        for (int j = i + 1; j < places.size(); ++j) {
            const bool both =
                places[i].shown != LabelPlace::Shown::Nothing && places[j].shown != LabelPlace::Shown::Nothing;
            EXPECT_FALSE(both && places[i].rect.intersects(places[j].rect)) << i << " over " << j;
        }
    }
}

TEST(FaceLabelsTest, AboveElseBelowAndInsideThePicture) {
    const auto places = ui::placeLabels({wish(400, 300, 80), wish(950, 0, 60)}, area);
    EXPECT_LT(places[0].rect.bottom(), 300);
    EXPECT_GT(places[1].rect.top(), 60) << "no room above";
    EXPECT_LE(places[1].rect.right(), area.right());
}

TEST(FaceLabelsTest, NeighboursFallBackToNumbers) {
    const auto places =
        ui::placeLabels({wish(100, 300, 80), wish(150, 300, 78), wish(200, 300, 76), wish(250, 300, 74)}, area);
    expectApart(places);
    for (const LabelPlace& place : places)
        EXPECT_NE(place.shown, LabelPlace::Shown::Nothing) << "a number for everybody before words for anybody";
    EXPECT_EQ(places[0].shown, LabelPlace::Shown::Words) << "the largest, below its box";
    EXPECT_EQ(std::count_if(places.cbegin(), places.cend(),
                            [](const auto& p) { return p.shown == LabelPlace::Shown::Number; }),
              2);
}

TEST(FaceLabelsTest, TwoHundredFacesAreNumbersAndNoneOverAnother) {
    QVector<LabelWish> wishes;
    for (int i = 0; i < 200; ++i)
        wishes.append(wish(20 + i % 20 * 48, 30 + i / 20 * 56, 40, i == 77));
    const auto places = ui::placeLabels(wishes, area);
    expectApart(places);
    int words = 0;
    int numbers = 0;
    for (const LabelPlace& place : places) {
        words += place.shown == LabelPlace::Shown::Words ? 1 : 0;
        numbers += place.shown == LabelPlace::Shown::Number ? 1 : 0;
    }
    EXPECT_EQ(words, 1) << "the one in hand";
    EXPECT_EQ(places[77].shown, LabelPlace::Shown::Words);
    EXPECT_GT(numbers, 150);
}

TEST(FaceLabelsTest, InACrowdOnlyWhoMayBeSomebodyHasANumber) {
    QVector<LabelWish> wishes;
    for (int i = 0; i < 40; ++i) {
        wishes.append(wish(20 + i % 20 * 48, 30 + i / 20 * 56, 40));
        wishes.last().matters = i == 3;
    }
    const auto places = ui::placeLabels(wishes, area);
    EXPECT_EQ(places[3].shown, LabelPlace::Shown::Number);
    EXPECT_EQ(std::count_if(places.cbegin(), places.cend(),
                            [](const auto& p) { return p.shown != LabelPlace::Shown::Nothing; }),
              1);
}

TEST(FaceLabelsTest, TheOneInHandIsSaidEvenWhereThereIsNoRoom) {
    const auto places = ui::placeLabels({wish(-20, -10, 900, true)}, QRectF(0, 0, 300, 200));
    EXPECT_EQ(places[0].shown, LabelPlace::Shown::Words);
    EXPECT_TRUE(QRectF(0, 0, 300, 200).contains(places[0].rect));
}

TEST(FaceLabelsTest, WhatIsOutOfSightHasNone) {
    EXPECT_EQ(ui::placeLabels({wish(2000, 10, 50)}, area)[0].shown, LabelPlace::Shown::Nothing);
}

} // namespace
} // namespace watchdesk::test
