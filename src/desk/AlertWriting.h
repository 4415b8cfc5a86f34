// The steps of an alert inside a transaction, shared by the jobs that take them.
#pragma once

#include "desk/Directory.h"
#include "domain/Alert.h"
#include "domain/Incident.h"
#include "domain/Person.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Raises: the alert with the parties it concerns, in the hand of nobody yet, with its row in the feed and its audit
/// entry.
Result<domain::Alert> writeAlert(store::Tx& tx, const Directory& directory, const domain::Incident& incident,
                                 const QString& told, bool emergency, const domain::Person& person);

/// Says in the feed that nobody has taken it, unless that stands there already.
Result<void> writeUntaken(store::Tx& tx, const domain::Alert& alert);

/// Closes: the alert and its incident get the outcome; with the audit entry. The incident keeps a withdrawal.
Result<domain::Alert> closeAlert(store::Tx& tx, domain::Alert alert, domain::IncidentOutcome outcome,
                                 const domain::Person& person);

} // namespace watchdesk::desk
