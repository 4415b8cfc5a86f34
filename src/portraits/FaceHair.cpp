#include "portraits/Hair.h"

namespace watchdesk::portraits {

namespace {

/// A short hair on the face: from a place of the front along a way, bending with it.
struct Bristle {
    float x;
    float y;
    Vec3 way;  ///< unit, at rest
    Vec3 bend; ///< added to the way along the hair
    float length;
    float width; ///< millimetres
    float cover;
};

void drawBristle(Canvas& canvas, const HairWork& work, const Bristle& b, Vec3 colour) {
    constexpr int pieces = 3;
    const Camera& camera = work.frame.camera();
    Vec3 p{b.x, b.y, work.shape.front(b.x, b.y) + 0.4F};
    Vec3 way = b.way;
    StrandEnd before;
    for (int i = 0; i <= pieces; ++i) {
        const float t = static_cast<float>(i) / pieces;
        const Vec3 world = work.pose(p);
        const Vec3 seen = camera(world);
        const int px = static_cast<int>(std::floor(seen.x + 0.5F));
        const int py = static_cast<int>(std::floor(seen.y + 0.5F));
        const Vec3 light = work.frame.holds(px, py) && work.frame.at(px, py).part != Part::None
                               ? work.frame.at(px, py).light
                               : before.colour;
        const StrandEnd end{seen.x, seen.y, world.z, light, b.width * camera.scale * (1 - 0.6F * t * t)};
        if (i > 0) {
            StrandEnd from = before;
            StrandEnd to = end;
            from.colour = colour * before.colour;
            to.colour = colour * end.colour;
            drawStrand(canvas, work.frame, from, to, b.cover, 2.5F);
        }
        before = end;
        p = p + way * (b.length / pieces);
        way = normalised(way + b.bend * (1.F / pieces));
    }
}

/// y of the middle of a brow, t from its inner to its outer end.
float browLine(const BrowMeasures& b, float t) {
    return -b.height - b.arch * hill((t - b.peak) / 0.30F) - b.tilt * t + 2.9F * ramp(0.68F, 1.05F, t);
}

void brow(Canvas& canvas, const HairWork& work, float side) {
    const Features& f = work.shape.features();
    const BrowMeasures& b = f.brow;
    Chance chance(f.seed, side < 0 ? 9 : 10);
    const Vec3 dark = mix(f.colour.hair * 0.8F, f.colour.skin * 0.16F, f.colour.hair.x > 0.14F ? 0.45F : 0.15F);
    const float inner = f.eye.apart - b.inner;
    const int count = static_cast<int>(420 * b.density * std::min(1.F, 0.3F + 0.7F * work.frame.camera().scale));
    for (int i = 0; i < count; ++i) {
        const float t = power(chance.unit(), 0.92F);
        const float thick = b.thick * (0.72F + 0.4F * hill((t - 0.25F) / 0.25F) - 0.55F * ramp(0.5F, 1, t));
        const float across = chance.around(0, 0.29F);
        const float ax = inner + t * b.length;
        const float y = browLine(b, t) + across * thick + mix(1.6F, 1.F, ramp(0, 0.35F, t));
        // Inner hairs stand, upper ones lie outwards and down, lower ones outwards and up.
        const float up = mix(0.75F, 0.10F, ramp(0, 0.30F, t)) + 0.9F * across - 0.42F * ramp(0.55F, 0.95F, t);
        const Vec3 way = normalised({side * mix(0.6F, 1.F, ramp(0, 0.28F, t)), -up + chance.around(0, 0.12F), 0});
        const float fade =
            ramp(-0.02F, 0.13F, t) * ramp(1.04F, 0.86F, t) * (1 - 0.55F * std::min(1.F, std::abs(across) * 1.4F));
        const Bristle hair{side * ax,
                           y,
                           way,
                           {side * 0.12F, 0.25F, -0.1F * t},
                           chance.between(4.5F, 7.5F) * (1 - 0.3F * t),
                           f.male ? 0.62F : 0.5F,
                           0.60F * fade * std::min(1.1F, 0.5F + 0.5F * b.density) * b.dark};
        const Vec3 grey{0.36F, 0.35F, 0.34F};
        drawBristle(canvas, work, hair,
                    chance.unit() < f.colour.greying * 0.7F ? grey : dark * chance.between(0.75F, 1.3F));
    }
}

void lashes(Canvas& canvas, const HairWork& work, float side) {
    const Features& f = work.shape.features();
    Chance chance(f.seed, side < 0 ? 11 : 12);
    const Vec3 dark = f.colour.skin * 0.05F;
    const int count = f.male ? 30 : 46;
    for (int i = 0; i < count; ++i) {
        const float t = chance.between(-0.78F, 1);
        const float ax = f.eye.apart + t * f.eye.half;
        const float length =
            (f.male ? 2.4F : 3.6F) * mix(0.65F, 1.15F, ramp(-0.6F, 0.8F, t)) * chance.between(0.8F, 1.2F);
        const Bristle hair{side * ax,
                           work.shape.lidAbove(t),
                           normalised({side * (0.25F + 0.6F * t), -0.25F, 0.5F}),
                           {0, -0.9F, 0},
                           length,
                           0.3F,
                           f.male ? 0.35F : 0.55F};
        drawBristle(canvas, work, hair, dark);
    }
}

/// How thick a beard of this kind grows at a place.
float growth(const HeadShape& shape, float ax, float y) {
    const Features& f = shape.features();
    const MouthMeasures& m = f.mouth;
    const float nose = f.nose.tip + 10.5F;
    const float lip = ax < m.half ? shape.lipTop(ax) : shape.mouthLine(m.half);
    const float moustache = ramp(nose - 1, nose + 4, y - 0.05F * ax) * ramp(lip + 0.5F, lip - 1.5F, y) *
                            ramp(m.half + 7, m.half - 1, ax) * ramp(0.4F, 2.4F, ax);
    const float lower = ax < m.half ? shape.lipBottom(ax) : shape.mouthLine(m.half);
    const float chin = ramp(lower + 2, lower + 8, y) * ramp(m.half + 4, m.half - 6, ax) *
                       (1 - 0.55F * hill((ax - 13) / 5, (y - lower - 5) / 4));
    const float beside =
        ramp(m.half + 11, m.half + 1, ax) * ramp(m.half - 4, m.half + 2, ax) * ramp(lip - 9, lip - 1, y);
    const float edge = mix(m.line - 5, 8.F, square(clamp01((ax - m.half - 2) / 36)));
    const float cheek = ramp(edge - 5, edge + 5, y) * ramp(m.half - 2, m.half + 5, ax);
    switch (f.beard) {
    case Beard::Moustache:
        return moustache;
    case Beard::Goatee:
        return std::max({moustache, chin, beside});
    case Beard::Stubble:
    case Beard::Full:
        return std::max({moustache, chin, beside, cheek});
    case Beard::None:
        break;
    }
    return 0;
}

} // namespace

void drawBrows(Canvas& canvas, const HairWork& work) {
    for (const float side : {-1.F, 1.F}) {
        brow(canvas, work, side);
        lashes(canvas, work, side);
    }
}

void drawBeard(Canvas& canvas, const HairWork& work) {
    const Features& f = work.shape.features();
    if (f.beard == Beard::None)
        return;
    Chance chance(f.seed, 13);
    const bool stubble = f.beard == Beard::Stubble;
    const float length = stubble ? 1.3F : f.beard == Beard::Full ? chance.between(6, 13) : chance.between(4, 7);
    const Vec3 dark = mix(f.colour.hair * 0.85F, f.colour.skin * 0.15F, 0.3F);
    const int count =
        static_cast<int>((stubble ? 9000 : 8500) * std::min(1.F, 0.1F + 0.75F * work.frame.camera().scale));
    for (int i = 0; i < count; ++i) {
        const float low = chance.between(f.nose.tip + 6, f.head.chin);
        const float y = low - (chance.percent(40) ? 40.F : 0.F);
        const float wide = work.shape.section(y).width * 0.985F;
        const float x = chance.between(-wide, wide);
        const float ax = std::abs(x);
        const float dense = growth(work.shape, ax, y);
        if (chance.unit() > dense)
            continue;
        const float side = x < 0 ? -1.F : 1.F;
        const float lip = ramp(f.nose.tip + 8, f.nose.tip + 14, y) * ramp(f.mouth.line + 2, f.mouth.line - 4, y) *
                          ramp(f.mouth.half + 4, f.mouth.half - 2, ax);
        const Vec3 way =
            normalised({side * (0.15F + 0.55F * lip) + chance.around(0, 0.22F), 1, 0.25F * (stubble ? 0.F : 1.F)});
        const float whole = std::min(length, lip > 0.5F ? 6.F : length) * chance.between(0.6F, 1.15F);
        const Bristle hair{x, y, way, {0, 0.2F, -0.35F}, whole, stubble ? 0.45F : 0.4F, stubble ? 0.34F : 0.62F};
        const Vec3 grey{0.40F, 0.39F, 0.38F};
        drawBristle(canvas, work, hair, chance.unit() < f.colour.greying ? grey : dark * chance.between(0.7F, 1.35F));
    }
}

} // namespace watchdesk::portraits
