#include "store/RadioSetTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"radio_set",
                  {QStringLiteral("scheme_id"), QStringLiteral("premises_id"), QStringLiteral("call_sign"),
                   QStringLiteral("serial"), QStringLiteral("tone_set"), QStringLiteral("code"),
                   QStringLiteral("state"), QStringLiteral("make"), QStringLiteral("talkgroup")}};

Result<Args> valuesOf(Tx& tx, const domain::RadioSet& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.schemeId)
        .reference(v.premisesId)
        .add(v.callSign)
        .add(v.serial)
        .add(v.toneSet)
        .add(v.code)
        .word(domain::radioStateWords, v.state)
        .add(v.make)
        .add(v.talkgroup);
    return c.take();
}

Result<domain::RadioSet> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::RadioSet v;
    v.id = c.text();
    v.version = c.integer();
    v.schemeId = c.text();
    v.premisesId = c.text();
    v.callSign = c.text();
    v.serial = c.text();
    v.toneSet = c.text();
    v.code = c.text();
    v.state = c.word(domain::radioStateWords);
    v.make = c.text();
    v.talkgroup = c.text();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::RadioSet> RadioSetTable::insert(Tx& tx, domain::RadioSet value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::RadioSet> RadioSetTable::update(Tx& tx, domain::RadioSet value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::RadioSet>> RadioSetTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::RadioSet>> RadioSetTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY call_sign, id")), {}, fromRow);
}

Result<QVector<domain::RadioSet>> RadioSetTable::ofMember(Tx& tx, const QString& memberId) {
    return readMany(tx,
                    shape.select(QStringLiteral("WHERE premises_id IN (SELECT id FROM premises WHERE member_id = ?) "
                                                "ORDER BY call_sign, id")),
                    {memberId}, fromRow);
}

Result<std::optional<domain::RadioSet>> RadioSetTable::byCode(Tx& tx, const QString& toneSet, const QString& code) {
    return readOne(tx,
                   shape.select(QStringLiteral("WHERE tone_set = ? AND code = ? AND state = 'issued' AND code <> ''")),
                   {toneSet, code}, fromRow);
}

} // namespace watchdesk::store
