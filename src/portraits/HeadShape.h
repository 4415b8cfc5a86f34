// The form of a head: cross-sections stacked down the face, with the features raised on and cut into its front.
// Millimetres; pure; any thread. Internal to the room.
#pragma once

#include "portraits/Features.h"

#include <vector>

namespace watchdesk::portraits {

class HeadShape {
public:
    explicit HeadShape(const Features& features);

    /// The bare head at a height: half-width, half-depth, and where its middle lies.
    struct Section {
        float width = 0;
        float depth = 0;
        float middle = 0;
    };
    [[nodiscard]] Section section(float y) const;
    /// A point of the surface; theta is 0 to the front, positive to the picture's right.
    [[nodiscard]] Vec3 at(float theta, float y) const;
    /// The surface's z above a place of the front; the section's middle where the place lies beside the head.
    [[nodiscard]] float front(float x, float y) const;
    /// How far the features stand out at a place of the front.
    [[nodiscard]] float relief(float x, float y) const;

    /// A place's x as if the face were the same on both sides.
    [[nodiscard]] float straight(float x, float y) const {
        return x - 0.9F * noise(y / 45.F, 1.5F, m_f.seed) * ramp(-60, 0, y);
    }

    // Lines of the face, shared with those who paint them. `ax` is the distance from the middle.
    [[nodiscard]] float mouthLine(float ax) const;
    [[nodiscard]] float lipTop(float ax) const;
    [[nodiscard]] float lipBottom(float ax) const;
    /// Along the eye: -1 at the inner corner, 1 at the outer.
    [[nodiscard]] float alongEye(float ax) const { return (ax - m_f.eye.apart) / m_f.eye.half; }
    [[nodiscard]] float eyeAxis(float t) const { return -m_f.eye.tilt * t; }
    [[nodiscard]] float lidAbove(float t) const;
    [[nodiscard]] float lidBelow(float t) const;
    [[nodiscard]] float top() const { return -126; }
    [[nodiscard]] float bottom() const { return m_f.head.chin; }
    [[nodiscard]] const Features& features() const { return m_f; }

private:
    [[nodiscard]] Section made(float y) const;
    [[nodiscard]] float noseRelief(float x, float y) const;
    [[nodiscard]] float eyeRelief(float ax, float y) const;
    [[nodiscard]] float mouthRelief(float ax, float y) const;
    [[nodiscard]] float cheekRelief(float ax, float y) const;

    Features m_f;
    std::vector<Section> m_sections; ///< a millimetre apart
};

} // namespace watchdesk::portraits
