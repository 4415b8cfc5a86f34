#include "intake/PictureFormat.h"

namespace watchdesk::intake {

PictureFormat formatOf(QByteArrayView bytes) {
    if (bytes.startsWith(QByteArrayView("\xFF\xD8\xFF", 3)))
        return PictureFormat::Jpeg;
    if (bytes.startsWith(QByteArrayView("\x89PNG\r\n\x1A\n", 8)))
        return PictureFormat::Png;
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && bytes.sliced(8).startsWith("WEBP"))
        return PictureFormat::WebP;
    return PictureFormat::None;
}

QByteArray qtName(PictureFormat format) {
    switch (format) {
    case PictureFormat::Jpeg:
        return "jpeg";
    case PictureFormat::Png:
        return "png";
    case PictureFormat::WebP:
        return "webp";
    case PictureFormat::None:
        break;
    }
    return {};
}

} // namespace watchdesk::intake
