// Members: businesses of a scheme.
#pragma once

#include "domain/Scheme.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table member. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct MemberTable {
    static Result<domain::Member> insert(Tx& tx, domain::Member value);
    static Result<domain::Member> update(Tx& tx, domain::Member value);
    static Result<std::optional<domain::Member>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Member>> all(Tx& tx);
    /// That member, its head office and its branches.
    static Result<QVector<domain::Member>> family(Tx& tx, const QString& id);
};

} // namespace watchdesk::store
