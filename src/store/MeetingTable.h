// Meetings.
#pragma once

#include "domain/Meeting.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table meeting. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct MeetingTable {
    static Result<domain::Meeting> insert(Tx& tx, domain::Meeting value);
    static Result<domain::Meeting> update(Tx& tx, domain::Meeting value);
    static Result<std::optional<domain::Meeting>> find(Tx& tx, const QString& id);
    /// Latest first.
    static Result<QVector<domain::Meeting>> all(Tx& tx);
};

} // namespace watchdesk::store
