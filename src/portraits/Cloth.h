// What clothes look like at each place of a body. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/Body.h"
#include "portraits/Skin.h"

namespace watchdesk::portraits {

class ClothPainter {
public:
    ClothPainter(const Features& features, const SkinPainter& skin) : m_f(features), m_skin(skin) {}
    [[nodiscard]] Finish paint(Part part, float x, float y, bool front) const;

private:
    [[nodiscard]] Finish trunk(float x, float y, bool front) const;
    [[nodiscard]] Finish weave(Vec3 dye, float x, float y) const;
    void opening(Finish& finish, float x, float y) const;
    void collar(Finish& finish, float x, float y) const;

    const Features& m_f;
    const SkinPainter& m_skin;
};

} // namespace watchdesk::portraits
