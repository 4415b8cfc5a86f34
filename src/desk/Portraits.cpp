#include "desk/Portraits.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr double faceShare = 0.42;    // of a thumbnail's height
constexpr double faceCentreAt = 0.44; // from its top
constexpr double faceMargin = 0.25;   // of the box, around it: hair and ears know people too
constexpr int blocksAcross = 5;

} // namespace

QByteArray jpegOf(const QImage& picture, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    QImage plain = picture.convertToFormat(QImage::Format_RGB888);
    for (const QString& key : plain.textKeys())
        plain.setText(key, {});
    return writer.write(plain) ? bytes : QByteArray();
}

QImage keptSize(const QImage& picture, double* factor) {
    const int longest = std::max(picture.width(), picture.height());
    const double f = longest <= longestKept ? 1.0 : double(longestKept) / longest;
    if (factor)
        *factor = f;
    return f == 1.0
               ? picture
               : picture.scaled(std::max(1, qRound(picture.width() * f)), std::max(1, qRound(picture.height() * f)),
                                Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage headAndShoulders(const QImage& picture, const QRectF& face) {
    const double height = face.height() / faceShare;
    const double width = height * thumbnailSize.width() / thumbnailSize.height();
    QRectF cut(face.center().x() - width / 2, face.center().y() - height * faceCentreAt, width, height);
    // Shrunk to what there is, and moved inside, before anything is made up.
    const double fit = std::min({1.0, picture.width() / cut.width(), picture.height() / cut.height()});
    const QPointF centre = cut.center();
    cut.setSize(cut.size() * fit);
    cut.moveCenter(centre);
    cut.moveLeft(std::clamp(cut.left(), 0.0, std::max(0.0, picture.width() - cut.width())));
    cut.moveTop(std::clamp(cut.top(), 0.0, std::max(0.0, picture.height() - cut.height())));
    const QImage part = picture.copy(cut.toAlignedRect().intersected(picture.rect()));
    return part.scaled(thumbnailSize, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage withoutFaces(QImage picture, const QVector<QRectF>& faces) {
    if (picture.format() != QImage::Format_RGB888)
        picture.convertTo(QImage::Format_RGB888);
    QPainter painter(&picture);
    for (const QRectF& face : faces) {
        const double x = face.width() * faceMargin;
        const double y = face.height() * faceMargin;
        const QRect area = face.adjusted(-x, -y, x, y).toAlignedRect().intersected(picture.rect());
        if (area.isEmpty())
            continue;
        const QImage coarse =
            picture.copy(area).scaled(blocksAcross, std::max(1, blocksAcross * area.height() / area.width()),
                                      Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        painter.drawImage(area, coarse.scaled(area.size(), Qt::IgnoreAspectRatio, Qt::FastTransformation));
    }
    return picture;
}

QImage showingOnly(const QImage& picture, const QRectF& face, Shown shown) {
    constexpr int blocks = 24; // across: a face at the edge is two of them
    const QImage whole = picture.convertToFormat(QImage::Format_RGB888);
    QImage out = whole
                     .scaled(blocks, std::max(1, blocks * whole.height() / std::max(1, whole.width())),
                             Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                     .scaled(whole.size(), Qt::IgnoreAspectRatio, Qt::FastTransformation);
    const QRectF person = face.adjusted(-face.width(), -face.height() * 0.6, face.width(), face.height() * 4);
    const QRect area = (shown == Shown::WholePerson ? person : face).toAlignedRect().intersected(whole.rect());
    QPainter painter(&out);
    painter.drawImage(area, whole, area);
    return out;
}

} // namespace watchdesk::desk
