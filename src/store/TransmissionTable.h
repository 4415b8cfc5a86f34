// Transmissions: nothing in them is sealed, so that the radio goes on while the screen is locked.
#pragma once

#include "domain/Transmission.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Which transmissions, newest start first.
struct TransmissionFilter {
    UtcMs since = 0;
    UtcMs until = 0; ///< excluded; 0: no bound
    int limit = 0;
    QString channel;       ///< empty: all
    UtcMs beforeStart = 0; ///< the next page: those before (beforeStart, beforeId); 0: from the top
    QString beforeId;
};

/// Table transmission. insert() and update() give the value as it is now stored (id and version filled in); update() is
/// a Conflict when somebody else was first. On a store thread, inside a transaction.
struct TransmissionTable {
    static Result<domain::Transmission> insert(Tx& tx, domain::Transmission value);
    static Result<domain::Transmission> update(Tx& tx, domain::Transmission value);
    static Result<std::optional<domain::Transmission>> find(Tx& tx, const QString& id);
    /// Those without an end, oldest first: after a crash, what was being recorded.
    static Result<QVector<domain::Transmission>> unfinished(Tx& tx);
    static Result<QVector<domain::Transmission>> list(Tx& tx, const TransmissionFilter& filter = {});
    static Result<QVector<domain::Transmission>> fetch(Tx& tx, const QVector<QString>& ids);
    /// The overs that an incident was logged from or that were linked to it since, by either side's word; oldest first.
    static Result<QVector<domain::Transmission>> ofIncident(Tx& tx, const QString& incidentId);
    static Result<std::optional<domain::Transmission>> lastOfRadioSet(Tx& tx, const QString& radioSetId);
    /// Radio set id to the start of its last over.
    static Result<QHash<QString, UtcMs>> lastHeard(Tx& tx);
};

} // namespace watchdesk::store
