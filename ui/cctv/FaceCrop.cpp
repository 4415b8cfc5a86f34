#include "ui/cctv/FaceCrop.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

namespace {
constexpr double faceInCut = 0.5;
constexpr double middleOfFaceInCut = 0.48;
/// Below this a bilinear painter leaves pixels out; the picture is made smaller first.
constexpr double smoothDownTo = 0.7;
/// From here on not every pixel is looked at: the window must not wait for a large photograph.
constexpr double quickDownTo = 0.2;

/// The part, made smaller where the scale asks for it.
QImage shrunk(const QImage& picture, const QRect& part, double scale) {
    if (scale >= smoothDownTo)
        return picture.copy(part);
    const QSize smaller(std::max(1, int(std::lround(part.width() * scale))),
                        std::max(1, int(std::lround(part.height() * scale))));
    QImage cut;
    if (scale < quickDownTo) {
        cut = QImage(smaller * 3, QImage::Format_RGB32);
        QPainter(&cut).drawImage(cut.rect(), picture, part);
    } else {
        cut = picture.copy(part);
    }
    return cut.scaled(smaller, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}
} // namespace

FacePlacement placeFace(const QRectF& face, const QSizeF& view, double faceHeight, double eyes) {
    const double scale = faceHeight / std::max(1.0, face.height());
    const QPointF eye(face.center().x(), face.top() + face.height() * eyesInBox);
    return {scale, QPointF(view.width() / 2, eyes) - eye * scale};
}

QImage laidOut(const QImage& picture, const FacePlacement& place, const QSize& view, bool mirrored) {
    QImage out(view, QImage::Format_ARGB32_Premultiplied);
    out.fill(Qt::transparent);
    if (picture.isNull() || view.isEmpty())
        return out;
    // Only the part in sight is worked on, whatever the size of the picture.
    const QRectF seen(-place.offset / place.scale, QSizeF(view) / place.scale);
    const QRect part = seen.adjusted(-2, -2, 2, 2).toAlignedRect().intersected(picture.rect());
    if (part.isEmpty())
        return out;
    const QImage cut = shrunk(picture, part, place.scale);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (mirrored)
        painter.setTransform(QTransform(-1, 0, 0, 1, view.width(), 0));
    painter.drawImage(place.onView(part), cut);
    return out;
}

QImage headAndShoulders(const QImage& picture, const QRectF& face, const QSize& size) {
    const QRectF box = face.isEmpty() ? QRectF(picture.rect()) : face;
    const double cover = std::max(double(size.width()) / std::max(1, picture.width()),
                                  double(size.height()) / std::max(1, picture.height()));
    FacePlacement place;
    place.scale = std::max(cover, face.isEmpty() ? cover : size.height() * faceInCut / box.height());
    place.offset = QPointF(size.width() / 2.0, size.height() * middleOfFaceInCut) - box.center() * place.scale;
    // No empty edge where the picture has more to give.
    const auto held = [](double offset, double whole, double room) { return std::clamp(offset, room - whole, 0.0); };
    place.offset = {held(place.offset.x(), picture.width() * place.scale, size.width()),
                    held(place.offset.y(), picture.height() * place.scale, size.height())};
    return laidOut(picture, place, size, false);
}

} // namespace watchdesk::ui
