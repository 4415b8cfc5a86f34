#include "base/os/File.h"

#include <fmt/format.h>

#include <sys/file.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace watchdesk::os {

Error errnoError(const std::string& doing, const std::string& path) {
    const int number = errno;
    if (number == ENOSPC || number == EDQUOT)
        return {ErrorCode::DiskFull, fmt::format("The disk is full: {} {} failed.", doing, path), "",
                "Free some space on that disk and try again."};
    return {number == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
            fmt::format("{} {} failed: {}.", doing, path, std::strerror(number)), "", ""};
}

AppendFile::AppendFile(int fd, std::string path) : m_fd(fd), m_path(std::move(path)) {}

AppendFile::AppendFile(AppendFile&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)), m_path(std::move(other.m_path)) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    std::swap(m_path, other.m_path);
    return *this;
}

AppendFile::~AppendFile() {
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<AppendFile> AppendFile::create(const std::string& path) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0)
        return errnoError("creating", path);
    return AppendFile(fd, path);
}

Result<void> AppendFile::append(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(m_fd, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return errnoError("writing", m_path);
        bytes = bytes.subspan(static_cast<std::size_t>(wrote));
    }
    return {};
}

Result<void> AppendFile::sync() {
    if (::fdatasync(m_fd) != 0)
        return errnoError("syncing", m_path);
    return {};
}

namespace {

Result<void> syncPath(const std::string& path, int flags) {
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0)
        return errnoError("opening", path);
    const int failed = ::fsync(fd);
    const Error error = errnoError("syncing", path);
    ::close(fd);
    if (failed != 0)
        return error;
    return {};
}

} // namespace

Result<void> moveIntoPlace(const std::string& from, const std::string& to) {
    if (auto synced = syncPath(from, O_RDONLY); !synced)
        return synced;
    // link() refuses what is there already, which rename() would take away.
    if (::link(from.c_str(), to.c_str()) != 0) {
        if (errno == EEXIST)
            return Error{ErrorCode::Conflict, to + " exists already.", "It was not touched.", "Give another name."};
        // File systems without hard links: removable disks.
        if (::access(to.c_str(), F_OK) == 0 || ::rename(from.c_str(), to.c_str()) != 0)
            return errnoError("renaming", from);
    } else {
        ::unlink(from.c_str());
    }
    const auto slash = to.find_last_of('/');
    return syncPath(slash == std::string::npos ? "." : slash == 0 ? "/" : to.substr(0, slash), O_RDONLY | O_DIRECTORY);
}

FileLock::FileLock(FileLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
}

FileLock::~FileLock() {
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<FileLock> FileLock::take(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return errnoError("opening", path);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(fd);
        return Error{ErrorCode::Locked, fmt::format("{} is in use by another program.", path), "", "Close the other WatchDesk first."};
    }
    return FileLock(fd);
}

} // namespace watchdesk::os
