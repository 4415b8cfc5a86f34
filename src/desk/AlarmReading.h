// How many alarms lie on whom, from the log.
#pragma once

#include "desk/Directory.h"
#include "desk/Views.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Of the last hour, inside a transaction. Who was at which desk is what the audit log says of signing in and of
/// locking.
[[nodiscard]] Result<AlarmLoad> readAlarmLoad(store::Tx& tx, const Directory& directory);

} // namespace watchdesk::desk
