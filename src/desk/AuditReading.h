// Reads the audit log for people: the part that runs on a store thread.
#pragma once

#include "desk/AuditDesk.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Older than `seq` (0: from the newest on), or newer.
enum class AuditWay { Before, After };

Result<AuditPage> readAuditPage(store::Tx& tx, const AuditQuery& query, AuditWay way, qint64 seq, int limit);
Result<QVector<AuditPerson>> readAuditPeople(store::Tx& tx);
Result<qint64> readSeqFrom(store::Tx& tx, UtcMs at);

/// Lines of the export (sheets/CsvWriter.h); the first with the mark of UTF-8.
[[nodiscard]] QByteArray csvHead();
[[nodiscard]] QByteArray csvLine(const AuditLine& line);

} // namespace watchdesk::desk
