// The ledger of what was erased for good: ids alone, so that a restored backup brings nobody back.
#pragma once

#include "store/Tx.h"

#include <QSet>
#include <QVector>

namespace watchdesk::store {

/// A line of the ledger.
struct Erasure {
    QString entity; ///< table of the record: "subject", "incident", "data_key", …
    QString recordId;
    UtcMs at = 0;
    bool due = false; ///< a restored backup brought it back, and it has still to go
};

/// Table erasure. On a store thread.
struct ErasureTable {
    /// Notes it as erased now, or (due) as what has still to go. A line that is there becomes done, never due again,
    /// and keeps the later time.
    static Result<void> note(Tx& tx, const QString& entity, const QString& recordId, bool due = false);
    /// The same with the time of another ledger.
    static Result<void> take(Tx& tx, const Erasure& line);
    static Result<QVector<Erasure>> all(Tx& tx);
    static Result<QVector<Erasure>> due(Tx& tx);
    /// The records of a table that were erased.
    static Result<QSet<QString>> of(Tx& tx, const QString& entity);
};

} // namespace watchdesk::store
