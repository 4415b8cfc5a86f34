// Which picture formats are taken, told by their first bytes and never by a file's name.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace watchdesk::intake {

enum class PictureFormat { None, Jpeg, Png, WebP };

/// By magic number: JPEG (ITU-T T.81), PNG (ISO/IEC 15948), WebP (RFC 9649).
[[nodiscard]] PictureFormat formatOf(QByteArrayView bytes);

/// What Qt calls the format: "jpeg", "png", "webp"; empty for None.
[[nodiscard]] QByteArray qtName(PictureFormat format);

/// Whether a JPEG goes on to its end-of-image marker (ITU-T T.81 B.1): a decoder paints what is missing grey and calls it a
/// picture. What cameras append after the marker does not matter.
[[nodiscard]] bool isWholeJpeg(QByteArrayView bytes);

/// Largest file that is taken, and most pixels of a picture: beyond them no camera of a shop goes.
inline constexpr qsizetype mostFileBytes = 40 * 1024 * 1024;
inline constexpr qint64 mostPixels = 50'000'000;

} // namespace watchdesk::intake
