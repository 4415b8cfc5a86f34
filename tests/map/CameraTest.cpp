#include "ui/map/MapCamera.h"

#include <gtest/gtest.h>

#include <cmath>

namespace watchdesk::ui {
namespace {

MapCamera camera() {
    MapCamera made;
    made.setTown({-500, -400, 1000, 800});
    made.setSize({800, 600});
    made.fit({-500, -400, 1000, 800});
    return made;
}

void expectNear(const QPointF& a, const QPointF& b, double within = 1e-6) {
    EXPECT_NEAR(a.x(), b.x(), within);
    EXPECT_NEAR(a.y(), b.y(), within);
}

TEST(MapCamera, FitsAPartAndKeepsNorthUp) {
    MapCamera c = camera();
    EXPECT_TRUE(c.inSight().contains(QRectF(-500, -400, 1000, 800)));
    expectNear(c.toWidget({0, 0}), {400, 300});
    EXPECT_LT(c.toWidget({0, 100}).y(), 300) << "north is up";
    EXPECT_GT(c.toWidget({100, 0}).x(), 400);
    expectNear(c.toMetres(c.toWidget({123, -45})), {123, -45});
    c.fit({100, 100, 40, 20});
    EXPECT_TRUE(c.inSight().contains(QRectF(100, 100, 40, 20)));
    EXPECT_LT(c.inSight().width(), 40 * 1.2 * 800 / 600 * 1.2) << "and not much more";
}

TEST(MapCamera, ZoomHoldsWhatIsUnderThePointer) {
    MapCamera c = camera();
    const QPointF at(650, 120);
    const QPointF held = c.toMetres(at);
    const double before = c.scale();
    c.zoom(4, at);
    EXPECT_DOUBLE_EQ(c.scale(), 2 * before) << "four steps double it";
    expectNear(c.toMetres(at), held);
    c.zoom(1000, at);
    EXPECT_EQ(c.step(), 16);
    c.zoom(-1000, at);
    EXPECT_GT(c.scale(), before / 2.1) << "the town is never lost in the view";
}

TEST(MapCamera, StaysInTheTown) {
    MapCamera c = camera();
    c.pan({1e6, 1e6});
    expectNear(c.centre(), {500, -400});
    c.lookAt({-1e6, 1e6});
    expectNear(c.centre(), {-500, 400});
    c.pan({c.scale() * 10, c.scale() * 20});
    expectNear(c.centre(), {-490, 380});
}

TEST(ScaleBar, IsARoundLength) {
    for (double scale = 0.01; scale < 40; scale *= 1.3) {
        const ScaleBar bar = scaleBarFor(scale, 120);
        EXPECT_LE(bar.pixels, 120);
        EXPECT_GT(bar.pixels, 120 / 2.6);
        EXPECT_NEAR(bar.pixels, bar.metres * scale, 1e-9);
        const double lead = bar.metres / std::pow(10, std::floor(std::log10(bar.metres) + 1e-9));
        EXPECT_TRUE(std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6) << bar.metres;
    }
    EXPECT_NEAR(scaleBarFor(1, 120).metres, 100, 1e-9);
}

} // namespace
} // namespace watchdesk::ui
