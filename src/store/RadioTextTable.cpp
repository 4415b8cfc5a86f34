#include "store/RadioTextTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"radio_text",
                  {QStringLiteral("at_ms"), QStringLiteral("gateway"), QStringLiteral("channel"),
                   QStringLiteral("party"), QStringLiteral("radio_set_id"), QStringLiteral("person_id"),
                   QStringLiteral("desk"), QStringLiteral("state"), QStringLiteral("status"), QStringLiteral("words")}};

Result<Args> valuesOf(Tx& tx, const domain::RadioText& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(static_cast<qint64>(v.at)).add(v.gateway).add(v.channel).add(v.party).reference(v.radioSetId);
    c.add(v.personId).add(v.desk).word(domain::textStateWords, v.state).add(v.status).seal(v.words);
    return c.take();
}

Result<domain::RadioText> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::RadioText v;
    v.id = c.text();
    v.version = c.integer();
    v.at = c.integer();
    v.gateway = c.text();
    v.channel = c.text();
    v.party = c.text();
    v.radioSetId = c.text();
    v.personId = c.text();
    v.desk = c.text();
    v.state = c.word(domain::textStateWords);
    v.status = c.small();
    v.words = c.opened();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::RadioText> RadioTextTable::insert(Tx& tx, domain::RadioText value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<void> RadioTextTable::setState(Tx& tx, const QString& id, domain::TextState state, int status) {
    STORE_TRY(row, tx.one(QStringLiteral("UPDATE radio_text SET state = ?, status = ?, version = version + 1 WHERE id "
                                         "= ? RETURNING version"),
                          {domain::wordOf(domain::textStateWords, state), status, id}));
    if (!row)
        return Error{ErrorCode::NotFound, "That text is not in the store.", "", ""};
    return tx.note(shape.table, id, row->integer(0));
}

Result<std::optional<domain::RadioText>> RadioTextTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::RadioText>> RadioTextTable::fetch(Tx& tx, const QVector<QString>& ids) {
    return readByIds(tx, shape, ids, fromRow);
}

Result<QVector<domain::RadioText>> RadioTextTable::list(Tx& tx, UtcMs since, UtcMs until, int limit) {
    Where where;
    where.between("at_ms", since, until);
    return readMany(tx, shape.select(where.sql() + QStringLiteral(" ORDER BY at_ms DESC, id DESC") + limitOf(limit)),
                    where.args(), fromRow);
}

Result<QVector<QString>> RadioTextTable::sending(Tx& tx, const QString& desk) {
    STORE_TRY(rows, tx.query(QStringLiteral("SELECT id FROM radio_text WHERE desk = ? AND state = 'sending'"), {desk}));
    QVector<QString> ids;
    for (const Row& row : rows)
        ids.append(row.text(0));
    return ids;
}

} // namespace watchdesk::store
