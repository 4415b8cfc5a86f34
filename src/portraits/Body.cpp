#include "portraits/Body.h"

namespace watchdesk::portraits {

namespace {

Vec3 curve(const Vec3& a, const Vec3& b, const Vec3& c, const Vec3& d, float t) {
    const float t2 = t * t;
    const float t3 = t2 * t;
    return (b * 2 + (c - a) * t + (a * 2 - b * 5 + c * 4 - d) * t2 + (b * 3 - a - c * 3 + d) * t3) * 0.5F;
}

Ring between(const std::vector<Ring>& rings, std::size_t i, float t) {
    const Ring& a = rings[i == 0 ? 0 : i - 1];
    const Ring& b = rings[i];
    const Ring& c = rings[i + 1];
    const Ring& d = rings[std::min(i + 2, rings.size() - 1)];
    return {curve(a.centre, b.centre, c.centre, d.centre, t), curve(a.side, b.side, c.side, d.side, t),
            curve(a.ahead, b.ahead, c.ahead, d.ahead, t)};
}

/// A level ring.
Ring level(float x, float y, float z, float width, float depth) {
    return {{x, y, z}, {width, 0, 0}, {0, 0, depth}};
}

Grid neck(const Features& f, const HeadPose& pose, const Light& light) {
    const float n = f.head.neck;
    const Vec3 top = pose({0, 62, -24});
    const Vec3 middle = mix(top, Vec3{0, 112, -30}, 0.62F);
    Grid grid = tube({level(top.x, top.y - 30, top.z + 2, n * 0.99F, n * 0.96F),
                      level(top.x, top.y, top.z, n * 0.98F, n * 0.95F),
                      level(middle.x, middle.y, middle.z, n, n * 0.95F), level(0, 126, -33, n * 1.13F, n * 0.98F),
                      level(0, 139, -34, n * 1.46F, n * 1.04F), level(0, 152, -36, 101 * f.head.shoulders, 60),
                      level(0, 184, -34, 165 * f.head.shoulders, 79), level(0, 250, -30, 165 * f.head.shoulders, 95)},
                     64, Part::Throat, 0, f.seed);
    const Vec3 chin = pose({0, f.head.chin, 60});
    for (Vertex& v : grid.vertices) {
        // The muscles that run from behind the ears to the notch, and the windpipe between them.
        const float lean = std::abs(v.place.x) - mix(4, 44, ramp(150, 60, v.place.y));
        const float ridge = 2.6F * hill(lean / 8) +
                            (f.male ? 3.4F : 0.8F) * hill(v.place.x / 8, (v.place.y - 118) / 10) -
                            2.5F * hill(v.place.x / 10, (v.place.y - 148) / 8);
        v.place.z += ridge * ramp(0, 25, v.place.z);
    }
    setNormals(grid);
    for (Vertex& v : grid.vertices) {
        // The jaw's shadow falls away from the lamp.
        const float across = (v.place.x - chin.x + light.key().x * 55) / 62;
        const float below = (v.place.y - chin.y + 30 * across * across) / 46;
        const float shadow = mix(0.06F, 1.F, ramp(-0.05F, 1.35F, below));
        const float open = mix(0.34F, 1.F, ramp(-0.5F, 1.15F, below));
        v.light = light.arriving(v.normal, shadow, open, 1);
        v.gloss = 0.4F * light.glint(v.normal, 16) * open;
    }
    return grid;
}

Grid trunk(const Features& f, const Stance& stance) {
    const float n = f.head.neck;
    const float s = f.head.shoulders;
    const float waist = f.male ? 148.F : 128.F;
    const float hip = f.male ? 165.F : 178.F;
    const float x = stance.sway;
    const float chest = f.male ? 0.F : 9.F;
    return tube({level(0, 112, -33, n * 1.02F, n * 0.97F), level(0, 126, -33, n * 1.16F, n * 1.0F),
                 level(0, 139, -34, n * 1.5F, n * 1.07F), level(0, 152, -34, 108 * s, 66),
                 level(0, 167, -33, 148 * s, 77), level(0, 184, -31, 176 * s, 88), level(0, 208, -28, 190 * s, 99),
                 level(x * 0.2F, 250, -24, 186 * s, 108 + chest),
                 level(x * 0.4F, 310, -22, 172 * s, 110 + chest * 1.4F), level(x * 0.7F, 430, -24, waist * 1.02F, 100),
                 level(x, 560, -26, hip, 112), level(x, 690, -28, hip * 1.02F, 122)},
                96, Part::Torso, 3.2F, f.seed);
}

/// A tube along joints, its rings across the way.
Grid limb(const std::vector<Vec3>& joints, const std::vector<float>& radii, Part part, float folds,
          std::uint32_t seed) {
    std::vector<Ring> rings;
    for (std::size_t i = 0; i < joints.size(); ++i) {
        const Vec3 way = normalised(joints[std::min(i + 1, joints.size() - 1)] - joints[i == 0 ? 0 : i - 1]);
        const Vec3 side = normalised(cross(way, Vec3{0, 0, 1}));
        const Vec3 ahead = normalised(cross(side, way));
        rings.push_back({joints[i], side * radii[i], ahead * radii[i]});
    }
    return tube(rings, 28, part, folds, seed);
}

void arm(std::vector<Grid>& out, const Features& f, float side, float bend) {
    const float s = f.head.shoulders;
    const float x = side * s;
    const Vec3 shoulder{x * 163, 232, -30};
    const Vec3 elbow{x * mix(216, 226, bend), 470, -50};
    const Vec3 wrist = mix(Vec3{x * 214, 690, -6}, Vec3{x * 92, 520, 128}, bend);
    const Vec3 hand = wrist + normalised(wrist - elbow) * 95;
    const Vec3 cap = shoulder + Vec3{x * -34, -26, 0};
    const float k = f.male ? 1.F : 0.86F;
    out.push_back(
        limb({cap, shoulder, mix(shoulder, elbow, 0.35F) + Vec3{x * 12, 0, 0}, elbow, mix(elbow, wrist, 0.5F), wrist},
             {34 * k, 50 * k, 51 * k, 43 * k, 39 * k, 28 * k}, Part::Sleeve, 3.5F, f.seed + (side < 0 ? 5U : 6U)));
    const Vec3 palm = mix(wrist, hand, 0.5F);
    out.push_back(limb({wrist, mix(wrist, palm, 0.4F), palm, mix(palm, hand, 0.6F), hand},
                       {24 * k, 25 * k, 33 * k, 25 * k, 0.5F}, Part::Hand, 0, f.seed));
}

void leg(std::vector<Grid>& out, const Features& f, const Stance& stance, float side) {
    const float hip = (f.male ? 78.F : 84.F) * side + stance.sway;
    const float foot = side * (70 + stance.stride * 0.35F);
    const Vec3 top{hip, 640, -36};
    const Vec3 knee{mix(hip, foot, 0.5F), 1110, -14};
    const Vec3 ankle{foot, 1540, -40};
    out.push_back(limb({top, mix(top, knee, 0.4F), knee, mix(knee, ankle, 0.35F), ankle}, {82, 88, 66, 66, 52},
                       Part::Leg, 5, f.seed + (side < 0 ? 7U : 8U)));
    out.push_back(limb({{foot, 1535, -52},
                        {foot, 1575, -30},
                        {foot + side * 12, 1588, 40},
                        {foot + side * 22, 1596, 110},
                        {foot + side * 24, 1600, 150}},
                       {46, 52, 48, 42, 12}, Part::Shoe, 0, f.seed));
}

Grid hood(const Features& f) {
    // A roll of cloth round the neck, thick behind, joining below the throat.
    const float n = f.head.neck;
    std::vector<Ring> rings;
    constexpr int count = 25;
    for (int i = 0; i < count; ++i) {
        const float a = 3.14159265F * (2.F * static_cast<float>(i) / (count - 1) - 1);
        const float back = 0.5F - 0.5F * cosine(a);
        const Vec3 centre{sine(a) * (n + 20), mix(112, 186, back * back), -30 - cosine(a) * (n + 16) + 8 * back};
        const float thick = mix(25, 13, back);
        const Vec3 out = normalised(Vec3{sine(a), 0.1F, -cosine(a)});
        rings.push_back({centre, out * thick, Vec3{0, -1, 0.25F * back} * (thick * 1.25F)});
    }
    return tube(rings, 20, Part::Hood, 2.5F, f.seed + 9);
}

} // namespace

Grid tube(const std::vector<Ring>& rings, int sides, Part part, float folds, std::uint32_t seed) {
    constexpr int fine = 7;
    const int rows = static_cast<int>(rings.size() - 1) * fine + 1;
    Grid grid(sides + 1, rows, part);
    for (int j = 0; j < rows; ++j) {
        const auto i = std::min(static_cast<std::size_t>(j / fine), rings.size() - 2);
        const Ring ring = between(rings, i, static_cast<float>(j) / fine - static_cast<float>(i));
        for (int k = 0; k <= sides; ++k) {
            const float a = 3.14159265F * (2.F * static_cast<float>(k) / static_cast<float>(sides) - 1);
            Vec3 p = ring.centre + ring.side * sine(a) + ring.ahead * cosine(a);
            Vertex& v = grid.at(k, j);
            v.u = p.x;
            v.v = p.y;
            const float crease =
                noise(p.x / 34 + p.y / 90, p.y / 60 - p.x / 110, seed) + 0.45F * noise(p.x / 13, p.y / 21, seed + 1);
            v.place = p + normalised(p - ring.centre) * (folds * (0.35F + 0.9F * crease));
        }
    }
    setNormals(grid);
    return grid;
}

std::vector<Grid> bodyGrids(const Features& f, const HeadPose& pose, const Light& light, const Stance& stance) {
    std::vector<Grid> out;
    out.push_back(trunk(f, stance));
    arm(out, f, -1, stance.leftArm);
    arm(out, f, 1, stance.rightArm);
    if (stance.whole) {
        leg(out, f, stance, -1);
        leg(out, f, stance, 1);
    }
    if (f.garment == Garment::Hoodie)
        out.push_back(hood(f));
    for (Grid& grid : out)
        light.light(grid, grid.part == Part::Hand ? 1.F : 0.15F, 10);
    // What the head keeps from the shoulders.
    for (Vertex& v : out.front().vertices) {
        const float under = hill(v.u / 80, (v.v - 118) / 30);
        v.light = v.light * (1 - 0.5F * under);
    }
    out.push_back(neck(f, pose, light));
    return out;
}

float collarLine(const Features& f, float x, bool front) {
    const float ax = std::abs(x);
    const float round =
        (front ? 141.F : 120.F) - (front ? 17.F : -2.F) * square(std::min(1.F, ax / (f.head.neck * 1.15F)));
    switch (f.garment) {
    case Garment::VNeck:
        return front ? std::max(round, 196 - ax * 1.42F) : round;
    case Garment::Shirt:
        return front ? std::max(round - 4, 178 - ax * 1.75F) : round;
    case Garment::Polo:
        return front ? std::max(round - 4, 190 - ax * 2.8F) : round;
    case Garment::Crew:
    case Garment::Hoodie:
    case Garment::Jacket:
        break;
    }
    return round;
}

} // namespace watchdesk::portraits
