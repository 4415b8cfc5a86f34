// Erasing one record with its words elsewhere: what the retention desk does, and what a restored backup has still to.
#pragma once

#include "store/Erasing.h"
#include "store/Redaction.h"
#include "store/Store.h"

#include <QString>
#include <QStringList>

namespace watchdesk::desk {

/// The name under which each subject may be found in the words of others; a subject without a name is left out. By
/// subject id. Locked.
Result<QHash<QString, QString>> namesOfSubjects(store::Tx& tx, const QStringList& subjectIds);
/// Takes that name out of a text.
[[nodiscard]] store::Redact withoutName(const QString& name);
/// The texts that name somebody, as they were when the store had come to a change.
struct NamingTexts {
    QVector<store::TextPlace> places;
    qint64 seq = 0; ///< of that change: what was written since is looked at again
};
/// Every text that names one of them. Opens everything: a read of its own.
Result<NamingTexts> textsNaming(store::Tx& tx, const QStringList& names);

/// A record for good; of a subject whose name is known, out of the texts, too: those that were found, and whatever was
/// written since. Counts what went.
Result<store::ErasedCounts> eraseRecord(store::Tx& tx, const QString& entity, const QString& id, const QString& name,
                                        const NamingTexts& texts);

/// Ends what a restored backup brought back, once somebody has signed in: names out of the texts, then the subjects
/// themselves. Gives how many. Blocks; not on a store thread.
Result<int> finishErasures(store::Store& store);

} // namespace watchdesk::desk
