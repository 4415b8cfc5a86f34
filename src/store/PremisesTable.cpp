#include "store/PremisesTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"premises",
                  {QStringLiteral("member_id"), QStringLiteral("name"), QStringLiteral("street"),
                   QStringLiteral("area"), QStringLiteral("east"), QStringLiteral("north"), QStringLiteral("house"),
                   QStringLiteral("postcode"), QStringLiteral("hours"), QStringLiteral("placed"),
                   QStringLiteral("drop_in"), QStringLiteral("safe_space_until"), QStringLiteral("closed_on")}};

Result<Args> valuesOf(Tx& tx, const domain::Premises& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.memberId).seal(v.name).seal(v.street).seal(v.area).add(v.east).add(v.north);
    c.sealOrNone(v.house).sealOrNone(v.postcode).add(v.hours).add(v.placed).add(v.dropIn);
    c.date(v.safeSpaceUntil).date(v.closedOn);
    return c.take();
}

Result<domain::Premises> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Premises v;
    v.id = c.text();
    v.version = c.integer();
    v.memberId = c.text();
    v.name = c.opened();
    v.street = c.opened();
    v.area = c.opened();
    v.east = c.real();
    v.north = c.real();
    v.house = c.openedOrNone();
    v.postcode = c.openedOrNone();
    v.hours = c.text();
    v.placed = c.flag();
    v.dropIn = c.flag();
    v.safeSpaceUntil = c.date();
    v.closedOn = c.date();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Premises> PremisesTable::insert(Tx& tx, domain::Premises value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Premises> PremisesTable::update(Tx& tx, domain::Premises value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Premises>> PremisesTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Premises>> PremisesTable::all(Tx& tx) {
    return readAll(tx, shape.select(QStringLiteral("ORDER BY id")), fromRow);
}

Result<QVector<domain::Premises>> PremisesTable::ofMember(Tx& tx, const QString& memberId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE member_id = ? ORDER BY id")), {memberId}, fromRow);
}

} // namespace watchdesk::store
