// Backups while the desk is used.
#pragma once

#include "desk/Desk.h"
#include "domain/Backup.h"

#include <QThreadPool>

#include <atomic>

namespace watchdesk::desk {

/// Window's thread; the copy runs on a pool of its own. One at a time.
class BackupDesk : public QObject {
    Q_OBJECT
public:
    explicit BackupDesk(DeskContext& context);
    ~BackupDesk() override;

    /// Copies the store into a new file, looks through the copy, and notes it. Refused by role, Conflict when one is
    /// being written or the file exists, Unavailable when its folder is not there, DiskFull, Cancelled.
    QFuture<Result<domain::Backup>> backUp(const QString& file);
    /// Stops the one that is being written; nothing is left of it.
    void cancel() { m_stop = true; }
    /// The newest first.
    QFuture<Result<QVector<domain::Backup>>> backups(int limit = 0);

Q_SIGNALS:
    /// How far the one that is being written is, 0 to 1; at most once in a hundredth.
    void progress(double part);

private:
    Result<domain::Backup> write(const QString& file, const domain::Person& person);
    DeskContext& m_context;
    std::atomic<bool> m_busy = false;
    std::atomic<bool> m_stop = false;
    QThreadPool m_pool;
};

/// What came of putting a backup back.
struct Restored {
    int schema = 0;
    qint64 auditEntries = 0;
    int erased = 0; ///< lines of the ledger of erasures that the backup did not know of yet
};

/// A backup at the new place that the options name (a file that is not there yet, or an empty PostgreSQL database),
/// opened and brought up to date; what was erased since it was written is erased in it (the ledgers beside the backup, beside
/// the new place, and that of the options). Blocks. Corrupt, TooNew, Conflict, NotFound: nothing was made then.
Result<Restored> restoreStore(const Desk::Options& options, const QString& file, const Clock& clock, IdSource& ids);

} // namespace watchdesk::desk
