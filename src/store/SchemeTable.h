// Schemes.
#pragma once

#include "domain/Scheme.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table scheme. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct SchemeTable {
    static Result<domain::Scheme> insert(Tx& tx, domain::Scheme value);
    static Result<domain::Scheme> update(Tx& tx, domain::Scheme value);
    static Result<std::optional<domain::Scheme>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Scheme>> all(Tx& tx);
};

} // namespace watchdesk::store
