// JPEG bytes of the store made into pictures of the size they are painted in, on threads beside the window's.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QImage>
#include <QSize>
#include <QThreadPool>
#include <QVector>

namespace watchdesk::ui {

/// How a picture is wanted.
struct PictureLook {
    QSize pixels;       ///< of the device
    bool cover = true;  ///< fills it, the rest is cut off; false: fits into it
    bool quiet = false; ///< a little desaturated, so that clothing does not read as an alarm
    friend bool operator==(const PictureLook&, const PictureLook&) = default;
};

/// The picture, or a null image when the bytes are none: broken, not a JPEG, or larger than any that the desk keeps.
/// Any thread.
[[nodiscard]] QImage decodePicture(const QByteArray& bytes, const PictureLook& look);

/// One picture by its id.
struct DecodedPicture {
    QString id;
    QImage image; ///< null: cannot be shown
};

/// Decodes a few at a time; the futures finish on its threads. Waits for what runs when it goes.
class PictureDecoder {
public:
    PictureDecoder();
    ~PictureDecoder();
    QFuture<Result<QVector<DecodedPicture>>> decode(const QVector<std::pair<QString, QByteArray>>& pictures,
                                                    const PictureLook& look);

private:
    QThreadPool m_pool;
};

} // namespace watchdesk::ui
