// Backups while the desk is used: when somebody asks, and by a plan.
#pragma once

#include "desk/BackupState.h"
#include "desk/Desk.h"
#include "domain/Backup.h"

#include <QStringList>
#include <QThreadPool>

#include <atomic>

namespace watchdesk::desk {

class BackupSchedule;

/// A backup into a folder, and what went from there for it.
struct RotatedBackup {
    domain::Backup backup;
    QStringList removed; ///< names of files
};

/// Window's thread; the copy runs on a pool of its own. One at a time.
class BackupDesk : public QObject {
    Q_OBJECT
public:
    explicit BackupDesk(DeskContext& context);
    ~BackupDesk() override;

    /// Copies the store into a new file, looks through the copy, and notes it. Refused by role, Conflict when one is
    /// being written or the file exists, Unavailable when its folder is not there, DiskFull, Cancelled.
    QFuture<Result<domain::Backup>> backUp(const QString& file);
    /// The same into a folder, by a name of its own; then those of this store's that are kept there no longer go. None
    /// goes before the new one was looked through.
    QFuture<Result<RotatedBackup>> backUpInto(const QString& folder, const domain::BackupKeeping& keep);
    /// The desk's own act, which needs nobody signed in: for a plan, and for scripts. `mount` as in BackupPlan.
    QFuture<Result<RotatedBackup>> backUpByPlan(const QString& folder, const domain::BackupKeeping& keep,
                                                const QString& mount = {});
    /// Stops the one that is being written; nothing is left of it.
    void cancel() { m_stop = true; }
    /// The newest first.
    QFuture<Result<QVector<domain::Backup>>> backups(int limit = 0);

    /// The plan of this machine, as far as it has been read.
    [[nodiscard]] domain::BackupPlan schedule() const { return m_state.plan; }
    /// Changes it; an empty folder ends it. Refused by role, InvalidInput, Unavailable when the folder is not there: as
    /// long as it is the folder of before, on the disk of before.
    QFuture<Result<domain::BackupPlan>> setSchedule(domain::BackupPlan plan);
    /// How it is with backups here: since the last changed().
    [[nodiscard]] const BackupState& state() const { return m_state; }
    /// The same read anew, for programs without a window.
    QFuture<Result<BackupState>> readState();
    /// For a desk that somebody sits at: backups are made by the plan from now on, locked or not.
    void keepSchedule();
    /// Looks whether one is due without waiting for the minute: a disk was put in.
    void lookNow();

Q_SIGNALS:
    /// How far the one that is being written is, 0 to 1; at most once in a hundredth.
    void progress(double part);
    /// state() is another.
    void changed();

private:
    friend class BackupSchedule;
    template <class T>
    QFuture<Result<T>> onPool(std::function<Result<T>()> fn);
    Result<RotatedBackup> writeInto(const QString& folder, const domain::BackupKeeping& keep,
                                    const std::function<Result<void>(store::Tx&)>& may);
    /// For the schedule: nothing when the plan's folder is not there.
    QFuture<Result<std::optional<RotatedBackup>>> backUpIfThere(const domain::BackupPlan& plan);
    Result<domain::BackupPlan> withItsDisk(domain::BackupPlan plan);
    Result<domain::Backup> write(const QString& file, const std::function<Result<void>(store::Tx&)>& may);
    QFuture<Result<RotatedBackup>> into(const QString& folder, const domain::BackupKeeping& keep, const QString& mount,
                                        const std::function<Result<void>(store::Tx&)>& may);
    void show(const BackupState& state);

    DeskContext& m_context;
    std::atomic<bool> m_busy = false;
    std::atomic<bool> m_stop = false;
    BackupState m_state;
    QString m_place; ///< of the store
    std::unique_ptr<BackupSchedule> m_schedule;
    QThreadPool m_pool;
};

/// What came of putting a backup back.
struct Restored {
    int schema = 0;
    qint64 auditEntries = 0;
    int erased = 0; ///< lines of the ledger of erasures that the backup did not know of yet
    QString brokenChain; ///< what is wrong with the audit chains of the backup; empty: nothing
};

/// A backup at the new place that the options name (a file that is not there yet, or an empty PostgreSQL database),
/// opened and brought up to date; what was erased since it was written is erased in it (the ledgers beside the backup, beside
/// the new place, and that of the options). Blocks. Corrupt, TooNew, Conflict, NotFound: nothing was made then.
Result<Restored> restoreStore(const Desk::Options& options, const QString& file, const Clock& clock, IdSource& ids);

} // namespace watchdesk::desk
