// Blurs. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/Frame.h"

namespace watchdesk::portraits {

/// About a Gaussian of `sigma` pixels: three boxes each way, borders repeated.
void blur(std::vector<float>& field, int width, int height, float sigma);

/// Takes the steps off edges: a pixel beside another surface takes some of its neighbours' paint.
void smoothEdges(Canvas& canvas, const Frame& frame);

} // namespace watchdesk::portraits
