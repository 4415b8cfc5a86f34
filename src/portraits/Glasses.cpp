#include "portraits/Glasses.h"

namespace watchdesk::portraits {

namespace {

struct Rims {
    float half = 24;  ///< half the width of a lens
    float high = 19;  ///< half its height
    float square = 3; ///< 2 round, 5 squarish
    float thick = 1.6F;
    Vec3 colour;
    float z = 0; ///< before the bridge of the nose
};

Rims rimsOf(const Features& f, const HeadShape& shape) {
    Chance chance(f.seed, 14);
    Rims r;
    r.half = chance.between(23, 26.5F);
    r.high = chance.between(16, 21);
    r.square = chance.between(2.1F, 4.2F);
    r.thick = chance.between(1.1F, 3.2F);
    static constexpr std::array<QRgb, 5> colours{0xff1d1c1e, 0xff3a2a20, 0xff55585c, 0xff2b3446, 0xff6a5238};
    r.colour = linear(chance.pick(colours));
    r.z = shape.front(0, 2) + 5;
    return r;
}

/// A point of a lens's rim; the lenses lean back towards the temples.
Vec3 rim(const Rims& r, const Features& f, float side, float angle, float grow) {
    const float c = cosine(angle);
    const float s = sine(angle);
    const float k = power(power(std::abs(c), r.square) + power(std::abs(s), r.square), -1 / r.square);
    const float x = std::max(f.eye.apart, r.half + 7) + (r.half + grow) * k * c;
    return {side * x, 2.5F + (r.high + grow) * k * s * (s > 0 ? 1.F : 0.86F), r.z - 0.0035F * x * x};
}

void line(Canvas& canvas, const HairWork& work, Vec3 a, Vec3 b, float width, Vec3 colour, float cover) {
    const Camera& camera = work.frame.camera();
    const Vec3 wa = work.pose(a);
    const Vec3 wb = work.pose(b);
    const Vec3 pa = camera(wa);
    const Vec3 pb = camera(wb);
    drawStrand(canvas, work.frame, {pa.x, pa.y, wa.z, colour, width * camera.scale},
               {pb.x, pb.y, wb.z, colour, width * camera.scale}, cover, 6);
}

/// The rim's shadow on the skin, then the rim with light along its upper edge.
void lens(Canvas& canvas, const HairWork& work, const Rims& r, float side) {
    const Features& f = work.shape.features();
    constexpr int pieces = 48;
    for (const int pass : {0, 1, 2}) {
        for (int i = 0; i < pieces; ++i) {
            const float a = 6.2831853F * static_cast<float>(i) / pieces;
            const float b = 6.2831853F * static_cast<float>(i + 1) / pieces;
            const Vec3 drop = pass == 0   ? Vec3{-work.light.key().x * 3, 3, 0}
                              : pass == 2 ? Vec3{0, -0.3F * r.thick, 0}
                                          : Vec3{};
            const Vec3 colour = pass == 0   ? f.colour.skin * 0.15F
                                : pass == 1 ? r.colour * 0.8F
                                            : r.colour + Vec3{0.16F, 0.16F, 0.17F};
            const float cover = pass == 0 ? 0.16F : pass == 1 ? 0.95F : 0.5F * std::max(0.F, -sine(a));
            line(canvas, work, rim(r, f, side, a, 0) + drop, rim(r, f, side, b, 0) + drop,
                 pass == 0   ? 2.6F
                 : pass == 1 ? r.thick
                             : 0.5F * r.thick,
                 colour, cover);
        }
    }
}

/// A soft reflection across the upper corner of the lens.
void reflection(Canvas& canvas, const HairWork& work, const Rims& r, float side) {
    const Features& f = work.shape.features();
    for (int i = 0; i < 14; ++i) {
        const float t = static_cast<float>(i) / 13;
        const Vec3 a = rim(r, f, side, mix(3.5F, 4.3F, t), -2.5F);
        const Vec3 b = rim(r, f, side, mix(2.7F, 2.2F, t), -2.5F);
        line(canvas, work, a, mix(a, b, 0.75F), 2, {0.9F, 0.93F, 0.97F}, 0.035F * hill((t - 0.5F) / 0.3F));
    }
}

} // namespace

void drawGlasses(Canvas& canvas, const HairWork& work) {
    const Features& f = work.shape.features();
    const Rims r = rimsOf(f, work.shape);
    for (const float side : {-1.F, 1.F}) {
        reflection(canvas, work, r, side);
        const Vec3 hinge = rim(r, f, side, -0.35F, 1);
        const Vec3 ear{side * (work.shape.section(-5).width + 2), -6, 0};
        line(canvas, work, hinge, ear, r.thick * 1.1F, r.colour * 0.7F, 0.9F);
        lens(canvas, work, r, side);
    }
    const Vec3 from = rim(r, f, -1, 3.6F, 0);
    const Vec3 to = rim(r, f, 1, 3.6F, 0);
    Vec3 before = from;
    for (int i = 1; i <= 10; ++i) {
        const float t = static_cast<float>(i) / 10;
        const Vec3 next = mix(from, to, t) + Vec3{0, -7 * t * (1 - t), 8 * t * (1 - t)};
        line(canvas, work, before, next, r.thick, r.colour * 0.85F, 0.95F);
        before = next;
    }
}

} // namespace watchdesk::portraits
