// From entries of the journal to rows in words, inside a transaction.
#pragma once

#include "desk/Directory.h"
#include "desk/Views.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Rows in the order of `seqs`; one that is not there is left out. Locked while the records are sealed. `me` is who is signed in.
Result<QVector<FeedRow>> readFeedRows(store::Tx& tx, const QVector<qint64>& seqs, const Directory& directory, const QString& me);

/// A row with everything that belongs to it. NotFound when there is none.
Result<RowDetail> readRowDetail(store::Tx& tx, qint64 seq, const Directory& directory, const QString& me);

} // namespace watchdesk::desk
