// Hairs: lines of a width below or about a pixel, drawn with a cover, hidden by what is nearer. Pure. Internal to the
// room.
#pragma once

#include "portraits/Frame.h"

namespace watchdesk::portraits {

/// One end of a piece of hair, on the picture.
struct StrandEnd {
    float x = 0;
    float y = 0;
    float z = 0; ///< millimetres, as the frame keeps it
    Vec3 colour;
    float width = 1; ///< pixels
};

/// Draws a piece of hair. What lies more than `slack` millimetres behind the frame's surface stays hidden.
void drawStrand(Canvas& canvas, const Frame& frame, const StrandEnd& from, const StrandEnd& to, float cover,
                float slack);

} // namespace watchdesk::portraits
