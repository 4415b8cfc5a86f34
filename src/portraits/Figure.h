// One person, painted on a sheet of their own. Pure; one thread a sheet. Internal to the room.
#pragma once

#include "portraits/Body.h"

namespace watchdesk::portraits {

/// Paints the person; what is not covered stays clear. `fine` is the fineness of the face's surface, 1 for portraits.
[[nodiscard]] Canvas paintFigure(const Features& features, const PortraitPose& pose, const Stance& stance,
                                 const Camera& camera, QSize size, float fine, Vec3 tint);

/// The pose within what the drawing bears.
[[nodiscard]] PortraitPose bounded(PortraitPose pose);
[[nodiscard]] HeadPose headPose(const PortraitPose& pose);

} // namespace watchdesk::portraits
