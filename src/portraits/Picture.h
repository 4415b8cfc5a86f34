// From paint to a picture: backdrops and development. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/Features.h"
#include "portraits/Frame.h"

#include <QImage>

namespace watchdesk::portraits {

/// A wall or a garden far out of focus, as dark as suits the person.
[[nodiscard]] Canvas backdrop(const Features& features, QSize size);

struct Development {
    float exposure = 1;
    float saturation = 1;
    float grain = 0; ///< deviation, of full scale
    quint32 seed = 0;
};
/// Linear paint to an 8-bit picture, with a gentle shoulder instead of burnt highlights.
[[nodiscard]] QImage developed(const Canvas& canvas, const Development& development);

} // namespace watchdesk::portraits
