// Backups written, noted and rotated: what a thread of its own does for BackupDesk.
#pragma once

#include "desk/Desk.h"
#include "domain/Backup.h"
#include "domain/BackupPlan.h"
#include "store/SqliteCopy.h"

#include <QStringList>

namespace watchdesk::desk {

/// What is asked inside the transaction before a backup is made; empty for the desk's own.
using MayBackUp = std::function<Result<void>(store::Tx&)>;

/// Copies the store into a new file, looks through the copy, and notes it on the audit log. Blocks; any thread but the
/// store's.
Result<domain::Backup> writeBackup(const DeskContext& context, const QString& file, const MayBackUp& may,
                                   const store::CopyTold& told = {});
/// Removes from a folder those of this store's own backups that are not kept any more; gives their names. Only files
/// that are named like them, that the store has noted there, and that still have the size that was noted. Those whose
/// audit chain is broken count for themselves: none of the others goes for one of them.
Result<QStringList> rotateBackups(const DeskContext& context, const QString& folder, const domain::BackupKeeping& keep,
                                  bool asDesk);
/// What is said when the folder is not there. Unavailable.
[[nodiscard]] Error folderGone(const QString& folder);
/// Whether the folder is there, on the file system where it was when the plan was made (empty: any). May wait for a
/// disk: not on the window's thread.
[[nodiscard]] bool isThere(const QString& folder, const QString& mount);
/// Where the file system of a folder is attached.
[[nodiscard]] QString mountOf(const QString& folder);

} // namespace watchdesk::desk
