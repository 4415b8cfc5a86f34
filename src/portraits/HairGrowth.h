// Where hair grows on a head, which way each style combs it and how far. Millimetres at rest. Pure; any thread.
// Internal to the room.
#pragma once

#include "portraits/Chance.h"
#include "portraits/HeadShape.h"

#include <vector>

namespace watchdesk::portraits {

/// The measures of a style.
struct Cut {
    float top = 25;   ///< length on the crown
    float sides = 14; ///< length on the sides
    float lift = 6;   ///< how far the outermost hairs stand off
    float sideLift = 3;
    float curl = 0;      ///< radius of the curls
    float curlTurn = 18; ///< millimetres of hair to a turn
    float stray = 0.12F; ///< disorder
    float weight = 0;    ///< how soon hair falls
    float cover = 1;     ///< how dark the scalp is below
    float recede = 0;    ///< hairline at the temples
    float crown = 0;     ///< 1: bare on top
    float parting = 0;   ///< x of the parting
};
[[nodiscard]] Cut cutOf(const Features& features);

struct HairPoint {
    Vec3 place;
    Vec3 outward;
};

class HairGrowth {
public:
    explicit HairGrowth(const HeadShape& shape);
    /// 1 where hair grows, 0 where the skin is bare; `ahead` is the cosine of the angle from the front.
    [[nodiscard]] float grows(float x, float y, float ahead) const;
    /// A hair from a random root; empty when the root is bare. `layer` 0 lies at the scalp, 1 outermost.
    [[nodiscard]] std::vector<HairPoint> strand(Chance& chance, float layer) const;
    [[nodiscard]] const Cut& cut() const { return m_cut; }

private:
    [[nodiscard]] std::vector<HairPoint> loop(Chance& chance) const;
    [[nodiscard]] std::vector<HairPoint> grown(Chance& chance, Vec3 root, float layer) const;
    [[nodiscard]] bool stands() const; ///< short hair that keeps its own way
    [[nodiscard]] Vec3 start(Vec3 root, Vec3 out, float layer, Vec3 stray) const;
    void guide(Vec3& place, Vec3& way, float lift, float gone, Vec3 stray) const;
    [[nodiscard]] Vec3 curled(Vec3 place, Vec3 way, Vec3 out, float gone, float phase) const;
    [[nodiscard]] Vec3 onScalp(Vec3 direction) const;
    [[nodiscard]] Vec3 outward(Vec3 place) const;
    [[nodiscard]] Vec3 combed(Vec3 root, Vec3 out) const;
    [[nodiscard]] float reach(Vec3 root, Vec3 out) const;
    [[nodiscard]] Vec3 held(Vec3 place, float offset, bool free) const;

    const HeadShape& m_shape;
    const Features& m_f;
    Cut m_cut;
};

} // namespace watchdesk::portraits
