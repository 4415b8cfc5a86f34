// What a camera and its recorder do to a picture: softness, noise, blocks, the line of text. Pure; any thread. Internal
// to the room.
#pragma once

#include "portraits/Frame.h"
#include "portraits/Still.h"

namespace watchdesk::portraits {

[[nodiscard]] QImage recorded(Canvas& picture, const StreetScene& scene);

} // namespace watchdesk::portraits
