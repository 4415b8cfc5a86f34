// Exclusion notices and their evidence.
#pragma once

#include "domain/Exclusion.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table exclusion_notice. insert() and update() give the value as it is now stored (id and version filled in);
/// update() is a Conflict when somebody else was first. On a store thread, inside a transaction.
struct ExclusionTable {
    static Result<domain::ExclusionNotice> insert(Tx& tx, domain::ExclusionNotice value);
    static Result<domain::ExclusionNotice> update(Tx& tx, domain::ExclusionNotice value);
    static Result<std::optional<domain::ExclusionNotice>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::ExclusionNotice>> all(Tx& tx);
    static Result<QVector<domain::ExclusionNotice>> ofSubject(Tx& tx, const QString& subjectId);
};

} // namespace watchdesk::store
