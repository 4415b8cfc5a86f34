#include "store/PoliceCaseTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"police_case",
                  {QStringLiteral("incident_id"), QStringLiteral("asked"), QStringLiteral("asked_ms"),
                   QStringLiteral("asked_by"), QStringLiteral("asked_how"), QStringLiteral("declined_ms"),
                   QStringLiteral("declined_by"), QStringLiteral("declined_why"), QStringLiteral("reported_ms"),
                   QStringLiteral("reported_by"), QStringLiteral("reporter"), QStringLiteral("crimed_ms"),
                   QStringLiteral("crimed_by"), QStringLiteral("crime_number"), QStringLiteral("disposal"),
                   QStringLiteral("disposal_on"), QStringLiteral("disposal_ms"), QStringLiteral("disposal_by"),
                   QStringLiteral("disposal_from")}};

Result<Args> valuesOf(Tx& tx, const domain::PoliceCase& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(v.incidentId).add(v.asked).add(static_cast<qint64>(v.askedAt)).add(v.askedBy);
    c.word(domain::askedHowWords, v.askedHow);
    c.add(static_cast<qint64>(v.declinedAt)).add(v.declinedBy).sealOrNone(v.declinedWhy);
    c.add(static_cast<qint64>(v.reportedAt)).add(v.reportedBy).sealOrNone(v.reporter);
    c.add(static_cast<qint64>(v.crimedAt)).add(v.crimedBy).sealOrNone(v.crimeNumber);
    c.word(domain::disposalWords, v.disposal).date(v.disposalOn);
    c.add(static_cast<qint64>(v.disposalAt)).add(v.disposalBy).sealOrNone(v.disposalFrom);
    return c.take();
}

Result<domain::PoliceCase> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::PoliceCase v;
    v.id = c.text();
    v.version = c.integer();
    v.incidentId = c.text();
    v.asked = c.small();
    v.askedAt = c.integer();
    v.askedBy = c.text();
    v.askedHow = c.word(domain::askedHowWords);
    v.declinedAt = c.integer();
    v.declinedBy = c.text();
    v.declinedWhy = c.openedOrNone();
    v.reportedAt = c.integer();
    v.reportedBy = c.text();
    v.reporter = c.openedOrNone();
    v.crimedAt = c.integer();
    v.crimedBy = c.text();
    v.crimeNumber = c.openedOrNone();
    v.disposal = c.word(domain::disposalWords);
    v.disposalOn = c.date();
    v.disposalAt = c.integer();
    v.disposalBy = c.text();
    v.disposalFrom = c.openedOrNone();
    return finished(c, std::move(v));
}

/// "incident" is the only table that knows when.
Where happened(UtcMs since, UtcMs until) {
    Where where;
    where.between("i.at_ms", since, until);
    return where;
}

} // namespace

Result<domain::PoliceCase> PoliceCaseTable::insert(Tx& tx, domain::PoliceCase value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::PoliceCase> PoliceCaseTable::update(Tx& tx, domain::PoliceCase value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<domain::PoliceCase> PoliceCaseTable::ofIncident(Tx& tx, const QString& incidentId) {
    STORE_TRY(found, readOne(tx, shape.select(QStringLiteral("WHERE incident_id = ?")), {incidentId}, fromRow));
    domain::PoliceCase none;
    none.incidentId = incidentId;
    return found.value_or(none);
}

Result<QHash<QString, domain::PoliceCase>> PoliceCaseTable::between(Tx& tx, UtcMs since, UtcMs until) {
    const Where where = happened(since, until);
    STORE_TRY(
        rows,
        readMany(tx,
                 shape.select(QStringLiteral("WHERE incident_id IN (SELECT i.id FROM incident i %1)").arg(where.sql())),
                 where.args(), fromRow));
    QHash<QString, domain::PoliceCase> out;
    for (const domain::PoliceCase& one : rows)
        out.insert(one.incidentId, one);
    return out;
}

Result<QSet<QString>> PoliceCaseTable::toldOnRadio(Tx& tx, UtcMs since, UtcMs until) {
    Where where = happened(since, until);
    where.add(QStringLiteral("(i.transmission_id IS NOT NULL OR EXISTS (SELECT 1 FROM transmission t WHERE "
                             "t.incident_id = i.id))"));
    QSet<QString> out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT i.id FROM incident i ") + where.sql(), where.args(),
                           [&out](const Row& row) -> Result<void> {
                               out.insert(row.text(0));
                               return {};
                           }));
    return out;
}

Result<bool> PoliceCaseTable::isErased(Tx& tx, const QString& incidentId) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT erased_ms FROM incident WHERE id = ?"), {incidentId}));
    return row && row->integer(0) > 0;
}

} // namespace watchdesk::store
