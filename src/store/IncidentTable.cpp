#include "store/IncidentTable.h"

#include "store/LookupTable.h"
#include "store/Records.h"
#include "store/TemplateTable.h"

namespace watchdesk::store {

namespace {

const Shape shape{"incident",
                  {QStringLiteral("number"), QStringLiteral("scheme_id"), QStringLiteral("premises_id"),
                   QStringLiteral("at_ms"), QStringLiteral("category"), QStringLiteral("description"),
                   QStringLiteral("heading"), QStringLiteral("narrative"), QStringLiteral("line"),
                   QStringLiteral("loss_pence"), QStringLiteral("police_reference"), QStringLiteral("outcome"),
                   QStringLiteral("transmission_id"), QStringLiteral("logged_by"), QStringLiteral("logged_ms")}};

Result<Args> valuesOf(Tx& tx, const domain::Incident& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(v.number).reference(v.schemeId).reference(v.premisesId).add(static_cast<qint64>(v.at)).add(v.category);
    c.seal(v.description).seal(v.heading).seal(v.narrative).seal(v.line).add(v.lossPence).seal(v.policeReference);
    c.word(domain::incidentOutcomeWords, v.outcome)
        .reference(v.transmissionId)
        .add(v.loggedBy)
        .add(static_cast<qint64>(v.loggedAt));
    return c.take();
}

Result<domain::Incident> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Incident v;
    v.id = c.text();
    v.version = c.integer();
    v.number = c.integer();
    v.schemeId = c.text();
    v.premisesId = c.text();
    v.at = c.integer();
    v.category = c.text();
    v.description = c.opened();
    v.heading = c.opened();
    v.narrative = c.opened();
    v.line = c.opened();
    v.lossPence = c.integer();
    v.policeReference = c.opened();
    v.outcome = c.word(domain::incidentOutcomeWords);
    v.transmissionId = c.text();
    v.loggedBy = c.text();
    v.loggedAt = c.integer();
    return finished(c, std::move(v));
}

const QStringList subjectColumns{QStringLiteral("incident_id"), QStringLiteral("subject_id"), QStringLiteral("version"),
                                 QStringLiteral("position"), QStringLiteral("part")};

QVector<Args> subjectRows(const domain::Incident& v) {
    QVector<Args> rows;
    for (int i = 0; i < v.subjects.size(); ++i)
        rows.append({v.id, v.subjects.at(i).subjectId, v.version, i,
                     domain::wordOf(domain::subjectPartWords, v.subjects.at(i).part)});
    return rows;
}

Result<void> writeSubjects(Tx& tx, const domain::Incident& v) {
    if (v.version > 1)
        STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM incident_subject WHERE incident_id = ?"), {v.id}));
    return insertRows(tx, "incident_subject", subjectColumns, subjectRows(v));
}

/// Whose grounds an update may change: an incident that no longer names somebody counts for them no more.
Result<QStringList> subjectsBeforeAndAfter(Tx& tx, const domain::Incident& v) {
    STORE_TRY(rows, tx.query(QStringLiteral("SELECT subject_id FROM incident_subject WHERE incident_id = ?"), {v.id}));
    QStringList ids;
    for (const Row& row : rows)
        ids.append(row.text(0));
    for (const domain::IncidentSubject& subject : v.subjects)
        ids.append(subject.subjectId);
    ids.removeDuplicates();
    return ids;
}

Result<QVector<domain::Incident>> withSubjects(Tx& tx, QVector<domain::Incident> incidents) {
    QHash<QString, QVector<domain::IncidentSubject>> subjects;
    QVector<QString> ids;
    for (const auto& incident : incidents)
        ids.append(incident.id);
    STORE_CHECK(
        forIds(tx,
               QStringLiteral("SELECT incident_id, subject_id, part FROM incident_subject WHERE incident_id IN (%1) "
                              "ORDER BY incident_id, position"),
               ids, [&subjects](const Row& row) -> Result<void> {
                   const auto part = domain::valueOf(domain::subjectPartWords, row.text(2));
                   subjects[row.text(0)].append({row.text(1), part.value_or(domain::SubjectPart::Suspect)});
                   return {};
               }));
    for (auto& incident : incidents)
        incident.subjects = subjects.value(incident.id);
    return incidents;
}

Result<QVector<domain::Incident>> read(Tx& tx, const QString& rest, const Args& args) {
    STORE_TRY(incidents, readMany(tx, shape.select(rest), args, fromRow));
    return withSubjects(tx, incidents);
}

std::optional<domain::Incident> firstOf(const QVector<domain::Incident>& incidents) {
    return incidents.isEmpty() ? std::optional<domain::Incident>() : std::optional<domain::Incident>(incidents.first());
}

} // namespace

Result<domain::Incident> IncidentTable::insert(Tx& tx, domain::Incident value) {
    readyToInsert(tx, value);
    if (value.number == 0) {
        STORE_TRY(number, nextNumber(tx, shape));
        value.number = number;
    }
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    if (!value.policeReference.isEmpty())
        STORE_CHECK(LookupTable::set(tx, LookupKind::PoliceReference, value.id, value.policeReference));
    STORE_CHECK(writeSubjects(tx, value));
    return value;
}

Result<domain::Incident> IncidentTable::update(Tx& tx, domain::Incident value) {
    STORE_TRY(concerned, subjectsBeforeAndAfter(tx, value));
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    STORE_CHECK(LookupTable::set(tx, LookupKind::PoliceReference, value.id, value.policeReference));
    STORE_CHECK(writeSubjects(tx, value));
    STORE_CHECK(destroyUnfounded(tx, concerned));
    return value;
}

Result<std::optional<domain::Incident>> IncidentTable::find(Tx& tx, const QString& id) {
    STORE_TRY(found, read(tx, QStringLiteral("WHERE id = ?"), {id}));
    return firstOf(found);
}

Result<QVector<domain::Incident>> IncidentTable::ofSubject(Tx& tx, const QString& subjectId) {
    return read(tx,
                QStringLiteral("WHERE id IN (SELECT incident_id FROM incident_subject WHERE subject_id = ?) ORDER BY "
                               "at_ms DESC, number DESC"),
                {subjectId});
}

Result<QVector<ToldBySet>> IncidentTable::toldBySets(Tx& tx, UtcMs since) {
    QVector<ToldBySet> out;
    STORE_CHECK(tx.forEach(
        QStringLiteral("SELECT t.radio_set_id, i.premises_id, i.at_ms FROM incident i JOIN "
                       "transmission t ON t.id = i.transmission_id WHERE i.at_ms >= ? AND "
                       "i.outcome <> ? AND i.premises_id IS NOT NULL AND t.radio_set_id IS NOT "
                       "NULL ORDER BY i.at_ms DESC, i.number DESC"),
        {static_cast<qint64>(since), domain::wordOf(domain::incidentOutcomeWords, domain::IncidentOutcome::Withdrawn)},
        [&out](const Row& row) -> Result<void> {
            out.append({row.text(0), row.text(1), row.integer(2)});
            return {};
        }));
    return out;
}

Result<SealedIncident> IncidentTable::seal(Tx& tx, domain::Incident value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    // What is sealed is not kept open beside it, but for what a look-up needs.
    for (QString* text : {&value.description, &value.heading, &value.narrative, &value.line})
        text->clear();
    return SealedIncident{std::move(value), values};
}

Result<void> IncidentTable::insertSubjects(Tx& tx, const QVector<domain::Incident>& incidents) {
    QVector<Args> rows;
    for (const domain::Incident& incident : incidents)
        rows += subjectRows(incident);
    return insertRows(tx, "incident_subject", subjectColumns, rows);
}

Result<std::optional<domain::Incident>> IncidentTable::byNumber(Tx& tx, qint64 number) {
    STORE_TRY(found, read(tx, QStringLiteral("WHERE number = ?"), {number}));
    return firstOf(found);
}

Result<QVector<domain::Incident>> IncidentTable::list(Tx& tx, const IncidentFilter& filter) {
    Where where;
    where.between("at_ms", filter.since, filter.until);
    if (filter.beforeNumber > 0)
        where.add(QStringLiteral("number < ?"), {filter.beforeNumber});
    if (!filter.category.isEmpty())
        where.add(QStringLiteral("category = ?"), {filter.category});
    if (!filter.premisesId.isEmpty())
        where.add(QStringLiteral("premises_id = ?"), {filter.premisesId});
    return read(tx, where.sql() + QStringLiteral(" ORDER BY number DESC") + limitOf(filter.limit), where.args());
}

Result<QVector<domain::Incident>> IncidentTable::plainPage(Tx& tx, const QString& afterId, int limit) {
    return readMany(tx, shape.select(QStringLiteral("WHERE id > ? ORDER BY id") + limitOf(limit)), {afterId}, fromRow);
}

Result<QVector<domain::Incident>> IncidentTable::fetch(Tx& tx, const QVector<QString>& ids) {
    STORE_TRY(incidents, readByIds(tx, shape, ids, fromRow));
    return withSubjects(tx, incidents);
}

} // namespace watchdesk::store
