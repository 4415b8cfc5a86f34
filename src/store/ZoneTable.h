// Zones of the town.
#pragma once

#include "domain/Order.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table zone. insert() and update() give the value as it is now stored; update() and remove() are a Conflict when
/// somebody else was first. Two of one name are a Conflict, too. On a store thread, inside a transaction.
struct ZoneTable {
    static Result<domain::Zone> insert(Tx& tx, domain::Zone value);
    static Result<domain::Zone> update(Tx& tx, domain::Zone value);
    static Result<void> remove(Tx& tx, const domain::Zone& value);
    static Result<std::optional<domain::Zone>> find(Tx& tx, const QString& id);
    /// By name.
    static Result<QVector<domain::Zone>> all(Tx& tx);
};

} // namespace watchdesk::store
