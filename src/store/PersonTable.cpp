#include "store/PersonTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{
    "person", {QStringLiteral("name"), QStringLiteral("role"), QStringLiteral("left_ms"), QStringLiteral("member_id")}};

Result<Args> valuesOf(Tx& tx, const domain::Person& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(v.name).word(domain::roleWords, v.role);
    c.add(v.leftAt > 0 ? QVariant(static_cast<qint64>(v.leftAt)) : QVariant());
    c.reference(v.memberId);
    return c.take();
}

Result<domain::Person> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Person v;
    v.id = c.text();
    v.version = c.integer();
    v.name = c.text();
    v.role = c.word(domain::roleWords);
    v.leftAt = c.integer();
    v.memberId = c.text();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Person> PersonTable::insert(Tx& tx, domain::Person value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Person> PersonTable::update(Tx& tx, domain::Person value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Person>> PersonTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Person>> PersonTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY name")), {}, fromRow);
}

Result<QVector<domain::Person>> PersonTable::present(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("WHERE left_ms IS NULL ORDER BY name")), {}, fromRow);
}

Result<std::optional<domain::Person>> PersonTable::byName(Tx& tx, const QString& name) {
    // Few people; and only Qt folds the case of every letter alike on both engines.
    STORE_TRY(people, present(tx));
    for (const domain::Person& person : people) {
        if (person.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return std::optional<domain::Person>(person);
    }
    return std::optional<domain::Person>();
}

} // namespace watchdesk::store
