// An emergency as it is heard, written down: a new one, or part of one that is running.
#pragma once

#include "domain/Emergency.h"
#include "store/Tx.h"

#include <optional>

namespace watchdesk::desk {

/// What was heard of an over, or of a lone worker's silence.
struct EmergencySign {
    QString over; ///< id of the transmission; empty: none
    QString channel;
    UtcMs at = 0;
    std::optional<domain::EmergencyCause> cause; ///< none: an over that can only belong to one that is running
    QString radioSetId;
    QString premisesId;
    QString code;       ///< "EEA 57106"
    bool counts = true; ///< the first time that this over is told of
};

/// Record, row in the feed, audit entry and change note in one transaction. Whoever is signed in, it is the desk that
/// notes it; works while the records are locked. Gives the emergency that the sign made or belongs to; none when it
/// does not belong to any. On a store thread.
[[nodiscard]] Result<std::optional<domain::Emergency>> noteEmergency(store::Tx& tx, const EmergencySign& sign);

} // namespace watchdesk::desk
