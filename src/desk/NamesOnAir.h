// No names on the air (rule 18), asked of the store.
#pragma once

#include "base/Result.h"
#include "store/Tx.h"

#include <QString>

namespace watchdesk::desk {

/// Refused when words that are about to be told on the radio name a subject. On a store thread; Locked while the
/// records are.
[[nodiscard]] Result<void> namesNobody(store::Tx& tx, const QString& words);

} // namespace watchdesk::desk
