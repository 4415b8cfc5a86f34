// What is found of a record, kind by kind. On a store thread, inside a transaction.
#pragma once

#include "desk/SearchViews.h"
#include "domain/Incident.h"
#include "domain/Person.h"
#include "store/TextIndex.h"
#include "store/Tx.h"

namespace watchdesk::desk {

using TextDocuments = QVector<store::TextDocument>;

/// Those that are not there, were erased or are not for this person's eyes are left out. Locked; Corrupt when one does
/// not open.
[[nodiscard]] Result<TextDocuments> documentsOf(store::Tx& tx, const domain::Person& person, SearchKind kind,
                                                const QVector<QString>& ids);
/// Of incidents that are read already.
[[nodiscard]] Result<TextDocuments> incidentDocuments(store::Tx& tx, const QVector<domain::Incident>& incidents);

} // namespace watchdesk::desk
