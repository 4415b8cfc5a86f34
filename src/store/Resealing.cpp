#include "store/Resealing.h"

#include "seal/SealedValue.h"
#include "store/KeyRows.h"
#include "store/MediaTable.h"
#include "store/QtBytes.h"
#include "store/SealedColumns.h"
#include "store/Try.h"

namespace watchdesk::store {

namespace {

Result<qint64> countOf(Tx& tx, const char* table) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table))));
    return row->integer(0);
}

QString keyOf(const QByteArray& sealed) {
    const auto id = seal::keyOfSealed(viewOf(sealed));
    return id ? QString::fromStdString(seal::uuidOf(*id)) : QString();
}

/// One value, sealed anew for the same place with the key that its old one corresponds to now.
Result<void> resealValue(Tx& tx, const SealedColumns& of, const QString& column, const QString& id,
                         const QByteArray& sealed) {
    const QByteArray name = column.toLatin1();
    STORE_TRY(old, KeyTable::dataKey(tx, keyOf(sealed)));
    if (!old)
        return {}; // destroyed with its subject
    const auto opened = tx.openBytes({of.table, name.constData(), id}, sealed);
    if (!opened && opened.error().code == ErrorCode::Corrupt)
        return {}; // verify tells of it; it must not keep the rest from being sealed anew
    if (!opened)
        return opened.error();
    const QByteArray& plain = *opened;
    STORE_TRY(fresh, tx.sealBytes({of.table, name.constData(), id, old->subjectId}, plain, old->keyClass));
    STORE_CHECK(tx.exec(QStringLiteral("UPDATE %1 SET %2 = ? WHERE %3 = ? AND %2 = ?")
                            .arg(QLatin1String(of.table), column, QLatin1String(of.id)),
                        {fresh, id, sealed}));
    return {};
}

} // namespace

Result<ResealProgress> Resealing::step(Tx& tx) {
    if (!m_begun)
        STORE_CHECK(begin(tx));
    if (m_retired.isEmpty())
        m_progress.finished = true;
    else
        STORE_CHECK(m_table < sealedColumns().size()    ? rows(tx)
                    : m_table == sealedColumns().size() ? media(tx)
                                                        : end(tx));
    return m_progress;
}

Result<void> Resealing::begin(Tx& tx) {
    STORE_TRY(retired, KeyTable::retired(tx));
    m_retired = retired;
    m_oldKeys.clear();
    for (const RetiredKey& key : m_retired) {
        if (!tx.keyring().holds(key.of))
            return Error{ErrorCode::Refused,
                         "Your sign-in does not hold the old keys.",
                         "What was sealed with them stays readable for those who do.",
                         {}};
        STORE_CHECK(tx.forEach(QStringLiteral("SELECT id FROM data_key WHERE class = ? AND epoch = ?"),
                               {textOf(key.of.keyClass), key.of.epoch}, [this](const Row& row) -> Result<void> {
                                   m_oldKeys.insert(row.text(0));
                                   return {};
                               }));
    }
    m_table = 0;
    m_after.clear();
    m_progress = {};
    m_begun = true;
    if (m_retired.isEmpty())
        return {};
    for (const SealedColumns& of : sealedColumns()) {
        STORE_TRY(count, countOf(tx, of.table));
        m_progress.total += of.chained ? 0 : count;
    }
    STORE_TRY(recordings, countOf(tx, "media"));
    m_progress.total += recordings;
    return {};
}

Result<void> Resealing::rows(Tx& tx) {
    const SealedColumns& of = sealedColumns().at(m_table);
    if (of.chained) {
        ++m_table;
        return {};
    }
    const QString sql = QStringLiteral("SELECT %1, %2 FROM %3 WHERE %1 > ? ORDER BY %1 LIMIT %4")
                            .arg(QLatin1String(of.id), of.columns.join(QStringLiteral(", ")), QLatin1String(of.table))
                            .arg(rowsAStep);
    STORE_TRY(found, tx.query(sql, {m_after}));
    for (const Row& row : found) {
        for (int i = 0; i < of.columns.size(); ++i) {
            if (!row.isNull(i + 1) && m_oldKeys.contains(keyOf(row.blob(i + 1))))
                STORE_CHECK(resealValue(tx, of, of.columns.at(i), row.text(0), row.blob(i + 1)));
        }
        m_after = row.text(0);
    }
    m_progress.done += found.size();
    if (found.size() < rowsAStep) {
        ++m_table;
        m_after.clear();
    }
    return {};
}

Result<void> Resealing::media(Tx& tx) {
    STORE_TRY(
        found,
        tx.query(
            QStringLiteral("SELECT id, data_key, bytes FROM media WHERE id > ? ORDER BY id LIMIT %1").arg(rowsAStep),
            {m_after}));
    qint64 bytes = 0;
    qsizetype looked = 0;
    for (const Row& row : found) {
        if (bytes >= bytesAStep)
            break;
        STORE_TRY(key, row.text(1).isEmpty() ? MediaTable::dataKeyOf(tx, row.text(0)) : Result<QString>(row.text(1)));
        if (m_oldKeys.contains(key)) {
            STORE_CHECK(MediaTable::reseal(tx, row.text(0)));
            bytes += row.integer(2);
        }
        m_after = row.text(0);
        ++looked;
    }
    m_progress.done += looked;
    if (looked == found.size() && found.size() < rowsAStep)
        ++m_table;
    return {};
}

Result<void> Resealing::end(Tx& tx) {
    for (const RetiredKey& key : std::as_const(m_retired))
        STORE_CHECK(KeyTable::endRetired(tx, key));
    m_retired.clear();
    m_progress.finished = true;
    return {};
}

} // namespace watchdesk::store
