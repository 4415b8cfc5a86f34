#include "portraits/HairGrowth.h"

namespace watchdesk::portraits {

namespace {

constexpr Vec3 middle{0, -35, -10};
constexpr Vec3 crown{0, -112, -46};

Vec3 along(Vec3 way, Vec3 out) {
    return normalised(way - out * dot(way, out));
}

} // namespace

Cut cutOf(const Features& f) {
    Chance chance(f.seed, 7);
    const float more = chance.between(0.85F, 1.2F);
    const float part = (chance.percent(50) ? 1.F : -1.F) * chance.between(14, 34);
    const float back = f.male ? chance.between(0, 7) + 6 * f.wear : 0;
    switch (f.hair) {
    case HairStyle::Cropped:
        return {

            .top = 8 * more,
            .sides = 4.5F,
            .lift = 3,
            .sideLift = 1.5F,
            .stray = 0.18F,
            .cover = 0.95F,
            .recede = back};
    case HairStyle::Short:
        return {.top = 30 * more,
                .sides = 13 * more,
                .lift = 10,
                .sideLift = 4,
                .stray = 0.2F,
                .weight = 0.3F,
                .recede = back};
    case HairStyle::SideParting:
        return {.top = 78 * more,

                .sides = f.male ? 20.F : 105.F,
                .lift = 13 * more,
                .sideLift = 5,
                .stray = 0.12F,
                .weight = 0.1F,
                .recede = back,
                .parting = part};
    case HairStyle::SweptBack:
        return {.top = 85, .sides = 32 * more, .lift = 15 * more, .sideLift = 5, .stray = 0.12F, .recede = back};
    case HairStyle::Fringe:
        return {.top = 60 * more, .sides = 26 * more, .lift = 10, .sideLift = 6, .stray = 0.2F, .weight = 0.15F};
    case HairStyle::Curly:
        return {.top = (f.male ? 44.F : 150.F) * more,
                .sides = (f.male ? 32.F : 150.F) * more,
                .lift = 18,
                .sideLift = f.male ? 9.F : 17.F,
                .curl = f.male ? 4.F : 5.F,
                .curlTurn = 20,
                .stray = 0.35F,
                .weight = f.male ? 0.1F : 0.5F,
                .parting = part * 0.4F};
    case HairStyle::Afro:
        return {.top = 34 * more,
                .sides = 26 * more,
                .lift = 30 * more,
                .sideLift = 22 * more,
                .curl = 2.6F,
                .curlTurn = 8,
                .stray = 0.5F};
    case HairStyle::Receding:
        return {.top = 22 * more,
                .sides = 13,
                .lift = 5,
                .sideLift = 4,
                .stray = 0.25F,
                .cover = 0.6F,
                .recede = 17 + chance.between(0, 16),
                .crown = chance.between(0.1F, 0.6F)};
    case HairStyle::Bald:
        return {.top = 0,
                .sides = 5 * more,
                .lift = 1,
                .sideLift = 1.5F,
                .stray = 0.25F,
                .cover = 0.45F,
                .recede = 30,
                .crown = 1};
    case HairStyle::Bob:
        return {.top = 215 * more,
                .sides = 135 * more,
                .lift = 12,
                .sideLift = 13,
                .stray = 0.08F,
                .weight = 0.6F,
                .parting = part};
    case HairStyle::Long:
        return {.top = 390 * more,
                .sides = 330 * more,
                .lift = 10 * more,
                .sideLift = 10 * more,
                .curl = chance.percent(40) ? 3.F : 0.F,
                .curlTurn = 70,
                .stray = 0.09F,
                .weight = 0.6F,
                .parting = chance.percent(50) ? part : part * 0.1F};
    case HairStyle::TiedBack:
        return {.top = 130, .sides = 90, .lift = 5, .sideLift = 2.5F, .stray = 0.06F};
    case HairStyle::Bun:
        return {.top = 120, .sides = 110, .lift = 6, .sideLift = 3, .stray = 0.06F};
    }
    return {};
}

HairGrowth::HairGrowth(const HeadShape& shape) : m_shape(shape), m_f(shape.features()), m_cut(cutOf(m_f)) {}

float HairGrowth::grows(float x, float y, float ahead) const {
    struct Mark {
        float ahead;
        float limit;
    };
    const float line = m_f.head.hairline;
    const float r = m_cut.recede;
    const std::array<Mark, 9> marks{{{1, line - 0.45F * r},
                                     {0.93F, line - 1 - 0.7F * r},
                                     {0.80F, line + 3 - r},
                                     {0.62F, line + 17 - 1.15F * r},
                                     {0.46F, -40 - 0.55F * r},
                                     {0.27F, -24},
                                     {0.10F, m_f.male ? 4.F : -6.F},
                                     {-0.25F, -4},
                                     {-1, 62}}};
    std::size_t i = 0;
    while (i + 2 < marks.size() && ahead < marks[i + 1].ahead)
        ++i;
    const float t = clamp01((marks[i].ahead - ahead) / (marks[i].ahead - marks[i + 1].ahead));
    float limit = mix(marks[i].limit, marks[i + 1].limit, t);
    if (m_cut.crown > 0.9F)
        limit = std::min(limit, 100.F);
    limit += 2.6F * noise(x / 7, ahead * 6, m_f.seed + 61);
    const bool thin = m_f.hair == HairStyle::Receding || m_f.hair == HairStyle::Bald ||
                      m_f.hair == HairStyle::TiedBack || m_f.hair == HairStyle::Bun;
    const float soft = thin ? 13.F : 7.F;
    float cover = ramp(limit + 0.3F * soft, limit - 0.7F * soft, y);
    // Thin on top.
    cover *= 1 - m_cut.crown * ramp(-58, -84, y + 14 * (1 - ahead) * (m_cut.crown > 0.9F ? 0.F : 1.F));
    return cover;
}

Vec3 HairGrowth::onScalp(Vec3 d) const {
    const float y = middle.y + d.y * (d.y < 0 ? 91.F : 100.F);
    const HeadShape::Section s = m_shape.section(y);
    const float flat = std::max(1e-4F, std::sqrt(d.x * d.x + d.z * d.z));
    return {s.width * d.x / flat, y, s.middle + s.depth * d.z / flat};
}

Vec3 HairGrowth::outward(Vec3 p) const {
    if (p.y > middle.y)
        return normalised({p.x, 0.12F * (p.y - middle.y), (p.z + 10) * 0.6F});
    return normalised(
        {(p.x - middle.x) / square(m_f.head.skull), (p.y - middle.y) / square(91.F), (p.z - middle.z) / square(97.F)});
}

Vec3 HairGrowth::combed(Vec3 root, Vec3 out) const {
    const float from = root.x - m_cut.parting;
    const float side = from < 0 ? -1.F : 1.F;
    const float flank = ramp(0.55F, 0.85F, std::abs(out.x));
    switch (m_f.hair) {
    case HairStyle::SideParting:
        return along(mix(Vec3{side, 0.1F, m_f.male ? 0.38F : 0.15F}, Vec3{0, 1, -0.45F}, flank), out);
    case HairStyle::Bob:
    case HairStyle::Long:
        return along(mix(Vec3{side, 0.25F, 0.12F}, Vec3{0, 1, -0.12F}, flank), out);
    case HairStyle::SweptBack:
        return along(mix(Vec3{root.x * 0.004F, -0.2F, -1}, Vec3{0, 0.5F, -1}, flank), out);
    case HairStyle::TiedBack:
        return along(Vec3{0, -40, -120} - root, out);
    case HairStyle::Bun:
        return along(Vec3{0, -128, -62} - root, out);
    case HairStyle::Curly:
        return along(m_f.male ? mix(root - crown, Vec3{0, 60, 0}, flank)
                              : mix(Vec3{side, 0.2F, -0.1F}, Vec3{0, 1, -0.25F}, flank),
                     out);
    default:
        return along(mix(root - crown, Vec3{0, 1, 0.05F}, 0.85F * flank), out);
    }
}

float HairGrowth::reach(Vec3 root, Vec3 out) const {
    const float flank = ramp(-62, -34, root.y + 16 * (1 - std::abs(out.x)));
    float length = mix(m_cut.top, m_cut.sides, flank);
    if (m_f.hair == HairStyle::Fringe && root.z > 20)
        length *= 0.8F + 0.25F * noise(root.x / 14, 1, m_f.seed + 62);
    return length;
}

/// Keeps a hair outside the head and, while it is not free, at its layer.
Vec3 HairGrowth::held(Vec3 p, float offset, bool free) const {
    if (p.y < middle.y) {
        const Vec3 q{p.x / (m_f.head.skull + offset), (p.y - middle.y) / (91 + offset),
                     (p.z - middle.z) / (97 * m_f.head.depth + offset)};
        const float r = length(q);
        if (free && r > 1)
            return p;
        return middle + (p - middle) * (1 / std::max(r, 0.05F));
    }
    const HeadShape::Section s = m_shape.section(std::min(p.y, 60.F));
    const float x = p.x / (s.width + offset);
    const float z = (p.z - s.middle) / (s.depth + offset);
    const float r = std::sqrt(x * x + z * z);
    if (r > 1 && (free || p.y > -5))
        return p;
    const float k = 1 / std::max(r, 0.05F);
    return {p.x * k, p.y, s.middle + (p.z - s.middle) * k};
}

/// One loop of a bun high on the back of the head.
std::vector<HairPoint> HairGrowth::loop(Chance& chance) const {
    const Vec3 knot{0, -139, -44};
    const Vec3 axis = normalised({chance.around(0, 0.4F), 1, chance.around(0.3F, 0.4F)});
    const Vec3 a = normalised(cross(axis, Vec3{0.2F, 0.1F, 1}));
    const Vec3 b = cross(axis, a);
    const float level = chance.between(-0.85F, 0.85F);
    const float begin = chance.between(0, 6.28F);
    std::vector<HairPoint> points;
    for (int i = 0; i <= 14; ++i) {
        const float t = begin + 0.26F * static_cast<float>(i);
        const Vec3 out = normalised(axis * level + (a * cosine(t) + b * sine(t)) * std::sqrt(1 - level * level));
        points.push_back({knot + out * Vec3{30, 25, 28}, out});
    }
    return points;
}

std::vector<HairPoint> HairGrowth::strand(Chance& chance, float layer) const {
    if (m_f.hair == HairStyle::Bun && chance.percent(22))
        return loop(chance);
    const float dz = chance.between(-1, 1);
    const float angle = chance.between(-3.14159F, 3.14159F);
    const float flat = std::sqrt(std::max(0.F, 1 - dz * dz));
    const Vec3 root = onScalp({flat * sine(angle), dz, flat * cosine(angle)});
    const HeadShape::Section s = m_shape.section(root.y);
    const float ahead = (root.z - s.middle) / std::max(s.depth, 0.1F);
    if (chance.unit() > grows(root.x, root.y, ahead) * 1.15F)
        return {};
    const Vec3 out = outward(root);
    const float whole = reach(root, out) * chance.between(0.78F, 1.12F);
    const float flank = ramp(0.5F, 0.9F, std::abs(out.x));
    const float lift = mix(m_cut.lift, m_cut.sideLift, flank) * layer;
    const bool standing = m_f.hair == HairStyle::Short || m_f.hair == HairStyle::Cropped ||
                          m_f.hair == HairStyle::Receding || m_f.hair == HairStyle::Bald || m_f.hair == HairStyle::Afro;
    const float upright = m_f.hair == HairStyle::Afro
                              ? 0.95F
                              : (m_f.hair == HairStyle::Short ? 0.08F + 0.24F * layer : 0.20F) * (1 - 0.6F * flank);
    const Vec3 stray{chance.around(0, m_cut.stray), chance.around(0, m_cut.stray), chance.around(0, m_cut.stray)};
    Vec3 way =
        normalised(combed(root, out) * (standing ? 1 - upright : 1.F) + out * (standing ? upright : 0.35F) + stray);
    const int count = std::clamp(static_cast<int>(whole / 5) + 3, 4, 40);
    const float step = whole / static_cast<float>(count - 1);
    const float phase = chance.between(0, 6.28F);
    std::vector<HairPoint> points{{root, out}};
    Vec3 p = root;
    float gone = 0;
    for (int i = 1; i < count; ++i) {
        gone += step;
        p = p + way * step;
        const Vec3 here = outward(p);
        if (standing) {
            way = normalised(way + (Vec3{0, 1, 0} - here * 0.5F) * (step * (0.003F + 0.02F * m_cut.weight)));
            p = held(p, 0.4F, true);
        } else {
            const bool free = m_cut.weight > 0.3F && p.y > -28;
            p = held(p, 0.5F + lift * (0.4F + 0.6F * ramp(0, 30, gone)), free);
            const Vec3 flow = along(combed(p, here) + stray * 0.7F, here);
            // Long hair is kept out of the face.
            const float face =
                (p.x < 0 ? -0.9F : 0.9F) * ramp(80, 60, std::abs(p.x)) * ramp(0, 40, p.z) * ramp(125, 95, p.y);
            const Vec3 fall = normalised(Vec3{p.x * 0.0007F + face, 1, 0} + stray * 0.6F);
            way = normalised(
                mix(flow, free ? fall : along(fall, here), free ? 0.93F : m_cut.weight * ramp(20, 90, gone) * 0.6F));
        }
        Vec3 place = p;
        if (m_cut.curl > 0) {
            const float a = phase + gone / m_cut.curlTurn * 6.28F;
            const float r = m_cut.curl * ramp(0, 25, gone);
            const Vec3 sideways = normalised(cross(way, here));
            place = p + sideways * (r * sine(a)) + here * (r * (0.6F + cosine(a)));
        }
        points.push_back({place, here});
    }
    return points;
}

} // namespace watchdesk::portraits
