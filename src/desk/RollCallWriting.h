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

/// Whom a roll-call is of.
struct RollWho {
    QStringList only;      ///< ids of sets; none: all of the scheme
    QStringList notCalled; ///< that no call reaches
};

// Each on a store thread, inside a transaction.

/// Begins one over every set of the scheme that is issued, or over some of them; those that have signed off today are
/// excused. `by` nobody: the desk itself, on the hour. Conflict while one of the scheme is running, and for the desk
/// itself when this hour has had one. NotFound when there is nobody to call.
[[nodiscard]] Result<BegunRollCall> beginRollCall(store::Tx& tx, const QString& schemeId, domain::RollWay way,
                                                  const RollWho& who, const domain::Person& by);
/// Marks as they are now. Conflict when the roll-call has ended meanwhile.
[[nodiscard]] Result<void> saveMarks(store::Tx& tx, const QString& rollCallId, const QVector<domain::RollMark>& marks);
/// Ends it, with its row in the feed: how many answered, and who did not. Nothing when it has ended already.
[[nodiscard]] Result<void> endRollCall(store::Tx& tx, const QString& rollCallId, domain::RollState state);

} // namespace watchdesk::desk
