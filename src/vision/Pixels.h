// OpenCV's view of our pictures; for the .cpp files of this room only.
#pragma once

#include "vision/Picture.h"

#include <opencv2/core.hpp>

#include <cstring>

namespace watchdesk::vision {

/// Shares the pixels; the picture must outlive it, and nothing writes through it.
[[nodiscard]] inline cv::Mat matOf(const PictureView& p) {
    return {p.height, p.width, CV_8UC3, const_cast<std::uint8_t*>(p.bgr), p.stride};
}

[[nodiscard]] inline Picture pictureOf(const cv::Mat& mat) {
    Picture out;
    out.width = mat.cols;
    out.height = mat.rows;
    const std::size_t row = static_cast<std::size_t>(mat.cols) * 3;
    out.bgr.resize(row * static_cast<std::size_t>(mat.rows));
    for (int y = 0; y < mat.rows; ++y)
        std::memcpy(out.bgr.data() + row * static_cast<std::size_t>(y), mat.ptr(y), row);
    return out;
}

} // namespace watchdesk::vision
