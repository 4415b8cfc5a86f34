// Roll-calls written down.
#pragma once

#include "domain/Person.h"
#include "domain/RollCall.h"
#include "store/Tx.h"

#include <QStringList>

namespace watchdesk::desk {

struct BegunRollCall {
    domain::RollCall call;
    QVector<domain::RollMark> marks;
    UtcMs answerMs = 10'000;
};

// Each on a store thread, inside a transaction.

/// Begins one over every set of the scheme that is issued, or over `only` some of them; those that have signed off
/// today are excused. `by` nobody: the desk itself, on the hour. Conflict while one of the scheme is running.
[[nodiscard]] Result<BegunRollCall> beginRollCall(store::Tx& tx, const QString& schemeId, domain::RollWay way,
                                                  const QStringList& only, const domain::Person& by);
/// Marks as they are now. Conflict when the roll-call has ended meanwhile.
[[nodiscard]] Result<void> saveMarks(store::Tx& tx, const QString& rollCallId, const QVector<domain::RollMark>& marks);
/// Ends it, with its row in the feed: how many answered, and who did not. Nothing when it has ended already.
[[nodiscard]] Result<void> endRollCall(store::Tx& tx, const QString& rollCallId, domain::RollState state);

} // namespace watchdesk::desk
