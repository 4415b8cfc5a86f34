// The notes of what was written, in commit order.
#pragma once

#include "store/Tx.h"

#include <QVector>

namespace watchdesk::store {

/// Table changes. Rows come by Tx::note(). On a store thread.
struct ChangeTable {
    /// Those after seq, ascending, at most `limit` (0: all).
    static Result<QVector<Change>> after(Tx& tx, qint64 seq, int limit = 0);
    /// The last seq; 0 when there is none.
    static Result<qint64> last(Tx& tx);
};

} // namespace watchdesk::store
