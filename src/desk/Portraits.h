// Pictures as they are kept: re-encoded from pixels, so that nothing of the file that came in is ever decoded again.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QRectF>
#include <QVector>

namespace watchdesk::desk {

/// Longest side of a kept photograph or still, and size of a thumbnail, in pixels.
inline constexpr int longestKept = 1920;
inline constexpr QSize thumbnailSize{240, 300};

/// JPEG at that quality; no metadata.
[[nodiscard]] QByteArray jpegOf(const QImage& picture, int quality = 90);
/// Not larger than longestKept; the factor by which it was scaled is 1 or less.
[[nodiscard]] QImage keptSize(const QImage& picture, double* factor = nullptr);
/// Head and shoulders around the face, 4:5, in thumbnailSize; edges of the picture are stretched where it ends.
[[nodiscard]] QImage headAndShoulders(const QImage& picture, const QRectF& face);
/// The picture with those faces made unrecognisable: blocks so coarse that a face is four or five of them wide.
[[nodiscard]] QImage withoutFaces(QImage picture, const QVector<QRectF>& faces);
/// How much of a person is to be seen: head, shoulders and what is below; or no more than the face.
enum class Shown { WholePerson, FaceAlone };
/// The picture of which only (that much of) the person with that face can be seen; all else is blocks.
[[nodiscard]] QImage showingOnly(const QImage& picture, const QRectF& face, Shown shown);

} // namespace watchdesk::desk
