// The steps of a case inside a transaction.
#pragma once

#include "desk/CaseDesk.h"
#include "domain/Person.h"
#include "store/Tx.h"

#include <functional>

namespace watchdesk::desk {

/// One step of an incident's case: `after` is kept, `note` is the detail of its audit entry.
using CaseStepTaken = std::function<Result<void>(store::Tx& tx, CaseChange& change, QString& note)>;

/// The incident as it is now, the step, the row, the audit entry. NotFound; Conflict when the incident's words have
/// been erased. On a store thread, as the others.
Result<CaseChange> takeCaseStep(store::Tx& tx, const QString& incidentId, const char* action,
                                const CaseStepTaken& step);

// The steps themselves, with the row in the feed where others should know. They are what CaseDesk promises of them.
Result<void> noteReported(store::Tx& tx, const QString& incidentId, const ReportedAs& reported, CaseChange& change);
Result<void> noteReference(store::Tx& tx, const QString& incidentId, const QString& reference, CaseChange& change);
Result<void> noteCrimed(store::Tx& tx, const QString& incidentId, const QString& number, CaseChange& change);
Result<void> noteDisposal(store::Tx& tx, const QString& incidentId, domain::Disposal disposal, QDate on,
                          const QString& from, CaseChange& change);
Result<void> noteDeclined(store::Tx& tx, const QString& why, CaseChange& change);
/// `change` becomes what was before `done`; Conflict when something has come since.
Result<void> takeBack(store::Tx& tx, const CaseChange& done, CaseChange& change);
void noteAskedBy(const store::Tx& tx, domain::AskedHow how, domain::PoliceCase& known);

/// Each of them counts as asked by a letter, as they are by now: of what was erased meanwhile nothing is.
Result<void> noteLetters(store::Tx& tx, const QVector<CaseView>& nudges);

} // namespace watchdesk::desk
