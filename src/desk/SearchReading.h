// Records as the search knows them. On a store thread, inside a transaction.
#pragma once

#include "desk/SearchViews.h"
#include "domain/Person.h"
#include "store/TextIndex.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// The kinds that this person's role may find.
[[nodiscard]] QVector<SearchKind> searchable(const domain::Person& person);

[[nodiscard]] Result<qint64> countOf(store::Tx& tx, SearchKind kind);
/// What is found of these records. Those that are not there, were erased, are not for this person's eyes or do not open
/// are left out. Locked.
[[nodiscard]] Result<QVector<store::TextDocument>> readDocuments(store::Tx& tx, const domain::Person& person,
                                                                 SearchKind kind, const QVector<QString>& ids);

/// The next records of a kind after that id, ascending.
struct DocumentPage {
    QVector<store::TextDocument> documents;
    QString last; ///< id to go on after; empty: that was the end
    qint64 rows = 0;
};
[[nodiscard]] Result<DocumentPage> nextDocuments(store::Tx& tx, const domain::Person& person, SearchKind kind,
                                                 const QString& after, int limit);

/// Incidents of that police reference, members of that telephone number, and subjects of that name if `names`, by the
/// blind index (store/LookupTable.h); of these kinds only.
[[nodiscard]] Result<QVector<Hit>> exactHits(store::Tx& tx, const domain::Person& person, const QString& text,
                                             const QVector<SearchKind>& kinds, bool names);
/// Has the looks of a police reference or a telephone number.
[[nodiscard]] bool looksLikeNumber(const QString& text);

[[nodiscard]] Hit hitOf(const store::TextHit& found);

} // namespace watchdesk::desk
