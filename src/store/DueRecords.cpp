#include "store/DueRecords.h"

#include "domain/CivilDay.h"
#include "store/Records.h"
#include "store/SubjectFacts.h"

namespace watchdesk::store {

namespace {

/// Nothing was logged from it, by either side's word, and it raised no alarm.
const QString unused = QStringLiteral(
    "t.incident_id = '' AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.transmission_id = t.id) AND NOT "
    "EXISTS (SELECT 1 FROM emergency e WHERE e.transmission_id = t.id)");

Result<OldRecord> incidentFrom(Tx&, const Row& row) {
    return OldRecord{row.text(0), row.integer(1), {}, row.integer(2), {}};
}

Result<OldRecord> overFrom(Tx&, const Row& row) {
    return OldRecord{row.text(0), 0, row.text(1), row.integer(2), {}};
}

Result<OldRecord> alarmFrom(Tx&, const Row& row) {
    return OldRecord{row.text(0), 0, row.text(2), row.integer(3), {}};
}

Result<OldRecord> timedFrom(Tx&, const Row& row) {
    return OldRecord{row.text(0), 0, {}, row.integer(1), {}};
}

Result<PlainSubject> subjectFrom(Tx&, const Row& row) {
    return PlainSubject{row.text(0), row.text(1),
                        domain::valueOf(domain::subjectStatusWords, row.text(2)).value_or(domain::SubjectStatus::Known),
                        row.integer(3), row.integer(4)};
}

Args until(UtcMs before) {
    return {static_cast<qint64>(before)};
}

} // namespace

Result<QVector<OldRecord>> incidentsBefore(Tx& tx, UtcMs before) {
    return readMany(tx,
                    QStringLiteral("SELECT id, number, at_ms FROM incident WHERE at_ms < ? AND erased_ms = 0 "
                                   "ORDER BY at_ms, id"),
                    until(before), incidentFrom);
}

Result<QVector<OldRecord>> recordingsBefore(Tx& tx, UtcMs before) {
    return readMany(tx,
                    QStringLiteral("SELECT t.id, t.channel, t.start_ms FROM transmission t WHERE t.start_ms < ? AND "
                                   "t.end_ms > 0 AND t.media_id IS NOT NULL AND %1 ORDER BY t.start_ms, t.id")
                        .arg(unused),
                    until(before), overFrom);
}

Result<QVector<OldRecord>> transmissionsBefore(Tx& tx, UtcMs before) {
    return readMany(tx,
                    QStringLiteral("SELECT t.id, t.channel, t.start_ms FROM transmission t WHERE t.start_ms < ? AND "
                                   "t.end_ms > 0 AND %1 ORDER BY t.start_ms, t.id")
                        .arg(unused),
                    until(before), overFrom);
}

Result<bool> ledToNothing(Tx& tx, const QString& transmissionId) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT 1 FROM transmission t WHERE t.id = ? AND NOT (%1)").arg(unused),
                          {transmissionId}));
    return !row.has_value();
}

Result<QVector<OldRecord>> stillsBefore(Tx& tx, UtcMs before) {
    return readMany(tx, QStringLiteral("SELECT id, taken_ms FROM still WHERE taken_ms < ? ORDER BY taken_ms, id"),
                    until(before), timedFrom);
}

Result<QVector<OldRecord>> meetingsBefore(Tx& tx, UtcMs before) {
    return readMany(tx, QStringLiteral("SELECT id, at_ms FROM meeting WHERE at_ms < ? ORDER BY at_ms, id"),
                    until(before), timedFrom);
}

Result<QVector<OldRecord>> emergenciesBefore(Tx& tx, UtcMs before) {
    return readMany(
        tx,
        QStringLiteral("SELECT id, 0, channel, at_ms FROM emergency WHERE at_ms < ? AND ended_ms > 0 ORDER BY "
                       "at_ms, id"),
        until(before), alarmFrom);
}

Result<QVector<OldRecord>> radioTextsBefore(Tx& tx, UtcMs before) {
    return readMany(tx, QStringLiteral("SELECT id, at_ms FROM radio_text WHERE at_ms < ? ORDER BY at_ms, id"),
                    until(before), timedFrom);
}

Result<QVector<OldRecord>> lettersBefore(Tx& tx, UtcMs before) {
    return readMany(tx,
                    QStringLiteral("SELECT id, made_ms FROM outbox WHERE made_ms < ? AND state <> 'sending' ORDER "
                                   "BY made_ms, id"),
                    until(before), timedFrom);
}

Result<QVector<OldRecord>> rollCallsBefore(Tx& tx, UtcMs before) {
    return readMany(
        tx,
        QStringLiteral("SELECT id, started_ms FROM roll_call WHERE started_ms < ? AND ended_ms > 0 ORDER BY "
                       "started_ms, id"),
        until(before), timedFrom);
}

Result<QVector<OldRecord>> signOnsBefore(Tx& tx, UtcMs before) {
    return readMany(tx,
                    QStringLiteral("SELECT id, on_ms FROM sign_on WHERE on_ms < ? AND off_ms > 0 ORDER BY on_ms, id"),
                    until(before), timedFrom);
}

Result<QVector<OldRecord>> shiftsBefore(Tx& tx, UtcMs before) {
    return readMany(tx,
                    QStringLiteral("SELECT id, began_ms FROM shift WHERE began_ms < ? AND ended_ms > 0 ORDER BY "
                                   "began_ms, id"),
                    until(before), timedFrom);
}

Result<QVector<OldRecord>> intelReportsBefore(Tx& tx, UtcMs before) {
    return readMany(tx, QStringLiteral("SELECT id, number, at_ms FROM intel_report WHERE at_ms < ? ORDER BY at_ms, id"),
                    until(before), incidentFrom);
}

Result<QVector<OldRecord>> membersLeftBefore(Tx& tx, const QDate& before) {
    QVector<OldRecord> out;
    const auto look = [&out](const Row& row) -> Result<void> {
        const QDate left = row.date(1);
        // Who came back after their contact was erased, and left again, has given another.
        if (row.integer(2) == 0 || domain::civilDay(row.integer(2)) <= left)
            out.append(OldRecord{row.text(0), 0, {}, 0, left});
        return {};
    };
    STORE_CHECK(
        tx.forEach(QStringLiteral("SELECT m.id, MAX(s.left_on) AS last_day, COALESCE((SELECT MAX(e.at_ms) FROM "
                                  "erasure e WHERE e.entity = 'member' AND e.record_id = m.id), 0) FROM member m "
                                  "JOIN membership s ON s.member_id = m.id GROUP BY m.id HAVING COUNT(*) = "
                                  "COUNT(s.left_on) AND MAX(s.left_on) < ? ORDER BY last_day, m.id"),
                   {before.toString(Qt::ISODate)}, look));
    return out;
}

Result<QVector<PlainSubject>> plainSubjects(Tx& tx, const QString& subjectId) {
    Where standing;
    addStanding(standing);
    Where where;
    if (!subjectId.isEmpty())
        where.add(QStringLiteral("s.id = ?"), {subjectId});
    return readMany(tx,
                    QStringLiteral("SELECT s.id, s.reference, s.status, s.created_ms, COALESCE((SELECT MAX(i.at_ms) "
                                   "FROM incident i JOIN incident_subject p ON p.incident_id = i.id %1 AND "
                                   "p.subject_id = s.id), 0) FROM subject s %2 ORDER BY s.reference")
                        .arg(standing.sql(), where.sql()),
                    standing.args() + where.args(), subjectFrom);
}

Result<SubjectHoldings> holdingsOf(Tx& tx, const QString& subjectId) {
    const auto count = [&](const char* table) -> Result<qint64> {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM %1 WHERE subject_id = ?").arg(QLatin1String(table)),
                              {subjectId}));
        return row->integer(0);
    };
    SubjectHoldings out;
    const std::pair<const char*, qint64*> counts[] = {{"photograph", &out.photographs},
                                                      {"face_template", &out.templates},
                                                      {"exclusion_notice", &out.notices},
                                                      {"court_order", &out.orders},
                                                      {"incident_subject", &out.incidents}};
    for (const auto& [table, into] : counts) {
        STORE_TRY(number, count(table));
        *into = number;
    }
    STORE_TRY(stills, tx.one(QStringLiteral("SELECT COUNT(DISTINCT still_id) FROM match_decision WHERE subject_id = ?"),
                             {subjectId}));
    out.stills = stills->integer(0);
    return out;
}

} // namespace watchdesk::store
