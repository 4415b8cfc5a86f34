#include "intake/Decoding.h"

#include "base/os/Confinement.h"
#include "intake/PictureFormat.h"

#include <QBuffer>
#include <QImageReader>

namespace watchdesk::intake {

namespace {

/// Loads the plug-ins of every format: afterwards no file can be opened any more.
void loadDecoders() {
    for (const auto format : {PictureFormat::Jpeg, PictureFormat::Png, PictureFormat::WebP}) {
        QByteArray nothing("x");
        QBuffer buffer(&nothing);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer, qtName(format));
        (void)reader.canRead();
    }
}

} // namespace

EyeAnswer decodePicture(const QByteArray& file) {
    EyeAnswer answer;
    const PictureFormat format = formatOf(file);
    if (format == PictureFormat::None)
        return answer;
    answer.verdict = EyeVerdict::Damaged;
    if (format == PictureFormat::Jpeg && !isWholeJpeg(file))
        return answer;
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, qtName(format));
    reader.setAutoTransform(true);
    // The head is believed only to refuse: a file that says less than it holds meets the limit of the decoder instead.
    const QSize said = reader.size();
    if (qint64(said.width()) * said.height() > mostPixels) {
        answer.verdict = EyeVerdict::TooLarge;
        answer.pixels = qint64(said.width()) * said.height();
        return answer;
    }
    QImageReader::setAllocationLimit(256);
    QImage picture = reader.read();
    if (picture.isNull() || qint64(picture.width()) * picture.height() > mostPixels)
        return answer;
    picture.convertTo(QImage::Format_BGR888);
    if (picture.isNull())
        return answer;
    answer.picture = picture;
    answer.verdict = EyeVerdict::Decoded;
    return answer;
}

bool confine() {
    os::limitProcess();
    qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString&) {}); // what a decoder grumbles helps nobody
    loadDecoders();
    return os::refuseSystemCalls();
}

} // namespace watchdesk::intake
