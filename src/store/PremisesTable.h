// Places of members.
#pragma once

#include "domain/Scheme.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table premises. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct PremisesTable {
    static Result<domain::Premises> insert(Tx& tx, domain::Premises value);
    static Result<domain::Premises> update(Tx& tx, domain::Premises value);
    static Result<std::optional<domain::Premises>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Premises>> all(Tx& tx);
    static Result<QVector<domain::Premises>> ofMember(Tx& tx, const QString& memberId);
};

} // namespace watchdesk::store
