#include "store/ZoneTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"zone", {QStringLiteral("name"), QStringLiteral("outline")}};

Args valuesOf(const domain::Zone& v) {
    return {v.name, domain::outlineText(v.outline)};
}

Result<domain::Zone> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Zone v;
    v.id = c.text();
    v.version = c.integer();
    v.name = c.text();
    // One that cannot be read holds nothing, and stays where it can be drawn anew.
    v.outline = domain::readOutline(c.text()).value_or(QVector<QPointF>());
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Zone> ZoneTable::insert(Tx& tx, domain::Zone value) {
    readyToInsert(tx, value);
    STORE_CHECK(insertRecord(tx, shape, value.id, valuesOf(value)));
    return value;
}

Result<domain::Zone> ZoneTable::update(Tx& tx, domain::Zone value) {
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, valuesOf(value)));
    value.version = version;
    return value;
}

Result<void> ZoneTable::remove(Tx& tx, const domain::Zone& value) {
    return removeRecord(tx, shape, value.id, value.version);
}

Result<std::optional<domain::Zone>> ZoneTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Zone>> ZoneTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY name")), {}, fromRow);
}

} // namespace watchdesk::store
