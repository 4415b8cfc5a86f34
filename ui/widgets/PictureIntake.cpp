#include "ui/widgets/PictureIntake.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr const char* encodings[] = {"image/png", "image/jpeg", "image/webp"};

/// Whether it is pixels that never were a file: Qt would decode any other kind here and now.
bool holdsPixels(const QMimeData& data) {
    const QStringList formats = data.formats();
    return data.hasImage() && std::none_of(formats.cbegin(), formats.cend(), [](const QString& format) {
               return format.startsWith(QLatin1String("image/"));
           });
}

Error notTaken(ErrorCode code, const char* what, const char* todo) {
    return {code, what, "Nothing was kept of it.", todo};
}

Error tooLarge(const char* what) {
    return notTaken(ErrorCode::InvalidInput, what, "Save the picture as JPEG or PNG and bring that.");
}

} // namespace

QStringList localFilesIn(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

bool holdsPictures(const QMimeData& data) {
    return std::any_of(std::begin(encodings), std::end(encodings),
                       [&](const char* encoding) { return data.hasFormat(QLatin1String(encoding)); }) ||
           holdsPixels(data) || !localFilesIn(data).isEmpty();
}

CopiedPicture copiedPictureIn(const QMimeData& data) {
    for (const char* encoding : encodings) {
        if (const QByteArray bytes = data.data(QLatin1String(encoding)); !bytes.isEmpty())
            return {bytes, {}};
    }
    return {{}, holdsPixels(data) ? qvariant_cast<QImage>(data.imageData()) : QImage()};
}

Result<QByteArray> pictureBytesOf(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists())
        return notTaken(ErrorCode::NotFound, "The file is not there any more.", "Bring it again.");
    // A pipe or a device would keep the reader for ever.
    if (!info.isFile())
        return notTaken(ErrorCode::InvalidInput, "This is a folder or a device, not a picture.",
                        "Bring the pictures that are in it.");
    if (info.size() > mostPictureBytes)
        return tooLarge("The file is larger than 64 MB.");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return notTaken(ErrorCode::Io, "The file could not be opened.",
                        "See that you may read it, then bring it again.");
    return file.read(mostPictureBytes);
}

Result<QByteArray> pictureBytesOf(const CopiedPicture& picture) {
    if (picture.encoded.size() > mostPictureBytes)
        return tooLarge("The copied picture is larger than 64 MB.");
    if (!picture.encoded.isEmpty())
        return picture.encoded;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    // Lossless and quick: it goes no further than the desk's own decoder.
    if (!picture.own.save(&buffer, "PNG", 90))
        return notTaken(ErrorCode::InvalidInput, "The copied picture could not be packed.",
                        "Save it as a file and bring that.");
    return bytes;
}

} // namespace watchdesk::ui
