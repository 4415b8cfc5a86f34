// The lit surfaces of a head: face and skull, ears. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/HeadShape.h"
#include "portraits/Light.h"

#include <array>

namespace watchdesk::portraits {

/// How the head sits: turned about the top of the neck.
struct HeadPose {
    Turn turn{0, 0, 0};
    [[nodiscard]] Vec3 operator()(Vec3 rest) const;
    [[nodiscard]] Vec3 inverse(Vec3 world) const;
};
inline constexpr Vec3 headPivot{0, 80, -15};

/// How far hollows and shadows darken the front of a face, on a grid of 2 or, for small faces, 3 mm.
class Hollows {
public:
    Hollows(const HeadShape& shape, Vec3 keyInHead, bool coarse);
    [[nodiscard]] float open(float x, float y) const { return sample(m_open, x, y); }
    [[nodiscard]] float shadow(float x, float y) const { return sample(m_shadow, x, y); }

private:
    using Field = std::vector<float>;
    [[nodiscard]] float sample(const Field& field, float x, float y) const;
    [[nodiscard]] float depthAt(float column, float row) const;
    [[nodiscard]] float openness(int column, int row) const;
    [[nodiscard]] float shadowAt(int column, int row, Vec3 key) const;

    float m_step;
    int m_columns;
    int m_rows;
    Field m_depth;
    Field m_open;
    Field m_shadow;
};

/// Face and skull, in the world; u and v are the place at rest. `fine` 1 for portraits, less for small faces.
[[nodiscard]] Grid faceGrid(const HeadShape& shape, const HeadPose& pose, const Light& light, float fine);
/// The ears; u -1..1 across and v 0..1 down. `side` -1 or 1.
[[nodiscard]] Grid earGrid(const HeadShape& shape, const HeadPose& pose, const Light& light, float side);

} // namespace watchdesk::portraits
