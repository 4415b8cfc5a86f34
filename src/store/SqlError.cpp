#include "store/SqlError.h"

#include "store/Connection.h"

#include <fmt/format.h>

#include <QFileInfo>
#include <QStorageInfo>

namespace watchdesk::store {

namespace {

constexpr const char* nothingWritten = "Nothing of this step was written; what was there before is as it was.";

Error diskFull() {
    return {ErrorCode::DiskFull, "The disk that holds the store is full.", nothingWritten,
            "Free some space and do the step again; WatchDesk goes on meanwhile."};
}

Error corrupt(const std::string& code) {
    return {ErrorCode::Corrupt,
            fmt::format("The store is damaged, or is no store of WatchDesk's ({}).", code),
            {},
            "Restore the last backup; keep the damaged file beside it."};
}

Error locked() {
    return {ErrorCode::Locked, "Another program holds the store and did not let go of it in time.", nothingWritten,
            "Close the other program, or wait until it is done, and do the step again."};
}

Error io(const QString& path, const std::string& code) {
    // SQLite reports a write that found no room as a plain failure of the disk in some places (the -shm file).
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    if (disk.isValid() && disk.bytesAvailable() < 256 * 1024)
        return diskFull();
    return {ErrorCode::Io, fmt::format("The disk that holds the store reported an error ({}).", code), nothingWritten,
            "Look at the disk; a backup on another one is the next step."};
}

Error constraint(bool unique, bool foreign, const std::string& code) {
    if (unique)
        return {ErrorCode::Conflict, "There is a record with that number, name or code already.", nothingWritten, {}};
    if (foreign)
        return {ErrorCode::NotFound,
                "The record refers to another that is not there, or that others still refer to.",
                nothingWritten,
                {}};
    return {
        ErrorCode::InvalidInput, fmt::format("The store does not take such a value ({}).", code), nothingWritten, {}};
}

Error sqliteError(int code, const QString& path) {
    const std::string name = fmt::format("SQLite {}", code);
    switch (code & 0xFF) {
    case 5:
    case 6:
        return locked();
    case 8:
        return {ErrorCode::Unavailable, "The store may not be written to: its file or folder is read-only.",
                nothingWritten, "Give yourself leave to write there, or open another store."};
    case 10:
        return io(path, name);
    case 11:
    case 26:
        return corrupt(name);
    case 13:
        return diskFull();
    case 14:
        return {ErrorCode::Unavailable,
                "The store's file can not be opened.",
                {},
                "Look whether its folder is there and yours."};
    case 18:
        return {ErrorCode::InvalidInput, "That is too much for one record.", nothingWritten, "Shorten it."};
    case 19:
        return constraint(code == 2067 || code == 1555, code == 787, name);
    default:
        return {ErrorCode::Internal,
                fmt::format("The store did not understand a statement ({}).", name),
                nothingWritten,
                {}};
    }
}

Error unavailable() {
    return {ErrorCode::Unavailable, "The database server does not answer.",
            "What was confirmed before is kept; the last step may not be.",
            "WatchDesk tries again with the next step."};
}

Error postgresError(const QString& state) {
    const std::string name = "SQLSTATE " + state.toStdString();
    const QString family = state.left(2);
    if (state.isEmpty() || family == QLatin1String("08") || state.startsWith(QLatin1String("57P")))
        return unavailable();
    if (family == QLatin1String("23"))
        return constraint(state == QLatin1String("23505"), state == QLatin1String("23503"), name);
    if (state == QLatin1String("55P03"))
        return locked();
    if (state == QLatin1String("40001") || state == QLatin1String("40P01"))
        return {ErrorCode::Conflict, "Two desks wrote at the same time.", nothingWritten, "Do the step again."};
    if (state == QLatin1String("53100"))
        return diskFull();
    if (state == QLatin1String("57014"))
        return {ErrorCode::Timeout, "The database server took too long.", nothingWritten, "Do the step again."};
    if (family == QLatin1String("XX"))
        return corrupt(name);
    if (state == QLatin1String("42501"))
        return {ErrorCode::Refused,
                fmt::format("The server's role that this desk signs in with may not do that ({}).", name),
                nothingWritten, "Have the owner of the store run watchdeskctl grants for it."};
    if (family == QLatin1String("28") || state == QLatin1String("3D000"))
        return {ErrorCode::Refused,
                fmt::format("The database server does not let us in ({}).", name),
                {},
                "Look at the user, the password and the database's name."};
    if (family == QLatin1String("22"))
        return {ErrorCode::InvalidInput,
                fmt::format("The store does not take such a value ({}).", name),
                nothingWritten,
                {}};
    if (family == QLatin1String("53"))
        return {ErrorCode::Unavailable,
                fmt::format("The database server has no room for us ({}).", name),
                nothingWritten,
                {}};
    return {
        ErrorCode::Internal, fmt::format("The store did not understand a statement ({}).", name), nothingWritten, {}};
}

} // namespace

Error sqlError(Engine engine, const QSqlError& error, const QString& path) {
    const QString code = error.nativeErrorCode();
    return engine == Engine::Sqlite ? sqliteError(code.toInt(), path) : postgresError(code);
}

} // namespace watchdesk::store
