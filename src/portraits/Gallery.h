// The looks of the demo town: chosen once so that the detector finds each of them surely and the embedder tells them
// apart, and looked at. Pure; any thread.
#pragma once

#include "portraits/Portrait.h"

#include <QVector>

namespace watchdesk::portraits {

/// One for each of the demo town's forty subjects, in their order; sex, age, hair and usual clothes as the town's first
/// seed describes them. Those under 18 in the town look 18 here.
[[nodiscard]] QVector<PortraitLook> subjectLooks();

/// Passers-by who are on no list: for stills with strangers in them.
[[nodiscard]] QVector<PortraitLook> strangerLooks();

} // namespace watchdesk::portraits
