#include "portraits/Scenery.h"

#include "portraits/Chance.h"
#include "portraits/Features.h"

#include <QPainter>

#include <vector>

namespace watchdesk::portraits {

namespace {

/// A room or street seen down its length: x and y in metres off the axis, z ahead. Draws quadrilaterals, far to near.
class Stage {
public:
    Stage(QImage& image, float horizon, const StreetScene& scene)
        : m_painter(&image), m_chance(scene.seed, 30), m_x(0.5F * static_cast<float>(image.width())), m_y(horizon),
          m_focus(0.78F * static_cast<float>(image.width())) {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_x += m_chance.between(-0.10F, 0.10F) * static_cast<float>(image.width());
    }
    Chance& chance() { return m_chance; }

    [[nodiscard]] QPointF at(float x, float y, float z) const {
        return {static_cast<double>(m_x + m_focus * x / z), static_cast<double>(m_y + m_focus * y / z)};
    }
    void quad(const QPointF& a, const QPointF& b, const QPointF& c, const QPointF& d, QColor colour) {
        m_painter.setBrush(colour);
        m_painter.drawPolygon(QPolygonF{a, b, c, d});
    }
    /// On a wall at the side.
    void onWall(float x, float top, float bottom, float near, float far, QColor colour) {
        quad(at(x, top, near), at(x, top, far), at(x, bottom, far), at(x, bottom, near), colour);
    }
    /// Facing the camera.
    void facing(float left, float right, float top, float bottom, float z, QColor colour) {
        quad(at(left, top, z), at(right, top, z), at(right, bottom, z), at(left, bottom, z), colour);
    }
    /// Lying flat.
    void flat(float left, float right, float y, float near, float far, QColor colour) {
        quad(at(left, y, near), at(right, y, near), at(right, y, far), at(left, y, far), colour);
    }
    QPainter& painter() { return m_painter; }

private:
    QPainter m_painter;
    Chance m_chance;
    float m_x;
    float m_y;
    float m_focus;
};

QColor shaded(QColor colour, float by) {
    const auto c = [by](int v) { return static_cast<int>(std::clamp(static_cast<float>(v) * by, 0.F, 255.F)); };
    return QColor(c(colour.red()), c(colour.green()), c(colour.blue()));
}

/// Further away is hazier and nearer the light of the place.
QColor distant(QColor colour, float z, QColor haze) {
    const float t = 0.55F * (1 - expo(-z / 45));
    const auto m = [t](int a, int b) { return static_cast<int>(mix(static_cast<float>(a), static_cast<float>(b), t)); };
    return QColor(m(colour.red(), haze.red()), m(colour.green(), haze.green()), m(colour.blue(), haze.blue()));
}

constexpr std::array<QRgb, 7> facades{0xff8c6a58, 0xff9a8c7c, 0xffb0a898, 0xff7a6258,
                                      0xffa09488, 0xffc0b8aa, 0xff866e5c};
constexpr std::array<QRgb, 7> fascias{0xff2c4a5e, 0xff5e2c34, 0xff33503a, 0xff2a2c34,
                                      0xff6a5a3a, 0xff4a3a5e, 0xff305a5a};
constexpr std::array<QRgb, 9> goods{0xff8c3a34, 0xff3a5a7c, 0xffb09a4a, 0xff4a7050, 0xffa8a49c,
                                    0xff6a4a6a, 0xffb86a3a, 0xff5a8088, 0xffc8c0b0};
constexpr QRgb daylight = 0xffc4c8ca;

void shopFront(Stage& s, float x, float near, float far, float eye) {
    Chance& c = s.chance();
    const QColor wall = distant(QColor(c.pick(facades)), far, QColor(daylight));
    const float high = -c.between(7, 10);
    const float side = x < 0 ? 0.86F : 1.F;
    s.onWall(x, high, eye, near, far, shaded(wall, side));
    // Upper windows with their reveals and sills.
    const int columns = 2 + c.below(2);
    const float step = (far - near) / static_cast<float>(columns);
    for (int floor = 0; floor < 2; ++floor) {
        const float top = -4.9F - 2.7F * static_cast<float>(floor);
        for (int i = 0; i < columns && top > high; ++i) {
            const float a = near + step * (static_cast<float>(i) + 0.28F);
            const float b = near + step * (static_cast<float>(i) + 0.72F);
            s.onWall(x, top - 0.06F, top + 1.68F, a - 0.06F, b + 0.06F, shaded(wall, side * 1.16F));
            s.onWall(x, top, top + 1.6F, a, b, distant(QColor(46, 54, 62), far, QColor(daylight)));
            s.onWall(x, top, top + 0.75F, a, mix(a, b, 0.5F), distant(QColor(88, 98, 108), far, QColor(daylight)));
        }
    }
    const QColor fascia = distant(QColor(c.pick(fascias)), far, QColor(daylight));
    s.onWall(x, -1.5F, -0.75F, near, far, shaded(fascia, side));
    s.onWall(x, -1.28F, -0.98F, mix(near, far, 0.25F), mix(near, far, 0.75F), shaded(fascia, side * 1.9F));
    s.onWall(x, -0.75F, eye, near + 0.12F, far - 0.12F, distant(QColor(52, 56, 60), far, QColor(daylight)));
    // Lit goods behind the glass, then the frame and the door.
    for (int i = 0; i < 14; ++i) {
        const float a = mix(near + 0.3F, far - 0.7F, c.unit());
        const float top = c.between(-0.3F, eye - 0.8F);
        const float bottom = std::min(eye - 0.35F, top + c.between(0.3F, 0.9F));
        const float wide = c.between(0.2F, 0.6F);
        const QColor good = distant(shaded(QColor(c.pick(goods)), 0.75F), far, QColor(daylight));
        s.onWall(x, top, bottom, a, a + wide, good);
    }
    const float door = mix(near, far, c.between(0.35F, 0.6F));
    s.onWall(x, -0.75F, eye, door, door + 1, distant(QColor(34, 36, 40), far, QColor(daylight)));
    for (const float z : {near + 0.1F, door - 0.06F, door + 1, far - 0.16F})
        s.onWall(x, -0.75F, eye, z, z + 0.08F, shaded(fascia, side * 1.25F));
    s.onWall(x, eye - 0.35F, eye, near, far, shaded(fascia, side * 0.7F));
}

void street(Stage& s, float eye) {
    const QColor paving(118, 116, 112);
    for (int i = 0; i < 24; ++i) {
        const float z = 60.F / (1 + static_cast<float>(i) * 1.2F);
        s.flat(-30, 30, eye, z, std::max(0.9F, z * 0.4F), distant(paving, z, QColor(daylight)));
    }
    for (const float x : {-3.3F, 3.6F})
        s.flat(x - 0.16F, x + 0.02F, eye, 1, 60, QColor(150, 148, 142));
    for (int i = -6; i <= 6; ++i)
        s.flat(static_cast<float>(i) - 0.012F, static_cast<float>(i) + 0.012F, eye, 1.2F, 30, QColor(98, 96, 92));
    for (int i = 3; i < 40; ++i)
        s.flat(-6, 6, eye, static_cast<float>(i) * 0.7F, static_cast<float>(i) * 0.7F + 0.02F, QColor(100, 98, 94));
    s.facing(-14, 14, -7.5F, eye, 58, distant(QColor(s.chance().pick(facades)), 58, QColor(daylight)));
    for (const float x : {-4.9F, 5.1F}) {
        float far = 58;
        while (far > 2.2F) {
            const float near = std::max(1.6F, far - s.chance().between(4.5F, 7.5F));
            shopFront(s, x, near, far, eye);
            far = near;
        }
    }
    // A lamp post and a bin.
    const float post = s.chance().between(7, 13);
    s.facing(3.1F, 3.2F, -4.2F, eye, post, QColor(56, 58, 62));
    s.facing(-3.2F, -2.75F, eye - 0.95F, eye, post * 0.8F, QColor(48, 52, 50));
    s.facing(-3.2F, -2.75F, eye - 0.80F, eye - 0.66F, post * 0.8F, QColor(24, 26, 26));
}

void shelves(Stage& s, float x, float eye, float from, float to) {
    Chance& c = s.chance();
    s.onWall(x, -0.55F, eye, from, to, x < 0 ? QColor(92, 92, 94) : QColor(104, 104, 104));
    for (int row = 0; row < 6; ++row) {
        const float top = -0.5F + static_cast<float>(row) * (eye + 0.4F) / 6;
        const float bottom = top + (eye + 0.4F) / 6 - 0.07F;
        for (float z = to; z > from + 0.1F;) {
            const float wide = c.between(0.10F, 0.34F);
            const QColor dye(c.pick(goods));
            const QColor good = shaded(dye, c.between(0.65F, 1.1F) * (x < 0 ? 0.8F : 0.92F));
            const float next = std::max(from, z - wide);
            if (!c.percent(7))
                s.onWall(x, mix(top, bottom, c.between(0.05F, 0.4F)), bottom, next + 0.02F, z,
                         distant(good, z * 2, QColor(170, 170, 166)));
            z = next;
        }
        s.onWall(x, bottom, bottom + 0.06F, from, to, QColor(196, 196, 190));
    }
}

void shop(Stage& s, float eye) {
    s.flat(-30, 30, eye, 0.8F, 16, QColor(142, 140, 134));
    for (int i = -8; i <= 8; ++i)
        s.flat(static_cast<float>(i) * 0.6F - 0.01F, static_cast<float>(i) * 0.6F + 0.01F, eye, 1, 15,
               QColor(126, 124, 118));
    for (int i = 2; i < 26; ++i)
        s.flat(-8, 8, eye, static_cast<float>(i) * 0.6F, static_cast<float>(i) * 0.6F + 0.02F, QColor(126, 124, 118));
    s.flat(-30, 30, -1.35F, 0.8F, 16, QColor(186, 186, 182));
    s.facing(-9, 9, -1.35F, eye, 15, QColor(168, 166, 160));
    for (int i = 0; i < 6; ++i) {
        const float z = 2.2F + 2.3F * static_cast<float>(i);
        s.flat(-0.7F, 0.7F, -1.34F, z, z + 1.1F, QColor(244, 246, 246));
    }
    s.facing(-1.5F, 1.5F, -0.7F, eye, 14.9F, QColor(206, 214, 220));
    for (const float x : {-1.5F, -0.03F, 1.44F})
        s.facing(x, x + 0.06F, -0.7F, eye, 14.8F, QColor(76, 78, 82));
    shelves(s, -3.1F, eye, 1.5F, 14.5F);
    shelves(s, 3.2F, eye, 1.5F, 14.5F);
    // A gondola in the middle distance.
    Chance& c = s.chance();
    const float left = c.percent(50) ? -1.9F : 0.75F;
    for (int row = 0; row < 3; ++row) {
        const float top = eye - 1.15F + 0.36F * static_cast<float>(row);
        s.facing(left, left + 1.2F, top, top + 0.36F, 8.2F, QColor(110, 110, 110));
        for (float x = left; x < left + 1.1F; x += 0.14F) {
            const float low = c.between(0.03F, 0.12F);
            const QColor dye(c.pick(goods));
            s.facing(x + 0.01F, x + 0.13F, top + low, top + 0.31F, 8.2F, shaded(dye, c.between(0.6F, 1)));
        }
    }
}

void doorway(Stage& s, float eye) {
    s.flat(-30, 30, eye, 0.8F, 9, QColor(104, 98, 92));
    s.flat(-1.3F, 1.3F, eye, 3.4F, 5.6F, QColor(62, 64, 66));
    s.flat(-30, 30, -1.2F, 0.8F, 9, QColor(158, 156, 150));
    s.facing(-9, 9, -1.2F, eye, 7, QColor(148, 142, 132));
    // Beyond the glass doors the bright street.
    s.facing(-1.5F, 1.5F, -0.85F, eye, 6.95F, QColor(200, 206, 210));
    s.facing(-1.5F, 1.5F, mix(-0.85F, eye, 0.72F), eye, 6.94F, QColor(150, 150, 148));
    for (int i = 0; i < 5; ++i) {
        const float x = -1.5F + 0.6F * static_cast<float>(i);
        const float roof = s.chance().between(-0.6F, 0.1F);
        const QColor wall = distant(QColor(s.chance().pick(facades)), 60, QColor(216, 220, 222));
        s.facing(x, x + 0.6F, roof, mix(-0.85F, eye, 0.74F), 6.93F, wall);
    }
    for (const float x : {-1.56F, -0.04F, 1.48F})
        s.facing(x, x + 0.09F, -0.85F, eye, 6.9F, QColor(70, 72, 76));
    s.facing(-1.56F, 1.57F, -0.93F, -0.83F, 6.9F, QColor(70, 72, 76));
    s.facing(-1.5F, 1.5F, 0.25F, 0.29F, 6.88F, QColor(120, 122, 126));
    s.onWall(-2.6F, -1.2F, eye, 1.2F, 7, QColor(132, 126, 118));
    s.onWall(2.7F, -1.2F, eye, 1.2F, 7, QColor(146, 140, 130));
    for (int i = 0; i < 3; ++i)
        s.onWall(-2.58F, -0.6F, 0.2F, 2.2F + 1.5F * static_cast<float>(i), 3.1F + 1.5F * static_cast<float>(i),
                 shaded(QColor(s.chance().pick(goods)), 0.8F));
    // Security tags' gates beside the way in.
    for (const float x : {-1.0F, 1.0F}) {
        s.facing(x - 0.19F, x + 0.19F, eye - 1.45F, eye, 5.2F, QColor(196, 198, 200));
        s.facing(x - 0.14F, x + 0.14F, eye - 1.38F, eye - 0.1F, 5.2F, QColor(158, 162, 166));
    }
    s.flat(-1.2F, 1.2F, -1.19F, 2.4F, 3.2F, QColor(246, 247, 246));
}

} // namespace

float horizonOf(const StreetScene& scene) {
    const float h = static_cast<float>(scene.size.height());
    return h * (scene.scenery == Scenery::Street ? 0.25F : 0.22F);
}

Canvas drawScenery(const StreetScene& scene) {
    QImage image(scene.size, QImage::Format_RGB32);
    image.fill(QColor(206, 211, 214));
    const float eye = 2.05F; // the camera hangs this high above the floor
    {
        Stage stage(image, horizonOf(scene), scene);
        if (scene.scenery == Scenery::Street)
            street(stage, eye);
        else if (scene.scenery == Scenery::Shop)
            shop(stage, eye);
        else
            doorway(stage, eye);
    }
    std::array<float, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[static_cast<std::size_t>(i)] = linear(qRgb(i, i, i)).x;
    Canvas canvas(scene.size.width(), scene.size.height());
    const float middle = 0.5F * static_cast<float>(image.width());
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        float worn = 1;
        for (int x = 0; x < image.width(); ++x) {
            // Corners are darker; walls and floors are never quite even.
            if (x % 3 == 0) {
                const float off = (static_cast<float>(x) - middle) / middle;
                const float patch = noise(static_cast<float>(x) / 70, static_cast<float>(y) / 40, scene.seed);
                worn = (1 - 0.32F * off * off) * (1 + 0.05F * patch + 0.035F * speck(x / 3, y / 2, scene.seed));
            }
            const auto at = [&](int v) { return table[static_cast<std::size_t>(v)] * worn; };
            canvas.at(x, y) = {{at(qRed(line[x])), at(qGreen(line[x])), at(qBlue(line[x]))}, 1};
        }
    }
    return canvas;
}

} // namespace watchdesk::portraits
