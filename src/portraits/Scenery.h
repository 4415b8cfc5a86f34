// Backgrounds of stills: streets, shops, doorways. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/Frame.h"
#include "portraits/Still.h"

namespace watchdesk::portraits {

/// The place without people. `horizon` is the row at the height of the camera's eye.
[[nodiscard]] Canvas drawScenery(const StreetScene& scene);

/// Row of the horizon for a picture's height.
[[nodiscard]] float horizonOf(const StreetScene& scene);

} // namespace watchdesk::portraits
