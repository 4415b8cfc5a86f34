#include "store/FeedTable.h"

#include "domain/Alarm.h"
#include "store/Records.h"

#include <algorithm>

namespace watchdesk::store {

namespace {

const QString columns = QStringLiteral("seq, kind, record_id, at_ms, code, text");

Result<domain::FeedEntry> fromRow(Tx& tx, const Row& row) {
    domain::FeedEntry entry;
    entry.seq = row.integer(0);
    entry.kind = domain::valueOf(domain::feedKindWords, row.text(1)).value_or(domain::FeedKind::System);
    entry.recordId = row.text(2);
    entry.at = row.integer(3);
    entry.code = row.text(4);
    if (row.isNull(5) || !tx.keyring().isUnlocked())
        return entry;
    STORE_TRY(text, tx.open({"feed", "text", entry.recordId}, row.blob(5)));
    entry.text = text;
    return entry;
}

Where whereKinds(const QVector<domain::FeedKind>& kinds) {
    Where where;
    QStringList marks;
    Args args;
    for (const domain::FeedKind kind : kinds) {
        marks << QStringLiteral("?");
        args << domain::wordOf(domain::feedKindWords, kind);
    }
    if (!kinds.isEmpty())
        where.add(QStringLiteral("kind IN (%1)").arg(marks.join(QLatin1Char(','))), args);
    return where;
}

Result<QVector<qint64>> readSeqs(Tx& tx, const QString& sql, const Args& args) {
    QVector<qint64> seqs;
    STORE_CHECK(tx.forEach(sql, args, [&seqs](const Row& row) -> Result<void> {
        seqs.append(row.integer(0));
        return {};
    }));
    return seqs;
}

} // namespace

Result<domain::FeedEntry> FeedTable::append(Tx& tx, domain::FeedEntry entry) {
    if (entry.recordId.isEmpty())
        entry.recordId = tx.newId();
    QVariant text;
    if (!entry.text.isEmpty()) {
        STORE_TRY(sealed, tx.seal({"feed", "text", entry.recordId}, entry.text));
        text = sealed;
    }
    STORE_TRY(row,
              tx.one(QStringLiteral(
                         "INSERT INTO feed (version, kind, record_id, at_ms, code, text) VALUES (1, ?, ?, ?, ?, ?) "
                         "RETURNING seq"),
                     {domain::wordOf(domain::feedKindWords, entry.kind), entry.recordId, static_cast<qint64>(entry.at),
                      entry.code, text}));
    entry.seq = row->integer(0);
    STORE_CHECK(tx.note("feed", QString::number(entry.seq), 1));
    return entry;
}

Result<void> FeedTable::appendAll(Tx& tx, domain::FeedKind kind, const QString& recordsSql) {
    STORE_TRY(last, tx.one(QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM feed")));
    STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO feed (version, kind, record_id, at_ms, code) SELECT 1, CAST(? AS "
                                       "TEXT), x.id, x.at_ms, '' FROM (%1) x")
                            .arg(recordsSql),
                        {domain::wordOf(domain::feedKindWords, kind)}));
    return tx.noteAll(
        "feed",
        QStringLiteral("SELECT CAST(seq AS TEXT) AS id FROM feed WHERE seq > %1 ORDER BY seq").arg(last->integer(0)));
}

Result<QVector<qint64>> FeedTable::allSeqs(Tx& tx, const QVector<domain::FeedKind>& kinds) {
    const Where where = whereKinds(kinds);
    return readSeqs(tx, QStringLiteral("SELECT seq FROM feed %1 ORDER BY seq").arg(where.sql()), where.args());
}

Result<QVector<qint64>> FeedTable::lastSeqs(Tx& tx, int count, const QVector<domain::FeedKind>& kinds) {
    const Where where = whereKinds(kinds);
    STORE_TRY(seqs,
              readSeqs(tx,
                       QStringLiteral("SELECT seq FROM feed %1 ORDER BY seq DESC").arg(where.sql()) + limitOf(count),
                       where.args()));
    std::reverse(seqs.begin(), seqs.end());
    return seqs;
}

Result<QVector<domain::FeedEntry>> FeedTable::fetch(Tx& tx, const QVector<qint64>& seqs) {
    QVector<domain::FeedEntry> entries;
    STORE_CHECK(forSeqs(tx, QStringLiteral("SELECT %1 FROM feed WHERE seq IN (%2)").arg(columns, QStringLiteral("%1")),
                        seqs, [&](const Row& row) -> Result<void> {
                            STORE_TRY(entry, fromRow(tx, row));
                            entries.append(entry);
                            return {};
                        }));
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
    return entries;
}

Result<QVector<domain::FeedEntry>> FeedTable::ofCodes(Tx& tx, const QStringList& codes, UtcMs since, UtcMs until) {
    Where where;
    QStringList marks;
    Args args;
    for (const QString& code : codes) {
        marks << QStringLiteral("?");
        args << code;
    }
    where.add(QStringLiteral("code IN (%1)").arg(marks.join(QLatin1Char(','))), args);
    where.between("at_ms", since, until);
    return readMany(tx, QStringLiteral("SELECT %1 FROM feed %2 ORDER BY seq").arg(columns, where.sql()), where.args(),
                    fromRow);
}

Result<std::optional<qint64>> FeedTable::seqOf(Tx& tx, domain::FeedKind kind, const QString& recordId) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT seq FROM feed WHERE record_id = ? AND kind = ?"),
                          {recordId, domain::wordOf(domain::feedKindWords, kind)}));
    return row ? std::optional<qint64>(row->integer(0)) : std::optional<qint64>();
}

Result<QVector<qint64>> FeedTable::seqsOf(Tx& tx, domain::FeedKind kind, const QVector<QString>& recordIds) {
    QVector<qint64> seqs;
    STORE_CHECK(forIds(tx,
                       QStringLiteral("SELECT seq FROM feed WHERE kind = '%1' AND record_id IN (%2)")
                           .arg(domain::wordOf(domain::feedKindWords, kind), QStringLiteral("%1")),
                       recordIds, [&seqs](const Row& row) -> Result<void> {
                           seqs.append(row.integer(0));
                           return {};
                       }));
    return seqs;
}

Result<std::optional<qint64>> FeedTable::seqAt(Tx& tx, UtcMs at, const QVector<domain::FeedKind>& kinds) {
    Where where = whereKinds(kinds);
    where.add(QStringLiteral("at_ms <= ?"), {static_cast<qint64>(at)});
    STORE_TRY(row, tx.one(QStringLiteral("SELECT seq FROM feed %1 ORDER BY at_ms DESC, seq DESC").arg(where.sql()) +
                              limitOf(1),
                          where.args()));
    return row ? std::optional<qint64>(row->integer(0)) : std::optional<qint64>();
}

Result<QVector<qint64>> FeedTable::seqsAfter(Tx& tx, qint64 seq) {
    return readSeqs(tx, QStringLiteral("SELECT seq FROM feed WHERE seq > ? ORDER BY seq"), {seq});
}

Result<qint64> FeedTable::newestSeq(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COALESCE(MAX(seq), 0) FROM feed")));
    return row->integer(0);
}

Result<QVector<UtcMs>> FeedTable::alarmTimes(Tx& tx, UtcMs since) {
    QVector<UtcMs> times;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT at_ms, kind, code FROM feed WHERE at_ms >= ? AND kind IN ('alert', "
                                          "'emergency', 'system') ORDER BY at_ms"),
                           {static_cast<qint64>(since)}, [&times](const Row& row) -> Result<void> {
                               const auto kind = domain::valueOf(domain::feedKindWords, row.text(1));
                               if (kind && domain::isAlarm(*kind, row.text(2)))
                                   times.append(row.integer(0));
                               return {};
                           }));
    return times;
}

Result<qint64> FeedTable::count(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT count(*) FROM feed")));
    return row->integer(0);
}

} // namespace watchdesk::store
