// Texts to and from radios.
#pragma once

#include "domain/RadioText.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table radio_text. insert() and update() give the value as it is now stored; update() is a Conflict when somebody
/// else was first. Writing works while locked; words open with the records. On a store thread, inside a transaction.
struct RadioTextTable {
    static Result<domain::RadioText> insert(Tx& tx, domain::RadioText value);
    /// What became of it, without opening it; NotFound.
    static Result<void> setState(Tx& tx, const QString& id, domain::TextState state, int status);
    static Result<std::optional<domain::RadioText>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::RadioText>> fetch(Tx& tx, const QVector<QString>& ids);
    /// since <= at < until (0: no bound), the newest first.
    static Result<QVector<domain::RadioText>> list(Tx& tx, UtcMs since, UtcMs until, int limit = 0);
    /// Ids of those that a desk was sending.
    static Result<QVector<QString>> sending(Tx& tx, const QString& desk);
};

} // namespace watchdesk::store
