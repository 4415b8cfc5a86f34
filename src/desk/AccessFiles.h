// An access request's answer on disk.
#pragma once

#include "desk/AccessDesk.h"
#include "desk/AccessReading.h"

namespace watchdesk::desk {

/// Writes everything into the folder, which is made (for its owner alone) or is empty; or nothing is left of it.
/// Conflict, Unavailable, DiskFull. Blocks; any thread but the window's.
Result<AccessFolder> writeAccessFolder(const AccessFile& file, const QString& scheme, const QString& printed,
                                       const QString& dir);

} // namespace watchdesk::desk
