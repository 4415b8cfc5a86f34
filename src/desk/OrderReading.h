// Orders joined with whose they are, and what of them applies to the person of an alert.
#pragma once

#include "desk/Directory.h"
#include "desk/OrderViews.h"
#include "desk/Views.h"
#include "domain/OrderRules.h"
#include "store/Tx.h"

#include <memory>

namespace watchdesk::town {
class StreetIndex;
}

namespace watchdesk::desk {

/// Of everybody whom the role may see (`subjectId` empty) or of one. On a store thread, like the next.
Result<QVector<OrderRow>> readOrders(store::Tx& tx, const Directory& directory, domain::Role role,
                                     const QString& subjectId = {});

/// Adds to an alert's view what applies where its person was seen last, at the transaction's time; `streets` may be
/// null: then only premises are known places.
Result<void> addOnSight(store::Tx& tx, const Directory& directory, const town::StreetIndex* streets, AlertView& view);

/// What of their own notices and orders applies to the suspects of an incident in premises at that time, what weighs
/// most first; nothing of those who are not known, nor of the street.
Result<QVector<domain::SightRule>> readOwnRules(store::Tx& tx, const Directory& directory,
                                                const domain::Incident& incident, const QString& premisesId, UtcMs at);

} // namespace watchdesk::desk
