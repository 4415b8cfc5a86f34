#include "store/SchemeTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"scheme",
                  {QStringLiteral("kind"), QStringLiteral("name"), QStringLiteral("town"), QStringLiteral("channel")}};

Result<Args> valuesOf(Tx& tx, const domain::Scheme& v) {
    ColumnWriter c(tx, shape, v.id);
    c.word(domain::schemeKindWords, v.kind).add(v.name).add(v.town).add(v.channel);
    return c.take();
}

Result<domain::Scheme> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Scheme v;
    v.id = c.text();
    v.version = c.integer();
    v.kind = c.word(domain::schemeKindWords);
    v.name = c.text();
    v.town = c.text();
    v.channel = c.text();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Scheme> SchemeTable::insert(Tx& tx, domain::Scheme value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Scheme> SchemeTable::update(Tx& tx, domain::Scheme value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Scheme>> SchemeTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Scheme>> SchemeTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY kind DESC, name")), {}, fromRow);
}

} // namespace watchdesk::store
