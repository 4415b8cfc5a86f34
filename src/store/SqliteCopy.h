// A SQLite file copied while others write to it: SQLite's online backup.
#pragma once

#include "base/Result.h"

#include <QString>

#include <functional>

namespace watchdesk::store {

/// How far it is, 0 to 1; false stops it.
using CopyTold = std::function<bool(double)>;

/// What is copied: a store that others may be writing to, or a backup, which is read where it lies.
enum class CopyFrom { Store, Backup };

/// Whether nothing lies beside a SQLite file that would belong to it: nobody has it open, and all of it is in it. Such
/// a file is read without writing anything beside it, which a medium or a folder that takes nothing would not allow.
[[nodiscard]] bool liesStill(const QString& file);
/// The name by which SQLite opens such a file.
[[nodiscard]] QString stillUri(const QString& file);

/// Copies the file as it is at one moment into `to`, which is made (mode 0600) and must not be there yet. Writers go on
/// meanwhile: the copy reads a snapshot. Any thread. Conflict, DiskFull, Io, Corrupt (no database), Cancelled; nothing
/// is left of a copy that did not come to its end.
Result<void> copySqlite(const QString& from, const QString& to, const CopyTold& told = {},
                        CopyFrom what = CopyFrom::Store);

/// Asked now and then by what takes long; false stops it. Empty: it is not asked.
using GoOn = std::function<bool()>;

/// SQLite's own check of every page and index of a backup (integrity_check): 1.2 s at 1.5 GB. Corrupt; Cancelled.
Result<void> checkSqlite(const QString& file, const GoOn& goOn = {});
/// The same of a store that is in use: reads only, holds up nobody. Any thread.
Result<void> checkOpenSqlite(const QString& file, const GoOn& goOn);

} // namespace watchdesk::store
