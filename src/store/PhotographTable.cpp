#include "store/PhotographTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"photograph",
                  {QStringLiteral("subject_id"), QStringLiteral("media_id"), QStringLiteral("taken_on"),
                   QStringLiteral("source"), QStringLiteral("from_police")}};

Result<Args> valuesOf(Tx& tx, const domain::Photograph& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.subjectId).reference(v.mediaId).date(v.takenOn).seal(v.source).add(v.fromPolice);
    return c.take();
}

Result<domain::Photograph> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Photograph v;
    v.id = c.text();
    v.version = c.integer();
    v.subjectId = c.text();
    v.mediaId = c.text();
    v.takenOn = c.date();
    v.source = c.opened();
    v.fromPolice = c.flag();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Photograph> PhotographTable::insert(Tx& tx, domain::Photograph value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Photograph> PhotographTable::update(Tx& tx, domain::Photograph value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Photograph>> PhotographTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Photograph>> PhotographTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<QVector<domain::Photograph>> PhotographTable::ofSubject(Tx& tx, const QString& subjectId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE subject_id = ? ORDER BY id")), {subjectId}, fromRow);
}

} // namespace watchdesk::store
