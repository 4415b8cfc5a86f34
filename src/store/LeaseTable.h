// Which desk records a channel, where several share the store.
#pragma once

#include "base/Clock.h"
#include "store/Tx.h"

#include <QString>

#include <optional>

namespace watchdesk::store {

/// A lease as it stands.
struct RecorderLease {
    QString channel;
    QString holder; ///< a run of a program
    QString desk;   ///< for people
    qint64 beat = 0;
    UtcMs since = 0;
};

/// Table recorder_lease. Whether a holder is still alive is told by its beat, which each desk watches by a clock of its
/// own: the clocks of desks are not compared. On a store thread, inside a transaction.
struct LeaseTable {
    static Result<std::optional<RecorderLease>> find(Tx& tx, const QString& channel);
    /// One beat of the holder's, or the lease for us: when nobody has it, when it is ours, or when it still stands at
    /// the beat that we have seen for too long. Gives the lease as it stands then, whoever holds it.
    static Result<RecorderLease> take(Tx& tx, const RecorderLease& ours, std::optional<qint64> staleBeat);
    /// Gives it back, if it is still the holder's.
    static Result<void> release(Tx& tx, const QString& channel, const QString& holder);
};

} // namespace watchdesk::store
