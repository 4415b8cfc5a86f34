#include "store/CameraTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"camera",
                  {QStringLiteral("premises_id"), QStringLiteral("number"), QStringLiteral("covers"),
                   QStringLiteral("east"), QStringLiteral("north"), QStringLiteral("placed")}};

Result<Args> valuesOf(Tx& tx, const domain::Camera& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.premisesId).add(v.number).sealOrNone(v.covers).add(v.east).add(v.north).add(v.placed);
    return c.take();
}

Result<domain::Camera> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Camera v;
    v.id = c.text();
    v.version = c.integer();
    v.premisesId = c.text();
    v.number = c.text();
    v.covers = c.openedOrNone();
    v.east = c.real();
    v.north = c.real();
    v.placed = c.flag();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Camera> CameraTable::insert(Tx& tx, domain::Camera value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Camera> CameraTable::update(Tx& tx, domain::Camera value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Camera>> CameraTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Camera>> CameraTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<void> CameraTable::remove(Tx& tx, const domain::Camera& value) {
    return removeRecord(tx, shape, value.id, value.version);
}

} // namespace watchdesk::store
