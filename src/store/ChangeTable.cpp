#include "store/ChangeTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

Result<Change> fromRow(Tx&, const Row& row) {
    return Change{row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4)};
}

} // namespace

Result<QVector<Change>> ChangeTable::after(Tx& tx, qint64 seq, int limit) {
    return readMany(tx,
                    QStringLiteral("SELECT seq, entity, id, version, desk FROM changes WHERE seq > ? ORDER BY seq") +
                        limitOf(limit),
                    {seq}, fromRow);
}

Result<qint64> ChangeTable::last(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM changes")));
    return row->integer(0);
}

} // namespace watchdesk::store
