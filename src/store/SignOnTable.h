// Which radio sets are on watch.
#pragma once

#include "domain/SignOn.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table sign_on: a row a turn; a set has at most one that has not ended (Conflict). On a store thread, inside a
/// transaction.
struct SignOnTable {
    static Result<domain::SignOn> insert(Tx& tx, domain::SignOn value);
    static Result<domain::SignOn> update(Tx& tx, domain::SignOn value);
    static Result<std::optional<domain::SignOn>> find(Tx& tx, const QString& id);
    /// The turn of a set that has not ended.
    static Result<std::optional<domain::SignOn>> presentOf(Tx& tx, const QString& radioSetId);
    /// All of those, the longest on watch first.
    static Result<QVector<domain::SignOn>> present(Tx& tx);
    /// The turn of a set that began last, ended or not.
    static Result<std::optional<domain::SignOn>> lastOf(Tx& tx, const QString& radioSetId);
    /// Sets whose last turn has ended since then.
    static Result<QVector<QString>> signedOffSince(Tx& tx, UtcMs since);
    /// When the sets on watch were last heard, by set.
    static Result<QHash<QString, UtcMs>> lastHeard(Tx& tx);
};

} // namespace watchdesk::store
