#include "store/ShiftTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"shift",
                  {QStringLiteral("desk"), QStringLiteral("person_id"), QStringLiteral("began_ms"),
                   QStringLiteral("ended_ms"), QStringLiteral("note"), QStringLiteral("read_ms"),
                   QStringLiteral("read_by")}};

Result<Args> valuesOf(Tx& tx, const domain::Shift& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(v.desk).add(v.personId).add(static_cast<qint64>(v.beganAt)).add(static_cast<qint64>(v.endedAt));
    c.sealOrNone(v.note).add(static_cast<qint64>(v.readAt)).add(v.readBy);
    return c.take();
}

Result<domain::Shift> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Shift v;
    v.id = c.text();
    v.version = c.integer();
    v.desk = c.text();
    v.personId = c.text();
    v.beganAt = c.integer();
    v.endedAt = c.integer();
    v.note = c.openedOrNone();
    v.readAt = c.integer();
    v.readBy = c.text();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Shift> ShiftTable::insert(Tx& tx, domain::Shift value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Shift> ShiftTable::update(Tx& tx, domain::Shift value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Shift>> ShiftTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<std::optional<domain::Shift>> ShiftTable::running(Tx& tx, const QString& desk) {
    return readOne(tx, shape.select(QStringLiteral("WHERE desk = ? AND ended_ms = 0")), {desk}, fromRow);
}

Result<std::optional<domain::Shift>> ShiftTable::lastHandedOver(Tx& tx, const QString& desk) {
    return readOne(tx,
                   shape.select(QStringLiteral("WHERE desk = ? AND note IS NOT NULL ORDER BY ended_ms DESC, id DESC "
                                               "LIMIT 1")),
                   {desk}, fromRow);
}

Result<QVector<domain::Shift>> ShiftTable::unread(Tx& tx, const QString& desk) {
    return readMany(
        tx, shape.select(QStringLiteral("WHERE desk = ? AND note IS NOT NULL AND read_ms = 0 ORDER BY ended_ms, id")),
        {desk}, fromRow);
}

Result<QVector<domain::Shift>> ShiftTable::list(Tx& tx, UtcMs since, UtcMs until, int limit) {
    Where where;
    where.between("began_ms", since, until);
    return readMany(tx, shape.select(where.sql() + QStringLiteral(" ORDER BY began_ms DESC, id DESC") + limitOf(limit)),
                    where.args(), fromRow);
}

} // namespace watchdesk::store
