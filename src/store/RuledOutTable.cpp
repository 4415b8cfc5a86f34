#include "store/RuledOutTable.h"

#include "domain/Incident.h"
#include "store/Records.h"
#include "store/SubjectFacts.h"

namespace watchdesk::store {

namespace {

const Shape shape{"ruled_out",
                  {QStringLiteral("incident_id"), QStringLiteral("subject_id"), QStringLiteral("at_ms"),
                   QStringLiteral("by_person")}};

/// Incidents in which somebody was suspect or offender, since then.
Where countingSince(const char* column, UtcMs since, const QString& without) {
    const auto part = [](auto value) { return domain::wordOf(domain::subjectPartWords, value); };
    Where where;
    where.add(QStringLiteral("s.part IN (?, ?)"),
              {part(domain::SubjectPart::Suspect), part(domain::SubjectPart::Offender)});
    addStanding(where);
    where.between(column, since, 0);
    where.add(QStringLiteral("i.id <> ?"), {without});
    return where;
}

Result<void> take(Tx& tx, QVector<SeenFact>& into, const QString& sql, const Where& where, bool sighting) {
    return tx.forEach(sql.arg(where.sql()), where.args(), [&into, sighting](const Row& row) -> Result<void> {
        into.append({row.text(0), row.text(1), row.integer(2), sighting});
        return {};
    });
}

} // namespace

Result<void> RuledOutTable::add(Tx& tx, const QString& incidentId, const QString& subjectId, const QString& by) {
    STORE_TRY(said, ofIncident(tx, incidentId));
    if (said.contains(subjectId))
        return {};
    const QString id = tx.newId();
    ColumnWriter c(tx, shape, id);
    c.reference(incidentId).reference(subjectId).add(static_cast<qint64>(tx.now())).add(by);
    STORE_TRY(values, c.take());
    return insertRecord(tx, shape, id, values);
}

Result<QSet<QString>> RuledOutTable::ofIncident(Tx& tx, const QString& incidentId) {
    QSet<QString> out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT subject_id FROM ruled_out WHERE incident_id = ?"), {incidentId},
                           [&out](const Row& row) -> Result<void> {
                               out.insert(row.text(0));
                               return {};
                           }));
    return out;
}

Result<QVector<SeenFact>> RuledOutTable::seenSince(Tx& tx, UtcMs since, const QString& without) {
    QVector<SeenFact> out;
    STORE_CHECK(take(tx, out,
                     QStringLiteral("SELECT s.subject_id, COALESCE(i.premises_id, ''), i.at_ms FROM incident i JOIN "
                                    "incident_subject s ON s.incident_id = i.id %1 ORDER BY i.at_ms, i.id"),
                     countingSince("i.at_ms", since, without), false));
    STORE_CHECK(take(tx, out,
                     QStringLiteral("SELECT s.subject_id, COALESCE(g.premises_id, ''), g.at_ms FROM sighting g JOIN "
                                    "alert a ON a.id = g.alert_id JOIN incident i ON i.id = a.incident_id JOIN "
                                    "incident_subject s ON s.incident_id = i.id %1 ORDER BY g.at_ms, g.id"),
                     countingSince("g.at_ms", since, without), true));
    return out;
}

} // namespace watchdesk::store
