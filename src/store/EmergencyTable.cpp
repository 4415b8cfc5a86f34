#include "store/EmergencyTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"emergency",
                  {QStringLiteral("at_ms"), QStringLiteral("channel"), QStringLiteral("transmission_id"),
                   QStringLiteral("radio_set_id"), QStringLiteral("premises_id"), QStringLiteral("code"),
                   QStringLiteral("cause"), QStringLiteral("overs"), QStringLiteral("last_ms"),
                   QStringLiteral("acknowledged_ms"), QStringLiteral("acknowledged_by"), QStringLiteral("ended_ms"),
                   QStringLiteral("ended_by"), QStringLiteral("outcome"), QStringLiteral("words")}};

Result<Args> valuesOf(Tx& tx, const domain::Emergency& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(static_cast<qint64>(v.at)).add(v.channel).add(v.transmissionId);
    c.reference(v.radioSetId).reference(v.premisesId).add(v.code);
    c.word(domain::emergencyCauseWords, v.cause).add(v.overs).add(static_cast<qint64>(v.lastAt));
    c.add(static_cast<qint64>(v.acknowledgedAt)).add(v.acknowledgedBy);
    c.add(static_cast<qint64>(v.endedAt)).add(v.endedBy).word(domain::emergencyOutcomeWords, v.outcome);
    c.sealOrNone(v.words);
    return c.take();
}

Result<domain::Emergency> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Emergency v;
    v.id = c.text();
    v.version = c.integer();
    v.at = c.integer();
    v.channel = c.text();
    v.transmissionId = c.text();
    v.radioSetId = c.text();
    v.premisesId = c.text();
    v.code = c.text();
    v.cause = c.word(domain::emergencyCauseWords);
    v.overs = c.small();
    v.lastAt = c.integer();
    v.acknowledgedAt = c.integer();
    v.acknowledgedBy = c.text();
    v.endedAt = c.integer();
    v.endedBy = c.text();
    v.outcome = c.word(domain::emergencyOutcomeWords);
    v.words = c.openedOrNone();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Emergency> EmergencyTable::insert(Tx& tx, domain::Emergency value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Emergency> EmergencyTable::update(Tx& tx, domain::Emergency value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Emergency>> EmergencyTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<std::optional<domain::Emergency>> EmergencyTable::ofTransmission(Tx& tx, const QString& transmissionId) {
    if (transmissionId.isEmpty())
        return std::optional<domain::Emergency>();
    return readOne(tx, shape.select(QStringLiteral("WHERE transmission_id = ?")), {transmissionId}, fromRow);
}

Result<QVector<domain::Emergency>> EmergencyTable::open(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("WHERE ended_ms = 0 ORDER BY at_ms DESC, id DESC")), {}, fromRow);
}

Result<QVector<domain::Emergency>> EmergencyTable::fetch(Tx& tx, const QVector<QString>& ids) {
    return readByIds(tx, shape, ids, fromRow);
}

Result<QVector<domain::Emergency>> EmergencyTable::list(Tx& tx, UtcMs since, UtcMs until, int limit) {
    Where where;
    where.between("at_ms", since, until);
    return readMany(tx, shape.select(where.sql() + QStringLiteral(" ORDER BY at_ms DESC, id DESC") + limitOf(limit)),
                    where.args(), fromRow);
}

} // namespace watchdesk::store
