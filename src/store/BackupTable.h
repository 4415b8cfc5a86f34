// What was backed up, when and where.
#pragma once

#include "domain/Backup.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table backup; what is wrong with the audit chains of one is a setting of the store's beside it. On a store thread,
/// inside a transaction.
struct BackupTable {
    static Result<domain::Backup> insert(Tx& tx, domain::Backup value);
    /// The newest first.
    static Result<QVector<domain::Backup>> list(Tx& tx, int limit = 0);
};

} // namespace watchdesk::store
