// Emergency alarms of radio sets.
#pragma once

#include "domain/Emergency.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table emergency. insert() and update() give the value as it is now stored; update() is a Conflict when somebody else
/// was first. Writing works while locked; what is said of one that is stood down opens with the records. On a store
/// thread, inside a transaction.
struct EmergencyTable {
    static Result<domain::Emergency> insert(Tx& tx, domain::Emergency value);
    static Result<domain::Emergency> update(Tx& tx, domain::Emergency value);
    static Result<std::optional<domain::Emergency>> find(Tx& tx, const QString& id);
    static Result<std::optional<domain::Emergency>> ofTransmission(Tx& tx, const QString& transmissionId);
    /// Not stood down, the newest first.
    static Result<QVector<domain::Emergency>> open(Tx& tx);
    static Result<QVector<domain::Emergency>> fetch(Tx& tx, const QVector<QString>& ids);
    /// since <= at < until (0: no bound), the newest first.
    static Result<QVector<domain::Emergency>> list(Tx& tx, UtcMs since, UtcMs until, int limit = 0);
};

} // namespace watchdesk::store
