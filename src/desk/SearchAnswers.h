// What of the index's answers a person gets to see.
#pragma once

#include "desk/SearchViews.h"
#include "domain/Person.h"
#include "store/Store.h"

namespace watchdesk::desk {

/// What is asked of the index, by whom.
struct SearchAsk {
    quint64 run = 0; ///< of the index
    QString text;
    QVector<SearchKind> kinds; ///< empty: all
    int limit = 0;
    QString personId;
};

/// All that may be found, or those of it that were asked for.
[[nodiscard]] QVector<SearchKind> among(const domain::Person& person, const QVector<SearchKind>& asked);

/// What is exactly the text first, then the hits; by the role of this moment, whatever the index was made for. Subjects
/// that are found are on the audit log, or it does not come about. Waits for the store.
Result<QVector<Hit>> authoriseHits(store::Store& store, const SearchAsk& ask, const QVector<Hit>& hits);

/// Records that are exactly the text, by the blind index, on the audit log likewise. On a store thread, inside a
/// transaction that writes.
Result<QVector<Hit>> findExactly(store::Tx& tx, const SearchAsk& ask);

} // namespace watchdesk::desk
