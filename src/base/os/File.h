// The few things about files that need POSIX: durable writes and locks between programs.
#pragma once

#include "base/Result.h"

#include <cstddef>
#include <span>
#include <string>

namespace watchdesk::os {

/// A file that is only ever appended to. Each append is written whole or reported; sync() makes it survive a pulled plug.
/// One thread at a time.
class AppendFile {
public:
    /// Creates path (mode 0600); an existing file is an error.
    static Result<AppendFile> create(const std::string& path);
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&& other) noexcept;
    AppendFile(const AppendFile&) = delete;
    AppendFile& operator=(const AppendFile&) = delete;
    ~AppendFile();

    Result<void> append(std::span<const std::byte> bytes);
    Result<void> sync();

private:
    AppendFile(int fd, std::string path);
    int m_fd = -1;
    std::string m_path;
};

/// Renames a finished file so that it survives a pulled plug: synced before, its folder after. Conflict when there is
/// something at `to` already, which stays as it is. Both on one file system.
Result<void> moveIntoPlace(const std::string& from, const std::string& to);

/// An advisory lock on a file, held until destroyed; a second taker, in this or another program, gets ErrorCode::Locked.
class FileLock {
public:
    static Result<FileLock> take(const std::string& path);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int fd) : m_fd(fd) {}
    int m_fd = -1;
};

/// The Error of the current errno about path, with DiskFull for ENOSPC and EDQUOT.
[[nodiscard]] Error errnoError(const std::string& doing, const std::string& path);

} // namespace watchdesk::os
