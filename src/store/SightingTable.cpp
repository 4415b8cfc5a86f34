#include "store/SightingTable.h"

#include "domain/Feed.h"
#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"sighting",
                  {QStringLiteral("alert_id"), QStringLiteral("premises_id"), QStringLiteral("at_ms"),
                   QStringLiteral("by_whom"), QStringLiteral("heading"), QStringLiteral("note")}};

Result<Args> valuesOf(Tx& tx, const domain::Sighting& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.alertId)
        .reference(v.premisesId)
        .add(static_cast<qint64>(v.at))
        .add(v.by)
        .seal(v.heading)
        .seal(v.note);
    return c.take();
}

Result<domain::Sighting> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Sighting v;
    v.id = c.text();
    v.version = c.integer();
    v.alertId = c.text();
    v.premisesId = c.text();
    v.at = c.integer();
    v.by = c.text();
    v.heading = c.opened();
    v.note = c.opened();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Sighting> SightingTable::insert(Tx& tx, domain::Sighting value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Sighting> SightingTable::update(Tx& tx, domain::Sighting value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Sighting>> SightingTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Sighting>> SightingTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<QVector<domain::Sighting>> SightingTable::forAlert(Tx& tx, const QString& alertId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE alert_id = ? ORDER BY at_ms, id")), {alertId}, fromRow);
}

Result<QVector<domain::Sighting>> SightingTable::since(Tx& tx, UtcMs since) {
    // Sightings have no index of their own by time; the journal's rows have.
    return readMany(tx,
                    shape.select(QStringLiteral("WHERE id IN (SELECT record_id FROM feed WHERE at_ms >= ? AND kind = "
                                                "?) ORDER BY at_ms DESC, id DESC")),
                    {static_cast<qint64>(since), domain::wordOf(domain::feedKindWords, domain::FeedKind::Sighting)},
                    fromRow);
}

Result<QVector<domain::Sighting>> SightingTable::fetch(Tx& tx, const QVector<QString>& ids) {
    return readByIds(tx, shape, ids, fromRow);
}

} // namespace watchdesk::store
