// The town's map, as town/ packs it.
#pragma once

#include "store/Tx.h"

#include <optional>

namespace watchdesk::store {

/// The map that the desk shows. Public, so not sealed.
struct TownMapRow {
    QString name;      ///< of the file it was read from
    QByteArray sha256; ///< of that file
    UtcMs importedAt = 0;
    QByteArray map; ///< packed
};

/// Table town_map: one map, or none. On a store thread, inside a transaction.
struct TownMapTable {
    static Result<std::optional<TownMapRow>> find(Tx& tx);
    /// In the place of the one before.
    static Result<void> replace(Tx& tx, const TownMapRow& row);
    static Result<void> remove(Tx& tx);
};

} // namespace watchdesk::store
