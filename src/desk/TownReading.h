// What of the records stands on the map, and who premises on it are.
#pragma once

#include "desk/Directory.h"
#include "desk/Trail.h"
#include "desk/Views.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Premises as somebody who clicks them on the map is shown them.
struct PlaceSheet {
    TownPlace place;
    QString contact;         ///< the person to ask for, and the number
    QVector<FeedRow> latest; ///< incidents there, newest first, at most 6
};

/// Premises that are open for business and have a position, by name; none while the records are sealed. Any thread.
[[nodiscard]] QVector<TownPlace> placesOf(const Directory& directory);
/// NotFound when there are none such; Locked while the records are.
[[nodiscard]] Result<PlaceSheet> readPlace(store::Tx& tx, const QString& premisesId, const Directory& directory);

} // namespace watchdesk::desk
