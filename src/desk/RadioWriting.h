// What the desk of radios reads and writes. On a store thread, inside a transaction; roles are asked before.
#pragma once

#include "desk/RadioDesk.h"

namespace watchdesk::desk {

Result<QVector<RadioLine>> readRadioLines(store::Tx& tx);
/// NotFound.
Result<RadioSheet> readRadioSheet(store::Tx& tx, const QString& radioSetId);
/// Heard since then and no set's, the most recent first.
Result<QVector<UnknownCode>> readUnknownCodes(store::Tx& tx, UtcMs since);

/// Overs that were heard before the set was known become its.
Result<void> nameOvers(store::Tx& tx, const domain::RadioSet& set, RecordStep& step);
Result<RecordStep> writeRadioSet(store::Tx& tx, const domain::RadioSet& set);
Result<RecordStep> writeHandOver(store::Tx& tx, const HandOver& move);

} // namespace watchdesk::desk
