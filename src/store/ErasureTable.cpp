#include "store/ErasureTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const QString select = QStringLiteral("SELECT entity, record_id, at_ms, state FROM erasure ");

Result<Erasure> fromRow(Tx&, const Row& row) {
    return Erasure{row.text(0), row.text(1), row.integer(2), row.text(3) == QLatin1String("due")};
}

} // namespace

Result<void> ErasureTable::note(Tx& tx, const QString& entity, const QString& recordId, bool due) {
    return take(tx, {entity, recordId, tx.now(), due});
}

Result<void> ErasureTable::take(Tx& tx, const Erasure& line) {
    const QString id = tx.newId();
    STORE_TRY(row, tx.one(QStringLiteral("INSERT INTO erasure (id, version, at_ms, entity, record_id, state) "
                                         "VALUES (?, 1, ?, ?, ?, ?) ON CONFLICT (record_id, entity) DO UPDATE SET "
                                         "state = 'done', at_ms = CASE WHEN excluded.at_ms > erasure.at_ms THEN "
                                         "excluded.at_ms ELSE erasure.at_ms END, version = erasure.version + 1 "
                                         "WHERE excluded.state = 'done' "
                                         "RETURNING id, version"),
                          {id, static_cast<qint64>(line.at), line.entity, line.recordId,
                           line.due ? QStringLiteral("due") : QStringLiteral("done")}));
    return row ? tx.note("erasure", row->text(0), row->integer(1)) : Result<void>();
}

Result<QVector<Erasure>> ErasureTable::all(Tx& tx) {
    return readMany(tx, select + QStringLiteral("ORDER BY id"), {}, fromRow);
}

Result<QVector<Erasure>> ErasureTable::due(Tx& tx) {
    return readMany(tx, select + QStringLiteral("WHERE state = 'due' ORDER BY id"), {}, fromRow);
}

Result<QSet<QString>> ErasureTable::of(Tx& tx, const QString& entity) {
    QSet<QString> out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT record_id FROM erasure WHERE entity = ?"), {entity},
                           [&out](const Row& row) -> Result<void> {
                               out.insert(row.text(0));
                               return {};
                           }));
    return out;
}

} // namespace watchdesk::store
