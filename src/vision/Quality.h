// How good a picture of a face is for comparing, in the terms that an operator can act on (ISO/IEC 29794-5 has the
// ideas).
#pragma once

#include "vision/Alignment.h"
#include "vision/Picture.h"

#include <string>
#include <vector>

namespace watchdesk::vision {

/// Heights of a face in pixels: from identifyFrom it can be identified, from maybeFrom it may be, below it is too
/// small.
inline constexpr int identifyFrom = 64;
inline constexpr int maybeFrom = 40;

enum class Flaw { Small, Blurred, Dark, Glaring, TurnedAway };

/// Measures of one face.
struct Quality {
    float height = 0;    ///< pixels of its box
    float sharpness = 0; ///< 0 … 1: fine detail relative to contrast; about 0.5 for a sharp photograph
    float light = 0;     ///< median luminance of the face, 0 … 255
    float contrast = 0;  ///< spread of luminance, 5th to 95th percentile
    float turn = 0;      ///< left or right, -1 … 1: 0 faces the camera, beyond ±0.4 one half of the face is hidden
    float tilt = 0;      ///< degrees in the picture's plane
    std::vector<Flaw> flaws;

    [[nodiscard]] bool has(Flaw flaw) const;
    /// "good": no flaw; "fair": one that is not grave; "poor".
    [[nodiscard]] const char* word() const;
};

/// "small", "blurred", "dark", "glaring", "turned away".
[[nodiscard]] const char* flawWord(Flaw flaw);

/// Judges a face by its aligned crop (cropSize × cropSize), its landmarks and its box.
[[nodiscard]] Quality judge(const PictureView& crop, const Landmarks& landmarks, const Box& box);

} // namespace watchdesk::vision
