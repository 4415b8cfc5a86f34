#include "ui/map/MarkerLayout.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <QSignalSpy>

#include <random>

namespace watchdesk::ui {
namespace {

MapMarker marker(const QString& id, const QPointF& at, const QString& label, int rank = 0) {
    MapMarker made;
    made.id = id;
    made.at = at;
    made.label = label;
    made.rank = rank;
    return made;
}

MarkerLayout layoutOf(const QVector<MapMarker>& markers, double scale, int chosen) {
    return {markers, labelSizes(markers), scale, chosen};
}

QVector<MapMarker> many(int count) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> any(-300, 300);
    QVector<MapMarker> out;
    for (int i = 0; i < count; ++i) {
        out += marker(QString::number(i), {any(random), any(random)}, QStringLiteral("C%1 Shop").arg(i), i % 3);
        out.last().shape = static_cast<MarkerShape>(i % 4);
        out.last().state = static_cast<MarkerState>(i % 5);
    }
    return out;
}

TEST(MarkerLayout, NoLabelOverlapsAnotherNorAMarker) {
    const auto markers = many(200);
    for (const double scale : {0.5, 1.0, 2.0, 8.0}) {
        const MarkerLayout layout = layoutOf(markers, scale, -1);
        int labelled = 0;
        for (qsizetype i = 0; i < markers.size(); ++i) {
            const QRectF label = layout.places()[i].label;
            if (label.isNull())
                continue;
            ++labelled;
            for (qsizetype j = 0; j < markers.size(); ++j) {
                EXPECT_FALSE(j != i && label.intersects(layout.places()[j].label));
                const bool mayCover = markers[i].state >= MarkerState::InHand && markers[j].state < MarkerState::InHand;
                EXPECT_FALSE(!mayCover && label.intersects(markerRect(markers[j]).translated(layout.places()[j].at)));
            }
        }
        EXPECT_GT(labelled, scale < 1 ? 15 : scale < 2 ? 60 : 130) << "at " << scale;
    }
}

TEST(MarkerLayout, GreaterRanksAndTheChosenOneComeFirst) {
    const QVector<MapMarker> crowd{marker("a", {0, 0}, "Alpha"), marker("b", {1, 0}, "Beta", 5),
                                   marker("c", {2, 0}, "Gamma")};
    const MarkerLayout plain = layoutOf(crowd, 0.1, -1);
    EXPECT_FALSE(plain.places()[1].label.isNull());
    const MarkerLayout chosen = layoutOf(crowd, 0.1, 2);
    EXPECT_FALSE(chosen.places()[2].label.isNull());
    EXPECT_EQ(chosen.order().last(), 2) << "and is painted over the others";
    QVector<MapMarker> same;
    for (int i = 0; i < 30; ++i)
        same += marker(QString::number(i), {0, 0}, "The same place");
    EXPECT_FALSE(layoutOf(same, 1, 0).places()[0].label.isNull()) << "even where there is no room";
}

TEST(MarkerLayout, OneThatStandsAsideIsFoundWhereItIsDrawn) {
    QVector<MapMarker> both{marker("shop", {10, 10}, "C07"), marker("patrol", {10, 10}, "R01", 45)};
    both[1].shape = MarkerShape::Icon;
    both[1].mark = QStringLiteral("shield");
    both[1].aside = {-17, -17};
    const MarkerLayout layout = layoutOf(both, 1, -1);
    const QPointF point = layout.places()[1].at;
    EXPECT_EQ(layout.at(point, both), 0) << "the shop is free";
    EXPECT_EQ(layout.at(point + both[1].aside, both), 1);
    QImage image(100, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    MarkerPictures().paint(painter, both[1], {60, 60}, false);
    painter.end();
    EXPECT_GT(qAlpha(image.pixel(60 - 17 + 8, 60 - 17 + 8)), 0);
    EXPECT_GT(qAlpha(image.pixel(60 - 17 - 8, 60 - 17 - 8)), 0);
    EXPECT_EQ(qAlpha(image.pixel(60, 60)), 0);
}

TEST(MarkerLayout, WhatStandsOutIsNamedInACrowdOfQuietOnes) {
    QVector<MapMarker> crowd;
    for (int x = -5; x <= 5; ++x) {
        for (int y = -5; y <= 5; ++y)
            crowd += marker(QString("%1 %2").arg(x).arg(y), {x * 12.0, y * 12.0}, "Quiet");
    }
    crowd += marker("e", {1, 1}, "P11 emergency", 1);
    EXPECT_TRUE(layoutOf(crowd, 1, -1).places().last().label.isNull());
    crowd.last().state = MarkerState::Act;
    EXPECT_FALSE(layoutOf(crowd, 1, -1).places().last().label.isNull());
}

TEST(MarkerLayout, LeavesTheNamesOfStreetsFreeWhereThereIsOtherRoom) {
    const QVector<MapMarker> one{marker("a", {0, 0}, "Alpha")};
    const QRectF usual = layoutOf(one, 1, -1).places()[0].label;
    const QRectF moved = MarkerLayout(one, labelSizes(one), 1, -1, {usual}).places()[0].label;
    EXPECT_FALSE(moved.isNull());
    EXPECT_FALSE(moved.intersects(usual));
    const QRectF everywhere(-500, -500, 1000, 1000);
    EXPECT_EQ(MarkerLayout(one, labelSizes(one), 1, -1, {everywhere}).places()[0].label, usual);
}

TEST(MarkerLayout, FindsWhatIsUnderAPoint) {
    const QVector<MapMarker> two{marker("a", {10, 10}, "Alpha"), marker("b", {40, -20}, "Beta")};
    const MarkerLayout layout = layoutOf(two, 2, -1);
    EXPECT_EQ(layout.at({20, -20}, two), 0) << "y goes to the south on the plane";
    EXPECT_EQ(layout.at({80, 40}, two), 1);
    EXPECT_EQ(layout.at({80 + 7, 40}, two), 1) << "a little beside it";
    EXPECT_EQ(layout.at(layout.places()[0].label.center(), two), 0);
    EXPECT_EQ(layout.at({-100, 0}, two), -1);
}

TEST(MapMarkers, TellOnlyOfChanges) {
    MapMarkers markers;
    QSignalSpy changed(&markers, &MapMarkers::changed);
    markers.set(many(3));
    markers.set(many(3));
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(markers.indexOf("2"), 2);
    EXPECT_EQ(markers.indexOf("7"), -1);
}

TEST(MapMarkers, AreToldApartByShapeAndState) {
    QVector<QImage> pictures;
    MarkerPictures drawn;
    for (int shape = 0; shape < 4; ++shape) {
        for (const MarkerState state : {MarkerState::Plain, MarkerState::InHand, MarkerState::Soon, MarkerState::Act}) {
            MapMarker one = marker("a", {}, "Alpha");
            one.shape = static_cast<MarkerShape>(shape);
            one.state = state;
            one.mark = one.shape == MarkerShape::Icon ? "cctv" : "4";
            for (const bool chosen : {false, true}) {
                QImage picture(48, 48, QImage::Format_RGB32);
                picture.fill(tone(Tone::MapGround));
                QPainter painter(&picture);
                drawn.paint(painter, one, {24, 24}, chosen);
                // From memory it is the same.
                QImage again(48, 48, QImage::Format_RGB32);
                again.fill(tone(Tone::MapGround));
                QPainter onAgain(&again);
                drawn.paint(onAgain, one, {24, 24}, chosen);
                onAgain.end();
                painter.end();
                EXPECT_EQ(again, picture);
                EXPECT_FALSE(pictures.contains(picture));
                pictures += picture;
            }
        }
    }
}

TEST(MarkerPictures, DrawAFewNewLabelsAFrameAndThenAll) {
    MarkerPictures drawn;
    QImage picture(200, 40, QImage::Format_RGB32);
    picture.fill(tone(Tone::MapGround));
    const QImage nothing = picture;
    QPainter painter(&picture);
    int frames = 0;
    do {
        drawn.beginFrame();
        for (int i = 0; i < 150; ++i)
            drawn.paintLabel(painter, marker("a", {}, QString("Label %1").arg(i)), {10, 10, 100, 16});
        ++frames;
    } while (drawn.isBehind() && frames < 10);
    painter.end();
    EXPECT_EQ(frames, 6);
    EXPECT_NE(picture, nothing);
}

} // namespace
} // namespace watchdesk::ui
