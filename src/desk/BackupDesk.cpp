#include "desk/BackupDesk.h"

#include "desk/ErasureLedger.h"
#include "desk/HeadMemory.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/Backup.h"
#include "store/BackupTable.h"
#include "store/Try.h"

#include <QFileInfo>
#include <QPromise>

namespace watchdesk::desk {

namespace {

Result<domain::Backup> note(store::Tx& tx, const store::BackupFile& written) {
    domain::Backup backup;
    backup.at = tx.now();
    backup.desk = tx.desk();
    backup.file = written.file;
    backup.bytes = written.bytes;
    backup.sha256 = written.sha256;
    STORE_TRY(kept, store::BackupTable::insert(tx, backup));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("store.backup"), QStringLiteral("backup"), kept.id,
                                          QStringLiteral("%1, SHA-256 %2, %3 audit entries")
                                              .arg(written.file, QString::fromLatin1(written.sha256.toHex()))
                                              .arg(written.auditEntries)));
    return kept;
}

} // namespace

BackupDesk::BackupDesk(DeskContext& context) : m_context(context) {
    m_pool.setMaxThreadCount(1);
}

BackupDesk::~BackupDesk() {
    cancel();
    m_pool.waitForDone();
}

QFuture<Result<domain::Backup>> BackupDesk::backUp(const QString& file) {
    auto promise = std::make_shared<QPromise<Result<domain::Backup>>>();
    promise->start();
    const bool first = !m_busy.exchange(true);
    if (first)
        m_stop = false;
    m_pool.start([this, promise, file, first, person = m_context.person()] {
        if (first) {
            auto written = write(file, person);
            m_busy = false; // before anybody can see the answer, and ask for the next
            promise->addResult(std::move(written));
        } else {
            promise->addResult(Error{ErrorCode::Conflict, "A backup is being written already.", "It goes on.",
                                     "Wait until it is done."});
        }
        promise->finish();
    });
    return promise->future();
}

Result<domain::Backup> BackupDesk::write(const QString& file, const domain::Person& person) {
    STORE_CHECK(m_context.store.read([person](store::Tx& tx) { return require(tx, person, Act::BackUp); }).result());
    double told = 0;
    const auto tell = [this, &told](double part) {
        if (part - told >= 0.01) {
            told = part;
            Q_EMIT progress(part);
        }
        return !m_stop;
    };
    STORE_TRY(written, store::backUp(m_context.store.options(), file, m_context.clock, m_context.ids, tell));
    STORE_CHECK(copyLedger(m_context.store, ledgerIn(QFileInfo(written.file).absolutePath())));
    return m_context.store.write([written = written](store::Tx& tx) { return note(tx, written); }).result();
}

Result<Restored> restoreStore(const Desk::Options& options, const QString& file, const Clock& clock, IdSource& ids) {
    store::StoreOptions to;
    to.url = options.url;
    to.desk = options.desk;
    STORE_TRY(entries, store::checkBackup(file, clock, ids));
    STORE_CHECK(store::restoreBackup(file, to, clock, ids));
    STORE_TRY(opened, store::Store::open(to, clock, ids));
    HeadMemory(options.memory, options.url).forget();
    // The backup is older than what was erased since: it must bring nobody back.
    const QString folder = QFileInfo(file).absolutePath();
    STORE_TRY(erased, replayLedger(*opened, readLedger(ledgerIn(folder)) + readLedger(ledgerOf(options.url)) +
                                                readLedger(options.erasures)));
    STORE_CHECK(copyLedger(*opened, ledgerOf(options.url)));
    return Restored{opened->schemaVersion(), entries, erased};
}

QFuture<Result<QVector<domain::Backup>>> BackupDesk::backups(int limit) {
    return m_context.store.read([limit, person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::Backup>> {
        STORE_CHECK(require(tx, person, Act::BackUp));
        return store::BackupTable::list(tx, limit);
    });
}

} // namespace watchdesk::desk
