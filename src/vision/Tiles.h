// How a large picture is cut for a detector with a small input.
#pragma once

#include "vision/Picture.h"

#include <vector>

namespace watchdesk::vision {

/// What the detector takes at once, in pixels.
inline constexpr int tileWidth = 320;
inline constexpr int tileHeight = 240;

/// One cut: a window of the picture scaled by `scale`.
struct Tile {
    double scale = 1;
    int x = 0; ///< left edge in the scaled picture
    int y = 0;
    bool innerLeft = false, innerTop = false, innerRight = false, innerBottom = false; ///< edges that cut the picture
};

/// Scales from the coarsest, at which the whole picture fits one tile, doubling up to 1 (a picture smaller than a tile
/// has only the scale 1).
[[nodiscard]] std::vector<double> pyramid(int width, int height);

/// Tiles of the picture at that scale, with at least a quarter of overlap, row by row.
[[nodiscard]] std::vector<Tile> tilesOf(int width, int height, double scale);

/// Greedy non-maximum suppression: of boxes that overlap by more than `most` the surest stays, and takes the mean place of
/// those that nearly coincide with it, weighted by their score. A box that lies almost wholly within a surer one goes too (a
/// face found again, cut, at a finer scale).
[[nodiscard]] std::vector<Box> suppress(std::vector<Box> boxes, float most);

} // namespace watchdesk::vision
