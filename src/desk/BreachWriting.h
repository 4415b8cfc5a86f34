// That somebody was where a notice or an order keeps them from, as a row of the feed.
#pragma once

#include "desk/Directory.h"
#include "domain/Incident.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Writes the row of a breach when a suspect of the incident is known and was, at `at`, in premises that a notice or an
/// order of their own in force keeps them from; otherwise, or when the incident has its row already, nothing. Not for a
/// sighting that a shop tells of: it may be of somebody who passes its door. The row names nobody: it says what was
/// broken and what to do about it (rule 8), and, unless somebody logged it as a breach, that it is to be confirmed. On a store thread, in the transaction that
/// makes the person, or the place, known.
Result<void> writeBreach(store::Tx& tx, const Directory& directory, const domain::Incident& incident,
                         const QString& premisesId, UtcMs at);

} // namespace watchdesk::desk
