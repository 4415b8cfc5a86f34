// The spool: a folder for each running program, a file for each recording that is not in the store yet.
#pragma once

#include "base/Result.h"
#include "base/os/File.h"
#include "desk/Recorder.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace watchdesk::desk {

/// Our own folder below the spool, locked for as long as this lives: how others know that we are running.
class SpoolFolder {
public:
    static Result<SpoolFolder> make(const QString& spool);
    [[nodiscard]] QString fileOf(const QString& mediaId) const;
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    SpoolFolder(QString path, os::FileLock lock) : m_path(std::move(path)), m_lock(std::move(lock)) {}
    QString m_path;
    os::FileLock m_lock;
};

/// Below the spool: files that could not be brought into the store.
inline constexpr char unreadableFolder[] = "unreadable";

/// Below the spool: there while a program ended without closing the store and nobody has looked through it since.
inline constexpr char uncleanMark[] = "unclean";

/// Folders below the spool whose program is gone, each now locked by us.
struct DeadFolder {
    QString path;
    os::FileLock lock;
};
[[nodiscard]] std::vector<DeadFolder> deadFolders(const QString& spool);

/// Media ids of every spool file of programs that still run.
[[nodiscard]] QStringList liveRecordings(const QString& spool);

/// Head of a spool file: "WDSP", length, JSON. What follows is the sealed stream.
[[nodiscard]] QByteArray writeSpoolHead(const RecordingHead& head);

/// A spool file as a crash left it: the stream up to its last whole block.
struct SpoolFile {
    RecordingHead head;
    QByteArray stream;
    int durationMs = 0;
    bool complete = false;
};
/// Corrupt when the head cannot be read; a stream without a whole block is an empty one.
[[nodiscard]] Result<SpoolFile> readSpoolFile(const QString& path);

} // namespace watchdesk::desk
