#include "desk/PatrolReading.h"

#include "desk/TownReading.h"
#include "store/IncidentTable.h"
#include "store/SightingTable.h"
#include "store/SignOnTable.h"
#include "store/Try.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace watchdesk::desk {

namespace {

struct Report {
    QString radioSetId;
    TrailStep step;
};

/// By set.
QHash<QString, domain::RadioSet> patrolSets(const Directory& directory) {
    QHash<QString, domain::RadioSet> out;
    for (const domain::RadioSet& set : directory.radioSets()) {
        if (set.state == domain::RadioState::Issued && set.premisesId.isEmpty())
            out.insert(set.id, set);
    }
    return out;
}

Result<QVector<Report>> reportsSince(store::Tx& tx, const QHash<QString, domain::RadioSet>& sets, UtcMs since) {
    QHash<QString, QString> bySign;
    for (const domain::RadioSet& set : sets)
        bySign.insert(set.callSign, set.id);
    QVector<Report> out;
    STORE_TRY(sightings, store::SightingTable::since(tx, since));
    for (const domain::Sighting& one : sightings) {
        if (const auto set = bySign.constFind(one.by); set != bySign.constEnd())
            out += {*set, {one.at, one.premisesId, one.note, {}}};
    }
    STORE_TRY(told, store::IncidentTable::toldBySets(tx, since));
    for (const store::ToldBySet& one : told) {
        if (sets.contains(one.radioSetId))
            out += {one.radioSetId, {one.at, one.premisesId, {}, {}}};
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.step.at > b.step.at; });
    return out;
}

/// Where each report puts its set, as the trail would: parallel to them.
QVector<TrailPoint> pointsOf(const QVector<Report>& reports, const Directory& directory,
                             const town::StreetIndex* index) {
    TrailQuery query;
    query.places = placesOf(directory);
    query.foretell = false;
    for (const Report& report : reports)
        query.steps += report.step;
    return followTrail(index, nullptr, query).points;
}

Patrol patrolOf(const domain::RadioSet& set, const Report& report, const TrailPoint& point) {
    Patrol patrol;
    patrol.radioSetId = set.id;
    patrol.callSign = set.callSign;
    patrol.seenAt = report.step.at;
    patrol.at = *point.at;
    patrol.premisesId = point.exact ? report.step.premisesId : QString();
    patrol.words = point.exact ? QString() : point.street.trimmed();
    return patrol;
}

Result<bool> hasLeft(store::Tx& tx, const Patrol& patrol) {
    STORE_TRY(turn, store::SignOnTable::lastOf(tx, patrol.radioSetId));
    return turn && turn->offAt >= patrol.seenAt;
}

Result<int> unplacedOf(store::Tx& tx, const QHash<QString, domain::RadioSet>& sets, const QSet<QString>& placed) {
    STORE_TRY(turns, store::SignOnTable::present(tx));
    return static_cast<int>(std::count_if(turns.begin(), turns.end(), [&](const domain::SignOn& turn) {
        return sets.contains(turn.radioSetId) && !placed.contains(turn.radioSetId);
    }));
}

} // namespace

Result<Patrols> readPatrols(store::Tx& tx, const Directory& directory, const town::StreetIndex* index) {
    Patrols out;
    const QHash<QString, domain::RadioSet> sets = patrolSets(directory);
    if (sets.isEmpty())
        return out;
    STORE_TRY(reports, reportsSince(tx, sets, tx.now() - patrolKnownMs));
    const QVector<TrailPoint> points = pointsOf(reports, directory, index);
    QSet<QString> done;
    for (qsizetype i = 0; i < reports.size(); ++i) {
        if (!points[i].at || done.contains(reports[i].radioSetId))
            continue;
        done.insert(reports[i].radioSetId);
        const Patrol patrol = patrolOf(sets[reports[i].radioSetId], reports[i], points[i]);
        STORE_TRY(left, hasLeft(tx, patrol));
        if (!left)
            out.placed += patrol;
    }
    std::sort(out.placed.begin(), out.placed.end(),
              [](const Patrol& a, const Patrol& b) { return a.callSign < b.callSign; });
    QSet<QString> placed;
    for (const Patrol& patrol : std::as_const(out.placed))
        placed.insert(patrol.radioSetId);
    STORE_TRY(unplaced, unplacedOf(tx, sets, placed));
    out.unplaced = unplaced;
    return out;
}

} // namespace watchdesk::desk
