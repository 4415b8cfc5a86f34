#include "desk/Spool.h"

#include "seal/SealedStream.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QUuid>

namespace watchdesk::desk {

namespace {

constexpr char magic[] = "WDSP";
constexpr int magicBytes = 4;
constexpr int lengthBytes = 4;
constexpr quint32 mostHead = 4096;
constexpr qint64 mostFile = 1LL << 30; // a day and a half of open microphone

Error noSpool(const QString& path, const std::string& why) {
    return {ErrorCode::Corrupt, "The spool file " + path.toStdString() + " cannot be read: " + why + ".",
            "It was left where it is.", ""};
}

Result<RecordingHead> parseHead(const QByteArray& bytes, const QString& path) {
    const auto json = nlohmann::json::parse(bytes.toStdString(), nullptr, false);
    if (!json.is_object())
        return noSpool(path, "its head is no JSON");
    try {
        RecordingHead head;
        head.mediaId = QString::fromStdString(json.at("media").get<std::string>());
        head.transmissionId = QString::fromStdString(json.at("transmission").get<std::string>());
        head.channel = QString::fromStdString(json.at("channel").get<std::string>());
        head.start = json.at("start").get<UtcMs>();
        head.preRollMs = json.at("preRollMs").get<int>();
        const auto codec = rtp::codecByName(json.at("codec").get<std::string>());
        if (!codec || !isId(head.mediaId.toStdString()) || !isId(head.transmissionId.toStdString()))
            return noSpool(path, "its head names no recording");
        head.codec = *codec;
        return head;
    } catch (const nlohmann::json::exception&) {
        return noSpool(path, "its head is not whole");
    }
}

/// One a program.
QStringList foldersOf(const QDir& spool) {
    QStringList names = spool.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    names.removeAll(QLatin1String(unreadableFolder));
    return names;
}

} // namespace

Result<SpoolFolder> SpoolFolder::make(const QString& spool) {
    const QString path = QDir(spool).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (!QDir().mkpath(path))
        return os::errnoError("making the folder", path.toStdString());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto lock = os::FileLock::take(QDir(path).filePath(QStringLiteral("lock")).toStdString());
    if (!lock)
        return lock.error();
    return SpoolFolder(path, std::move(*lock));
}

QString SpoolFolder::fileOf(const QString& mediaId) const {
    return QDir(m_path).filePath(mediaId + QStringLiteral(".spool"));
}

std::vector<DeadFolder> deadFolders(const QString& spool) {
    std::vector<DeadFolder> out;
    const QDir dir(spool);
    for (const QString& name : foldersOf(dir)) {
        const QString path = dir.filePath(name);
        if (auto lock = os::FileLock::take(QDir(path).filePath(QStringLiteral("lock")).toStdString()))
            out.push_back({path, std::move(*lock)});
    }
    return out;
}

QStringList liveRecordings(const QString& spool) {
    QStringList ids;
    const QDir dir(spool);
    for (const QString& name : foldersOf(dir)) {
        for (const QString& file : QDir(dir.filePath(name)).entryList({QStringLiteral("*.spool")}, QDir::Files))
            ids += file.chopped(6);
    }
    return ids;
}

QByteArray writeSpoolHead(const RecordingHead& head) {
    const std::string json =
        nlohmann::json{{"media", head.mediaId.toStdString()},   {"transmission", head.transmissionId.toStdString()},
                       {"channel", head.channel.toStdString()}, {"start", head.start},
                       {"codec", rtp::codecName(head.codec)},   {"preRollMs", head.preRollMs}}
            .dump();
    QByteArray out(magic, magicBytes);
    for (int i = 0; i < lengthBytes; ++i)
        out.append(static_cast<char>(json.size() >> (8 * i)));
    return out + QByteArray::fromStdString(json);
}

Result<SpoolFile> readSpoolFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return noSpool(path, file.errorString().toStdString());
    if (file.size() > mostFile)
        return noSpool(path, "it is larger than any recording");
    const QByteArray bytes = file.readAll();
    if (bytes.size() < magicBytes + lengthBytes || !bytes.startsWith(magic))
        return noSpool(path, "it is no spool file");
    quint32 length = 0;
    for (int i = 0; i < lengthBytes; ++i)
        length |= static_cast<quint32>(static_cast<unsigned char>(bytes.at(magicBytes + i))) << (8 * i);
    if (length > mostHead || bytes.size() < magicBytes + lengthBytes + static_cast<qsizetype>(length))
        return noSpool(path, "its head is not whole");
    auto head = parseHead(bytes.mid(magicBytes + lengthBytes, length), path);
    if (!head)
        return head.error();

    SpoolFile out;
    out.head = *head;
    out.stream = bytes.mid(magicBytes + lengthBytes + static_cast<qsizetype>(length));
    const auto ends = seal::wholeBlocks(
        {reinterpret_cast<const unsigned char*>(out.stream.constData()), static_cast<std::size_t>(out.stream.size())});
    if (!ends) {
        out.stream.clear(); // the program ended before the first block: nothing was heard yet
        return out;
    }
    out.stream.truncate(static_cast<qsizetype>(ends->back()));
    std::size_t plain = 0;
    for (std::size_t i = 1; i < ends->size(); ++i) {
        const std::size_t block = (*ends)[i] - (*ends)[i - 1] - seal::streamBlockOverhead;
        plain += block;
        out.complete = block == 0; // only finish() writes an empty block
    }
    out.durationMs = static_cast<int>(plain / 8); // G.711: eight bytes a millisecond
    return out;
}

} // namespace watchdesk::desk
