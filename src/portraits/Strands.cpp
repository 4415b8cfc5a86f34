#include "portraits/Strands.h"

namespace watchdesk::portraits {

namespace {

struct Stroke {
    Canvas& canvas;
    const Frame& frame;
    float cover;
    float slack;
    bool steep;

    void dot(int along, float across, float z, Vec3 colour, float width) const {
        const float half = 0.5F * std::max(width, 1.F);
        const int first = static_cast<int>(std::floor(across - half));
        const int last = static_cast<int>(std::ceil(across + half));
        for (int k = first; k <= last; ++k) {
            const float inside = clamp01(half + 0.5F - std::abs(static_cast<float>(k) - across)) * std::min(width, 1.F);
            const int x = steep ? k : along;
            const int y = steep ? along : k;
            if (inside <= 0 || !frame.holds(x, y))
                continue;
            const float ahead = z + slack - frame.depth(x, y);
            if (ahead > 0)
                canvas.lay(x, y, colour, inside * cover * clamp01(ahead * 0.7F));
        }
    }
};

} // namespace

void drawStrand(Canvas& canvas, const Frame& frame, const StrandEnd& from, const StrandEnd& to, float cover,
                float slack) {
    const float dx = to.x - from.x;
    const float dy = to.y - from.y;
    const bool steep = std::abs(dy) > std::abs(dx);
    const float length = steep ? std::abs(dy) : std::abs(dx);
    const float bound = 4.F * static_cast<float>(canvas.width() + canvas.height());
    if (!(length < bound) || !(std::abs(from.x) < bound) || !(std::abs(from.y) < bound))
        return;
    const Stroke stroke{canvas, frame, cover, slack, steep};
    // Whole pixels along the longer way, so that pieces join without a seam.
    const float begin = steep ? from.y : from.x;
    const float end = steep ? to.y : to.x;
    const int first = static_cast<int>(std::ceil(std::min(begin, end)));
    const int last = static_cast<int>(std::ceil(std::max(begin, end))) - 1;
    for (int a = first; a <= last; ++a) {
        const float t = clamp01((static_cast<float>(a) - begin) / (end - begin));
        stroke.dot(a, steep ? mix(from.x, to.x, t) : mix(from.y, to.y, t), mix(from.z, to.z, t),
                   mix(from.colour, to.colour, t), mix(from.width, to.width, t));
    }
}

} // namespace watchdesk::portraits
