#include "portraits/Figure.h"

#include "portraits/Cloth.h"
#include "portraits/Glasses.h"
#include "portraits/Hair.h"
#include "portraits/Soften.h"

namespace watchdesk::portraits {

namespace {

/// All that is needed to say the colour of a fragment.
struct Painters {
    const HeadShape& shape;
    const HairGrowth& growth;
    SkinPainter skin;
    ClothPainter cloth;

    Finish face(float x, float y) const {
        Finish finish = skin.face(x, y);
        if (y > 20)
            return finish;
        const HeadShape::Section s = shape.section(y);
        const float ahead = std::sqrt(std::max(0.F, 1 - square(x / std::max(1.F, s.width))));
        const float scalp = growth.grows(x, y, ahead) * growth.cut().cover * 0.9F;
        const Colouring& c = shape.features().colour;
        const Vec3 roots = mix(c.hair, Vec3{0.36F, 0.35F, 0.34F}, c.greying) * 0.26F + finish.albedo * 0.03F;
        finish.albedo = mix(finish.albedo, roots, scalp);
        finish.gloss *= 1 - scalp;
        return finish;
    }

    Finish at(const Fragment& f) const {
        switch (f.part) {
        case Part::Face:
            return face(f.u, f.v);
        case Part::Ear:
            return skin.plain(f.u * 9 + 40, f.v * 60, 0.9F);
        case Part::Throat:
            return skin.plain(f.u, f.v, 0.15F);
        case Part::Hand:
            return skin.plain(f.u, f.v, 0.5F);
        default:
            return cloth.paint(f.part, f.u, f.v, f.z > -30);
        }
    }
};

/// Paints the surfaces; hair darkens what it hangs over.
void paintSurfaces(Canvas& canvas, const Frame& frame, const Painters& painters, const std::vector<float>& shade) {
    for (int y = 0; y < frame.height(); ++y) {
        for (int x = 0; x < frame.width(); ++x) {
            const Fragment& f = frame.at(x, y);
            if (f.part == Part::None)
                continue;
            const Finish finish = painters.at(f);
            const float under = 1 - 0.5F * shade[static_cast<std::size_t>(y * frame.width() + x)];
            const Vec3 shine{f.gloss * finish.gloss, f.gloss * finish.gloss, f.gloss * finish.gloss};
            canvas.lay(
                x, y,
                finish.albedo * f.light * under + shine * under + finish.glow * mix(0.4F, 1.F, clamp01(f.light.y)), 1);
        }
    }
}

/// The shadow of the hair: its cover, blurred and moved away from the lamp.
std::vector<float> hairShade(const Canvas& hair, const Camera& camera, Vec3 key) {
    const int w = hair.width();
    const int h = hair.height();
    std::vector<float> shade(static_cast<std::size_t>(w * h));
    const int dx = static_cast<int>(-key.x * 5 * camera.scale);
    const int dy = static_cast<int>(-key.y * 7 * camera.scale);
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x)
            shade[static_cast<std::size_t>(y * w + x)] =
                hair.at(std::clamp(x - dx, 0, w - 1), std::clamp(y - dy, 0, h - 1)).cover;
    blur(shade, w, h, 4.5F * camera.scale);
    return shade;
}

void over(Canvas& canvas, const Canvas& top) {
    for (int y = 0; y < canvas.height(); ++y)
        for (int x = 0; x < canvas.width(); ++x)
            if (const Paint& p = top.at(x, y); p.cover > 0)
                canvas.lay(x, y, p.colour, p.cover);
}

} // namespace

PortraitPose bounded(PortraitPose pose) {
    const auto within = [](double v, double most) {
        return v >= -most && v <= most ? v : v > most ? most : v < -most ? -most : 0.;
    };
    pose.yaw = within(pose.yaw, 35);
    pose.pitch = within(pose.pitch, 20);
    pose.roll = within(pose.roll, 20);
    pose.lightYaw = within(pose.lightYaw, 80);
    pose.lightPitch = within(pose.lightPitch, 80);
    pose.contrast = std::max(0., within(pose.contrast, 1));
    return pose;
}

HeadPose headPose(const PortraitPose& pose) {
    return {Turn(static_cast<float>(pose.yaw), static_cast<float>(pose.pitch), static_cast<float>(pose.roll))};
}

Canvas paintFigure(const Features& features, const PortraitPose& asked, const Stance& stance, const Camera& camera,
                   QSize size, float fine, Vec3 tint) {
    const PortraitPose pose = bounded(asked);
    const HeadShape shape(withExpression(features, pose.expression));
    const HeadPose head = headPose(pose);
    const Light light(pose, tint);
    Frame frame(size.width(), size.height(), camera);
    // Above the collar the trunk is not there: the neck is.
    const auto clothed = [&shape](const Fragment& f) { return f.v > collarLine(shape.features(), f.u, f.z > -30); };
    const auto bare = [&shape](const Fragment& f) { return f.v < collarLine(shape.features(), f.u, f.z > -30) + 1.5F; };
    for (const Grid& grid : bodyGrids(shape.features(), head, light, stance)) {
        if (grid.part == Part::Torso)
            frame.add(grid, clothed);
        else if (grid.part == Part::Throat)
            frame.add(grid, bare);
        else
            frame.add(grid);
    }
    frame.add(faceGrid(shape, head, light, fine));
    for (const float side : {-1.F, 1.F})
        frame.add(earGrid(shape, head, light, side));
    const HairGrowth growth(shape);
    const HairWork work{shape, head, light, frame};
    Canvas hair(size.width(), size.height());
    drawHair(hair, work, growth);
    // The eyes stay with the camera when the head turns.
    const SkinPainter skin(shape, -7.5F * sine(radians(static_cast<float>(pose.yaw))),
                           -6 * sine(radians(static_cast<float>(pose.pitch))));
    const Painters painters{shape, growth, skin, ClothPainter(shape.features(), skin)};
    Canvas canvas(size.width(), size.height());
    paintSurfaces(canvas, frame, painters, hairShade(hair, camera, light.key()));
    drawBrows(canvas, work);
    drawBeard(canvas, work);
    over(canvas, hair);
    smoothEdges(canvas, frame);
    if (features.glasses)
        drawGlasses(canvas, work);
    return canvas;
}

} // namespace watchdesk::portraits
