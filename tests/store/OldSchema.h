// A store as an older version of the program would have left it, of either engine.
#pragma once

#include "store/Connection.h"

namespace watchdesk::store {

/// Makes an empty database into a store of that schema, without people or keys.
Result<void> makeOldStore(const QString& url, int schema);
/// The schema that it says it has.
Result<int> schemaOf(const QString& url);

} // namespace watchdesk::store
