// The gallery, read inside a transaction.
#pragma once

#include "desk/Directory.h"
#include "desk/GalleryViews.h"
#include "store/Change.h"
#include "store/Tx.h"

#include <QSet>
#include <QStringList>

#include <optional>

namespace watchdesk::desk {

/// The cards that a role may see (rule 11: members only what is in force), of everybody or of one subject. Locked while
/// the records are sealed. On a store thread.
Result<GalleryWall> readWall(store::Tx& tx, const Directory& directory, domain::Role role,
                             const QString& subjectId = {});

/// Ids of those of the subjects whom a role may see.
Result<QSet<QString>> visibleSubjects(store::Tx& tx, domain::Role role, const QVector<domain::Subject>& subjects);

/// The subjects whose cards a batch of changes may have altered; nothing when that cannot be told of some (a scheme, a
/// place, a picture that was removed) and all are to be read again. Somebody who was taken out of an incident is not
/// found by it: that card follows when it is next touched, or the day turns.
Result<std::optional<QStringList>> touchedSubjects(store::Tx& tx, const QVector<store::Change>& changes);

/// A subject's sheet for that person, without who looked. NotFound when there is none that the person may see.
Result<SubjectSheet> readSheet(store::Tx& tx, const Directory& directory, const domain::Person& person,
                               const QString& subjectId);

/// Fills in who looked in 30 days, from the audit log.
Result<void> readLookers(store::Tx& tx, const domain::Person& person, SubjectSheet& sheet);

/// The action of the audit entry that opening a sheet writes.
inline constexpr const char* subjectViewed = "subject.view";

} // namespace watchdesk::desk
