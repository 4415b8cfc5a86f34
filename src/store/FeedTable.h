// The journal: one row for each thing the live feed shows, in commit order.
#pragma once

#include "domain/Feed.h"
#include "store/Tx.h"

#include <QSet>
#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table feed, keyed on seq. Its change notes have the entity "feed" and, as id, the seq in decimal. On a store thread.
struct FeedTable {
    /// Adds the entry (its seq is given here; a System entry without recordId gets one). A record is in the feed once:
    /// Conflict.
    static Result<domain::FeedEntry> append(Tx& tx, domain::FeedEntry entry);
    /// Adds rows of new records without a text of their own: those that a query gives as `id` and `at_ms`, in its
    /// order.
    static Result<void> appendAll(Tx& tx, domain::FeedKind kind, const QString& recordsSql);
    /// Every seq, ascending, of those kinds (none given: all). From a covering index: a million in about 0.15 s.
    static Result<QVector<qint64>> allSeqs(Tx& tx, const QVector<domain::FeedKind>& kinds = {});
    /// The last `count` seqs, ascending: the first page, at once.
    static Result<QVector<qint64>> lastSeqs(Tx& tx, int count, const QVector<domain::FeedKind>& kinds = {});
    /// Those entries, ascending; seqs that are not there are left out. While locked, System entries come without their
    /// text.
    static Result<QVector<domain::FeedEntry>> fetch(Tx& tx, const QVector<qint64>& seqs);
    /// System entries of these codes with since <= at < until, oldest first.
    static Result<QVector<domain::FeedEntry>> ofCodes(Tx& tx, const QStringList& codes, UtcMs since, UtcMs until);
    static Result<std::optional<qint64>> seqOf(Tx& tx, domain::FeedKind kind, const QString& recordId);
    /// The rows of those records of a kind, in no order.
    static Result<QVector<qint64>> seqsOf(Tx& tx, domain::FeedKind kind, const QVector<QString>& recordIds);
    /// The row of the latest time at or before that one. From a covering index.
    static Result<std::optional<qint64>> seqAt(Tx& tx, UtcMs at, const QVector<domain::FeedKind>& kinds = {});
    /// Seqs of what came after that one, ascending.
    static Result<QVector<qint64>> seqsAfter(Tx& tx, qint64 seq);
    /// 0 when there is none.
    static Result<qint64> newestSeq(Tx& tx);
    /// When alarms (domain/Alarm.h) came since then, ascending.
    static Result<QVector<UtcMs>> alarmTimes(Tx& tx, UtcMs since);
    static Result<qint64> count(Tx& tx);
};

} // namespace watchdesk::store
