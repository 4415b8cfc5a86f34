#include "vision/Tiles.h"

#include <algorithm>
#include <cmath>

namespace watchdesk::vision {

namespace {

float sharedArea(const Box& a, const Box& b) {
    const float width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const float height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return width <= 0 || height <= 0 ? 0 : width * height;
}

/// The mean of the boxes that mean the same face: steadier than any of them, and the landmarks depend on it.
Box meanPlace(const Box& kept, const std::vector<Box>& boxes) {
    constexpr float coincides = 0.5F;
    Box sum;
    float weights = 0;
    for (const Box& box : boxes) {
        if (overlap(kept, box) <= coincides)
            continue;
        const float weight = box.score * box.score;
        sum.x += weight * box.x;
        sum.y += weight * box.y;
        sum.width += weight * box.width;
        sum.height += weight * box.height;
        weights += weight;
    }
    return weights <= 0 ? kept : Box{sum.x / weights, sum.y / weights, sum.width / weights, sum.height / weights, kept.score};
}

/// Starts of windows of `window` that cover `length` evenly with a quarter of overlap or more.
std::vector<int> starts(int length, int window) {
    if (length <= window)
        return {0};
    const int step = window * 3 / 4;
    const int count = (length - window + step - 1) / step + 1;
    std::vector<int> out;
    for (int i = 0; i < count; ++i)
        out.push_back(static_cast<int>(std::lround(double(length - window) * i / (count - 1))));
    return out;
}

} // namespace

float overlap(const Box& a, const Box& b) {
    const float shared = sharedArea(a, b);
    const float all = a.width * a.height + b.width * b.height - shared;
    return all <= 0 ? 0 : shared / all;
}

std::vector<double> pyramid(int width, int height) {
    std::vector<double> scales{1.0};
    for (double scale = 1.0; width * scale > tileWidth || height * scale > tileHeight;)
        scales.insert(scales.begin(), scale /= 2);
    return scales;
}

std::vector<Tile> tilesOf(int width, int height, double scale) {
    const int w = std::max(1, static_cast<int>(std::lround(width * scale)));
    const int h = std::max(1, static_cast<int>(std::lround(height * scale)));
    std::vector<Tile> tiles;
    for (const int y : starts(h, tileHeight)) {
        for (const int x : starts(w, tileWidth))
            tiles.push_back({scale, x, y, x > 0, y > 0, x + tileWidth < w, y + tileHeight < h});
    }
    return tiles;
}

std::vector<Box> suppress(std::vector<Box> boxes, float most) {
    constexpr float within = 0.8F; // of the smaller box's area
    std::stable_sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.score > b.score; });
    std::vector<Box> kept;
    for (const Box& box : boxes) {
        const bool again = std::any_of(kept.begin(), kept.end(), [&](const Box& k) {
            const float smaller = std::min(k.width * k.height, box.width * box.height);
            return overlap(k, box) > most || (smaller > 0 && sharedArea(k, box) > within * smaller);
        });
        if (!again)
            kept.push_back(box);
    }
    for (Box& box : kept)
        box = meanPlace(box, boxes);
    return kept;
}

} // namespace watchdesk::vision
