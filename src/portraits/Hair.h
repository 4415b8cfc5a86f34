// Hair, brows, lashes and beard, drawn hair by hair. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/HairGrowth.h"
#include "portraits/Head.h"
#include "portraits/Strands.h"

namespace watchdesk::portraits {

struct HairWork {
    const HeadShape& shape;
    const HeadPose& pose;
    const Light& light;
    const Frame& frame;
};

/// The hair of the head.
void drawHair(Canvas& canvas, const HairWork& work, const HairGrowth& growth);
/// Brows and lashes.
void drawBrows(Canvas& canvas, const HairWork& work);
void drawBeard(Canvas& canvas, const HairWork& work);

} // namespace watchdesk::portraits
