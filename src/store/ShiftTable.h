// Turns at a desk and what was handed over.
#pragma once

#include "domain/Shift.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table shift. A desk has at most one that runs (Conflict). On a store thread, inside a transaction.
struct ShiftTable {
    static Result<domain::Shift> insert(Tx& tx, domain::Shift value);
    static Result<domain::Shift> update(Tx& tx, domain::Shift value);
    static Result<std::optional<domain::Shift>> find(Tx& tx, const QString& id);
    static Result<std::optional<domain::Shift>> running(Tx& tx, const QString& desk);
    /// The last that ended with a note at that desk.
    static Result<std::optional<domain::Shift>> lastHandedOver(Tx& tx, const QString& desk);
    /// Those of that desk whose note nobody has read, the oldest first.
    static Result<QVector<domain::Shift>> unread(Tx& tx, const QString& desk);
    /// since <= beganAt < until (0: no bound), the newest first.
    static Result<QVector<domain::Shift>> list(Tx& tx, UtcMs since, UtcMs until, int limit = 0);
};

} // namespace watchdesk::store
