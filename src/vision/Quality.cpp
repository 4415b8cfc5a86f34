#include "vision/Quality.h"

#include "vision/Pixels.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace watchdesk::vision {

namespace {

// Where the flaws begin: set on the development pack, so that its clean photographs are good and its blurred and dark
// ones are not.
constexpr float blurredBelow = 0.10F;
constexpr float darkBelow = 55;
constexpr float flatBelow = 40;
constexpr float glaringFrom = 215;
constexpr float turnedFrom = 0.42F;

struct Light {
    float low, median, high;
};

Light lightOf(const cv::Mat& grey) {
    std::vector<std::uint8_t> values(grey.begin<std::uint8_t>(), grey.end<std::uint8_t>());
    std::sort(values.begin(), values.end());
    const auto at = [&](double part) {
        return static_cast<float>(values[static_cast<std::size_t>(part * double(values.size() - 1))]);
    };
    return {at(0.05), at(0.5), at(0.95)};
}

/// The share of the fine detail that a slight blur takes away: nearly none of a picture that was blurred already (after
/// Crété-Roffet 2007), so it does not depend on how strong the contrast is.
float sharpnessOf(const cv::Mat& grey) {
    cv::Mat soft;
    cv::blur(grey, soft, {3, 3});
    cv::Mat fineX, fineY, leftX, leftY;
    cv::Sobel(grey, fineX, CV_32F, 1, 0, 1);
    cv::Sobel(grey, fineY, CV_32F, 0, 1, 1);
    cv::Sobel(soft, leftX, CV_32F, 1, 0, 1);
    cv::Sobel(soft, leftY, CV_32F, 0, 1, 1);
    const double before = cv::norm(fineX, cv::NORM_L1) + cv::norm(fineY, cv::NORM_L1);
    const double after = cv::norm(leftX, cv::NORM_L1) + cv::norm(leftY, cv::NORM_L1);
    return before <= 0 ? 0 : static_cast<float>(std::clamp(1 - after / before, 0.0, 1.0));
}

/// Where the nose lies between the two edges of the face.
float turnOf(const Landmarks& l) {
    const auto distance = [](Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); };
    const float left = distance(l[30], l[2]);
    const float right = distance(l[30], l[14]);
    return left + right <= 0 ? 0 : (left - right) / (left + right);
}

float tiltOf(const Landmarks& l) {
    const FivePoints p = fivePoints(l);
    return static_cast<float>(std::atan2(p[1].y - p[0].y, p[1].x - p[0].x) * 180 / std::numbers::pi);
}

} // namespace

bool Quality::has(Flaw flaw) const {
    return std::find(flaws.begin(), flaws.end(), flaw) != flaws.end();
}

const char* Quality::word() const {
    if (flaws.empty())
        return "good";
    const bool grave = has(Flaw::Small) || has(Flaw::TurnedAway);
    return flaws.size() > 1 || grave ? "poor" : "fair";
}

const char* flawWord(Flaw flaw) {
    switch (flaw) {
    case Flaw::Small:
        return "small";
    case Flaw::Blurred:
        return "blurred";
    case Flaw::Dark:
        return "dark";
    case Flaw::Glaring:
        return "glaring";
    case Flaw::TurnedAway:
        return "turned away";
    }
    return "";
}

Quality judge(const PictureView& crop, const Landmarks& landmarks, const Box& box) {
    cv::Mat grey;
    cv::cvtColor(matOf(crop), grey, cv::COLOR_BGR2GRAY);
    const cv::Mat face = grey(cv::Rect(cropSize / 6, cropSize / 5, cropSize * 2 / 3, cropSize * 7 / 10));
    Quality q;
    const Light light = lightOf(face);
    q.height = box.height;
    q.sharpness = sharpnessOf(face);
    q.light = light.median;
    q.contrast = light.high - light.low;
    q.turn = turnOf(landmarks);
    q.tilt = tiltOf(landmarks);
    if (q.height < maybeFrom)
        q.flaws.push_back(Flaw::Small);
    if (q.sharpness < blurredBelow)
        q.flaws.push_back(Flaw::Blurred);
    if (q.light < darkBelow || q.contrast < flatBelow)
        q.flaws.push_back(Flaw::Dark);
    else if (q.light > glaringFrom)
        q.flaws.push_back(Flaw::Glaring);
    if (std::abs(q.turn) > turnedFrom)
        q.flaws.push_back(Flaw::TurnedAway);
    return q;
}

} // namespace watchdesk::vision
