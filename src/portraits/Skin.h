// What colour a face is at each place: skin, lips, nostrils, eyes. Pure; any thread. Internal to the room.
#pragma once

#include "portraits/HeadShape.h"

namespace watchdesk::portraits {

/// The colour of a surface and how it takes light.
struct Finish {
    Vec3 albedo;
    float gloss = 0; ///< share of the mirror light
    Vec3 glow;       ///< added whatever the light: the catch light
};

/// The gaze is how far the irises stand off the middle of the eyes, in millimetres.
class SkinPainter {
public:
    SkinPainter(const HeadShape& shape, float gazeX, float gazeY);
    [[nodiscard]] Finish face(float x, float y) const;
    /// Ear, neck, hands: skin without features.
    [[nodiscard]] Finish plain(float u, float v, float redness) const;

private:
    [[nodiscard]] Vec3 tone(float x, float y, float redness, float shade) const;
    [[nodiscard]] float redness(float ax, float y) const;
    [[nodiscard]] float spots(float x, float y, float ax) const;
    [[nodiscard]] float shade(float x, float ax, float y) const;
    [[nodiscard]] float irisLevel() const { return 0.5F * (m_f.eye.below - m_f.eye.above) - 0.35F; }
    void lips(Finish& finish, float x, float ax, float y) const;
    void nostrils(Finish& finish, float ax, float y) const;
    /// A place beside an eye: along it, and where the lids are there.
    struct Opening {
        float t;
        float above;
        float below;
        float side;
    };
    void eye(Finish& finish, float x, float ax, float y) const;
    void lid(Finish& finish, const Opening& eye, float y) const;
    void between(Finish& finish, const Opening& eye, float ax, float y) const;
    void lashRoots(Finish& finish, const Opening& eye, float y) const;
    [[nodiscard]] Finish eyeball(float dx, float dy, float t, float fromLid, float side) const;

    const HeadShape& m_shape;
    const Features& m_f;
    float m_gazeX;
    float m_gazeY;
};

} // namespace watchdesk::portraits
