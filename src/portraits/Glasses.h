// Spectacles. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/Hair.h"

namespace watchdesk::portraits {

void drawGlasses(Canvas& canvas, const HairWork& work);

} // namespace watchdesk::portraits
