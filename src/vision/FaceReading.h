// From a box to landmarks and a template, as steadily as the face deserves.
#pragma once

#include "vision/FaceNets.h"
#include "vision/Quality.h"

namespace watchdesk::vision {

/// A face with everything that comparing needs.
struct Face {
    Box box;
    Landmarks landmarks{};
    Quality quality;
    Features features; ///< unit vector; empty when it was not asked for
};

/// How much work a face is worth. Quick: landmarks twice (the second time centred on the first), one template; 17 ms on
/// one core. Thorough: landmarks of seven slightly moved windows averaged, the templates of five framings averaged: for
/// faces with few pixels, where the misplacing of a single point costs most, and for photographs that are enrolled
/// once; 80 ms.
enum class Care { Quick, Thorough };

/// Reads one face. Without features nothing comparable is made of it.
[[nodiscard]] Face readFace(FaceNets& nets, const PictureView& picture, const Box& box, Care care, bool withFeatures);

} // namespace watchdesk::vision
