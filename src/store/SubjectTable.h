// Persons of interest.
#pragma once

#include "domain/Subject.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table subject. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct SubjectTable {
    static Result<domain::Subject> insert(Tx& tx, domain::Subject value);
    static Result<domain::Subject> update(Tx& tx, domain::Subject value);
    static Result<std::optional<domain::Subject>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Subject>> all(Tx& tx);
    static Result<QVector<domain::Subject>> fetch(Tx& tx, const QVector<QString>& ids);
    static Result<std::optional<domain::Subject>> byReference(Tx& tx, const QString& reference);
};

} // namespace watchdesk::store
