// Radio sets: call signs and the codes that name them.
#pragma once

#include "domain/Scheme.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table radio_set. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct RadioSetTable {
    static Result<domain::RadioSet> insert(Tx& tx, domain::RadioSet value);
    static Result<domain::RadioSet> update(Tx& tx, domain::RadioSet value);
    static Result<std::optional<domain::RadioSet>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::RadioSet>> all(Tx& tx);
    /// At its premises, by call sign.
    static Result<QVector<domain::RadioSet>> ofMember(Tx& tx, const QString& memberId);
    /// The issued set that answers to a selective call.
    static Result<std::optional<domain::RadioSet>> byCode(Tx& tx, const QString& toneSet, const QString& code);
};

} // namespace watchdesk::store
