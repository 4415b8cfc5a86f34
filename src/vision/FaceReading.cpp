#include "vision/FaceReading.h"

#include <algorithm>
#include <cmath>

namespace watchdesk::vision {

namespace {

/// As the detector's landmarks may be off: nearer, further, and moved.
constexpr Framing framings[] = {{1, 0, 0}, {1.05F, 0, 0}, {0.95F, 0, 0}, {1, 2, 0}, {1, 0, 2}};

struct Window {
    float right, down; ///< moved by that part of its height
    float size;
};
constexpr Window windows[] = {{0.05F, 0, 1},  {-0.05F, 0, 1}, {0, 0.05F, 1},
                              {0, -0.05F, 1}, {0, 0, 1.08F},  {0, 0, 0.93F}};

/// The box moved so that the landmarks lie in its middle: the detector's boxes are not.
Box centredOn(const Landmarks& landmarks, const Box& box) {
    const auto [left, right] =
        std::minmax_element(landmarks.begin(), landmarks.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(landmarks.begin(), landmarks.end(), [](Point a, Point b) { return a.y < b.y; });
    Box out = box;
    out.x = (left->x + right->x - box.width) / 2;
    out.y = (top->y + bottom->y - box.height) / 2;
    return out;
}

Box moved(const Box& box, const Window& w) {
    const Point c = box.centre();
    const float width = box.width * w.size;
    const float height = box.height * w.size;
    return {c.x + w.right * box.height - width / 2, c.y + w.down * box.height - height / 2, width, height, box.score};
}

/// The mean of what is found in a window and in six around it, which are centred once more.
Landmarks steadyLandmarks(FaceNets& nets, const PictureView& picture, const Box& box) {
    Landmarks sum = nets.landmarks(picture, box);
    const Box again = centredOn(sum, box);
    for (const Window& window : windows) {
        const Landmarks found = nets.landmarks(picture, moved(again, window));
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i].x += found[i].x;
            sum[i].y += found[i].y;
        }
    }
    constexpr auto count = static_cast<float>(1 + std::size(windows));
    for (Point& p : sum) {
        p.x /= count;
        p.y /= count;
    }
    return sum;
}

Features steadyFeatures(FaceNets& nets, const PictureView& picture, const Landmarks& landmarks) {
    Features sum;
    for (const Framing& framing : framings) {
        const Features one = nets.features(nets.crop(picture, landmarks, framing).view());
        sum.resize(one.size());
        std::transform(sum.begin(), sum.end(), one.begin(), sum.begin(), std::plus<>());
    }
    toUnit(sum);
    return sum;
}

} // namespace

Face readFace(FaceNets& nets, const PictureView& picture, const Box& box, Care care, bool withFeatures) {
    Face face;
    face.box = box;
    const Box centred = centredOn(nets.landmarks(picture, box), box);
    face.landmarks =
        care == Care::Thorough ? steadyLandmarks(nets, picture, centred) : nets.landmarks(picture, centred);
    const Picture crop = nets.crop(picture, face.landmarks);
    face.quality = judge(crop.view(), face.landmarks, box);
    if (withFeatures)
        face.features =
            care == Care::Thorough ? steadyFeatures(nets, picture, face.landmarks) : nets.features(crop.view());
    return face;
}

} // namespace watchdesk::vision
