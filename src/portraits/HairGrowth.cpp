#include "portraits/HairGrowth.h"

namespace watchdesk::portraits {

namespace {

constexpr Vec3 middle{0, -35, -10};
constexpr Vec3 crown{0, -112, -46};

Vec3 along(Vec3 way, Vec3 out) {
    return normalised(way - out * dot(way, out));
}

} // namespace

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

bool HairGrowth::stands() const {
    switch (m_f.hair) {
    case HairStyle::Short:
    case HairStyle::Cropped:
    case HairStyle::Receding:
    case HairStyle::Bald:
    case HairStyle::Afro:
        return true;
    default:
        return false;
    }
}

/// The way a hair leaves the scalp.
Vec3 HairGrowth::start(Vec3 root, Vec3 out, float layer, Vec3 stray) const {
    if (!stands())
        return normalised(combed(root, out) + out * 0.35F + stray);
    const float flat = 1 - 0.6F * ramp(0.5F, 0.9F, std::abs(out.x));
    float upright = 0.20F * flat;
    if (m_f.hair == HairStyle::Afro)
        upright = 0.95F;
    else if (m_f.hair == HairStyle::Short)
        upright = (0.08F + 0.24F * layer) * flat;
    return normalised(combed(root, out) * (1 - upright) + out * upright + stray);
}

/// Brings a lying hair back to its layer and turns it with the comb and its weight.
void HairGrowth::guide(Vec3& p, Vec3& way, float lift, float gone, Vec3 stray) const {
    const Vec3 here = outward(p);
    const bool free = m_cut.weight > 0.3F && p.y > -28;
    p = held(p, 0.5F + lift * (0.4F + 0.6F * ramp(0, 30, gone)), free);
    const Vec3 flow = along(combed(p, here) + stray * 0.7F, here);
    // Long hair is kept out of the face.
    const float aside = (p.x < 0 ? -0.9F : 0.9F) * ramp(80, 60, std::abs(p.x)) * ramp(0, 40, p.z) * ramp(125, 95, p.y);
    const Vec3 fall = normalised(Vec3{p.x * 0.0007F + aside, 1, 0} + stray * 0.6F);
    if (free)
        way = normalised(mix(flow, fall, 0.93F));
    else
        way = normalised(mix(flow, along(fall, here), m_cut.weight * ramp(20, 90, gone) * 0.6F));
}

Vec3 HairGrowth::curled(Vec3 p, Vec3 way, Vec3 out, float gone, float phase) const {
    const float a = phase + gone / m_cut.curlTurn * 6.28F;
    const float r = m_cut.curl * ramp(0, 25, gone);
    const Vec3 sideways = normalised(cross(way, out));
    return p + sideways * (r * sine(a)) + out * (r * (0.6F + cosine(a)));
}

std::vector<HairPoint> HairGrowth::strand(Chance& chance, float layer) const {
    if (m_f.hair == HairStyle::Bun && chance.percent(22))
        return loop(chance);
    const float high = chance.between(-1, 1);
    const float angle = chance.between(-3.14159F, 3.14159F);
    const float flat = std::sqrt(std::max(0.F, 1 - high * high));
    const Vec3 root = onScalp({flat * sine(angle), high, flat * cosine(angle)});
    // Short hair at the back is never seen.
    if (root.z < -60 && m_cut.sides < 60)
        return {};
    const HeadShape::Section s = m_shape.section(root.y);
    if (chance.unit() > grows(root.x, root.y, (root.z - s.middle) / std::max(s.depth, 0.1F)) * 1.15F)
        return {};
    return grown(chance, root, layer);
}

std::vector<HairPoint> HairGrowth::grown(Chance& chance, Vec3 root, float layer) const {
    const Vec3 out = outward(root);
    const float whole = reach(root, out) * chance.between(0.78F, 1.12F);
    const float lift = mix(m_cut.lift, m_cut.sideLift, ramp(0.5F, 0.9F, std::abs(out.x))) * layer;
    const Vec3 stray{chance.around(0, m_cut.stray), chance.around(0, m_cut.stray), chance.around(0, m_cut.stray)};
    const float phase = chance.between(0, 6.28F);
    const int count = std::clamp(static_cast<int>(whole / 5) + 3, 4, 40);
    const float step = whole / static_cast<float>(count - 1);
    std::vector<HairPoint> points{{root, out}};
    Vec3 p = root;
    Vec3 way = start(root, out, layer, stray);
    for (int i = 1; i < count; ++i) {
        const float gone = step * static_cast<float>(i);
        p = p + way * step;
        const Vec3 here = outward(p);
        if (stands()) {
            way = normalised(way + (Vec3{0, 1, 0} - here * 0.5F) * (step * (0.003F + 0.02F * m_cut.weight)));
            p = held(p, 0.4F, true);
        } else {
            guide(p, way, lift, gone, stray);
        }
        points.push_back({m_cut.curl > 0 ? curled(p, way, here, gone, phase) : p, here});
    }
    return points;
}

} // namespace watchdesk::portraits
