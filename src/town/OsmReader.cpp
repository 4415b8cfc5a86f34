#include "town/OsmReader.h"

#include "town/OsmTown.h"
#include "town/OsmXml.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>

namespace watchdesk::town {

namespace {

constexpr const char* exportSmaller =
    "Export the town's centre alone: choose a smaller part under \"Export\" on openstreetmap.org, or cut it out with "
    "\"osmium extract\".";

/// What a file in another form begins with, and what to do then.
std::optional<Error> otherForm(QByteArrayView head) {
    const auto refusal = [](const char* form, const char* todo) {
        return Error{ErrorCode::InvalidInput, std::string("This map is ") + form + ", which is not read.", {}, todo};
    };
    if (head.startsWith(QByteArrayView("\x1f\x8b", 2)))
        return refusal("packed (gzip)", "Unpack it first, for example with \"gunzip\", and choose the .osm file.");
    if (head.startsWith("BZh"))
        return refusal("packed (bzip2)", "Unpack it first, for example with \"bunzip2\", and choose the .osm file.");
    if (head.startsWith("PK\x03\x04"))
        return refusal("packed (zip)", "Unpack it first, and choose the .osm file.");
    if (head.first(std::min<qsizetype>(head.size(), 32)).contains(QByteArrayView("OSMHeader")))
        return refusal("in the form PBF", "Turn it into XML with \"osmium cat town.osm.pbf -o town.osm\".");
    return {};
}

Error tooLarge(qint64 most) {
    return {ErrorCode::Refused,
            "The file is larger than " + std::to_string(most >> 20) + " MB: more than a town.",
            {},
            exportSmaller};
}

/// Takes the pieces of a source, counts and hashes them.
class Intake {
public:
    explicit Intake(const OsmOptions& options) : m_options(options) {}

    Result<void> take(QByteArrayView bytes) {
        if (m_bytes == 0) {
            if (auto other = otherForm(bytes))
                return *other;
        }
        m_bytes += bytes.size();
        if (m_bytes > m_options.mostBytes)
            return tooLarge(m_options.mostBytes);
        m_hash.addData(bytes);
        return m_xml.feed({bytes.data(), static_cast<std::size_t>(bytes.size())});
    }
    Result<OsmRead> finish(const QString& name) {
        auto data = m_xml.finish();
        if (!data)
            return data.error();
        auto made = townOf(*data, m_options.origin);
        if (!made)
            return made;
        made->map.sourceName = name;
        made->map.sourceHash = m_hash.result();
        made->map.readAt = m_options.now;
        return made;
    }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    OsmOptions m_options;
    OsmXml m_xml;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_bytes = 0;
};

Error unreadable(const QIODevice& device) {
    return {ErrorCode::Io,
            "The file cannot be read: " + device.errorString().toStdString() + ".",
            {},
            "Look whether it may be read, or copy it to this machine first."};
}

} // namespace

Result<OsmRead> readOsmFile(const QString& path, const OsmOptions& options) {
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, "There is no such file.", {}, "Choose the map's file again."};
    // A pipe or a device would be waited for without an end.
    if (!info.isFile())
        return Error{ErrorCode::InvalidInput, "This is a folder or a device, not a file.", {}, "Choose an .osm file."};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(file);
    return readOsm(file, info.fileName(), options);
}

Result<OsmRead> readOsm(QIODevice& device, const QString& name, const OsmOptions& options) {
    const qint64 size = device.size();
    if (size > options.mostBytes)
        return tooLarge(options.mostBytes);
    Intake intake(options);
    QByteArray piece(1 << 20, Qt::Uninitialized);
    while (intake.bytes() <= size) {
        const qint64 got = device.read(piece.data(), piece.size());
        if (got < 0)
            return unreadable(device);
        if (got == 0)
            break;
        if (auto taken = intake.take(QByteArrayView(piece).first(got)); !taken)
            return taken.error();
    }
    if (intake.bytes() != size)
        return Error{ErrorCode::Unavailable,
                     "The file changes while it is read.",
                     {},
                     "Wait until it has been written, then choose it again."};
    return intake.finish(name);
}

Result<OsmRead> readOsm(QByteArrayView bytes, const QString& name, const OsmOptions& options) {
    Intake intake(options);
    if (auto taken = intake.take(bytes); !taken)
        return taken.error();
    return intake.finish(name);
}

} // namespace watchdesk::town
