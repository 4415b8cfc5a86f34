// The map by mouse, wheel and keys.
#include "ui/map/MapView.h"

#include "domain/DemoTown.h"
#include "town/DemoMap.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <memory>

namespace watchdesk::ui {
namespace {

std::shared_ptr<const town::TownMap> ashby() {
    static const auto map = [] {
        domain::DemoOptions options;
        options.months = 0;
        options.now = 1'795'185'138'000;
        const auto premises = domain::makeDemoTown(options).premises;
        return std::make_shared<const town::TownMap>(town::makeDemoMap(1, premises, options.now));
    }();
    return map;
}

MapMarker marker(const QString& id, const QPointF& at) {
    MapMarker made;
    made.id = id;
    made.at = at;
    made.label = id;
    made.tip = id + QStringLiteral(", said");
    return made;
}

class MapViewTest : public testing::Test {
protected:
    void SetUp() override {
        Theme::instance().setMode(Theme::Mode::Dark);
        view.resize(800, 600);
        view.setMap(ashby());
        view.markers().set({marker("south", {10, -100}), marker("north", {-60, 120}), marker("west", {-200, 0})});
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&view));
        view.setFocus();
    }
    void TearDown() override { Theme::instance().setMode(Theme::Mode::Dark); }

    bool complete() {
        view.grab();
        return QTest::qWaitFor([&] { return view.tiles().isComplete(view.camera()); }, 20'000);
    }
    QPoint at(const QPointF& metres) const { return view.camera().toWidget(metres).toPoint(); }
    void wheel(const QPointF& where, int angle) {
        QWheelEvent event(where, view.mapToGlobal(where), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    void drag(const QPoint& from, const QPoint& by) {
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        for (const QPoint& to : {from + by / 2, from + by}) {
            QMouseEvent move(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&view, &move);
        }
        QTest::mouseRelease(&view, Qt::LeftButton, {}, from + by);
    }
    MapView view;
};

void expectNear(const QPointF& a, const QPointF& b, double within) {
    EXPECT_NEAR(a.x(), b.x(), within);
    EXPECT_NEAR(a.y(), b.y(), within);
}

int pixelsOf(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}

TEST(MapViewEmpty, SaysHowToGetAMap) {
    MapView view;
    view.resize(500, 400);
    view.show();
    EXPECT_TRUE(view.emptyState().isVisible());
    EXPECT_EQ(view.emptyState().heading(), "No map yet");
    EXPECT_TRUE(view.emptyState().accessibleDescription().contains("OpenStreetMap"));
    QSignalSpy ground(&view, &MapView::groundClicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, {100, 100});
    QTest::keyClick(&view, Qt::Key_Plus);
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_EQ(ground.count(), 0);
    EXPECT_FALSE(view.isMoved());
    view.setMap(ashby());
    EXPECT_FALSE(view.emptyState().isVisible());
    view.setMap(nullptr);
    EXPECT_TRUE(view.emptyState().isVisible());
}

TEST_F(MapViewTest, ShowsTheWholeTownInTheHousesColours) {
    EXPECT_TRUE(view.camera().inSight().contains(ashby()->bounds));
    ASSERT_TRUE(complete());
    const QImage dark = view.grab().toImage();
    EXPECT_GT(pixelsOf(dark, tone(Tone::MapGround)), 100'000);
    EXPECT_GT(pixelsOf(dark, tone(Tone::MapRoadMain)), 2'000);
    EXPECT_GT(pixelsOf(dark, tone(Tone::MapBuilding)), 5'000);
    Theme::instance().setMode(Theme::Mode::Light);
    ASSERT_TRUE(complete());
    const QImage light = view.grab().toImage();
    EXPECT_GT(pixelsOf(light, tone(Tone::MapGround)), 100'000);
    EXPECT_NE(light, dark);
}

TEST_F(MapViewTest, IsDraggedAndStaysWhereItWasDragged) {
    QSignalSpy moved(&view, &MapView::movedChanged);
    QSignalSpy ground(&view, &MapView::groundClicked);
    const QPointF held = view.camera().toMetres({300, 300});
    drag({300, 300}, {60, -40});
    expectNear(view.camera().toWidget(held), {360, 260}, 0.6);
    EXPECT_EQ(moved.count(), 1);
    EXPECT_EQ(ground.count(), 0) << "a drag is no click";
    const MapCamera before = view.camera();
    view.showPart({0, 0, 50, 50});
    view.lookAt({100, 100});
    view.markers().set({marker("new", {0, 0})});
    view.choose("new");
    view.setMap(std::make_shared<town::TownMap>(*ashby()));
    EXPECT_EQ(view.camera(), before) << "nobody snatches it back";
    view.resize(700, 500);
    expectNear(view.camera().centre(), before.centre(), 1e-6);
    EXPECT_EQ(view.camera().step(), before.step());
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_FALSE(view.isMoved());
    view.showPart({0, 0, 50, 50});
    expectNear(view.camera().centre(), {25, 25}, 1e-6);
}

TEST_F(MapViewTest, AnUnmovedViewKeepsWhatItShowsWhenItsSizeChanges) {
    view.showPart({-100, -50, 200, 100});
    view.resize(400, 300);
    QApplication::processEvents();
    EXPECT_TRUE(view.camera().inSight().contains(QRectF(-100, -50, 200, 100)));
    view.resize(1900, 1000);
    QApplication::processEvents();
    EXPECT_TRUE(view.camera().inSight().contains(QRectF(-100, -50, 200, 100)));
    EXPECT_LT(view.camera().inSight().height(), 130);
}

TEST_F(MapViewTest, AnotherTownIsShownWhole) {
    drag({300, 300}, {60, -40});
    auto other = std::make_shared<town::TownMap>(*ashby());
    other->origin = {51.7, -1.2};
    view.setMap(other);
    EXPECT_FALSE(view.isMoved());
    EXPECT_TRUE(view.camera().inSight().contains(other->bounds));
}

TEST_F(MapViewTest, TheWheelZoomsAtThePointer) {
    const QPointF where(200, 150);
    const QPointF held = view.camera().toMetres(where);
    const double before = view.camera().scale();
    wheel(where, 240);
    EXPECT_NEAR(view.camera().scale(), before * 2, 1e-9);
    expectNear(view.camera().toMetres(where), held, 1e-6);
    for (int i = 0; i < 8; ++i)
        wheel(where, -30);
    EXPECT_NEAR(view.camera().scale(), before, 1e-9) << "small turns add up";
}

TEST_F(MapViewTest, KeysZoomAndPan) {
    const double before = view.camera().scale();
    QTest::keyClick(&view, Qt::Key_Plus);
    EXPECT_GT(view.camera().scale(), before);
    QTest::keyClick(&view, Qt::Key_Minus);
    EXPECT_NEAR(view.camera().scale(), before, 1e-9);
    const QPointF centre = view.camera().centre();
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_GT(view.camera().centre().x(), centre.x());
    QTest::keyClick(&view, Qt::Key_Up);
    EXPECT_GT(view.camera().centre().y(), centre.y());
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Down);
    expectNear(view.camera().centre(), centre, 1e-6);
}

TEST_F(MapViewTest, ButtonsZoomAndHaveNames) {
    const auto buttons = view.findChildren<Button*>();
    ASSERT_EQ(buttons.size(), 3);
    const double before = view.camera().scale();
    for (Button* button : buttons) {
        EXPECT_FALSE(button->accessibleName().isEmpty());
        EXPECT_FALSE(QRectF(button->geometry()).intersects(view.creditRect()));
        EXPECT_TRUE(view.rect().contains(button->geometry()));
    }
    const auto press = [&](const QString& name) {
        for (Button* button : buttons) {
            if (button->accessibleName() == name)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    press("Zoom in");
    EXPECT_GT(view.camera().scale(), before);
    press("Show the whole town");
    EXPECT_NEAR(view.camera().scale(), before, 1e-9);
    press("Zoom out");
    EXPECT_LT(view.camera().scale(), before);
}

TEST_F(MapViewTest, AClickOnAMarkerTakesIt) {
    QSignalSpy chosen(&view, &MapView::markerChosen);
    QSignalSpy taken(&view, &MapView::markerTaken);
    QSignalSpy ground(&view, &MapView::groundClicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, at({-200, 0}));
    ASSERT_EQ(taken.count(), 1);
    EXPECT_EQ(taken[0][0].toString(), "west");
    EXPECT_EQ(view.chosen(), "west");
    EXPECT_EQ(view.accessibleDescription(), "west, said");
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.labelRect("north").center().toPoint());
    EXPECT_EQ(view.chosen(), "north") << "by its label";
    EXPECT_EQ(ground.count(), 0);
    QTest::mouseClick(&view, Qt::LeftButton, {}, at({200, 200}));
    EXPECT_EQ(view.chosen(), "");
    EXPECT_EQ(chosen.count(), 3);
}

TEST_F(MapViewTest, AClickOnTheGroundTellsItsMetres) {
    QSignalSpy ground(&view, &MapView::groundClicked);
    view.showPart({0, 0, 100, 80});
    QTest::mouseClick(&view, Qt::LeftButton, {}, at({42, 17}));
    ASSERT_EQ(ground.count(), 1);
    expectNear(ground[0][0].toPointF(), {42, 17}, 1 / view.camera().scale());
}

TEST_F(MapViewTest, WhilePickingMarkersAreGroundToo) {
    QSignalSpy ground(&view, &MapView::groundClicked);
    QSignalSpy taken(&view, &MapView::markerTaken);
    view.setPicking(true);
    EXPECT_EQ(view.cursor().shape(), Qt::CrossCursor);
    QTest::mouseClick(&view, Qt::LeftButton, {}, at({-200, 0}));
    EXPECT_EQ(taken.count(), 0);
    ASSERT_EQ(ground.count(), 1);
    expectNear(ground[0][0].toPointF(), {-200, 0}, 1 / view.camera().scale());
    view.setPicking(false);
    QTest::mouseMove(&view, at({-200, 0}));
    EXPECT_TRUE(QTest::qWaitFor([&] { return view.cursor().shape() == Qt::PointingHandCursor; }, 2000));
}

TEST_F(MapViewTest, MarkersAreWalkedByKeys) {
    QSignalSpy taken(&view, &MapView::markerTaken);
    QTest::keyClick(&view, Qt::Key_Return);
    EXPECT_EQ(taken.count(), 0) << "nothing is chosen";
    QTest::keyClick(&view, Qt::Key_PageDown);
    EXPECT_EQ(view.chosen(), "north");
    QTest::keyClick(&view, Qt::Key_PageDown);
    EXPECT_EQ(view.chosen(), "west");
    QTest::keyClick(&view, Qt::Key_PageDown);
    QTest::keyClick(&view, Qt::Key_PageDown);
    EXPECT_EQ(view.chosen(), "north") << "round again";
    QTest::keyClick(&view, Qt::Key_PageUp);
    EXPECT_EQ(view.chosen(), "south");
    QTest::keyClick(&view, Qt::Key_Return);
    QTest::keyClick(&view, Qt::Key_Space);
    EXPECT_EQ(taken.count(), 2);
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_EQ(view.chosen(), "");
    view.showPart({-210, -10, 20, 20});
    QTest::keyClick(&view, Qt::Key_PageUp);
    EXPECT_EQ(view.chosen(), "west") << "of those in sight";
}

TEST_F(MapViewTest, TheCreditIsAlwaysToBeSeen) {
    for (const QSize size : {QSize(260, 160), QSize(640, 480), QSize(1920, 1080)}) {
        view.resize(size);
        const QRectF credit = view.creditRect();
        EXPECT_TRUE(QRectF(view.rect()).contains(credit));
        EXPECT_GT(credit.left(), 0);
        EXPECT_NEAR(credit.right(), size.width() - 6, 1);
        const QImage picture = view.grab(credit.toRect()).toImage();
        QSet<QRgb> colours;
        for (int x = 0; x < picture.width(); ++x)
            colours.insert(picture.pixel(x, picture.height() / 2));
        EXPECT_GT(colours.size(), 10) << "letters";
    }
}

TEST_F(MapViewTest, LabelsMakeRoomForTheNamesOfStreets) {
    ASSERT_TRUE(complete());
    const QVector<QRectF> names = view.tiles().nameSpots(view.camera().step());
    ASSERT_FALSE(names.isEmpty());
    // A marker whose label would stand on a name, to its right.
    const double scale = view.camera().scale();
    const QPointF at = names[names.size() / 2].center() - QPointF(22, 0);
    view.markers().set({marker("here", QPointF(at.x(), -at.y()) / scale)});
    const QPointF origin = view.camera().toWidget({0, 0});
    for (const QRectF& name : names)
        EXPECT_FALSE(name.translated(origin).intersects(view.labelRect("here")));
}

TEST_F(MapViewTest, EveryActionIsNamedAndHasAKey) {
    EXPECT_EQ(view.actions().size(), 5);
    for (const QAction* action : view.actions()) {
        EXPECT_FALSE(action->text().isEmpty());
        EXPECT_FALSE(action->shortcuts().isEmpty());
    }
    EXPECT_EQ(view.accessibleName(), "Town map");
}

TEST_F(MapViewTest, OldTilesStandInUntilNewOnesCome) {
    ASSERT_TRUE(complete());
    QTest::keyClick(&view, Qt::Key_Plus);
    EXPECT_FALSE(view.tiles().isComplete(view.camera()));
    const QImage meanwhile = view.grab().toImage();
    EXPECT_GT(pixelsOf(meanwhile, tone(Tone::MapBuilding)), 5'000) << "no empty ground";
    ASSERT_TRUE(complete());
    EXPECT_NE(view.grab().toImage(), meanwhile);
}

/// Against the whole drawn at once by one painter, at that density.
void expectPaintedAsOnePicture(TileLayer& layer, const MapCamera& camera, int ratio) {
    const QSize size = (camera.size() * ratio).toSize();
    QImage picture(size, QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    const auto paint = [&] {
        QPainter painter(&picture);
        layer.paint(painter, camera);
    };
    paint();
    ASSERT_TRUE(QTest::qWaitFor([&] { return layer.isComplete(camera); }, 20'000));
    paint();
    const town::TilePainter direct(ashby(),
                                   {{tone(Tone::MapGround), tone(Tone::MapBuilding), tone(Tone::MapBuildingEdge),
                                     tone(Tone::MapRoad), tone(Tone::MapRoadMain), tone(Tone::MapSquare),
                                     tone(Tone::MapWater), tone(Tone::MapPark), tone(Tone::MapLabel)},
                                    textFont(TextStyle::Small),
                                    double(ratio)});
    QImage wanted(size, QImage::Format_RGB32);
    const QPointF corner = camera.toMetres({0, 0}) * camera.scale() * ratio;
    QPainter painter(&wanted);
    direct.paint(painter, camera.step(), QRectF(QPointF(std::round(corner.x()), std::round(-corner.y())), size));
    painter.end();
    int different = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            different += std::abs(picture.pixelColor(x, y).red() - wanted.pixelColor(x, y).red()) > 12 ? 1 : 0;
    }
    EXPECT_LT(different, 120) << "a seam is a row of tiles that lies a pixel off";
}

class Densities : public testing::TestWithParam<int> {};

TEST_P(Densities, TilesMeetWithoutSeamsAndAreSharp) {
    Theme::instance().setMode(Theme::Mode::Dark);
    TileLayer layer;
    layer.setMap(ashby(), GetParam());
    MapCamera camera;
    camera.setTown(ashby()->bounds);
    camera.setSize({401, 303});
    camera.fit({-60, -40, 120, 80});
    for (const QPointF& by : {QPointF(0, 0), QPointF(133.3, -77.7), QPointF(-61.5, 20.25)}) {
        camera.pan(by);
        expectPaintedAsOnePicture(layer, camera, GetParam());
    }
}
INSTANTIATE_TEST_SUITE_P(TileLayer, Densities, testing::Values(1, 2));

TEST_F(MapViewTest, LinesLieBetweenTheGroundAndTheMarkers) {
    view.markers().set({marker("end", {50, 0})});
    view.showPart({-100, -80, 200, 160});
    ASSERT_TRUE(complete());
    const QImage bare = view.grab().toImage();
    const QColor trail = tone(Tone::InHandFill);
    view.lines().set({MapLine{QPolygonF({{-50, 0}, {50, 0}})}});
    const QImage drawn = view.grab().toImage();
    EXPECT_EQ(drawn.pixelColor(at({0, 0})), trail);
    EXPECT_GT(pixelsOf(drawn, tone(Tone::MapGround)), pixelsOf(bare, tone(Tone::MapGround))) << "with a halo";
    EXPECT_EQ(drawn.pixelColor(at({50, 0})), bare.pixelColor(at({50, 0}))) << "the marker lies on it";
    EXPECT_EQ(drawn.pixelColor(at({0, 40})), bare.pixelColor(at({0, 40})));
    const int whole = pixelsOf(drawn, trail);
    view.lines().set({MapLine{QPolygonF({{-50, 0}, {50, 0}}), Tone::InHandFill, true}});
    EXPECT_LT(pixelsOf(view.grab().toImage(), trail), whole * 8 / 10) << "what is supposed is dashed";
    view.lines().set({});
    EXPECT_EQ(view.grab().toImage(), bare);
    view.lines().set({MapLine{QPolygonF({{5, 5}})}, MapLine{QPolygonF({{5, 5}, {5, 5}}), Tone::Act, true, true}});
    view.grab(); // too short to be drawn, and no harm
}

TEST_F(MapViewTest, WhatIsAskedForByHandComesWhateverWasMoved) {
    drag({300, 300}, {60, -40});
    view.goTo({0, 0, 50, 50});
    EXPECT_FALSE(view.isMoved());
    expectNear(view.camera().centre(), {25, 25}, 1e-6);
}

TEST_F(MapViewTest, HowMuchOfAMarkIsFilledIsSeenWithoutItsColour) {
    QVector<QImage> looks;
    for (const MarkerFill fill : {MarkerFill::Whole, MarkerFill::Half, MarkerFill::Edge}) {
        MapMarker dot = marker("dot", {0, 0});
        dot.state = MarkerState::InHand;
        dot.fill = fill;
        QPixmap picture(24, 24);
        picture.fill(tone(Tone::MapBuilding));
        QPainter painter(&picture);
        MarkerPictures().paint(painter, dot, {12, 12}, false);
        painter.end();
        looks += picture.toImage().convertToFormat(QImage::Format_Grayscale8);
    }
    EXPECT_NE(looks[0], looks[1]);
    EXPECT_NE(looks[1], looks[2]);
    EXPECT_NE(looks[0], looks[2]);
}

} // namespace
} // namespace watchdesk::ui
