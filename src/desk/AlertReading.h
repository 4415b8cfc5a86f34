// Alerts read inside a transaction.
#pragma once

#include "desk/Directory.h"
#include "desk/Views.h"
#include "store/Tx.h"

namespace watchdesk::town {
class StreetIndex;
}

namespace watchdesk::desk {

/// NotFound. On a store thread, as the others.
Result<domain::Alert> findAlert(store::Tx& tx, const QString& id);
/// The same, Conflict when it is closed.
Result<domain::Alert> findAlertNotClosed(store::Tx& tx, const QString& id);
/// How long a claim without action stays fresh, in milliseconds.
Result<UtcMs> staleAfter(store::Tx& tx);
/// When one that nobody takes is raised further.
Result<domain::RiseTimes> riseTimes(store::Tx& tx);
/// The incident that it was raised for; an empty one when that is not in the store.
Result<domain::Incident> incidentOf(store::Tx& tx, const domain::Alert& alert);
/// With what applies on sight here and now. `streets` may be null.
Result<AlertView> viewOf(store::Tx& tx, const Directory& directory, const town::StreetIndex* streets,
                         const domain::Alert& alert);
/// All that are not closed, most urgent first: emergencies, then what nobody has claimed, then the oldest.
Result<QVector<AlertView>> openAlertViews(store::Tx& tx, const Directory& directory, const town::StreetIndex* streets);

} // namespace watchdesk::desk
