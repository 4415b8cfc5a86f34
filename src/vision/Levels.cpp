#include "vision/Levels.h"

#include "vision/Pixels.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace watchdesk::vision {

namespace {

constexpr double gamma = 0.6;

/// The luminance below which `part` of the pixels lie.
int percentile(const PictureView& picture, double part) {
    cv::Mat grey;
    cv::cvtColor(matOf(picture), grey, cv::COLOR_BGR2GRAY);
    std::array<std::size_t, 256> counts{};
    for (auto it = grey.begin<std::uint8_t>(); it != grey.end<std::uint8_t>(); ++it)
        ++counts[*it];
    auto left = static_cast<std::size_t>(part * double(grey.total()));
    for (int value = 0; value < 256; ++value) {
        if (counts[static_cast<std::size_t>(value)] > left)
            return value;
        left -= counts[static_cast<std::size_t>(value)];
    }
    return 255;
}

} // namespace

double medianLight(const PictureView& picture) {
    return percentile(picture, 0.5);
}

Picture liftLevels(const PictureView& picture) {
    const int low = percentile(picture, 0.01);
    const int high = std::max(percentile(picture, 0.99), low + 1);
    cv::Mat table(1, 256, CV_8U);
    for (int i = 0; i < 256; ++i) {
        const double part = std::clamp(double(i - low) / (high - low), 0.0, 1.0);
        table.at<std::uint8_t>(i) = static_cast<std::uint8_t>(std::lround(255 * std::pow(part, gamma)));
    }
    cv::Mat out;
    cv::LUT(matOf(picture), table, out);
    return pictureOf(out);
}

} // namespace watchdesk::vision
