#include "sheets/ZipArchive.h"

#include <unzip.h>

#include <algorithm>
#include <cstring>

namespace watchdesk::sheets {

namespace {

constexpr int mostParts = 10'000;
constexpr uLong encryptedFlag = 1;

/// minizip's file functions over bytes in memory.
struct MemoryFile {
    const QByteArray* bytes = nullptr;
    qint64 at = 0;
};

voidpf ZCALLBACK openMemory(voidpf opaque, const void*, int) {
    return opaque;
}

uLong ZCALLBACK readMemory(voidpf, voidpf stream, void* to, uLong size) {
    auto& file = *static_cast<MemoryFile*>(stream);
    const qint64 n = std::clamp<qint64>(static_cast<qint64>(size), 0, file.bytes->size() - file.at);
    std::memcpy(to, file.bytes->constData() + file.at, static_cast<std::size_t>(n));
    file.at += n;
    return static_cast<uLong>(n);
}

uLong ZCALLBACK writeNothing(voidpf, voidpf, const void*, uLong) {
    return 0;
}

ZPOS64_T ZCALLBACK tellMemory(voidpf, voidpf stream) {
    return static_cast<ZPOS64_T>(static_cast<MemoryFile*>(stream)->at);
}

long ZCALLBACK seekMemory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto& file = *static_cast<MemoryFile*>(stream);
    const qint64 from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? file.at
                        : origin == ZLIB_FILEFUNC_SEEK_END ? file.bytes->size()
                                                           : 0;
    if (offset > static_cast<ZPOS64_T>(file.bytes->size() - from))
        return -1;
    file.at = from + static_cast<qint64>(offset);
    return 0;
}

int ZCALLBACK closeMemory(voidpf, voidpf) {
    return 0;
}

int ZCALLBACK errorOfMemory(voidpf, voidpf) {
    return 0;
}

} // namespace

struct ZipArchive::Archive {
    MemoryFile file;
    unzFile zip = nullptr;
    qint64 most = 0;
    bool overflowed = false;
    ~Archive() { unzClose(zip); }
    [[nodiscard]] bool go(const QString& name) const {
        return unzLocateFile(zip, name.toUtf8().constData(), 1) == UNZ_OK;
    }
};

namespace {

/// The part that is open now.
class PartDevice : public QIODevice {
public:
    PartDevice(unzFile zip, qint64 most, bool& overflowed) : m_zip(zip), m_left(most), m_overflowed(overflowed) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~PartDevice() override { unzCloseCurrentFile(m_zip); }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_ended; }

protected:
    qint64 readData(char* to, qint64 most) override {
        if (m_ended || most <= 0)
            return m_ended ? -1 : 0;
        const int n = unzReadCurrentFile(m_zip, to, static_cast<unsigned>(std::min<qint64>(most, 1 << 20)));
        m_left -= std::max(n, 0);
        m_overflowed = m_overflowed || m_left < 0;
        m_ended = n <= 0 || m_overflowed;
        return m_ended ? -1 : n;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    unzFile m_zip;
    qint64 m_left;
    bool& m_overflowed;
    bool m_ended = false;
};

} // namespace

ZipArchive::ZipArchive(std::unique_ptr<Archive> archive) : m(std::move(archive)) {}
ZipArchive::~ZipArchive() = default;

std::unique_ptr<ZipArchive> ZipArchive::open(const QByteArray& bytes, qint64 most) {
    auto archive = std::make_unique<Archive>();
    archive->file.bytes = &bytes;
    archive->most = most;
    zlib_filefunc64_def functions{openMemory, readMemory,  writeNothing,  tellMemory,
                                  seekMemory, closeMemory, errorOfMemory, &archive->file};
    archive->zip = unzOpen2_64("memory", &functions);
    if (archive->zip == nullptr)
        return nullptr;
    return std::unique_ptr<ZipArchive>(new ZipArchive(std::move(archive)));
}

QStringList ZipArchive::names() const {
    QStringList all;
    char name[1024];
    for (int more = unzGoToFirstFile(m->zip); more == UNZ_OK && all.size() < mostParts;
         more = unzGoToNextFile(m->zip)) {
        if (unzGetCurrentFileInfo64(m->zip, nullptr, name, sizeof name, nullptr, 0, nullptr, 0) == UNZ_OK) {
            name[sizeof name - 1] = '\0';
            all += QString::fromUtf8(name);
        }
    }
    return all;
}

std::unique_ptr<QIODevice> ZipArchive::part(const QString& name) {
    if (!m->go(name) || unzOpenCurrentFile(m->zip) != UNZ_OK)
        return nullptr;
    return std::make_unique<PartDevice>(m->zip, m->most, m->overflowed);
}

bool ZipArchive::isEncrypted(const QString& name) {
    unz_file_info64 info{};
    return m->go(name) && unzGetCurrentFileInfo64(m->zip, &info, nullptr, 0, nullptr, 0, nullptr, 0) == UNZ_OK &&
           (info.flag & encryptedFlag) != 0;
}

bool ZipArchive::overflowed() const {
    return m->overflowed;
}

} // namespace watchdesk::sheets
