// Photographs of subjects.
#pragma once

#include "domain/Subject.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table photograph. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct PhotographTable {
    static Result<domain::Photograph> insert(Tx& tx, domain::Photograph value);
    static Result<domain::Photograph> update(Tx& tx, domain::Photograph value);
    static Result<std::optional<domain::Photograph>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Photograph>> all(Tx& tx);
    static Result<QVector<domain::Photograph>> ofSubject(Tx& tx, const QString& subjectId);
};

} // namespace watchdesk::store
