#include "store/ShelfTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"shelf",
                  {QStringLiteral("desk"), QStringLiteral("source"), QStringLiteral("name"), QStringLiteral("reason"),
                   QStringLiteral("by_person"), QStringLiteral("since_ms"), QStringLiteral("until_ms"),
                   QStringLiteral("from_seq")}};

Result<Args> valuesOf(Tx& tx, const domain::Shelf& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(v.desk).add(v.source).seal(v.name).seal(v.reason).add(v.by);
    c.add(static_cast<qint64>(v.since)).add(static_cast<qint64>(v.until)).add(v.fromSeq);
    return c.take();
}

/// What holds rows back has to be known on a locked desk, too; why is for those who are signed in.
Result<domain::Shelf> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    const bool open = tx.keyring().isUnlocked();
    domain::Shelf v;
    v.id = c.text();
    v.version = c.integer();
    v.desk = c.text();
    v.source = c.text();
    v.name = open ? c.opened() : (static_cast<void>(c.blob()), QString());
    v.reason = open ? c.opened() : (static_cast<void>(c.blob()), QString());
    v.by = c.text();
    v.since = c.integer();
    v.until = c.integer();
    v.fromSeq = c.integer();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Shelf> ShelfTable::insert(Tx& tx, domain::Shelf value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<std::optional<domain::Shelf>> ShelfTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Shelf>> ShelfTable::ofDesk(Tx& tx, const QString& desk) {
    return readMany(tx, shape.select(QStringLiteral("WHERE desk = ? ORDER BY until_ms, id")), {desk}, fromRow);
}

Result<QVector<domain::Shelf>> ShelfTable::endedAtOthers(Tx& tx, const QString& desk, UtcMs before) {
    return readMany(tx, shape.select(QStringLiteral("WHERE desk <> ? AND until_ms < ? ORDER BY until_ms, id")),
                    {desk, static_cast<qint64>(before)}, fromRow);
}

Result<void> ShelfTable::remove(Tx& tx, const domain::Shelf& value) {
    return removeRecord(tx, shape, value.id, value.version);
}

} // namespace watchdesk::store
