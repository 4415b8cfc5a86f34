#include "store/SignOnTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"sign_on",
                  {QStringLiteral("radio_set_id"), QStringLiteral("on_ms"), QStringLiteral("on_by"),
                   QStringLiteral("off_ms"), QStringLiteral("off_by"), QStringLiteral("lone_minutes"),
                   QStringLiteral("lone_since_ms"), QStringLiteral("warned_ms"), QStringLiteral("raised_ms")}};

Result<Args> valuesOf(Tx& tx, const domain::SignOn& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.radioSetId).add(static_cast<qint64>(v.onAt)).add(v.onBy);
    c.add(static_cast<qint64>(v.offAt)).add(v.offBy).add(v.loneMinutes).add(static_cast<qint64>(v.loneSince));
    c.add(static_cast<qint64>(v.warnedFor)).add(static_cast<qint64>(v.raisedFor));
    return c.take();
}

Result<domain::SignOn> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::SignOn v;
    v.id = c.text();
    v.version = c.integer();
    v.radioSetId = c.text();
    v.onAt = c.integer();
    v.onBy = c.text();
    v.offAt = c.integer();
    v.offBy = c.text();
    v.loneMinutes = c.small();
    v.loneSince = c.integer();
    v.warnedFor = c.integer();
    v.raisedFor = c.integer();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::SignOn> SignOnTable::insert(Tx& tx, domain::SignOn value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::SignOn> SignOnTable::update(Tx& tx, domain::SignOn value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::SignOn>> SignOnTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<std::optional<domain::SignOn>> SignOnTable::presentOf(Tx& tx, const QString& radioSetId) {
    return readOne(tx, shape.select(QStringLiteral("WHERE radio_set_id = ? AND off_ms = 0")), {radioSetId}, fromRow);
}

Result<QVector<domain::SignOn>> SignOnTable::present(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("WHERE off_ms = 0 ORDER BY on_ms, id")), {}, fromRow);
}

Result<std::optional<domain::SignOn>> SignOnTable::lastOf(Tx& tx, const QString& radioSetId) {
    return readOne(tx, shape.select(QStringLiteral("WHERE radio_set_id = ? ORDER BY on_ms DESC, id DESC LIMIT 1")),
                   {radioSetId}, fromRow);
}

Result<QVector<QString>> SignOnTable::signedOffSince(Tx& tx, UtcMs since) {
    QVector<QString> out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT radio_set_id FROM sign_on GROUP BY radio_set_id HAVING COUNT(*) = "
                                          "SUM(CASE WHEN off_ms > 0 THEN 1 ELSE 0 END) AND MAX(off_ms) >= ?"),
                           {static_cast<qint64>(since)}, [&out](const Row& row) -> Result<void> {
                               out.append(row.text(0));
                               return {};
                           }));
    return out;
}

Result<QHash<QString, UtcMs>> SignOnTable::lastHeard(Tx& tx) {
    QHash<QString, UtcMs> out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT s.radio_set_id, MAX(t.start_ms) FROM sign_on s JOIN transmission t "
                                          "ON t.radio_set_id = s.radio_set_id AND t.start_ms >= s.on_ms "
                                          "WHERE s.off_ms = 0 GROUP BY s.radio_set_id"),
                           {}, [&out](const Row& row) -> Result<void> {
                               out.insert(row.text(0), row.integer(1));
                               return {};
                           }));
    return out;
}

} // namespace watchdesk::store
