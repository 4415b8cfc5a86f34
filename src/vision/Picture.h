// Pixels, as this room takes and gives them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace watchdesk::vision {

/// A picture that somebody else owns: 8-bit BGR, rows of `stride` bytes from the top, upright.
struct PictureView {
    const std::uint8_t* bgr = nullptr;
    int width = 0;
    int height = 0;
    std::size_t stride = 0;
    [[nodiscard]] bool empty() const { return bgr == nullptr || width <= 0 || height <= 0; }
};

/// A picture of our own, rows without gaps.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bgr;
    [[nodiscard]] PictureView view() const { return {bgr.data(), width, height, static_cast<std::size_t>(width) * 3}; }
};

struct Point {
    float x = 0;
    float y = 0;
};

/// A rectangle in pixels of the picture; a face's box may reach beyond its edge.
struct Box {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    float score = 0; ///< the detector's confidence, 0 … 1

    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
};

/// Intersection over union.
[[nodiscard]] float overlap(const Box& a, const Box& b);

} // namespace watchdesk::vision
