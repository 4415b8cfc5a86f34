#include "portraits/Portrait.h"

#include "portraits/Chance.h"
#include "portraits/Figure.h"
#include "portraits/Picture.h"

namespace watchdesk::portraits {

QImage drawPortrait(const PortraitLook& look, const PortraitPose& pose, QSize size) {
    if (size.isEmpty() || size.width() > 4096 || size.height() > 4096)
        return {};
    const Features features = featuresOf(look);
    const float w = static_cast<float>(size.width());
    const float h = static_cast<float>(size.height());
    // Hair to chest: 430 mm of the person, the eyes a little above the middle.
    const Camera camera{std::min(h / 430.F, w / 330.F), 0.5F * w, 0.415F * h};
    const Canvas person =
        paintFigure(features, pose, {}, camera, size, std::clamp(camera.scale / 1.2F, 0.3F, 1.3F), {1, 1, 1});
    Canvas picture = backdrop(features, size);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            picture.lay(x, y, person.at(x, y).colour, person.at(x, y).cover);
    return developed(picture, {.grain = 0.010F, .seed = look.seed});
}

PortraitPose portraitPose(const PortraitLook& look) {
    Chance chance(look.seed, 15);
    PortraitPose pose;
    pose.yaw = chance.around(0, 5);
    pose.pitch = chance.around(0, 2);
    pose.roll = chance.around(0, 1.5F);
    const float side = chance.percent(50) ? 1.F : -1.F;
    pose.lightYaw = side * chance.between(12, 50);
    pose.lightPitch = chance.between(20, 44);
    pose.contrast = chance.between(0.2F, 0.5F);
    const int mood = chance.below(10);
    pose.expression = mood < 6 ? Expression::Neutral : mood < 9 ? Expression::SlightSmile : Expression::LipsParted;
    return pose;
}

} // namespace watchdesk::portraits
