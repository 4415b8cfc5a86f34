#include "store/RadioMoveTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"radio_move",
                  {QStringLiteral("radio_set_id"), QStringLiteral("premises_id"), QStringLiteral("at_ms"),
                   QStringLiteral("state"), QStringLiteral("receiver"), QStringLiteral("remark"),
                   QStringLiteral("by_person")}};

Result<Args> valuesOf(Tx& tx, const domain::RadioMove& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.radioSetId).reference(v.premisesId).add(static_cast<qint64>(v.at));
    c.word(domain::radioStateWords, v.state).sealOrNone(v.receiver).sealOrNone(v.remark).add(v.byPerson);
    return c.take();
}

Result<domain::RadioMove> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::RadioMove v;
    v.id = c.text();
    v.version = c.integer();
    v.radioSetId = c.text();
    v.premisesId = c.text();
    v.at = c.integer();
    v.state = c.word(domain::radioStateWords);
    v.receiver = c.openedOrNone();
    v.remark = c.openedOrNone();
    v.byPerson = c.text();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::RadioMove> RadioMoveTable::insert(Tx& tx, domain::RadioMove value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<std::optional<domain::RadioMove>> RadioMoveTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::RadioMove>> RadioMoveTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<QVector<domain::RadioMove>> RadioMoveTable::ofSet(Tx& tx, const QString& radioSetId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE radio_set_id = ? ORDER BY at_ms, id")), {radioSetId},
                    fromRow);
}

Result<void> RadioMoveTable::remove(Tx& tx, const domain::RadioMove& value) {
    return removeRecord(tx, shape, value.id, value.version);
}

} // namespace watchdesk::store
