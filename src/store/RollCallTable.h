// Roll-calls and who answered.
#pragma once

#include "domain/RollCall.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Tables roll_call and roll_mark. A scheme has at most one that is running (Conflict). On a store thread, inside a
/// transaction.
struct RollCallTable {
    static Result<domain::RollCall> insert(Tx& tx, domain::RollCall value);
    static Result<domain::RollCall> update(Tx& tx, domain::RollCall value);
    static Result<std::optional<domain::RollCall>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::RollCall>> running(Tx& tx);
    /// since <= startedAt < until (0: no bound), the newest first.
    static Result<QVector<domain::RollCall>> list(Tx& tx, UtcMs since, UtcMs until, int limit = 0);
    /// One beat of the desk that calls; no change is noted.
    static Result<void> beat(Tx& tx, const QString& id);

    static Result<domain::RollMark> insertMark(Tx& tx, domain::RollMark value);
    static Result<domain::RollMark> updateMark(Tx& tx, domain::RollMark value);
    /// In the order of the list.
    static Result<QVector<domain::RollMark>> marks(Tx& tx, const QString& rollCallId);
};

} // namespace watchdesk::store
