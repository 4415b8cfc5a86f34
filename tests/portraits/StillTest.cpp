// Stills tell the truth about the faces in them, and bear whatever they are asked.
#include "portraits/Still.h"

#include <gtest/gtest.h>

#include <limits>

namespace watchdesk::portraits {
namespace {

StreetScene sceneOf(Scenery scenery, QSize size, const QVector<int>& heights) {
    StreetScene scene{
        .seed = 11, .scenery = scenery, .size = size, .stamp = QStringLiteral("C12 DOOR  2026-11-20 14:28:33")};
    for (int i = 0; i < heights.size(); ++i) {
        Passer passer;
        passer.look.seed = static_cast<quint32>(20 + i);
        passer.place = (i + 0.5) / static_cast<double>(heights.size());
        passer.faceHeight = heights[i];
        passer.pose = passingPose(static_cast<quint32>(i));
        scene.people.push_back(passer);
    }
    return scene;
}

bool sameAround(const QImage& a, const QImage& b, QRect part) {
    return a.copy(part) == b.copy(part);
}

TEST(Still, IsTheSameForTheSameScene) {
    const StreetScene scene = sceneOf(Scenery::Shop, {320, 180}, {30, 40});
    EXPECT_EQ(drawStill(scene).image, drawStill(scene).image);
}

TEST(Still, TellsABoxForEachFaceWithinThePicture) {
    for (const Scenery scenery : {Scenery::Street, Scenery::Shop, Scenery::Doorway}) {
        const StreetScene scene = sceneOf(scenery, {640, 360}, {24, 36, 48, 60});
        const Still still = drawStill(scene);
        ASSERT_EQ(still.faces.size(), 4);
        for (int i = 0; i < 4; ++i) {
            EXPECT_EQ(still.faces[i].person, i);
            EXPECT_TRUE(still.image.rect().contains(still.faces[i].box));
            EXPECT_NEAR(still.faces[i].box.height(), scene.people[i].faceHeight, 5 + scene.people[i].faceHeight / 8);
            EXPECT_NEAR(still.faces[i].box.center().x(), scene.people[i].place * 640, scene.people[i].faceHeight / 3.);
        }
    }
}

TEST(Still, HasAPersonWhereTheBoxIs) {
    const StreetScene scene = sceneOf(Scenery::Doorway, {640, 360}, {70});
    StreetScene empty = scene;
    empty.people.clear();
    const Still still = drawStill(scene);
    const Still nobody = drawStill(empty);
    EXPECT_TRUE(nobody.faces.isEmpty());
    EXPECT_FALSE(sameAround(still.image, nobody.image, still.faces.front().box));
    EXPECT_TRUE(sameAround(still.image, nobody.image, {600, 40, 30, 30}));
}

TEST(Still, PutsAFaceAtTheLevelAsked) {
    StreetScene scene = sceneOf(Scenery::Street, {640, 360}, {50});
    scene.people[0].level = 0.5;
    scene.people[0].pose = {};
    const QRect box = drawStill(scene).faces.front().box;
    EXPECT_LT(box.top(), 180);
    EXPECT_GT(box.bottom(), 180);
}

TEST(Still, LeavesOutWhoCannotBeDrawn) {
    const StreetScene scene = sceneOf(Scenery::Street, {320, 180}, {0, -5, 181, 2000000000, 40});
    const Still still = drawStill(scene);
    ASSERT_EQ(still.faces.size(), 1);
    EXPECT_EQ(still.faces.front().person, 4);
}

TEST(Still, BearsHostileScenes) {
    for (const QSize size : {QSize(1, 1), QSize(7, 300), QSize(300, 7)})
        EXPECT_EQ(drawStill(sceneOf(Scenery::Shop, size, {6, 7, 24})).image.size(), size);
    EXPECT_TRUE(drawStill(sceneOf(Scenery::Shop, {0, 0}, {24})).image.isNull());
    EXPECT_TRUE(drawStill(sceneOf(Scenery::Shop, {100000, 100000}, {24})).image.isNull());
    StreetScene scene = sceneOf(Scenery::Street, {320, 180}, {40, 40, 40});
    scene.people[0].place = std::numeric_limits<double>::quiet_NaN();
    scene.people[1].place = 1e18;
    scene.people[2].level = std::numeric_limits<double>::quiet_NaN();
    scene.stamp = QString(5000, QLatin1Char('W'));
    EXPECT_EQ(drawStill(scene).image.size(), QSize(320, 180));
}

TEST(Still, BearsTheTextOfItsStamp) {
    StreetScene scene = sceneOf(Scenery::Doorway, {640, 360}, {});
    const QImage one = drawStill(scene).image;
    scene.stamp = QStringLiteral("C13 DOOR  2026-11-20 14:28:33");
    const QImage other = drawStill(scene).image;
    EXPECT_FALSE(sameAround(one, other, {0, 330, 60, 30}));
    EXPECT_TRUE(sameAround(one, other, {0, 0, 640, 330}));
}

TEST(Still, IsGreyWhenMonochrome) {
    StreetScene scene = sceneOf(Scenery::Street, {320, 180}, {40});
    scene.monochrome = true;
    scene.stamp.clear();
    const QImage image = drawStill(scene).image;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ASSERT_LE(std::abs(qRed(image.pixel(x, y)) - qBlue(image.pixel(x, y))), 2);
}

} // namespace
} // namespace watchdesk::portraits
