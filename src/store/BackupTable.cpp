#include "store/BackupTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"backup",
                  {QStringLiteral("at_ms"), QStringLiteral("desk"), QStringLiteral("file"), QStringLiteral("bytes"),
                   QStringLiteral("sha256")}};

Result<domain::Backup> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Backup v;
    v.id = c.text();
    v.version = c.integer();
    v.at = c.integer();
    v.desk = c.text();
    v.file = c.text();
    v.bytes = c.integer();
    v.sha256 = c.blob();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Backup> BackupTable::insert(Tx& tx, domain::Backup value) {
    readyToInsert(tx, value);
    STORE_CHECK(insertRecord(tx, shape, value.id,
                             {static_cast<qint64>(value.at), value.desk, value.file, value.bytes, value.sha256}));
    return value;
}

Result<QVector<domain::Backup>> BackupTable::list(Tx& tx, int limit) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY at_ms DESC, id DESC")) + limitOf(limit), {}, fromRow);
}

} // namespace watchdesk::store
