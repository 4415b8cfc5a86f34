// The lines of lists that are exported. On a store thread, inside a transaction; roles are asked before.
#pragma once

#include "desk/ImportViews.h"
#include "store/Tx.h"

#include <QByteArray>

namespace watchdesk::desk {

/// A table with its headings first.
[[nodiscard]] Result<QVector<QStringList>> readExportLines(store::Tx& tx, sheets::ImportKind kind);
/// A vCard for each present member, and one for each of its contacts.
[[nodiscard]] Result<QVector<QByteArray>> readContactCards(store::Tx& tx);

} // namespace watchdesk::desk
