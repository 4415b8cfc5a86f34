// Cuts of pictures around a face.
#pragma once

#include <QImage>
#include <QRectF>
#include <QSize>
#include <QTransform>

namespace watchdesk::ui {

/// How a picture is laid on a view so that its face has a given height there and its eyes lie on a given line.
struct FacePlacement {
    double scale = 1; ///< view pixels a picture pixel
    QPointF offset;   ///< of the picture's corner in the view
    [[nodiscard]] QRectF onView(const QRectF& box) const {
        return {box.topLeft() * scale + offset, box.size() * scale};
    }
};

/// Eyes lie so far below the top of a detector's box, as a part of its height.
inline constexpr double eyesInBox = 0.42;

/// Face `faceHeight` pixels high, in the middle of `view`, eyes on the line `eyes`.
[[nodiscard]] FacePlacement placeFace(const QRectF& face, const QSizeF& view, double faceHeight, double eyes);

/// The view's pixels; what lies beyond the picture is transparent. Mirrored left to right when asked.
[[nodiscard]] QImage laidOut(const QImage& picture, const FacePlacement& place, const QSize& view, bool mirrored);

/// Head and shoulders filling `size`: the face a little above the middle, half as high as the cut.
[[nodiscard]] QImage headAndShoulders(const QImage& picture, const QRectF& face, const QSize& size);

} // namespace watchdesk::ui
