#include "portraits/Soften.h"

namespace watchdesk::portraits {

namespace {

void box(const float* from, float* to, int count, int stride, int radius) {
    const auto at = [&](int i) { return from[static_cast<std::ptrdiff_t>(std::clamp(i, 0, count - 1)) * stride]; };
    float sum = 0;
    for (int i = -radius; i <= radius; ++i)
        sum += at(i);
    const float share = 1.F / static_cast<float>(2 * radius + 1);
    for (int i = 0; i < count; ++i) {
        to[static_cast<std::ptrdiff_t>(i) * stride] = sum * share;
        sum += at(i + radius + 1) - at(i - radius);
    }
}

} // namespace

void blur(std::vector<float>& field, int width, int height, float sigma) {
    const int radius = static_cast<int>(sigma + 0.5F);
    if (radius < 1 || field.empty())
        return;
    std::vector<float> other(field.size());
    for (int pass = 0; pass < 3; ++pass) {
        for (int y = 0; y < height; ++y)
            box(field.data() + static_cast<std::ptrdiff_t>(y) * width,
                other.data() + static_cast<std::ptrdiff_t>(y) * width, width, 1, radius);
        for (int x = 0; x < width; ++x)
            box(other.data() + x, field.data() + x, height, width, radius);
    }
}

} // namespace watchdesk::portraits
