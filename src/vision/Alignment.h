// Landmarks to the upright, standard crop that the feature model was trained on.
#pragma once

#include "vision/Picture.h"

#include <array>

namespace watchdesk::vision {

/// 68 points in the order of dlib and iBUG 300-W, in pixels of the picture.
using Landmarks = std::array<Point, 68>;
/// Left eye, right eye, nose, left and right corner of the mouth, as seen in the picture.
using FivePoints = std::array<Point, 5>;

inline constexpr int cropSize = 112;

/// The ArcFace template for a crop of 112×112.
inline constexpr FivePoints arcFaceTemplate{
    {{38.2946F, 51.6963F}, {73.5318F, 51.5014F}, {56.0252F, 71.7366F}, {41.5493F, 92.3655F}, {70.7299F, 92.2041F}}};

/// Eyes are the means of their four lid points, the mouth's corners those of the outer and the inner lips.
[[nodiscard]] FivePoints fivePoints(const Landmarks& landmarks);

/// x' = a x - b y + tx, y' = b x + a y + ty.
struct Similarity {
    double a = 1;
    double b = 0;
    double tx = 0;
    double ty = 0;
    [[nodiscard]] Point apply(Point p) const;
    [[nodiscard]] double scale() const;
};

/// The similarity that brings `from` nearest to `to` in the least-squares sense (Umeyama 1991, in the plane). Points
/// that all coincide give a shift.
[[nodiscard]] Similarity similarityBetween(const FivePoints& from, const FivePoints& to);

} // namespace watchdesk::vision
