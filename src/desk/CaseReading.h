// Cases read inside a transaction.
#pragma once

#include "desk/CaseDesk.h"
#include "desk/Directory.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// NotFound. On a store thread, as the others.
Result<CaseView> readCase(store::Tx& tx, const Directory& directory, const QString& incidentId);
/// All of the incidents of that time (0: no bound), oldest first; withdrawn and false ones are left out.
Result<QVector<CaseView>> readCases(store::Tx& tx, const Directory& directory, UtcMs since, UtcMs until);
/// Those of them that somebody should be asked about.
[[nodiscard]] QVector<CaseView> nudgesAmong(const QVector<CaseView>& cases);
/// From when on the nudge list looks: police.nudge-days before now.
Result<UtcMs> nudgesFrom(store::Tx& tx);
/// The nudge list of the incidents from then on (0: nudgesFrom()), without those whose words are erased: their figures
/// stay, their shops are asked for nothing.
Result<QVector<CaseView>> readNudgeList(store::Tx& tx, const Directory& directory, UtcMs since = 0);
/// A line a shop.
[[nodiscard]] QVector<ShopReporting> figuresOf(const QVector<CaseView>& cases, const insight::Period& period,
                                               const Directory& directory);

} // namespace watchdesk::desk
