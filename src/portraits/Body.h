// Neck, trunk and limbs: tubes of rings. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/Head.h"

#include <vector>

namespace watchdesk::portraits {

/// A ring of a tube: `side` points to the picture's right, `ahead` to the viewer.
struct Ring {
    Vec3 centre;
    Vec3 side;
    Vec3 ahead;
};

/// A smooth tube through the rings. u is the place's x and v its y at rest; `folds` millimetres of cloth creases.
[[nodiscard]] Grid tube(const std::vector<Ring>& rings, int sides, Part part, float folds, std::uint32_t seed);

/// How the body stands below the head.
struct Stance {
    bool whole = false; ///< with legs; else down to the chest
    float sway = 0;     ///< millimetres the weight is to one side
    float leftArm = 0;  ///< 0 hangs, 1 bent before the body
    float rightArm = 0;
    float stride = 0; ///< millimetres between the feet
};

/// Neck, trunk, arms and, of a whole body, legs and shoes; lit.
[[nodiscard]] std::vector<Grid> bodyGrids(const Features& features, const HeadPose& pose, const Light& light,
                                          const Stance& stance);

/// How far down the front of the trunk bare skin shows, at a place.
[[nodiscard]] float collarLine(const Features& features, float x, bool front);

/// From the soles to the pupils, millimetres.
inline constexpr float eyeHeight = 1610;

} // namespace watchdesk::portraits
