// An agenda as its paper has it.
#pragma once

#include "desk/MeetingViews.h"
#include "paper/AgendaPaper.h"

namespace watchdesk::desk {

/// Sections in order, without what is hidden; at most a few lines of evidence an item. `person` prints it, `now`.
[[nodiscard]] paper::AgendaSheet sheetOf(const AgendaView& view, const QString& person, UtcMs now);

} // namespace watchdesk::desk
