#include "ui/cctv/Blur.h"

#include "ui/cctv/StillWords.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <functional>

namespace watchdesk::ui {

namespace {
constexpr int squaresOfAFace = 6;
constexpr int squaresOfUnknown = 16;     ///< across the picture, before faces are known
constexpr int squaresOfNobody = 8;       ///< across a thumbnail
constexpr int squareWhileSearching = 12; ///< pixels: faces not found yet are below 40 px
constexpr double margin = 0.2;

QRect within(const QRectF& box, const QSize& size) {
    const double x = box.width() * margin;
    const double y = box.height() * margin;
    return box.adjusted(-x, -y, x, y).toAlignedRect().intersected(QRect(QPoint(), size));
}

/// The mean of each square, laid over the region.
void paintSquares(QImage& image, const QRect& region, int across) {
    if (region.isEmpty())
        return;
    const int down = std::max(1, static_cast<int>(std::lround(double(across) * region.height() / region.width())));
    const QImage means = image.copy(region).scaled(std::min(across, region.width()), std::min(down, region.height()),
                                                   Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPainter painter(&image);
    painter.drawImage(region, means);
}

bool shownSharp(const desk::FaceFound& face, const QRectF& inHand) {
    return !faceDismissed(face) || (!face.candidates.isEmpty() && overlap(face.box, inHand) > 0.5);
}

/// Where the thumbnail looks: head and shoulders of the face that matters.
QRectF thumbnailRegion(const desk::FaceFound& face, const QSize& size) {
    const double height = std::min(face.box.height() * 2.0, double(size.height()));
    const double width =
        std::min(height * SafeStill::thumbnailWidth / SafeStill::thumbnailHeight, double(size.width()));
    const QPointF centre = face.box.center() + QPointF(0, face.box.height() * 0.1);
    const double x = std::clamp(centre.x() - width / 2, 0.0, size.width() - width);
    const double y = std::clamp(centre.y() - height / 2, 0.0, size.height() - height);
    return {x, y, width, height};
}

QImage thumbnailOf(const desk::StillView& still, const QImage& shown) {
    const QSize size(SafeStill::thumbnailWidth, SafeStill::thumbnailHeight);
    const auto it = std::find_if_not(still.faces.cbegin(), still.faces.cend(), faceDismissed);
    const bool nobody = it == still.faces.cend();
    const QRect region = nobody ? shown.rect() : thumbnailRegion(*it, shown.size()).toRect() & shown.rect();
    // To the size in two steps: a picture of any shape fills the thumbnail.
    QImage part = shown.copy(region).scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    part = part.copy(QRect(QPoint((part.width() - size.width()) / 2, (part.height() - size.height()) / 2), size));
    if (nobody)
        paintSquares(part, part.rect(), squaresOfNobody);
    return part;
}

QImage fitted(const QImage& image) {
    const QSize most(SafeStill::fitWidth, SafeStill::fitHeight);
    if (image.width() <= most.width() && image.height() <= most.height())
        return image;
    return image.scaled(image.size().scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1}), Qt::IgnoreAspectRatio,
                        Qt::SmoothTransformation);
}
} // namespace

void pixelate(QImage& image, const QRectF& box, int across) {
    paintSquares(image, within(box, image.size()), across);
}

SafeStill safeStill(const desk::StillView& still, const QRectF& inHand) {
    if (still.picture.isNull())
        return {};
    const QImage original = still.picture.convertToFormat(QImage::Format_RGB32);
    QImage shown = original;
    const bool known = still.state == desk::StillView::State::FirstFound || !still.faces.isEmpty();
    if (stillRuns(still))
        paintSquares(shown, shown.rect(),
                     known ? std::max(squaresOfUnknown, shown.width() / squareWhileSearching) : squaresOfUnknown);
    // Nobody's hair and ears may reach into a face that is shown, but their face itself never is.
    const auto each = [&](bool sharp, const std::function<void(const QRectF&)>& paint) {
        for (const desk::FaceFound& face : still.faces) {
            if (shownSharp(face, inHand) == sharp)
                paint(face.box);
        }
    };
    each(false, [&](const QRectF& box) { pixelate(shown, box, squaresOfAFace); });
    each(true, [&](const QRectF& box) {
        const QRect place = box.toAlignedRect().intersected(shown.rect());
        QPainter(&shown).drawImage(place.topLeft(), original, place);
    });
    each(false, [&](const QRectF& box) {
        paintSquares(shown, box.toAlignedRect().intersected(shown.rect()), squaresOfAFace);
    });
    return {shown, fitted(shown), thumbnailOf(still, shown)};
}

} // namespace watchdesk::ui
