#include "portraits/Still.h"

#include "portraits/Chance.h"
#include "portraits/Figure.h"
#include "portraits/Scenery.h"
#include "portraits/Stamp.h"

#include <algorithm>

namespace watchdesk::portraits {

namespace {

// The face as the detector frames it, in millimetres about the pupils.
constexpr float forehead = -69;
constexpr float faceMillimetres = 170;
constexpr float faceHalf = 64;

/// Where and how large a person is in the picture.
struct Standing {
    int index;
    float scale; ///< pixels a millimetre
    float x;     ///< of the pupils' middle
    float y;
};

std::vector<Standing> standings(const StreetScene& scene) {
    std::vector<Standing> out;
    const float w = static_cast<float>(scene.size.width());
    const float h = static_cast<float>(scene.size.height());
    for (int i = 0; i < scene.people.size(); ++i) {
        const Passer& p = scene.people[i];
        if (p.faceHeight < 6 || p.faceHeight > scene.size.height())
            continue;
        const float scale = static_cast<float>(p.faceHeight) / faceMillimetres;
        // The camera hangs 2.05 m above the floor: eyes lie as far below the horizon as they lie below the camera.
        const float level = p.level >= 0 && p.level <= 1 ? static_cast<float>(p.level) * h
                                                         : horizonOf(scene) + (2050 - eyeHeight) * scale;
        const double place = p.place >= 0 && p.place <= 1 ? p.place : 0.5;
        out.push_back({i, scale, static_cast<float>(place) * w, level});
    }
    std::stable_sort(out.begin(), out.end(), [](const Standing& a, const Standing& b) { return a.scale < b.scale; });
    return out;
}

/// Shrinks a sheet by a whole number.
Paint shrunk(const Canvas& canvas, int x, int y, int by) {
    Paint sum;
    for (int j = 0; j < by; ++j) {
        for (int i = 0; i < by; ++i) {
            const Paint& p = canvas.at(x * by + i, y * by + j);
            sum.colour = sum.colour + p.colour * p.cover;
            sum.cover += p.cover;
        }
    }
    if (sum.cover > 0)
        sum.colour = sum.colour * (1 / sum.cover);
    sum.cover /= static_cast<float>(by * by);
    return sum;
}

Stance stanceOf(quint32 seed) {
    Chance chance(seed, 31);
    Stance stance{.whole = true};
    stance.sway = chance.between(-14, 14);
    stance.leftArm = chance.percent(35) ? chance.between(0.3F, 1) : chance.between(0, 0.12F);
    stance.rightArm = chance.percent(35) ? chance.between(0.3F, 1) : chance.between(0, 0.12F);
    stance.stride = chance.between(30, 150);
    return stance;
}

/// A soft dark patch where the feet meet the floor.
void groundShadow(Canvas& picture, const Standing& s) {
    const float cy = s.y + eyeHeight * s.scale;
    const float rx = 300 * s.scale;
    const float ry = 62 * s.scale;
    for (int y = std::max(0, static_cast<int>(cy - 3 * ry));
         y < std::min(picture.height(), static_cast<int>(cy + 3 * ry)); ++y)
        for (int x = std::max(0, static_cast<int>(s.x - 3 * rx));
             x < std::min(picture.width(), static_cast<int>(s.x + 3 * rx)); ++x)
            picture.at(x, y).colour = picture.at(x, y).colour * (1 - 0.6F * hill((static_cast<float>(x) - s.x) / rx,
                                                                                 (static_cast<float>(y) - cy) / ry));
}

void person(Canvas& picture, const StreetScene& scene, const Standing& s, Vec3 tint) {
    const Passer& passer = scene.people[s.index];
    groundShadow(picture, s);
    // Small people are drawn larger and shrunk, so that hair and eyes come out as a lens would have them.
    const int by = s.scale < 0.2F ? 3 : s.scale < 0.5F ? 2 : 1;
    const int left = std::max(0, static_cast<int>(s.x - 310 * s.scale));
    const int top = std::max(0, static_cast<int>(s.y - 190 * s.scale));
    const int right = std::min(picture.width(), static_cast<int>(s.x + 310 * s.scale) + 1);
    const int bottom = std::min(picture.height(), static_cast<int>(s.y + 1640 * s.scale) + 1);
    if (right <= left || bottom <= top)
        return;
    const float k = static_cast<float>(by);
    const Camera camera{s.scale * k, (s.x - static_cast<float>(left)) * k, (s.y - static_cast<float>(top)) * k, 5200};
    const QSize size((right - left) * by, (bottom - top) * by);
    const Canvas sheet =
        paintFigure(featuresOf(passer.look), passer.pose, stanceOf(scene.seed * 64 + static_cast<quint32>(s.index)),
                    camera, size, std::clamp(camera.scale / 1.2F, 0.3F, 1.F), tint);
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            const Paint p = shrunk(sheet, x - left, y - top, by);
            if (p.cover > 0)
                picture.lay(x, y, p.colour, p.cover);
        }
    }
}

QRect faceBox(const StreetScene& scene, const Standing& s) {
    const HeadPose pose = headPose(bounded(scene.people[s.index].pose));
    const Vec3 middle = pose({0, forehead + faceMillimetres / 2, 70});
    const float k = s.scale * 5200 / (5200 - middle.z);
    const float cx = s.x + middle.x * k;
    const float cy = s.y + middle.y * k;
    const QRectF box(static_cast<double>(cx - faceHalf * k), static_cast<double>(cy - faceMillimetres / 2 * k),
                     static_cast<double>(2 * faceHalf * k), static_cast<double>(faceMillimetres * k));
    return box.toAlignedRect().intersected(QRect(QPoint(0, 0), scene.size));
}

} // namespace

Still drawStill(const StreetScene& scene) {
    if (scene.size.isEmpty() || scene.size.width() > 4096 || scene.size.height() > 4096)
        return {};
    Canvas picture = drawScenery(scene);
    const Vec3 tint = scene.scenery == Scenery::Street ? Vec3{0.80F, 0.83F, 0.88F} : Vec3{0.86F, 0.84F, 0.78F};
    Still out;
    for (const Standing& s : standings(scene)) {
        person(picture, scene, s, tint);
        const QRect box = faceBox(scene, s);
        if (!box.isEmpty())
            out.faces.push_back({s.index, box});
    }
    std::sort(out.faces.begin(), out.faces.end(),
              [](const FaceTruth& a, const FaceTruth& b) { return a.person < b.person; });
    out.image = recorded(picture, scene);
    return out;
}

PortraitPose passingPose(quint32 seed) {
    Chance chance(seed, 32);
    PortraitPose pose;
    pose.yaw = chance.between(-15, 15);
    pose.pitch = chance.between(-3, 7);
    pose.roll = chance.between(-4, 4);
    pose.lightYaw = chance.between(-55, 55);
    pose.lightPitch = chance.between(25, 55);
    pose.contrast = chance.between(0.1F, 0.55F);
    const int mood = chance.below(10);
    pose.expression = mood < 6 ? Expression::Neutral : mood < 8 ? Expression::SlightSmile : Expression::LipsParted;
    return pose;
}

} // namespace watchdesk::portraits
