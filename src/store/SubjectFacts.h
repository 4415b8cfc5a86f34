// What is known of subjects from unsealed columns, of everybody at once or of one: opens nothing, works while locked.
#pragma once

#include "domain/Exclusion.h"
#include "domain/Watchlist.h"
#include "store/Tx.h"

#include <QHash>
#include <QStringList>
#include <QVector>

namespace watchdesk::store {

/// What counts of a subject's incidents: those with the subject as suspect or offender, neither withdrawn nor false.
/// One that was only suspicious tells when the subject was seen, and counts for nothing else.
struct IncidentFacts {
    int counted = 0;
    bool serious = false; ///< one of them is of a serious category
    int recent = 0;       ///< those since the day asked for
    UtcMs last = 0;
};

class Where;
/// Of incidents `i`: those that stand, neither withdrawn nor false.
void addStanding(Where& where);

// Each by subject id; `subjectId` empty: of everybody. On a store thread, inside a transaction.

/// What the scheme has set for comparing faces.
Result<domain::WatchlistRules> watchlistRules(Tx& tx);

/// Those without any are left out.
Result<QHash<QString, IncidentFacts>> incidentFacts(Tx& tx, UtcMs recentSince, const QString& subjectId = {});
/// Premises of the incidents that count, each once.
Result<QHash<QString, QStringList>> incidentPlaces(Tx& tx, const QString& subjectId = {});
/// Notices without reasons, who served them, and evidence.
Result<QHash<QString, QVector<domain::ExclusionNotice>>> plainNotices(Tx& tx, const QString& subjectId = {});
/// The newest sighting of an alert about the subject, or still on which somebody decided "same".
Result<QHash<QString, UtcMs>> lastSightings(Tx& tx, const QString& subjectId = {});
/// The photograph taken last; one without a date counts from the day it was added.
Result<QHash<QString, QString>> newestPhotographs(Tx& tx, const QString& subjectId = {});

} // namespace watchdesk::store
