// What happened in a time, and what is open, read inside a transaction; and put into words.
#pragma once

#include "desk/Directory.h"
#include "desk/ShiftViews.h"
#include "paper/ReportPaper.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Records must be open (Locked). On a store thread.
Result<ShiftFacts> readShift(store::Tx& tx, const Directory& directory, UtcMs since, UtcMs until);
/// How a hand-over note begins: what is open, and how the shift was.
[[nodiscard]] QString noteOf(const ShiftFacts& facts, const QString& person);
/// The report of a shift on paper.
[[nodiscard]] paper::ReportSheet sheetOf(const ShiftFacts& facts, const QString& person, UtcMs now);

} // namespace watchdesk::desk
