// Subjects who are not the person of an incident, as somebody said.
#pragma once

#include "store/Tx.h"

#include <QSet>
#include <QVector>

namespace watchdesk::store {

/// Where and when somebody was before: an incident that counts, or a sighting of an alert about them.
struct SeenFact {
    QString subjectId;
    QString premisesId; ///< may be empty
    UtcMs at = 0;
    bool sighting = false;
};

/// Table ruled_out: a row a pair, said once. Holds nothing sealed. On a store thread, inside a transaction.
struct RuledOutTable {
    /// Said again, it stays as it is.
    static Result<void> add(Tx& tx, const QString& incidentId, const QString& subjectId, const QString& by);
    static Result<QSet<QString>> ofIncident(Tx& tx, const QString& incidentId);
    /// Where and when everybody was seen since then, but for the incident `without`; oldest first.
    static Result<QVector<SeenFact>> seenSince(Tx& tx, UtcMs since, const QString& without);
};

} // namespace watchdesk::store
