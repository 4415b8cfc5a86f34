// Light of a picture, measured and lifted.
#pragma once

#include "vision/Picture.h"

namespace watchdesk::vision {

/// Median luminance, 0 … 255.
[[nodiscard]] double medianLight(const PictureView& picture);

/// The picture with its levels stretched (1st to 99th percentile) and a gamma that lifts the shadows: for finding faces
/// in the dark, not for comparing them.
[[nodiscard]] Picture liftLevels(const PictureView& picture);

} // namespace watchdesk::vision
