// The steps of an alert inside a transaction, shared by the jobs that take them.
#pragma once

#include "desk/Directory.h"
#include "domain/Alert.h"
#include "domain/Incident.h"
#include "domain/Person.h"
#include "domain/QuickLine.h"
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

/// Into the hand of this person, with the audit entry. Conflict while another's claim is fresh.
Result<domain::Alert> claimAlert(store::Tx& tx, domain::Alert alert, const domain::Person& person);

/// A party said that it heard, with the audit entry; said twice is said once. NotFound when it was not sent to them.
Result<domain::Alert> acknowledgeAlert(store::Tx& tx, domain::Alert alert, const QString& party,
                                       const domain::Person& person);

/// Open again, in the hand of this person: its incident, its letters that were cancelled, and the audit entry.
Result<domain::Alert> reopenAlert(store::Tx& tx, domain::Alert alert, const domain::Person& person);

/// An outcome of the alert becomes its incident's, unless the incident has been withdrawn.
Result<void> passOutcomeOn(store::Tx& tx, const domain::Alert& alert, domain::IncidentOutcome outcome);

/// Seen there, by whoever is named or else this person; with the row in the feed and the audit entry. Keeps the claim
/// fresh.
Result<domain::Sighting> noteSighting(store::Tx& tx, domain::Alert alert, const domain::QuickReading& seen,
                                      const domain::Person& person);

} // namespace watchdesk::desk
