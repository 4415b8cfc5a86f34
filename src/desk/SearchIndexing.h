// Putting records into the index of opened words. On the search's own thread, which waits for the store.
#pragma once

#include "domain/Person.h"
#include "store/Change.h"
#include "store/LookupTable.h"
#include "store/Store.h"
#include "store/TextIndex.h"

#include <functional>

namespace watchdesk::desk {

/// Everything that this person may find, page by page. `told` hears how many are in, of how many; its error ends it.
Result<void> fillIndex(store::Store& store, store::TextIndex& index, const domain::Person& person,
                       const std::function<Result<void>(qint64 done, qint64 total)>& told);
/// The records that these changes touched, as they are by now.
Result<void> takeIn(store::Store& store, store::TextIndex& index, const domain::Person& person,
                    const QVector<store::Change>& changes);
/// Makes up a page of tags after that id; gives the id to go on after, empty at the end.
Result<QString> makeUpTags(store::Store& store, store::LookupKind kind, const QString& after);

} // namespace watchdesk::desk
