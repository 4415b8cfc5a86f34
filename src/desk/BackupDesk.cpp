#include "desk/BackupDesk.h"

#include "base/os/Process.h"
#include "desk/BackupSchedule.h"
#include "desk/BackupWriting.h"
#include "desk/ErasureLedger.h"
#include "desk/HeadMemory.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/Backup.h"
#include "store/BackupTable.h"
#include "store/Try.h"

#include <QDir>
#include <QFileInfo>
#include <QPromise>

namespace watchdesk::desk {

namespace {

MayBackUp mayOf(const domain::Person& person) {
    return [person](store::Tx& tx) { return require(tx, person, Act::BackUp); };
}

Result<void> sensible(const domain::BackupPlan& plan) {
    const bool hours = plan.everyHours >= 1 && plan.everyHours <= 31 * 24;
    const auto in = [](int value, int most) { return value >= 0 && value <= most; };
    if (!hours || !in(plan.keep.hours, 31 * 24) || !in(plan.keep.days, 366) || !in(plan.keep.weeks, 520))
        return Error{ErrorCode::InvalidInput, "A backup is made every hour at most and every month at least.",
                     "The plan is as it was.", "Choose 1 to 744 hours, up to 366 days and 520 weeks."};
    return {};
}

Result<domain::BackupPlan> change(store::Tx& tx, const domain::Person& person, domain::BackupPlan plan,
                                  const QString& place) {
    STORE_CHECK(require(tx, person, Act::BackUp));
    plan.since = tx.now();
    STORE_CHECK(writeBackupPlan(tx, plan, place));
    const QString detail = plan.isOn() ? QStringLiteral("every %1 h into %2").arg(plan.everyHours).arg(plan.folder)
                                       : QStringLiteral("none");
    STORE_CHECK(
        store::AuditTable::append(tx, QStringLiteral("store.backup-plan"), QStringLiteral("setting"), {}, detail));
    return plan;
}

} // namespace

BackupDesk::BackupDesk(DeskContext& context)
    : m_context(context), m_place(placeOfStore(context.store.options().url)),
      m_schedule(std::make_unique<BackupSchedule>(*this, context)) {
    m_pool.setMaxThreadCount(2); // one copies; the other answers whoever asks meanwhile
}

BackupDesk::~BackupDesk() {
    m_schedule.reset();
    cancel();
    m_pool.waitForDone();
}

template <class T>
QFuture<Result<T>> BackupDesk::onPool(std::function<Result<T>()> fn) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const bool first = !m_busy.exchange(true);
    if (first)
        m_stop = false;
    m_pool.start([this, promise, first, fn = std::move(fn)] {
        if (first) {
            os::lowerThreadPriority();
            auto answer = fn();
            m_busy = false; // before anybody can see the answer, and ask for the next
            promise->addResult(std::move(answer));
        } else {
            promise->addResult(Error{ErrorCode::Conflict, "A backup is being written already.", "It goes on.",
                                     "Wait until it is done."});
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<domain::Backup>> BackupDesk::backUp(const QString& file) {
    return onPool<domain::Backup>([this, file, may = mayOf(m_context.person())] { return write(file, may); });
}

QFuture<Result<RotatedBackup>> BackupDesk::backUpInto(const QString& folder, const domain::BackupKeeping& keep) {
    return into(folder, keep, {}, mayOf(m_context.person()));
}

QFuture<Result<RotatedBackup>> BackupDesk::backUpByPlan(const QString& folder, const domain::BackupKeeping& keep,
                                                        const QString& mount) {
    return into(folder, keep, mount, {});
}

QFuture<Result<RotatedBackup>> BackupDesk::into(const QString& folder, const domain::BackupKeeping& keep,
                                                const QString& mount, const MayBackUp& may) {
    return onPool<RotatedBackup>([=, this]() -> Result<RotatedBackup> {
        if (!isThere(folder, mount))
            return folderGone(folder);
        return writeInto(folder, keep, may);
    });
}

QFuture<Result<std::optional<RotatedBackup>>> BackupDesk::backUpIfThere(const domain::BackupPlan& plan) {
    return onPool<std::optional<RotatedBackup>>([this, plan]() -> Result<std::optional<RotatedBackup>> {
        if (!isThere(plan.folder, plan.mount))
            return std::optional<RotatedBackup>();
        STORE_TRY(made, writeInto(plan.folder, plan.keep, {}));
        return std::optional<RotatedBackup>(made);
    });
}

Result<RotatedBackup> BackupDesk::writeInto(const QString& folder, const domain::BackupKeeping& keep,
                                            const MayBackUp& may) {
    const QString name =
        domain::backupFileName(domain::storeNameOf(m_context.store.options().url), m_context.clock.now());
    STORE_TRY(backup, write(QDir(folder).filePath(name), may));
    STORE_TRY(removed, rotateBackups(m_context, folder, keep, !may));
    return RotatedBackup{backup, removed};
}

Result<domain::Backup> BackupDesk::write(const QString& file, const MayBackUp& may) {
    double told = 0;
    const auto tell = [this, &told](double part) {
        if (part - told >= 0.01) {
            told = part;
            Q_EMIT progress(part);
        }
        return !m_stop;
    };
    return writeBackup(m_context, file, may, tell);
}

QFuture<Result<domain::BackupPlan>> BackupDesk::setSchedule(domain::BackupPlan plan) {
    auto promise = std::make_shared<QPromise<Result<domain::BackupPlan>>>();
    promise->start();
    m_pool.start([this, promise, plan = std::move(plan), person = m_context.person()] {
        promise->addResult([&]() -> Result<domain::BackupPlan> {
            STORE_CHECK(sensible(plan));
            STORE_TRY(whole, withItsDisk(plan));
            return m_context.store
                .write(
                    [=, chosen = whole, place = m_place](store::Tx& tx) { return change(tx, person, chosen, place); })
                .result();
        }());
        promise->finish();
    });
    return promise->future();
}

/// Its folder in full, and the file system that this is on. A plan whose disk is out may be changed when it is back:
/// the empty place where the disk was is no other folder.
Result<domain::BackupPlan> BackupDesk::withItsDisk(domain::BackupPlan plan) {
    plan.mount.clear();
    if (!plan.isOn())
        return plan;
    plan.folder = QFileInfo(plan.folder).absoluteFilePath();
    STORE_TRY(now, readState().result());
    const bool sameFolder = QDir::cleanPath(plan.folder) == QDir::cleanPath(now.plan.folder);
    if (!isThere(plan.folder, sameFolder ? now.plan.mount : QString()))
        return folderGone(plan.folder);
    plan.mount = mountOf(plan.folder);
    return plan;
}

QFuture<Result<BackupState>> BackupDesk::readState() {
    return m_context.store.read([place = m_place](store::Tx& tx) { return readBackupState(tx, place); });
}

void BackupDesk::keepSchedule() {
    m_schedule->begin();
}

void BackupDesk::lookNow() {
    m_schedule->look();
}

void BackupDesk::show(const BackupState& state) {
    m_state = state;
    Q_EMIT changed();
}

namespace {

/// The backup is older than what was erased since: it must bring nobody back.
Result<QVector<store::Erasure>> ledgersFor(const Desk::Options& options, const QString& file) {
    if (!options.erasures.isEmpty() && !QFileInfo::exists(options.erasures))
        return Error{ErrorCode::NotFound, "There is no ledger of erasures at " + options.erasures.toStdString() + ".",
                     "Nothing was restored.", "Look at the spelling."};
    STORE_TRY(beside, readLedger(ledgerIn(QFileInfo(file).absolutePath())));
    STORE_TRY(here, readLedger(ledgerOf(options.url)));
    STORE_TRY(named, options.erasures.isEmpty() ? Result<QVector<store::Erasure>>(QVector<store::Erasure>())
                                                : readLedger(options.erasures));
    return beside + here + named;
}

} // namespace

Result<Restored> restoreStore(const Desk::Options& options, const QString& file, const Clock& clock, IdSource& ids) {
    store::StoreOptions to;
    to.url = options.url;
    to.desk = options.desk;
    STORE_TRY(checked, store::checkBackup(file, clock, ids));
    STORE_TRY(lines, ledgersFor(options, file));
    // Beside the new place before there is a store: whoever opens it replays it, should this program not come to that.
    if (!lines.isEmpty())
        STORE_CHECK(addToLedger(ledgerOf(options.url), lines));
    STORE_CHECK(store::restoreBackup(file, to, clock, ids));
    STORE_TRY(opened, store::Store::open(to, clock, ids));
    HeadMemory(options.memory, options.url).forget();
    STORE_TRY(erased, replayLedger(*opened, lines));
    STORE_CHECK(copyLedger(*opened, ledgerOf(options.url)));
    return Restored{opened->schemaVersion(), checked.auditEntries, erased, checked.brokenChain};
}

QFuture<Result<QVector<domain::Backup>>> BackupDesk::backups(int limit) {
    return m_context.store.read([limit, person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::Backup>> {
        STORE_CHECK(require(tx, person, Act::BackUp));
        return store::BackupTable::list(tx, limit);
    });
}

} // namespace watchdesk::desk
