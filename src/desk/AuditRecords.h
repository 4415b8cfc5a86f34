// What the records that audit entries are about are called: numbers and references, never a bare id, never a name of
// somebody who is not a colleague.
#pragma once

#include "domain/Audit.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

namespace watchdesk::desk {

/// By the entity's id: "W-0412", "Incident 231", "Over of 3 May 2025 14:02, SHOP". What is in the store no more is
/// "gone"; what is no record of its own (a list, the store) has no words. On a store thread.
Result<QHash<QString, QString>> recordWords(store::Tx& tx, const QVector<domain::AuditEntry>& entries);

} // namespace watchdesk::desk
