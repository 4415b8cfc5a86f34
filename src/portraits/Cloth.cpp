#include "portraits/Cloth.h"

namespace watchdesk::portraits {

Finish ClothPainter::weave(Vec3 dye, float x, float y) const {
    const float thread =
        1 + 0.055F * noise(x / 0.9F, y / 0.9F, m_f.seed + 51) + 0.05F * noise(x / 9, y / 14, m_f.seed + 52);
    return {dye * thread, m_f.garment == Garment::Jacket ? 0.05F : 0.015F, {}};
}

/// A jacket's open front, a shirt's placket, a hoodie's strings.
void ClothPainter::opening(Finish& finish, float x, float y) const {
    const float ax = std::abs(x);
    if (m_f.garment == Garment::Jacket) {
        const float edge = 22 + std::max(0.F, y - 135) * 0.17F;
        Finish inner = weave(m_f.colour.inner, x, y);
        const float band = y - collarLine(m_f, x, true);
        inner.albedo = inner.albedo * (1 - 0.3F * hill((band - 13) / 1.1F) + 0.08F * hill((band - 2) / 2.5F));
        const float shade = mix(0.55F, 1.F, ramp(0, 12, edge - ax));
        finish.albedo = mix(finish.albedo, inner.albedo * shade, ramp(0.6F, -0.6F, ax - edge));
        const float zip = hill((ax - edge - 2.5F) / 1.6F);
        finish.albedo = mix(finish.albedo, finish.albedo * 1.5F + Vec3{0.05F, 0.05F, 0.05F}, 0.6F * zip);
        finish.albedo = finish.albedo * (1 - 0.3F * hill((ax - edge - 11) / 1.0F));
    }
    if ((m_f.garment == Garment::Shirt && y > 170) || (m_f.garment == Garment::Polo && y > 182 && y < 262)) {
        finish.albedo = finish.albedo * (1 - 0.32F * hill((x - 15) / 0.8F) + 0.06F * hill((x - 12) / 2));
        const float button = std::abs(y - 205 - 70 * std::floor((y - 170) / 70));
        finish.albedo = finish.albedo * (1 - 0.35F * ramp(4.4F, 3.4F, std::sqrt(x * x + button * button)));
    }
    if (m_f.garment == Garment::Hoodie) {
        const float cord = std::abs(ax - 26 - 2 * sine(y / 14));
        const float on = ramp(2.2F, 1.3F, cord) * ramp(180, 186, y) * ramp(262, 258, y);
        finish.albedo =
            finish.albedo * (1 - 0.35F * hill((cord - 2.2F) / 1.5F) * ramp(180, 186, y) * ramp(264, 258, y));
        finish.albedo = mix(finish.albedo, m_f.colour.cloth * 0.7F + Vec3{0.25F, 0.25F, 0.24F}, on);
    }
}

/// The two leaves of a shirt's or polo shirt's collar.
void ClothPainter::collar(Finish& finish, float x, float y) const {
    if (m_f.garment != Garment::Shirt && m_f.garment != Garment::Polo)
        return;
    const float ax = std::abs(x);
    const float n = m_f.head.neck;
    const float inner = collarLine(m_f, x, true);
    // From the side of the neck down to the point, then back up to the button.
    const float outer = ax > 46 ? mix(186.F, 143.F, clamp01((ax - 46) / (n * 1.35F - 46)))
                                : mix(inner + 10, 186.F, clamp01((ax - 6) / 40));
    const float leaf = ramp(0.8F, -0.8F, y - outer) * ramp(-1, 1, y - inner);
    const float shadow = hill((y - outer - 3.5F) / 3.6F) * ramp(0, 1, y - outer);
    finish.albedo = finish.albedo * (1 - 0.42F * shadow);
    finish.albedo = mix(finish.albedo, weave(m_f.colour.cloth, x, y).albedo * 1.13F, leaf);
    finish.albedo = finish.albedo * (1 - 0.22F * hill((y - outer + 5) / 0.7F) * leaf);
}

Finish ClothPainter::trunk(float x, float y, bool front) const {
    const float line = collarLine(m_f, x, front);
    Finish finish = weave(m_f.colour.cloth, x, y);
    if (m_f.garment == Garment::Crew || m_f.garment == Garment::VNeck || m_f.garment == Garment::Hoodie) {
        const float band = y - line;
        const float rib = ramp(15, 14, band) * (0.95F + 0.06F * sine(x * 1.9F));
        finish.albedo = mix(finish.albedo, finish.albedo * rib, ramp(15.5F, 14.5F, band));
        finish.albedo = finish.albedo * (1 - 0.3F * hill((band - 15.5F) / 1.2F) + 0.10F * hill((band - 2) / 2.5F));
    }
    if (front) {
        opening(finish, x, y);
        collar(finish, x, y);
    }
    if (y > 668)
        finish.albedo = finish.albedo * (1 - 0.4F * ramp(672, 688, y));
    return finish;
}

Finish ClothPainter::paint(Part part, float x, float y, bool front) const {
    switch (part) {
    case Part::Torso:
        return trunk(x, y, front);
    case Part::Leg:
        return weave(
            mix(Vec3{0.030F, 0.036F, 0.052F}, Vec3{0.10F, 0.095F, 0.085F}, 0.5F + 0.5F * speck(3, 5, m_f.seed)), x, y);
    case Part::Shoe:
        return weave(Vec3{0.04F, 0.04F, 0.042F} * (speck(4, 4, m_f.seed) > 0.3F ? 9.F : 1.F), x, y);
    case Part::Hood:
        return weave(m_f.colour.cloth * 0.93F, x, y);
    default:
        return weave(m_f.colour.cloth, x, y);
    }
}

} // namespace watchdesk::portraits
