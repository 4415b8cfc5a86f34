#include "store/SubjectFacts.h"

#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "domain/Face.h"
#include "domain/Incident.h"
#include "domain/NextStep.h"
#include "domain/Settings.h"
#include "store/Records.h"
#include "store/SettingTable.h"

#include <algorithm>

namespace watchdesk::store {

namespace {

/// Incidents that count against a subject, of everybody or of one.
Where counting(const QString& subjectId) {
    const auto part = [](auto value) { return domain::wordOf(domain::subjectPartWords, value); };
    Where where;
    where.add(QStringLiteral("s.part IN (?, ?)"),
              {part(domain::SubjectPart::Suspect), part(domain::SubjectPart::Offender)});
    addStanding(where);
    if (!subjectId.isEmpty())
        where.add(QStringLiteral("s.subject_id = ?"), {subjectId});
    return where;
}

Where ofSubject(const QString& column, const QString& subjectId) {
    Where where;
    if (!subjectId.isEmpty())
        where.add(column + QStringLiteral(" = ?"), {subjectId});
    return where;
}

Result<void> takeLatest(Tx& tx, QHash<QString, UtcMs>& latest, const QString& sql, const Args& args) {
    return tx.forEach(sql, args, [&latest](const Row& row) -> Result<void> {
        UtcMs& at = latest[row.text(0)];
        at = std::max<UtcMs>(at, row.integer(1));
        return {};
    });
}

} // namespace

Result<domain::WatchlistRules> watchlistRules(Tx& tx) {
    const auto def = domain::settingDef(QStringLiteral("watchlist.least-incidents"));
    STORE_TRY(kept, SettingTable::find(tx, {}, def->key));
    domain::WatchlistRules rules;
    rules.leastIncidents = static_cast<int>(domain::settingValue(*def, kept ? kept->value : QString()));
    return rules;
}

void addStanding(Where& where) {
    const auto outcome = [](auto value) { return domain::wordOf(domain::incidentOutcomeWords, value); };
    where.add(QStringLiteral("i.outcome NOT IN (?, ?)"),
              {outcome(domain::IncidentOutcome::Withdrawn), outcome(domain::IncidentOutcome::False)});
}

Result<QHash<QString, IncidentFacts>> incidentFacts(Tx& tx, UtcMs recentSince, const QString& subjectId) {
    const Where where = counting(subjectId);
    QHash<QString, IncidentFacts> out;
    const QString sql = QStringLiteral("SELECT s.subject_id, i.category, COUNT(DISTINCT i.id), COUNT(DISTINCT CASE "
                                       "WHEN i.at_ms >= ? THEN i.id END), MAX(i.at_ms) FROM incident i JOIN "
                                       "incident_subject s ON s.incident_id = i.id %1 GROUP BY s.subject_id, "
                                       "i.category")
                            .arg(where.sql());
    STORE_CHECK(
        tx.forEach(sql, Args{static_cast<qint64>(recentSince)} + where.args(), [&](const Row& row) -> Result<void> {
            IncidentFacts& facts = out[row.text(0)];
            facts.last = std::max<UtcMs>(facts.last, row.integer(4));
            // To be seen, or recognised, is no offence: it must not feed on itself. Nor is to need help.
            if (row.text(1) == QLatin1String("suspicious") || !domain::mayLeadToExclusion(row.text(1)))
                return {};
            facts.counted += static_cast<int>(row.integer(2));
            facts.serious = facts.serious || domain::categoryByCode(row.text(1)).serious;
            facts.recent += static_cast<int>(row.integer(3));
            return {};
        }));
    return out;
}

Result<QHash<QString, QStringList>> incidentPlaces(Tx& tx, const QString& subjectId) {
    Where where = counting(subjectId);
    where.add(QStringLiteral("i.premises_id IS NOT NULL"));
    QHash<QString, QStringList> out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT DISTINCT s.subject_id, i.premises_id FROM incident i JOIN "
                                          "incident_subject s ON s.incident_id = i.id %1")
                               .arg(where.sql()),
                           where.args(), [&out](const Row& row) -> Result<void> {
                               out[row.text(0)].append(row.text(1));
                               return {};
                           }));
    return out;
}

Result<QHash<QString, QVector<domain::ExclusionNotice>>> plainNotices(Tx& tx, const QString& subjectId) {
    const Where where = ofSubject(QStringLiteral("subject_id"), subjectId);
    QHash<QString, QVector<domain::ExclusionNotice>> out;
    const QString sql = QStringLiteral("SELECT id, version, scheme_id, subject_id, step, months, nominated_on, "
                                       "served_on, ends_on, breaches FROM exclusion_notice %1 ORDER BY id")
                            .arg(where.sql());
    STORE_CHECK(tx.forEach(sql, where.args(), [&out](const Row& row) -> Result<void> {
        domain::ExclusionNotice notice;
        notice.id = row.text(0);
        notice.version = row.integer(1);
        notice.schemeId = row.text(2);
        notice.subjectId = row.text(3);
        // A step that a later version wrote gives no ground here.
        notice.step =
            domain::valueOf(domain::exclusionStepWords, row.text(4)).value_or(domain::ExclusionStep::Nominated);
        notice.months = static_cast<int>(row.integer(5));
        notice.nominatedOn = row.date(6);
        notice.servedOn = row.date(7);
        notice.endsOn = row.date(8);
        notice.breaches = static_cast<int>(row.integer(9));
        out[notice.subjectId].append(notice);
        return {};
    }));
    return out;
}

Result<QHash<QString, UtcMs>> lastSightings(Tx& tx, const QString& subjectId) {
    QHash<QString, UtcMs> latest;
    const Where seen = counting(subjectId);
    STORE_CHECK(takeLatest(tx, latest,
                           QStringLiteral("SELECT s.subject_id, MAX(g.at_ms) FROM sighting g JOIN alert a ON a.id = "
                                          "g.alert_id JOIN incident i ON i.id = a.incident_id JOIN incident_subject s "
                                          "ON s.incident_id = i.id %1 GROUP BY s.subject_id")
                               .arg(seen.sql()),
                           seen.args()));
    Where same = ofSubject(QStringLiteral("d.subject_id"), subjectId);
    same.add(QStringLiteral("d.verdict = ?"), {domain::wordOf(domain::verdictWords, domain::Verdict::Same)});
    STORE_CHECK(takeLatest(tx, latest,
                           QStringLiteral("SELECT d.subject_id, MAX(COALESCE(t.taken_ms, d.decided_ms)) FROM "
                                          "match_decision d LEFT JOIN still t ON t.id = d.still_id %1 GROUP BY "
                                          "d.subject_id")
                               .arg(same.sql()),
                           same.args()));
    return latest;
}

Result<QHash<QString, QString>> newestPhotographs(Tx& tx, const QString& subjectId) {
    struct Newest {
        QDate day;
        UtcMs addedAt = 0;
    };
    const Where where = ofSubject(QStringLiteral("subject_id"), subjectId);
    QHash<QString, Newest> newest;
    QHash<QString, QString> out;
    const QString sql =
        QStringLiteral("SELECT id, subject_id, taken_on, added_ms FROM photograph %1 ORDER BY id").arg(where.sql());
    STORE_CHECK(tx.forEach(sql, where.args(), [&](const Row& row) -> Result<void> {
        const UtcMs addedAt = row.integer(3);
        const QDate taken = row.date(2);
        const Newest one{taken.isValid() ? taken : domain::civilDay(addedAt), addedAt};
        Newest& best = newest[row.text(1)];
        if (!best.day.isValid() || std::pair(one.day, one.addedAt) >= std::pair(best.day, best.addedAt)) {
            best = one;
            out.insert(row.text(1), row.text(0));
        }
        return {};
    }));
    return out;
}

} // namespace watchdesk::store
