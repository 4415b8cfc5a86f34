#include "store/Backup.h"

#include "base/os/File.h"
#include "store/AuditTable.h"
#include "store/Connection.h"
#include "store/Migrations.h"
#include "store/TableCopy.h"
#include "store/Try.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace watchdesk::store {

namespace {

Result<QByteArray> sha256Of(const QString& path, const GoOn& goOn) {
    constexpr qint64 atOnce = 4 * 1024 * 1024;
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    bool read = file.open(QIODevice::ReadOnly);
    while (read && !file.atEnd()) {
        if (!goOn())
            return Error{ErrorCode::Cancelled, "The backup was stopped.", "Nothing was kept of it.", {}};
        const QByteArray part = file.read(atOnce);
        read = !part.isEmpty();
        hash.addData(part);
    }
    if (!read)
        return Error{ErrorCode::Io, path.toStdString() + " cannot be read.", {}, "See that the disk is in order."};
    return hash.result();
}

Result<void> placeFor(const QString& file) {
    const QFileInfo info(file);
    // A log that a crash left beside the name would be played into the new file when it is opened.
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        const QString there = file + QLatin1String(suffix);
        if (QFileInfo::exists(there))
            return Error{ErrorCode::Conflict, there.toStdString() + " exists already.", "It was not touched.",
                         "Move it away, or give another name."};
    }
    if (!QFileInfo(info.absolutePath()).isDir())
        return Error{ErrorCode::Unavailable, info.absolutePath().toStdString() + " is not there.",
                     "Nothing was written; the store itself is as it was.",
                     "Put the disk in, or choose another folder."};
    return {};
}

/// A PostgreSQL store, table by table, into a new SQLite store.
Result<void> copyOut(const ConnectionSpec& from, const QString& to, const CopyTold& told) {
    ConnectionSpec reading = from;
    reading.readOnly = true;
    STORE_TRY(source, Connection::open(reading));
    if (const auto made = os::AppendFile::create(to.toStdString()); !made) // mode 0600
        return made.error();
    STORE_TRY(target, Connection::open({to, false, 5000, 0}));
    STORE_CHECK(migrate(*target));
    STORE_CHECK(source->begin());
    const auto copied = copyTables(*source, *target, told);
    source->rollback();
    return copied;
}

Result<void> copyAway(const StoreOptions& of, const QString& part, const CopyTold& told) {
    const ConnectionSpec spec{of.url, false, of.busyMs, 0};
    if (spec.engine() == Engine::Sqlite)
        return copySqlite(spec.path(), part, told);
    const auto copied = copyOut(spec, part, told);
    if (!copied) {
        for (const char* suffix : {"", "-journal", "-wal", "-shm"})
            QFile::remove(part + QLatin1String(suffix));
    }
    return copied;
}

Result<CheckedBackup> auditOf(Connection& connection, const Clock& clock, IdSource& ids) {
    Keyring none;
    Tx tx(connection, none, clock, ids, {}, {});
    STORE_TRY(chains, AuditTable::verify(tx, AuditTable::Signatures::Last));
    return CheckedBackup{chains.entries, chains.broken.value(0)};
}

/// Into an empty database of a server: by way of a copy that is of this program's schema.
Result<void> copyIn(const QString& file, const ConnectionSpec& to, const CopyTold& told) {
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("backup.watchdesk"));
    STORE_CHECK(copySqlite(file, copy, {}, CopyFrom::Backup));
    STORE_TRY(source, Connection::open({copy, false, 5000, 0}));
    STORE_CHECK(migrate(*source));
    STORE_TRY(target, Connection::open(to));
    STORE_TRY(there, knownSchema(*target));
    if (there.current > 0)
        return Error{ErrorCode::Conflict, "There is a store in that database already.", "It was not touched.",
                     "Name an empty database."};
    STORE_CHECK(migrate(*target));
    return copyTables(*source, *target, told);
}

} // namespace

Result<BackupFile> backUp(const StoreOptions& of, const QString& file, const Clock& clock, IdSource& ids,
                          const CopyTold& told) {
    STORE_CHECK(placeFor(file));
    const QString part = file + QStringLiteral(".part");
    QFile::remove(part); // of a backup that a pulled plug ended
    STORE_CHECK(copyAway(of, part, told));
    const GoOn goOn = [&told] { return !told || told(1); };
    const auto checked = checkBackup(part, clock, ids, goOn);
    if (!checked) {
        QFile::remove(part);
        return checked.error();
    }
    BackupFile done;
    done.auditEntries = checked->auditEntries;
    done.brokenChain = checked->brokenChain;
    const auto hash = sha256Of(part, goOn);
    const auto moved = hash ? os::moveIntoPlace(part.toStdString(), file.toStdString()) : Result<void>(hash.error());
    if (!moved) {
        QFile::remove(part);
        return moved.error();
    }
    done.sha256 = *hash;
    done.file = QFileInfo(file).absoluteFilePath();
    done.bytes = QFileInfo(file).size();
    return done;
}

Result<CheckedBackup> checkBackup(const QString& file, const Clock& clock, IdSource& ids, const GoOn& goOn) {
    if (!QFileInfo(file).isFile())
        return Error{
            ErrorCode::NotFound, "There is no backup at " + file.toStdString() + ".", {}, "Name another file."};
    STORE_CHECK(checkSqlite(file, goOn));
    STORE_TRY(connection, Connection::open({file, false, 5000, 0, liesStill(file)}));
    STORE_TRY(version, knownSchema(*connection));
    if (version.current == 0)
        return Error{
            ErrorCode::Corrupt, file.toStdString() + " is empty: there is no store in it.", {}, "Use another backup."};
    return auditOf(*connection, clock, ids);
}

Result<void> restoreBackup(const QString& file, const StoreOptions& to, const Clock& clock, IdSource& ids,
                           const CopyTold& told) {
    STORE_CHECK(checkBackup(file, clock, ids));
    const ConnectionSpec spec{to.url, false, to.busyMs, 0};
    if (spec.engine() == Engine::PostgreSql)
        return copyIn(file, spec, told);
    STORE_CHECK(placeFor(spec.path()));
    const QString part = spec.path() + QStringLiteral(".part");
    QFile::remove(part);
    STORE_CHECK(copySqlite(file, part, told, CopyFrom::Backup));
    const auto moved = os::moveIntoPlace(part.toStdString(), spec.path().toStdString());
    if (!moved)
        QFile::remove(part);
    return moved;
}

} // namespace watchdesk::store
