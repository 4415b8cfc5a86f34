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

void smoothEdges(Canvas& canvas, const Frame& frame) {
    const Canvas sharp = canvas;
    const auto differs = [](const Fragment& a, const Fragment& b) {
        return a.part != b.part || std::abs(a.z - b.z) > 9;
    };
    for (int y = 1; y + 1 < canvas.height(); ++y) {
        for (int x = 1; x + 1 < canvas.width(); ++x) {
            const Fragment& f = frame.at(x, y);
            const bool edge = differs(f, frame.at(x - 1, y)) || differs(f, frame.at(x + 1, y)) ||
                              differs(f, frame.at(x, y - 1)) || differs(f, frame.at(x, y + 1));
            if (!edge)
                continue;
            Paint sum;
            for (int j = -1; j <= 1; ++j) {
                for (int i = -1; i <= 1; ++i) {
                    const Paint& p = sharp.at(x + i, y + j);
                    const float weight = p.cover * (i == 0 && j == 0 ? 4.F : i == 0 || j == 0 ? 2.F : 1.F) / 16.F;
                    sum.colour = sum.colour + p.colour * weight;
                    sum.cover += weight;
                }
            }
            canvas.at(x, y) = {sum.cover > 0 ? sum.colour * (1 / sum.cover) : Vec3{}, sum.cover};
        }
    }
}

} // namespace watchdesk::portraits
