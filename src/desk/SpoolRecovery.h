// What programs that are no longer running left in the spool, on its way into the store.
#pragma once

#include "base/Result.h"
#include "store/Store.h"

#include <QString>

namespace watchdesk::desk {

/// Brings every spool file of a dead program into the store and ends overs that were never ended; gives the number of
/// recordings kept. A file that cannot be read, or whose key has ended, is moved to `unreadable` in the spool, with a
/// row in the feed and an audit entry: somebody may still read it by hand, and the desk opens. A spool
/// of programs that ended without closing the store is marked (uncleanMark). Needs no passphrase. Blocks; before the
/// bridge starts. Any error: what is left is where it was, and is taken by the next start; a file that this store will
/// not take now keeps no other out.
Result<int> recoverSpool(store::Store& store, const QString& spool);

} // namespace watchdesk::desk
