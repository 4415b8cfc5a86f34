#include "portraits/Hair.h"

namespace watchdesk::portraits {

namespace {

/// A hair's own colour: locks differ, roots are darker, some are grey.
Vec3 dye(const Features& f, Chance& chance, Vec3 root) {
    const float lock = noise(root.x / 9, root.y / 14 + root.z / 11, f.seed + 71);
    const Vec3 grey{0.36F, 0.35F, 0.34F};
    const Vec3 own = mix(f.colour.hair, grey, clamp01(f.colour.greying * chance.between(0.4F, 1.5F)));
    return own * (1 + 0.20F * lock + chance.around(0, 0.17F));
}

void drawOne(Canvas& canvas, const HairWork& work, const std::vector<HairPoint>& points, Vec3 colour, float layer,
             float width) {
    const Camera& camera = work.frame.camera();
    StrandEnd before;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Vec3 place = work.pose(points[i].place);
        const Vec3 seen = camera(place);
        const std::size_t a = i == 0 ? 0 : i - 1;
        const std::size_t b = std::min(i + 1, points.size() - 1);
        const Vec3 way = normalised(work.pose.turn(points[b].place - points[a].place));
        const float t = static_cast<float>(i) / static_cast<float>(points.size() - 1);
        float shine = 0;
        const Vec3 light =
            work.light.onHair(way, work.pose.turn(points[i].outward), 0.28F + 0.72F * layer * (0.5F + 0.5F * t), shine);
        const Vec3 sheen = mix(Vec3{1, 1, 1}, colour * 3.F, 0.35F) * (0.085F * shine * layer);
        StrandEnd end{seen.x, seen.y, place.z, colour * (0.62F + 0.38F * ramp(0, 0.2F, t)) * light + sheen,
                      width * (1 - 0.55F * ramp(0.75F, 1, t))};
        if (i > 0)
            drawStrand(canvas, work.frame, before, end, 0.82F, 1.2F);
        before = end;
    }
}

} // namespace

void drawHair(Canvas& canvas, const HairWork& work, const HairGrowth& growth) {
    const Features& f = work.shape.features();
    const float scale = work.frame.camera().scale;
    const float length = std::max(6.F, 0.5F * (growth.cut().top + growth.cut().sides));
    const float width = std::max(0.75F, 0.62F * scale);
    // So many that the whole head is covered several times over.
    const float dense = std::min(scale, 1.5F) * std::min(1.F, 0.35F + 0.65F * scale);
    const float wanted = 1.35e6F * dense / (length + 30) / std::max(1.F, 0.5F * width);
    const int count = static_cast<int>(std::clamp(wanted, 1500.F, 14000.F));
    Chance chance(f.seed, 8);
    for (int i = 0; i < count; ++i) {
        const float layer = static_cast<float>(i) / static_cast<float>(count);
        const auto points = growth.strand(chance, layer);
        const Vec3 colour = points.empty() ? Vec3{} : dye(f, chance, points.front().place);
        if (points.size() > 1)
            drawOne(canvas, work, points, colour, layer, width);
    }
}

} // namespace watchdesk::portraits
