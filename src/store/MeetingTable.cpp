#include "store/MeetingTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"meeting",
                  {QStringLiteral("scheme_id"), QStringLiteral("at_ms"), QStringLiteral("place"),
                   QStringLiteral("state"), QStringLiteral("built_from_ms"), QStringLiteral("built_at_ms")}};

Result<Args> valuesOf(Tx& tx, const domain::Meeting& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.schemeId).add(static_cast<qint64>(v.at)).seal(v.place).word(domain::meetingStateWords, v.state);
    c.add(static_cast<qint64>(v.builtFrom)).add(static_cast<qint64>(v.builtAt));
    return c.take();
}

Result<domain::Meeting> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Meeting v;
    v.id = c.text();
    v.version = c.integer();
    v.schemeId = c.text();
    v.at = c.integer();
    v.place = c.opened();
    v.state = c.word(domain::meetingStateWords);
    v.builtFrom = c.integer();
    v.builtAt = c.integer();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Meeting> MeetingTable::insert(Tx& tx, domain::Meeting value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Meeting> MeetingTable::update(Tx& tx, domain::Meeting value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Meeting>> MeetingTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Meeting>> MeetingTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY at_ms DESC, id")), {}, fromRow);
}

} // namespace watchdesk::store
