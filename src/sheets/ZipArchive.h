// The parts of a zip file in memory, unpacked as they are read and no further than they may.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QIODevice>
#include <QStringList>

#include <memory>

namespace watchdesk::sheets {

/// A zip file (PKWARE's APPNOTE) by minizip. One part is open at a time. All parts together give at most `budget`
/// bytes; beyond them reading fails and overflowed() says why, so that a zip bomb costs time and never memory.
class ZipArchive {
public:
    /// `bytes` must outlive the archive. Null when they are no zip file.
    static std::unique_ptr<ZipArchive> open(const QByteArray& bytes, qint64 most);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    [[nodiscard]] QStringList names() const;
    /// A sequential device on a part, to be let go before the next one is opened; null when there is none of that name.
    [[nodiscard]] std::unique_ptr<QIODevice> part(const QString& name);
    /// Whether the part is locked with a password.
    [[nodiscard]] bool isEncrypted(const QString& name);
    [[nodiscard]] bool overflowed() const;

private:
    struct Archive;
    explicit ZipArchive(std::unique_ptr<Archive> archive);
    std::unique_ptr<Archive> m;
};

} // namespace watchdesk::sheets
