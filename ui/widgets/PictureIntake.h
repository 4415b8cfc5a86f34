// Picture files and copied pictures, on their way from a drop, the clipboard or a dialog to the desk. Nothing of
// another program is decoded here: that is for the desk's helper process.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QImage>
#include <QStringList>

class QMimeData;

namespace watchdesk::ui {

/// A larger file is not read: the largest still that a camera makes is a tenth of it.
inline constexpr qint64 mostPictureBytes = 64LL * 1024 * 1024;

/// A picture that was copied or dragged, not a file.
struct CopiedPicture {
    QByteArray encoded; ///< PNG, JPEG or WebP exactly as another program gave it
    QImage own;         ///< of this very program, which gives it as pixels
    [[nodiscard]] bool isNull() const { return encoded.isEmpty() && own.isNull(); }
};

/// The local files that are named in it. Window's thread.
[[nodiscard]] QStringList localFilesIn(const QMimeData& data);
/// Whether there is a local file or a picture in it; fetches nothing. Window's thread.
[[nodiscard]] bool holdsPictures(const QMimeData& data);
/// Null when there is none, or none as PNG, JPEG or WebP. Window's thread.
[[nodiscard]] CopiedPicture copiedPictureIn(const QMimeData& data);

/// The content of a file, of whatever kind. NotFound, Io, or InvalidInput for folders, devices, and what is too large.
/// Any thread.
[[nodiscard]] Result<QByteArray> pictureBytesOf(const QString& path);
/// What a file of it would hold. Any thread.
[[nodiscard]] Result<QByteArray> pictureBytesOf(const CopiedPicture& picture);

} // namespace watchdesk::ui
