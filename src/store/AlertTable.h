// Alerts and who was told.
#pragma once

#include "domain/Alert.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Which alerts, newest number first. Bounds are by the time they were raised.
struct AlertFilter {
    UtcMs since = 0;
    UtcMs until = 0; ///< excluded; 0: no bound
    int limit = 0;
    qint64 beforeNumber = 0;
};

/// Table alert. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct AlertTable {
    static Result<domain::Alert> insert(Tx& tx, domain::Alert value);
    static Result<domain::Alert> update(Tx& tx, domain::Alert value);
    static Result<std::optional<domain::Alert>> find(Tx& tx, const QString& id);
    // insert() gives the next number when it is 0.
    /// Open and claimed, newest first.
    static Result<QVector<domain::Alert>> openAlerts(Tx& tx);
    static Result<QVector<domain::Alert>> list(Tx& tx, const AlertFilter& filter = {});
    static Result<QVector<domain::Alert>> fetch(Tx& tx, const QVector<QString>& ids);
    /// By what stands open in the store: works while locked. One that is not there is not closed.
    static Result<bool> isClosed(Tx& tx, const QString& id);
    static Result<QVector<domain::Alert>> ofIncident(Tx& tx, const QString& incidentId);
};

} // namespace watchdesk::store
