// Where patrols are, by what they have reported.
#pragma once

#include "base/Result.h"
#include "desk/Directory.h"
#include "desk/Patrol.h"
#include "store/Tx.h"

namespace watchdesk::town {
class StreetIndex;
}

namespace watchdesk::desk {

/// The newest place of each set that is issued to no premises: of a sighting that it reported, or of an incident that
/// was logged from an over of it, not older than patrolKnownMs. Who has signed off since then is nowhere. `index` may
/// be null: then places at premises only are known. Locked while the records are. On a store thread.
[[nodiscard]] Result<Patrols> readPatrols(store::Tx& tx, const Directory& directory, const town::StreetIndex* index);

} // namespace watchdesk::desk
