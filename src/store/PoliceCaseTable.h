// What became of incidents with the police.
#pragma once

#include "domain/PoliceCase.h"
#include "store/Tx.h"

#include <QHash>
#include <QSet>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table police_case, at most one row an incident (Conflict). insert() and update() give the value as it is now stored;
/// update() is a Conflict when somebody else was first. On a store thread, inside a transaction.
struct PoliceCaseTable {
    static Result<domain::PoliceCase> insert(Tx& tx, domain::PoliceCase value);
    static Result<domain::PoliceCase> update(Tx& tx, domain::PoliceCase value);
    /// What is known of an incident; its id is empty when nothing is.
    static Result<domain::PoliceCase> ofIncident(Tx& tx, const QString& incidentId);
    /// The same of every incident that happened then (0: no bound), by incident.
    static Result<QHash<QString, domain::PoliceCase>> between(Tx& tx, UtcMs since, UtcMs until);
    /// Ids of the incidents of that time that an over tells of, by either side's word.
    static Result<QSet<QString>> toldOnRadio(Tx& tx, UtcMs since, UtcMs until);
    /// Its words have been erased: nothing is added to it any more.
    static Result<bool> isErased(Tx& tx, const QString& incidentId);
};

} // namespace watchdesk::store
