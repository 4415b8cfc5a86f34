// An alert on its way into the outbox.
#pragma once

#include "desk/Directory.h"
#include "domain/Alert.h"
#include "domain/Contact.h"
#include "domain/Incident.h"
#include "domain/MailRule.h"
#include "domain/Person.h"
#include "store/Tx.h"

#include <QVector>

namespace watchdesk::desk {

/// Who would be mailed it (domain::mailedTo), of the members of its scheme; all who asked, whatever their distance,
/// unless it has a reach; nobody where no mail server is set up. On a store thread, inside a transaction.
[[nodiscard]] Result<QVector<domain::Contact>> mailedAlert(store::Tx& tx, const domain::Alert& alert,
                                                           const domain::Incident& incident,
                                                           const domain::MailReach& reach = {});

/// Puts a letter for each into the outbox, due after so long, and one entry on the audit log; gives how many.
[[nodiscard]] Result<int> queueMail(store::Tx& tx, const Directory& directory, const domain::Alert& alert,
                                    const domain::Incident& incident, const domain::Person& person, UtcMs holdMs,
                                    const domain::MailReach& reach = {});

/// The same of an alert that is raised, within the reach and held for the seconds of the settings. What cannot be
/// opened with this sign-in's keys does not keep the alert back: then nobody is mailed.
[[nodiscard]] Result<int> queueAlertMail(store::Tx& tx, const Directory& directory, const domain::Alert& alert,
                                         const domain::Incident& incident, const domain::Person& person);

/// The letters that the alert's end at that time has cancelled, again, after the hold.
Result<void> queueMailAgain(store::Tx& tx, const QString& alertId, UtcMs closedAt);

} // namespace watchdesk::desk
