// Turns on watch and silences of lone workers, written down.
#pragma once

#include "desk/Directory.h"
#include "domain/SignOn.h"
#include "store/Tx.h"

namespace watchdesk::desk {

// Each on a store thread, inside a transaction: record, row in the feed, audit entry and change note together.

/// Begins a turn. Conflict when the set is on watch. `by`: person id, empty for the set itself.
[[nodiscard]] Result<domain::SignOn> beginTurn(store::Tx& tx, const Caller& caller, const QString& by);
[[nodiscard]] Result<domain::SignOn> endTurn(store::Tx& tx, const Caller& caller, const QString& by);
/// The first over of the day signs its set on: not one that is on watch, nor one that has signed off today.
[[nodiscard]] Result<void> signOnByOver(store::Tx& tx, const Caller& caller);
/// What a timer said, unless another desk was first or the set was heard meanwhile.
[[nodiscard]] Result<void> noteSilence(store::Tx& tx, const domain::LoneDue& due, const Directory& directory);

} // namespace watchdesk::desk
