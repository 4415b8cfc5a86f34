// People who may sign in.
#pragma once

#include "domain/Person.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table person. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct PersonTable {
    static Result<domain::Person> insert(Tx& tx, domain::Person value);
    static Result<domain::Person> update(Tx& tx, domain::Person value);
    static Result<std::optional<domain::Person>> find(Tx& tx, const QString& id);
    /// Whoever may sign in, by name, whatever its case.
    static Result<std::optional<domain::Person>> byName(Tx& tx, const QString& name);
    /// Those who have left as well: they are named in what they did.
    static Result<QVector<domain::Person>> all(Tx& tx);
    static Result<QVector<domain::Person>> present(Tx& tx);
};

} // namespace watchdesk::store
