// Actions that come of meetings.
#pragma once

#include "domain/Meeting.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table action_item. insert() and update() give the value as it is now stored (id and version filled in); update() and
/// remove() are a Conflict when somebody else was first. On a store thread, inside a transaction.
struct ActionItemTable {
    static Result<domain::ActionItem> insert(Tx& tx, domain::ActionItem value);
    static Result<domain::ActionItem> update(Tx& tx, domain::ActionItem value);
    static Result<void> remove(Tx& tx, const domain::ActionItem& value);
    static Result<std::optional<domain::ActionItem>> find(Tx& tx, const QString& id);
    /// Of every meeting, in the order in which they were written.
    static Result<QVector<domain::ActionItem>> all(Tx& tx);
    static Result<QVector<domain::ActionItem>> fetch(Tx& tx, const QVector<QString>& ids);
};

} // namespace watchdesk::store
