// A recording on its way out of the desk.
#pragma once

#include "desk/Recordings.h"

namespace watchdesk::desk {

/// What Recordings::exportWav does, on a thread that may wait.
[[nodiscard]] Result<ExportedRecording> writeRecording(store::Store& store, const domain::Person& person,
                                                       const QString& mediaId, const QString& path);

/// What Recordings::exportOver does, likewise.
[[nodiscard]] Result<ExportedRecording> writeOver(store::Store& store, const domain::Person& person,
                                                  const QString& transmissionId, const QString& folder);

} // namespace watchdesk::desk
