// Which records' words a change alters.
#pragma once

#include "desk/SearchViews.h"
#include "store/Change.h"
#include "store/TextIndex.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Whether a change of that table's can alter what is found.
[[nodiscard]] bool concernsSearch(const QString& entity);
/// The records whose documents these changes may have altered. On a store thread, inside a transaction.
[[nodiscard]] Result<QVector<store::TextKey>> touchedRecords(store::Tx& tx, const QVector<store::Change>& changes);

} // namespace watchdesk::desk
