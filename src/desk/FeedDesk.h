// The live feed: a bounded window on the endless journal.
#pragma once

#include "desk/Desk.h"

namespace watchdesk::desk {

/// Pages the journal by `seq`. Window's thread.
class FeedDesk : public QObject {
    Q_OBJECT
public:
    explicit FeedDesk(DeskContext& context);

    /// The newest rows of a filter: what a window paints before the rest of the log is known.
    QFuture<Result<FeedPage>> first(FeedFilter filter, int rows);
    /// The row of the latest time at or before that one. NotFound when the log begins later.
    QFuture<Result<qint64>> seqAt(UtcMs at, FeedFilter filter);
    /// Alarms of the last hour, and who was at which desk while they came.
    QFuture<Result<AlarmLoad>> alarmLoad();
    /// All seqs of a filter, newest first. 8 bytes a row: a million rows are 8 MB, read from a covering index.
    QFuture<Result<QVector<qint64>>> seqs(FeedFilter filter);
    /// Rows by seq, in the order asked; a seq that is not there is left out. At most 256 at a time.
    QFuture<Result<QVector<FeedRow>>> rows(const QVector<qint64>& seqs);
    /// The row of a record. NotFound when it has none.
    QFuture<Result<qint64>> seqOf(domain::FeedKind kind, const QString& recordId);
    /// The record of a row with what belongs to it, for the reading pane.
    QFuture<Result<RowDetail>> detail(qint64 seq);
    /// Whether a kind passes a filter.
    [[nodiscard]] static bool passes(FeedFilter filter, domain::FeedKind kind);

Q_SIGNALS:
    /// New rows, oldest first, already read. One signal a tick however many came.
    void appended(const QVector<watchdesk::desk::FeedRow>& rows);
    /// Rows whose record changed, read again (a call that ended, an alert acknowledged).
    void updated(const QVector<watchdesk::desk::FeedRow>& rows);

private:
    void take(const QVector<store::Change>& changes);
    void flush();
    DeskContext& m_context;
    QVector<store::Change> m_pending;
    bool m_reading = false;
};

} // namespace watchdesk::desk
