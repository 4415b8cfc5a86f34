// Key, fill and sky on a surface. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/Frame.h"
#include "portraits/Portrait.h"

namespace watchdesk::portraits {

class Light {
public:
    explicit Light(const PortraitPose& pose, Vec3 tint = {1, 1, 1});

    /// What arrives at a matt surface. `soft` lets light bleed round the terminator, red furthest, as skin does.
    [[nodiscard]] Vec3 arriving(Vec3 normal, float shadow, float open, float soft) const;
    /// Mirror light towards the camera; `tight` is the exponent.
    [[nodiscard]] float glint(Vec3 normal, float tight) const;
    /// Light along a hair with this direction.
    [[nodiscard]] Vec3 onHair(Vec3 along, Vec3 outward, float depth, float& shine) const;
    [[nodiscard]] Vec3 key() const { return m_key; }
    /// Lights every vertex without shadows: cloth.
    void light(Grid& grid, float soft, float tight) const;

private:
    Vec3 m_key;
    Vec3 m_fill;
    Vec3 m_half;
    float m_strength;
    float m_weak;
    Vec3 m_tint;
};

} // namespace watchdesk::portraits
