#include "portraits/Skin.h"

namespace watchdesk::portraits {

SkinPainter::SkinPainter(const HeadShape& shape, float gazeX, float gazeY)
    : m_shape(shape), m_f(shape.features()), m_gazeX(gazeX), m_gazeY(gazeY) {}

Vec3 SkinPainter::tone(float x, float y, float redness, float shade) const {
    const quint32 seed = m_f.seed;
    const float broad = noise(x / 17, y / 17, seed + 11);
    const float middle = noise(x / 6, y / 6, seed + 12);
    const float fine = noise(x / 1.3F, y / 1.3F, seed + 13);
    const float red = redness + m_f.colour.mottle * (0.28F * broad + 0.10F * middle);
    const float pale = 1 + m_f.colour.mottle * (0.035F * broad - 0.018F * middle) + 0.035F * fine - shade;
    const Vec3 skin = m_f.colour.skin * pale;
    return skin * Vec3{1 + 0.055F * red, 1 - 0.115F * red, 1 - 0.105F * red};
}

float SkinPainter::redness(float ax, float y) const {
    const NoseMeasures& n = m_f.nose;
    const float cheek = hill((ax - 40) / 15, (y - 33) / 13);
    const float nose = hill(ax / 10, (y - n.tip) / 9) + 0.6F * hill((ax - n.wings) / 5, (y - n.tip - 3) / 6);
    const float chin = 0.35F * hill(ax / 13, (y - m_f.head.chin + 14) / 9);
    const float lids = 0.45F * hill((ax - m_f.eye.apart) / 15, (y + 3) / 8);
    return m_f.colour.blush * (0.9F * cheek + 0.85F * nose + chin + lids) - 0.35F * ramp(-28, -52, y);
}

/// Freckles over nose and cheeks, and the few moles of a face.
float SkinPainter::spots(float x, float y, float ax) const {
    float dark = 0;
    if (m_f.colour.freckles > 0) {
        constexpr float cell = 2.9F;
        const int i = static_cast<int>(std::floor(x / cell));
        const int j = static_cast<int>(std::floor(y / cell));
        const float cx = (static_cast<float>(i) + 0.5F + 0.3F * speck(i, j, m_f.seed + 22)) * cell;
        const float cy = (static_cast<float>(j) + 0.5F + 0.3F * speck(i, j, m_f.seed + 23)) * cell;
        const float size = 0.45F + 0.4F * speck(i, j, m_f.seed + 24);
        const float there = hill((ax - 20) / 24, (y - 25) / 20) + 0.35F * hill((y + 40) / 18);
        dark = 0.22F * m_f.colour.freckles * there *
               ramp(1.3F, 0.4F, std::sqrt(square(x - cx) + square(y - cy)) / std::max(0.2F, size));
    }
    for (int k = 0; k < m_f.colour.moles; ++k) {
        const float mx = 52 * speck(k, 1, m_f.seed + 25);
        const float my = 40 + 58 * speck(k, 2, m_f.seed + 25);
        dark += 0.5F * hill((x - mx) / 0.9F, (y - my) / 0.9F);
    }
    return dark;
}

float SkinPainter::shade(float x, float ax, float y) const {
    const EyeMeasures& e = m_f.eye;
    const float ring = m_f.colour.rings * (0.13F * hill((ax - e.apart + 4) / 12, (y - 11) / 4.5F) +
                                           0.10F * hill((ax - 17) / 5, (y - 5) / 6));
    const float jaw = ramp(m_f.nose.tip + 8, m_f.nose.tip + 24, y) * ramp(-4, 8, y - m_f.mouth.line + 16 + 0.2F * ax);
    const float beard = m_f.colour.beardShadow * jaw * (0.10F + 0.035F * noise(x / 0.8F, y / 0.8F, m_f.seed + 21));
    const float freckle = spots(x, y, ax);
    const float wear = m_f.wear;
    // Crow's feet.
    const float dx = ax - e.apart - e.half;
    const float feet = 0.06F * wear * ramp(1, 5, dx) * ramp(20, 8, dx) * ramp(13, 6, std::abs(y - 1)) *
                       square(sine(3.1F * (y - 1) / (0.35F * dx + 2.2F)));
    const float lines = y < -26 ? 0.05F * wear * ramp(46, 18, ax) * ramp(-64, -56, y) *
                                      power(square(sine((y + 2.5F * noise(x / 26, 3, m_f.seed)) * 0.34F)), 3)
                                : 0;
    return ring + beard + freckle + feet + lines;
}

void SkinPainter::lips(Finish& finish, float x, float ax, float y) const {
    const MouthMeasures& m = m_f.mouth;
    const float t = ax / m.half;
    if (t > 1.25F || std::abs(y - m.line) > 24)
        return;
    const float inside = clamp01(t);
    const float line = m_shape.mouthLine(ax);
    const float top = m_shape.lipTop(ax);
    const float bottom = m_shape.lipBottom(ax);
    const float soft = 1.1F;
    const float mask =
        ramp(top - 0.5F * soft, top + soft, y) * ramp(bottom + soft, bottom - soft, y) * ramp(1.02F, 0.9F, t);
    const float r = 0.45F + 0.55F * m.redness;
    const float creased = 1 + 0.07F * noise(x * 0.85F, y * 0.10F, m_f.seed + 31) * ramp(0, 3, bottom - y);
    const float under = y < line ? 0.86F : 1;
    const Vec3 lip = finish.albedo * Vec3{1 - 0.13F * r, 1 - 0.50F * r, 1 - 0.42F * r} * (creased * under);
    finish.albedo = mix(finish.albedo, lip, mask);
    finish.gloss = mix(finish.gloss, y > line ? 0.13F : 0.06F, mask);
    // The gap: a soft dark line that fades towards the corners.
    const float half = 0.55F + 0.5F * m.open * std::max(0.F, 1 - inside * inside);
    const float gap = ramp(half + 0.9F, half - 0.35F, std::abs(y - line - 0.1F * m.open)) * ramp(1.07F, 0.86F, t);
    const Vec3 within = m_f.colour.skin * Vec3{0.20F, 0.07F, 0.06F};
    const float teeth = ramp(1.5F, 2.2F, half) * ramp(line + 0.4F, line - 0.5F, y) * ramp(0.7F, 0.4F, t);
    finish.albedo = mix(finish.albedo, mix(within, Vec3{0.42F, 0.36F, 0.29F}, teeth), gap * (0.80F - 0.30F * inside));
}

void SkinPainter::nostrils(Finish& finish, float ax, float y) const {
    const NoseMeasures& n = m_f.nose;
    if (std::abs(y - n.tip - 6) > 12 || ax > 24)
        return;
    const float lean = (ax - n.wings * 0.46F);
    const float hole = hill(lean / 3.1F, (y - n.tip - 6.3F + n.upturn * 0.5F + 0.22F * lean) / 1.55F);
    finish.albedo = mix(finish.albedo, m_f.colour.skin * Vec3{0.17F, 0.085F, 0.07F}, 0.86F * ramp(0.25F, 0.85F, hole));
    const float behind = hill((ax - n.wings - 1.4F) / 1.6F, (y - n.tip - 3.2F) / 4.6F);
    finish.albedo = finish.albedo * (Vec3{1, 1, 1} - Vec3{0.16F, 0.24F, 0.24F} * behind);
    // The groove that rounds off the wing above.
    const float arc = std::sqrt(square((ax - n.wings + 5.4F) / 1.05F) + square(y - n.tip - 2)) - 7.1F;
    const float groove = hill(arc / 1.0F) * ramp(n.tip + 5, n.tip, y) * ramp(n.wings - 7, n.wings - 1, ax);
    finish.albedo = finish.albedo * (Vec3{1, 1, 1} - Vec3{0.13F, 0.19F, 0.19F} * groove);
}

Finish SkinPainter::eyeball(float dx, float dy, float t, float fromLid, float side) const {
    const Vec3 iris = m_f.eye.iris;
    const float ox = dx - m_gazeX;
    const float oy = dy - m_gazeY;
    const float r = std::sqrt(ox * ox + oy * oy);
    Finish out;
    // The white is not white: it rounds away, is pink in the corners and lies in the lid's shade.
    const float around = 1 - 0.30F * square(dx / 14.5F) - 0.05F * square(dy / 9);
    const float pink = ramp(0.45F, 1, std::abs(t));
    const float bright = 0.72F + 0.4F * std::min(0.7F, m_f.colour.skin.x);
    out.albedo = mix(Vec3{0.50F, 0.46F, 0.43F}, Vec3{0.45F, 0.30F, 0.25F}, 0.6F * pink) * (around * bright);
    const float edge = ramp(6.25F, 5.35F, r);
    const float rays =
        1 + 0.22F * noise(ox * 1.6F / std::max(1.F, r) * 3, oy * 1.6F / std::max(1.F, r) * 3, m_f.seed + 41);
    const float ringed = mix(1.F, 0.34F, ramp(4.2F, 5.9F, r));
    // Light crosses the iris and gathers opposite the lamp.
    const float gathered = 0.75F + 0.75F * ramp(-3, 4, oy + 0.35F * ox * side);
    out.albedo = mix(out.albedo, iris * (0.80F * rays * ringed * gathered), edge);
    out.albedo = mix(out.albedo, Vec3{0.006F, 0.005F, 0.005F}, ramp(2.55F, 1.9F, r));
    out.albedo = out.albedo * mix(0.30F, 1.F, ramp(-0.4F, 4.6F, fromLid));
    return out;
}

void SkinPainter::eye(Finish& finish, float x, float ax, float y) const {
    const float t = m_shape.alongEye(ax);
    if (std::abs(t) > 1.5F || std::abs(y) > 15)
        return;
    const float q = std::clamp(t, -1.F, 1.F);
    const Opening eye{t, m_shape.lidAbove(q), m_shape.lidBelow(q), x < 0 ? -1.F : 1.F};
    lid(finish, eye, y);
    if (std::abs(t) < 1)
        between(finish, eye, ax, y);
    lashRoots(finish, eye, y);
}

void SkinPainter::lid(Finish& finish, const Opening& eye, float y) const {
    const EyeMeasures& e = m_f.eye;
    const float q = std::clamp(eye.t, -1.F, 1.F);
    const float fold = eye.above - e.crease * (1 - 0.15F * q * q);
    const float far = std::abs(eye.t);
    const float mask = hill((y - fold) / 0.95F) * ramp(1.25F, 0.75F, far) * (0.75F - 0.35F * e.hood);
    finish.albedo = mix(finish.albedo, m_f.colour.skin * Vec3{0.46F, 0.31F, 0.26F}, 0.62F * mask);
    const float inside = ramp(fold, fold + 1, y) * ramp(eye.above + 0.4F, eye.above - 0.6F, y) * ramp(1.2F, 0.9F, far);
    finish.albedo = mix(finish.albedo, finish.albedo * Vec3{0.93F, 0.86F, 0.84F}, inside);
}

/// What lies between the lids.
void SkinPainter::between(Finish& finish, const Opening& eye, float ax, float y) const {
    const Vec3 skin = m_f.colour.skin;
    const float open = ramp(eye.above - 0.35F, eye.above + 0.45F, y) * ramp(eye.below + 0.35F, eye.below - 0.45F, y);
    const float dx = (ax - m_f.eye.apart) * eye.side;
    const float dy = y - irisLevel();
    Finish ball = eyeball(dx, dy, eye.t, y - eye.above, eye.side);
    // The pink of the inner corner.
    ball.albedo = mix(ball.albedo, skin * Vec3{0.86F, 0.48F, 0.43F}, ramp(-0.76F, -0.93F, eye.t));
    finish.albedo = mix(finish.albedo, ball.albedo, open);
    finish.gloss = mix(finish.gloss, 0.12F, open);
    const float spark = ramp(1.35F, 0.65F, std::sqrt(square(dx - m_gazeX + 1.9F) + square((dy - m_gazeY + 2) * 0.9F)));
    finish.glow = Vec3{0.80F, 0.82F, 0.85F} * (open * spark);
    // The moist rim of the lower lid.
    const float rim = hill((y - eye.below - 0.25F) / 0.55F) * ramp(0.98F, 0.75F, std::abs(eye.t));
    finish.albedo = mix(finish.albedo, skin * Vec3{0.98F, 0.74F, 0.68F}, 0.5F * rim);
}

/// A soft dark edge where the lashes grow, stronger outwards.
void SkinPainter::lashRoots(Finish& finish, const Opening& eye, float y) const {
    const Vec3 skin = m_f.colour.skin;
    const float ends = ramp(1.16F, 0.85F, std::abs(eye.t)) * mix(0.55F, 1.F, ramp(-0.9F, 0.2F, eye.t));
    const float upper = hill((y - eye.above + 0.1F) / (m_f.male ? 0.85F : 1.05F)) * ends;
    finish.albedo = mix(finish.albedo, skin * Vec3{0.10F, 0.065F, 0.055F}, (m_f.male ? 0.82F : 0.95F) * upper);
    const float lower = hill((y - eye.below - 0.7F) / 0.6F) * ends;
    finish.albedo = mix(finish.albedo, skin * Vec3{0.42F, 0.28F, 0.24F}, (m_f.male ? 0.38F : 0.5F) * lower);
}

Finish SkinPainter::face(float x, float y) const {
    const float sx = m_shape.straight(x, y);
    const float ax = std::abs(sx);
    Finish finish;
    finish.albedo = tone(x, y, redness(ax, y), shade(x, ax, y));
    const float oily = 0.4F * hill(ax / 26, (y + 48) / 18) + 0.3F * hill(ax / 9, (y - 22) / 22) +
                       0.25F * hill((ax - 38) / 15, (y - 22) / 10);
    finish.gloss = 0.045F + 0.055F * oily;
    lips(finish, x, ax, y);
    nostrils(finish, ax, y);
    eye(finish, sx, ax, y);
    return finish;
}

Finish SkinPainter::plain(float u, float v, float redness) const {
    return {tone(u, v, redness, 0), 0.035F, {}};
}

} // namespace watchdesk::portraits
