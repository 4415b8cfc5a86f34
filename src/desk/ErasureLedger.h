// The ledger of erasures as a file: beside the store, and beside its backups, which are older than what was erased
// since.
#pragma once

#include "store/ErasureTable.h"
#include "store/Store.h"

#include <QString>
#include <QVector>

namespace watchdesk::desk {

/// Where the ledger of a store lies: beside its file, for a server in the user's own data.
[[nodiscard]] QString ledgerOf(const QString& storeUrl);
/// Where it lies in a folder of backups; one file serves all of them, since ids are unlike.
[[nodiscard]] QString ledgerIn(const QString& backupFolder);

/// Adds the lines to the file's own, each once and with its latest time: one JSON object a line. Unavailable, DiskFull.
Result<void> addToLedger(const QString& file, const QVector<store::Erasure>& lines);
/// The lines of a file; none when it is not there. Lines that are none are left out and logged. Unavailable when the
/// file is there and cannot be read: what it says must not be taken for nothing.
[[nodiscard]] Result<QVector<store::Erasure>> readLedger(const QString& file);

/// The store's ledger into a file. Blocks; not on a store thread.
Result<void> copyLedger(store::Store& store, const QString& file);
/// Erases in a store what the lines say was erased: all of it that needs no key. Subjects' names in the words of
/// others, and their rows, go with finishErasures() once somebody signs in. Gives how many lines. Blocks.
Result<int> replayLedger(store::Store& store, const QVector<store::Erasure>& lines);

} // namespace watchdesk::desk
