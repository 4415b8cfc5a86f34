// The picture that may be shown of a still: faces that match nobody are pixelated in it.
#pragma once

#include "desk/StillViews.h"

#include <QImage>
#include <QRectF>

namespace watchdesk::ui {

/// What the window shows of a still. Never holds a face that matches nobody, is too small to compare or is still being
/// compared in more than a few squares.
struct SafeStill {
    QImage full;      ///< pixel for pixel the still
    QImage fit;       ///< at most fitWidth × fitHeight, for the whole picture on the window
    QImage thumbnail; ///< thumbnailWidth × thumbnailHeight: the face that matters, or squares
    static constexpr int fitWidth = 1920, fitHeight = 1200;
    static constexpr int thumbnailWidth = 192, thumbnailHeight = 132;
};

/// Pixelates `box` and a margin for hair and ears: `across` squares wide. Any thread.
void pixelate(QImage& image, const QRectF& box, int across);

/// Makes it; `inHand` is the box of the face that a person looks at again although it was refused, null for none. Any
/// thread; time in proportion to the pixels. Null images when there is no picture yet.
[[nodiscard]] SafeStill safeStill(const desk::StillView& still, const QRectF& inHand);

} // namespace watchdesk::ui
