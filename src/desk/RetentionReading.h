// What retention would erase today, in words.
#pragma once

#include "desk/RetentionDesk.h"

namespace watchdesk::desk {

/// What the clocks are set to.
Result<domain::RetentionSettings> readRetention(store::Tx& tx);
/// Everything that is due on `today`: persons first, then by kind, oldest first. Locked.
Result<QVector<DueRow>> readDue(store::Tx& tx, QDate today);
/// The entities of all that can ever be due.
[[nodiscard]] QStringList dueEntities();
/// A subject, due or not. NotFound.
Result<DueRow> readSubjectDue(store::Tx& tx, const QString& subjectId, QDate today);

} // namespace watchdesk::desk
