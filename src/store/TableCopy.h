// Every row of a store into another, of either engine.
#pragma once

#include "store/Connection.h"
#include "store/SqliteCopy.h"

namespace watchdesk::store {

/// Both are of this program's schema; one of them is a SQLite store, which knows the tables in the order in which they
/// refer to each other. Writes in one transaction; Conflict when `to` holds records already. On the thread of both.
Result<void> copyTables(Connection& from, Connection& to, const CopyTold& told = {});

} // namespace watchdesk::store
