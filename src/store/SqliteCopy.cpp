#include "store/SqliteCopy.h"

#include "base/os/File.h"
#include "store/Try.h"

#include <sqlite3.h>

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <memory>
#include <thread>

namespace watchdesk::store {

namespace {

constexpr int pagesAStep = 1024; // 4 MB: short enough to stop, long enough to be quick
constexpr int busyMs = 5000;

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

Error failure(int code, const QString& path) {
    const std::string file = path.toStdString();
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull, "The disk with " + file + " is full.", "The store itself was not touched.",
                "Free some space on it, or choose another folder."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt, file + " is damaged, or no store at all.", "Nothing was changed.",
                "Use another backup."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Locked, file + " is in use by another program.", "Nothing was changed.", "Try again."};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Unavailable, file + " cannot be opened.", "Nothing was changed.",
                "See that its folder is there and that you may use it."};
    default:
        return {ErrorCode::Io, file + " cannot be read or written.", "The store itself was not touched.",
                "See that the disk is there and in order."};
    }
}

Result<Database> openFile(const QString& path, int flags, bool still = false) {
    sqlite3* raw = nullptr;
    const QByteArray name = (still ? stillUri(path) : path).toUtf8();
    const int how = still ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX : flags;
    const int code = sqlite3_open_v2(name.constData(), &raw, how, nullptr);
    Database database(raw);
    if (code != SQLITE_OK)
        return failure(code, path);
    sqlite3_busy_timeout(raw, busyMs);
    return database;
}

Result<void> run(sqlite3* database, const char* sql, const QString& path) {
    const int code = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(code, path);
    return {};
}

/// Page after page. The snapshot that `from` holds makes it one moment's, and no write begins it anew.
Result<void> copyPages(sqlite3* from, sqlite3* to, const QString& path, const CopyTold& told) {
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr)
        return failure(sqlite3_errcode(to), path);
    int code = SQLITE_OK;
    bool stopped = false;
    while (code == SQLITE_OK && !stopped) {
        code = sqlite3_backup_step(backup, pagesAStep);
        const int all = sqlite3_backup_pagecount(backup);
        if (told && all > 0)
            stopped = !told(1.0 - double(sqlite3_backup_remaining(backup)) / all);
        std::this_thread::yield();
    }
    const int finished = sqlite3_backup_finish(backup);
    if (stopped)
        return Error{ErrorCode::Cancelled, "The copy was stopped.", "Nothing was kept of it.", {}};
    if (code != SQLITE_DONE)
        return failure(code, path);
    if (finished != SQLITE_OK)
        return failure(finished, path);
    return {};
}

Result<void> copyInto(const QString& from, const QString& to, const CopyTold& told, CopyFrom what) {
    const bool still = what == CopyFrom::Backup && liesStill(from);
    STORE_TRY(source, openFile(from, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, still));
    STORE_CHECK(run(source.get(), "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1", from));
    STORE_TRY(target, openFile(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX));
    STORE_CHECK(run(target.get(), "PRAGMA synchronous=FULL", to));
    return copyPages(source.get(), target.get(), to, told);
}

} // namespace

bool liesStill(const QString& file) {
    for (const char* suffix : {"-wal", "-shm", "-journal"}) {
        if (QFileInfo::exists(file + QLatin1String(suffix)))
            return false;
    }
    return true;
}

QString stillUri(const QString& file) {
    return QStringLiteral("file:") + QString::fromLatin1(QUrl::toPercentEncoding(file, "/")) +
           QStringLiteral("?immutable=1");
}

Result<void> copySqlite(const QString& from, const QString& to, const CopyTold& told, CopyFrom what) {
    // Mode 0600, and never over another.
    if (const auto made = os::AppendFile::create(to.toStdString()); !made)
        return made.error();
    const Result<void> copied = copyInto(from, to, told, what);
    if (!copied) {
        for (const char* suffix : {"", "-journal", "-wal", "-shm"})
            QFile::remove(to + QLatin1String(suffix));
    }
    return copied;
}

namespace {

/// Every page and index; the first thing that is wrong is enough.
Result<void> checkPages(sqlite3* database, const QString& file, const GoOn& goOn) {
    constexpr int stepsBetween = 10'000; // of SQLite's machine: some milliseconds
    const auto stops = [](void* fn) { return (*static_cast<const GoOn*>(fn))() ? 0 : 1; };
    if (goOn)
        sqlite3_progress_handler(database, stepsBetween, stops, const_cast<GoOn*>(&goOn));
    bool sound = false;
    const auto first = [](void* is, int columns, char** values, char**) {
        *static_cast<bool*>(is) = columns > 0 && values[0] != nullptr && std::string_view(values[0]) == "ok";
        return 1; // one line says it
    };
    const int code = sqlite3_exec(database, "PRAGMA integrity_check(1)", first, &sound, nullptr);
    if (code == SQLITE_INTERRUPT)
        return Error{ErrorCode::Cancelled, "The look through the store was stopped.", {}, {}};
    if (code != SQLITE_OK && code != SQLITE_ABORT)
        return failure(code, file);
    if (!sound)
        return failure(SQLITE_CORRUPT, file);
    return {};
}

} // namespace

Result<void> checkSqlite(const QString& file, const GoOn& goOn) {
    STORE_TRY(database, openFile(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, liesStill(file)));
    return checkPages(database.get(), file, goOn);
}

Result<void> checkOpenSqlite(const QString& file, const GoOn& goOn) {
    STORE_TRY(database, openFile(file, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX));
    return checkPages(database.get(), file, goOn);
}

} // namespace watchdesk::store
