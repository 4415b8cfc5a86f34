// A store copied while it is used, and put back: a backup is itself a store in one file, whatever engine it is of.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "store/SqliteCopy.h"
#include "store/Store.h"

#include <QByteArray>

namespace watchdesk::store {

/// A backup that was written and looked through.
struct BackupFile {
    QString file;
    qint64 bytes = 0;
    QByteArray sha256;
    qint64 auditEntries = 0;
    QString brokenChain; ///< the first thing that is wrong with its audit chains; empty: nothing
};

/// What a look through a backup found: pages and schema are in order.
struct CheckedBackup {
    qint64 auditEntries = 0;
    QString brokenChain; ///< as in BackupFile
};

/// Copies the store at `url` as it is at one moment into a new file: beside it first, then checked (pages, schema,
/// audit chains), then moved into place. Values stay sealed; no passphrase is needed. Blocks; any thread but the
/// store's. `told` is asked while it is checked, too. Unavailable when the folder is not there (a disk that was taken
/// out), Conflict, DiskFull, Cancelled: nothing is left of a backup that did not come to its end. A chain that is
/// broken in the store is broken in every copy of it: such a backup is kept, and says so.
Result<BackupFile> backUp(const StoreOptions& of, const QString& file, const Clock& clock, IdSource& ids,
                          const CopyTold& told = {});

/// Whether a file is a whole backup of ours, of a schema that this program knows; how many entries its audit has, and
/// whether its chains hold. Nothing is written beside it, so that it may lie on a medium that takes nothing. Corrupt,
/// TooNew, NotFound, Cancelled.
Result<CheckedBackup> checkBackup(const QString& file, const Clock& clock, IdSource& ids, const GoOn& goOn = {});

/// Puts a backup back at a new place: a file that is not there yet, or a PostgreSQL database without a store in it.
/// Conflict when there is one. Blocks; any thread.
Result<void> restoreBackup(const QString& file, const StoreOptions& to, const Clock& clock, IdSource& ids,
                           const CopyTold& told = {});

} // namespace watchdesk::store
