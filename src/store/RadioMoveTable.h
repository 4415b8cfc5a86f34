// The history of radio sets: given out, taken back, lost, repaired.
#pragma once

#include "domain/Scheme.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table radio_move.
/// On a store thread, inside a transaction.
struct RadioMoveTable {
    static Result<domain::RadioMove> insert(Tx& tx, domain::RadioMove value);
    static Result<std::optional<domain::RadioMove>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::RadioMove>> all(Tx& tx);
    /// Oldest first.
    static Result<QVector<domain::RadioMove>> ofSet(Tx& tx, const QString& radioSetId);
    /// Takes back a move that was noted by mistake.
    static Result<void> remove(Tx& tx, const domain::RadioMove& value);
};

} // namespace watchdesk::store
