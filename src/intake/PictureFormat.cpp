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

bool isWholeJpeg(QByteArrayView bytes) {
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>(bytes.at(i)); };
    qsizetype i = 2; // after the start-of-image marker
    while (i + 1 < bytes.size()) {
        // In front of a marker lie its fill bytes or, after a scan's head, coded data, in which FF is followed by 00 or
        // by a restart.
        if (at(i) != 0xFF || at(i + 1) == 0xFF || at(i + 1) == 0 || (at(i + 1) >= 0xD0 && at(i + 1) <= 0xD7)) {
            ++i;
            continue;
        }
        if (at(i + 1) == 0xD9)
            return true;
        if (i + 3 >= bytes.size())
            return false;
        i += 2 + at(i + 2) * 256 + at(i + 3);
    }
    return false;
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
