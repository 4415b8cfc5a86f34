#include "store/BackupTable.h"

#include "store/Records.h"
#include "store/SettingTable.h"

#include <QHash>

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

const QString brokenKey = QStringLiteral("backup.broken-chain.");

/// By the backup's id.
Result<QHash<QString, QString>> brokenChains(Tx& tx) {
    QHash<QString, QString> out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT key, value FROM setting WHERE scheme_id = '' AND key LIKE ?"),
                           {brokenKey + QLatin1Char('%')}, [&out](const Row& row) -> Result<void> {
                               out.insert(row.text(0).mid(brokenKey.size()), row.text(1));
                               return {};
                           }));
    return out;
}

} // namespace

Result<domain::Backup> BackupTable::insert(Tx& tx, domain::Backup value) {
    readyToInsert(tx, value);
    STORE_CHECK(insertRecord(tx, shape, value.id,
                             {static_cast<qint64>(value.at), value.desk, value.file, value.bytes, value.sha256}));
    if (!value.brokenChain.isEmpty())
        STORE_CHECK(SettingTable::set(tx, {}, brokenKey + value.id, value.brokenChain));
    return value;
}

Result<QVector<domain::Backup>> BackupTable::list(Tx& tx, int limit) {
    STORE_TRY(backups,
              readMany(tx, shape.select(QStringLiteral("ORDER BY at_ms DESC, id DESC")) + limitOf(limit), {}, fromRow));
    STORE_TRY(broken, brokenChains(tx));
    for (domain::Backup& backup : backups)
        backup.brokenChain = broken.value(backup.id);
    return backups;
}

} // namespace watchdesk::store
