#include "desk/BackupWriting.h"

#include "base/Log.h"
#include "desk/ErasureLedger.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/Backup.h"
#include "store/BackupTable.h"
#include "store/Try.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace watchdesk::desk {

namespace {

Result<domain::Backup> note(store::Tx& tx, const store::BackupFile& written) {
    domain::Backup backup;
    backup.at = tx.now();
    backup.desk = tx.desk();
    backup.file = written.file;
    backup.bytes = written.bytes;
    backup.sha256 = written.sha256;
    backup.brokenChain = written.brokenChain;
    const QString chain = written.brokenChain.isEmpty()
                              ? QString()
                              : QStringLiteral("; an audit chain is broken: ") + written.brokenChain;
    STORE_TRY(kept, store::BackupTable::insert(tx, backup));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("store.backup"), QStringLiteral("backup"), kept.id,
                                          QStringLiteral("%1, SHA-256 %2, %3 audit entries")
                                                  .arg(written.file, QString::fromLatin1(written.sha256.toHex()))
                                                  .arg(written.auditEntries) +
                                              chain));
    return kept;
}

/// Of this store, noted, named so, and still what was noted.
QVector<domain::DatedFile> ours(const QVector<domain::Backup>& noted, const QDir& folder, const QString& store,
                                bool brokenChain) {
    QVector<domain::DatedFile> out;
    for (const domain::Backup& one : noted) {
        const QFileInfo file(one.file);
        if (one.brokenChain.isEmpty() != brokenChain && QDir(file.absolutePath()) == folder &&
            domain::isBackupFileName(store, file.fileName()) && file.isFile() && file.size() == one.bytes)
            out.append({file.absoluteFilePath(), one.at});
    }
    return out;
}

} // namespace

Result<domain::Backup> writeBackup(const DeskContext& context, const QString& file, const MayBackUp& may,
                                   const store::CopyTold& told) {
    if (may)
        STORE_CHECK(context.store.read([may](store::Tx& tx) { return may(tx); }).result());
    STORE_TRY(written, store::backUp(context.store.options(), file, context.clock, context.ids, told));
    // Older backups in that folder do not know of what was erased since. One that cannot be told is a backup none the
    // less.
    if (const auto kept = copyLedger(context.store, ledgerIn(QFileInfo(written.file).absolutePath())); !kept)
        log("desk")->error("beside a backup: {}", kept.error().what);
    auto noted = context.store
                     .write([written = written, own = !may](store::Tx& tx) {
                         if (own)
                             tx.setActor({});
                         return note(tx, written);
                     })
                     .result();
    // What is not noted is never rotated: it must not fill the disk.
    if (!noted)
        QFile::remove(written.file);
    return noted;
}

Result<QStringList> rotateBackups(const DeskContext& context, const QString& folder, const domain::BackupKeeping& keep,
                                  bool asDesk) {
    STORE_TRY(noted, context.store.read([](store::Tx& tx) { return store::BackupTable::list(tx); }).result());
    const QString store = domain::storeNameOf(context.store.options().url);
    QStringList removed;
    const QDir dir(QFileInfo(folder).absoluteFilePath());
    const UtcMs now = context.clock.now();
    for (const QString& file : domain::surplusBackups(ours(noted, dir, store, false), keep, now) +
                                   domain::surplusBackups(ours(noted, dir, store, true), keep, now)) {
        if (QFile::remove(file))
            removed.append(QFileInfo(file).fileName());
    }
    if (removed.isEmpty())
        return removed;
    const QString detail = dir.path() + QStringLiteral(": ") + removed.join(QStringLiteral(", "));
    STORE_CHECK(context.store
                    .write([detail, asDesk](store::Tx& tx) {
                        if (asDesk)
                            tx.setActor({});
                        return store::AuditTable::append(tx, QStringLiteral("store.backups-rotated"),
                                                         QStringLiteral("backup"), {}, detail);
                    })
                    .result());
    return removed;
}

Error folderGone(const QString& folder) {
    return {ErrorCode::Unavailable, "The folder for backups, " + folder.toStdString() + ", is not there.",
            "The store is as it was; the backups from before are where they were.",
            "Put the disk in: the backup is made then. Or choose another folder."};
}

QString mountOf(const QString& folder) {
    return QStorageInfo(folder).rootPath();
}

bool isThere(const QString& folder, const QString& mount) {
    // The place of a disk that was taken out may be an empty folder of another one.
    return QFileInfo(folder).isDir() && (mount.isEmpty() || mountOf(folder) == mount);
}

} // namespace watchdesk::desk
