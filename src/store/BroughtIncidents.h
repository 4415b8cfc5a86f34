// Incidents that a table brought, taken back.
#pragma once

#include "store/Tx.h"

#include <QVector>

namespace watchdesk::store {

/// They go with their parts, look-ups, tags and rows of the feed, so that the same table may bring them again. Conflict
/// when one of them has been changed or is referred to (an alert, an over, a notice, an agenda): the caller's
/// attempt() keeps the others then. On a store thread, inside a transaction.
Result<void> takeBackIncidents(Tx& tx, const QVector<QString>& ids);

} // namespace watchdesk::store
