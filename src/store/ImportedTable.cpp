#include "store/ImportedTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

Result<QHash<QByteArray, QString>> read(Tx& tx, const QString& condition, const Args& args) {
    QHash<QByteArray, QString> known;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT tag, record_id FROM imported WHERE ") + condition, args,
                           [&known](const Row& row) -> Result<void> {
                               known.insert(row.blob(0), row.text(1));
                               return {};
                           }));
    return known;
}

} // namespace

Result<QHash<QByteArray, QString>> ImportedTable::find(Tx& tx, const QVector<QByteArray>& tags) {
    constexpr qsizetype atOnce = 500;
    QHash<QByteArray, QString> known;
    for (qsizetype at = 0; at < tags.size(); at += atOnce) {
        Args args;
        for (const QByteArray& tag : tags.mid(at, atOnce))
            args.append(tag);
        const QString marks = QStringList(args.size(), QStringLiteral("?")).join(QStringLiteral(", "));
        STORE_TRY(some, read(tx, QStringLiteral("tag IN (%1)").arg(marks), args));
        known.insert(some);
    }
    return known;
}

Result<QHash<QByteArray, QString>> ImportedTable::all(Tx& tx, const QString& entity) {
    return read(tx, QStringLiteral("entity = ?"), {entity});
}

Result<void> ImportedTable::put(Tx& tx, const QVector<Imported>& records) {
    QVector<QByteArray> tags;
    for (const Imported& one : records)
        tags.append(one.tag);
    STORE_TRY(known, find(tx, tags));
    QVector<Args> fresh;
    for (const Imported& one : records) {
        if (!known.contains(one.tag))
            fresh.append({one.tag, 1, one.entity, one.recordId});
        else if (known.value(one.tag) != one.recordId)
            STORE_CHECK(
                tx.exec(QStringLiteral("UPDATE imported SET record_id = ?, version = version + 1 WHERE tag = ?"),
                        {one.recordId, one.tag}));
    }
    return insertRows(
        tx, "imported",
        {QStringLiteral("tag"), QStringLiteral("version"), QStringLiteral("entity"), QStringLiteral("record_id")},
        fresh);
}

Result<void> ImportedTable::forget(Tx& tx, const QString& recordId) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM imported WHERE record_id = ?"), {recordId}));
    return {};
}

} // namespace watchdesk::store
