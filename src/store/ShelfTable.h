// Which sources of the feed are suspended at which desk.
#pragma once

#include "domain/Shelf.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table shelf: a source is suspended at a desk once (Conflict). On a store thread, inside a transaction. While the
/// records are locked, shelves come without name and reason.
struct ShelfTable {
    static Result<domain::Shelf> insert(Tx& tx, domain::Shelf value);
    static Result<std::optional<domain::Shelf>> find(Tx& tx, const QString& id);
    /// Those of a desk, the first to end first.
    static Result<QVector<domain::Shelf>> ofDesk(Tx& tx, const QString& desk);
    /// Those of all desks but that one whose time was over before.
    static Result<QVector<domain::Shelf>> endedAtOthers(Tx& tx, const QString& desk, UtcMs before);
    /// It is suspended no longer. Conflict, NotFound.
    static Result<void> remove(Tx& tx, const domain::Shelf& value);
};

} // namespace watchdesk::store
