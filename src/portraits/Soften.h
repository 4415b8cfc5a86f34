// Blurs. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/Frame.h"

namespace watchdesk::portraits {

/// About a Gaussian of `sigma` pixels: three boxes each way, borders repeated.
void blur(std::vector<float>& field, int width, int height, float sigma);

} // namespace watchdesk::portraits
