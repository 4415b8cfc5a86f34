#include "ui/widgets/PictureDecoding.h"

#include <QBuffer>
#include <QImageReader>
#include <QPromise>

#include <memory>

namespace watchdesk::ui {

namespace {

constexpr int largestSide = 8192;
constexpr int colourKept = 62; ///< of 100

void desaturate(QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const QRgb colour = line[x];
            const int grey = qGray(colour) * (100 - colourKept);
            line[x] = qRgb((qRed(colour) * colourKept + grey) / 100, (qGreen(colour) * colourKept + grey) / 100,
                           (qBlue(colour) * colourKept + grey) / 100);
        }
    }
}

/// Heads are in the upper part: what is cut off is cut off below.
QRect partShown(const QSize& picture, const QSize& wanted) {
    return {(picture.width() - wanted.width()) / 2, (picture.height() - wanted.height()) / 4, wanted.width(),
            wanted.height()};
}

} // namespace

QImage decodePicture(const QByteArray& bytes, const PictureLook& look) {
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, QByteArrayLiteral("jpeg"));
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > largestSide || size.height() > largestSide || look.pixels.isEmpty())
        return {};
    QImage image = reader.read();
    if (image.isNull())
        return {};
    const auto aspect = look.cover ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio;
    if (image.size() != look.pixels)
        image = image.scaled(look.pixels, aspect, Qt::SmoothTransformation);
    if (look.cover)
        image = image.copy(partShown(image.size(), look.pixels));
    image = image.convertToFormat(QImage::Format_RGB32);
    if (look.quiet)
        desaturate(image);
    return image;
}

PictureDecoder::PictureDecoder() {
    // One core is the window's.
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
}

PictureDecoder::~PictureDecoder() {
    m_pool.clear();
    m_pool.waitForDone();
}

QFuture<Result<QVector<DecodedPicture>>> PictureDecoder::decode(const QVector<std::pair<QString, QByteArray>>& pictures,
                                                                const PictureLook& look) {
    auto promise = std::make_shared<QPromise<Result<QVector<DecodedPicture>>>>();
    promise->start();
    m_pool.start([promise, pictures, look] {
        QVector<DecodedPicture> out;
        out.reserve(pictures.size());
        for (const auto& [id, bytes] : pictures)
            out.append({id, decodePicture(bytes, look)});
        promise->addResult(Result<QVector<DecodedPicture>>(std::move(out)));
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::ui
