// How it is with a machine's backups, for whoever shows it.
#pragma once

#include "base/Result.h"
#include "domain/Backup.h"
#include "domain/BackupPlan.h"
#include "store/Tx.h"

#include <optional>

namespace watchdesk::desk {

/// A value.
struct BackupState {
    domain::BackupPlan plan;            ///< of this machine
    std::optional<domain::Backup> last; ///< the newest that was looked through and noted, by whichever machine; with
                                        ///< what is wrong with its audit chains
    UtcMs lastByPlan = 0;               ///< when the plan's newest was made; 0: none yet
    UtcMs dueAt = 0;                    ///< when the plan's next one is due; 0: there is no plan
    bool overdue = false;               ///< by more than the time between two
    bool runs = false;                  ///< one is being made by the plan
    UtcMs goneSince = 0;                ///< since when the plan's folder was not found; 0: it is there
    std::optional<Error> trouble;       ///< why the plan's last try came to nothing
};

/// Where a store is, without what opens it: a plan is for the store of one place, and a copy of it elsewhere has none.
[[nodiscard]] QString placeOfStore(const QString& url);
/// As the store of that place has it: plan, last, lastByPlan, dueAt, overdue. On a store thread; looks at no folder.
Result<BackupState> readBackupState(store::Tx& tx, const QString& place);
/// Writes this machine's plan. In a transaction that has asked who may.
Result<void> writeBackupPlan(store::Tx& tx, const domain::BackupPlan& plan, const QString& place);

} // namespace watchdesk::desk
