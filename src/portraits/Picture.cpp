#include "portraits/Picture.h"

#include "portraits/Chance.h"

#include <array>
#include <vector>

namespace watchdesk::portraits {

namespace {

constexpr int steps = 4096;

/// The curve from linear light to eight bits, for light up to 2.
std::array<float, steps + 1> makeCurve() {
    std::array<float, steps + 1> curve{};
    for (int i = 0; i <= steps; ++i) {
        float v = 2.F * static_cast<float>(i) / steps;
        // Straight to 0.6, then a shoulder that reaches 1 at about 2.
        if (v > 0.6F)
            v = 0.6F + 0.4F * (1 - expo(-(v - 0.6F) / 0.42F));
        curve[static_cast<std::size_t>(i)] =
            255 * (v <= 0.0031308F ? 12.92F * v : 1.055F * power(v, 1 / 2.4F) - 0.055F);
    }
    return curve;
}

float encoded(float v) {
    static const std::array<float, steps + 1> curve = makeCurve();
    const float at = std::clamp(v, 0.F, 1.9999F) * (steps / 2.F);
    const auto i = static_cast<std::size_t>(at);
    return mix(curve[i], curve[i + 1], at - static_cast<float>(i));
}

/// Something far behind, out of focus.
struct Blob {
    float x;
    float y;
    float wide;
    float high;
    Vec3 colour;
    float cover;
};

std::vector<Blob> blobsOf(const Features& f) {
    Chance chance(f.seed, 16);
    std::vector<Blob> blobs;
    const bool wall = chance.percent(45);
    const bool garden = chance.percent(50);
    const int count = wall ? 2 : 16;
    for (int i = 0; i < count; ++i) {
        const float light = chance.between(0.5F, 1.7F);
        const Vec3 leaf = Vec3{0.17F, 0.22F, 0.11F} * (0.6F * light);
        const Vec3 street =
            f.colour.backdrop * light * Vec3{chance.between(0.85F, 1.15F), 1, chance.between(0.85F, 1.1F)};
        const float size = wall ? 260.F : chance.between(22, 95);
        blobs.push_back({chance.between(-30, 510), chance.between(-30, 560), size, size * chance.between(0.8F, 2.2F),
                         garden && chance.percent(70) ? leaf : street, wall ? 0.2F : chance.between(0.25F, 0.8F)});
    }
    return blobs;
}

Vec3 behind(const Features& f, const std::vector<Blob>& blobs, float x, float y) {
    const float far = hill((x - 240) / 270, (y - 210) / 320);
    Vec3 colour = f.colour.backdrop * (0.62F + 0.42F * far);
    for (const Blob& b : blobs)
        colour = mix(colour, b.colour, b.cover * hill((x - b.x) / b.wide, (y - b.y) / b.high));
    return colour;
}

} // namespace

Canvas backdrop(const Features& f, QSize size) {
    const std::vector<Blob> blobs = blobsOf(f);
    constexpr int coarse = 8;
    const int columns = size.width() / coarse + 2;
    const int rows = size.height() / coarse + 2;
    Canvas small(columns, rows);
    const float scale = 480.F * coarse / static_cast<float>(std::max(1, size.width()));
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            small.lay(x, y, behind(f, blobs, static_cast<float>(x) * scale, static_cast<float>(y) * scale), 1);
    Canvas canvas(size.width(), size.height());
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const int i = x / coarse;
            const int j = y / coarse;
            const float tx = static_cast<float>(x % coarse) / coarse;
            const float ty = static_cast<float>(y % coarse) / coarse;
            const Vec3 upper = mix(small.at(i, j).colour, small.at(i + 1, j).colour, tx);
            const Vec3 lower = mix(small.at(i, j + 1).colour, small.at(i + 1, j + 1).colour, tx);
            canvas.at(x, y) = {mix(upper, lower, ty), 1};
        }
    }
    return canvas;
}

QImage developed(const Canvas& canvas, const Development& development) {
    QImage image(canvas.width(), canvas.height(), QImage::Format_RGB32);
    for (int y = 0; y < canvas.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < canvas.width(); ++x) {
            const Vec3 lit = canvas.at(x, y).colour * development.exposure;
            const float grey = 0.2126F * lit.x + 0.7152F * lit.y + 0.0722F * lit.z;
            const Vec3 c = mix(Vec3{grey, grey, grey}, lit, development.saturation);
            const float grain =
                255 * development.grain * (speck(x, y, development.seed) + speck(x, y, development.seed + 1));
            const auto eight = [grain](float v) {
                return static_cast<int>(std::clamp(encoded(v) + grain + 0.5F, 0.F, 255.F));
            };
            line[x] = qRgb(eight(c.x), eight(c.y), eight(c.z));
        }
    }
    return image;
}

} // namespace watchdesk::portraits
