#include "portraits/HeadShape.h"

#include <array>

namespace watchdesk::portraits {

namespace {

/// A smooth curve through points with rising x.
template <std::size_t N>
float through(const std::array<std::array<float, 2>, N>& points, float x) {
    std::size_t i = 0;
    while (i + 2 < N && x > points[i + 1][0])
        ++i;
    const auto slope = [&points](std::size_t k) {
        const std::size_t a = k == 0 ? 0 : k - 1;
        const std::size_t b = std::min(k + 1, N - 1);
        return (points[b][1] - points[a][1]) / (points[b][0] - points[a][0]);
    };
    const float h = points[i + 1][0] - points[i][0];
    const float t = clamp01((x - points[i][0]) / h);
    const float u = 1 - t;
    return points[i][1] * (1 + 2 * t) * u * u + slope(i) * h * t * u * u + points[i + 1][1] * t * t * (3 - 2 * t) -
           slope(i + 1) * h * t * t * u;
}

float distanceToSegment(float x, float y, float ax, float ay, float bx, float by) {
    const float dx = bx - ax;
    const float dy = by - ay;
    const float t = clamp01(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy));
    return std::sqrt(square(x - ax - t * dx) + square(y - ay - t * dy));
}

constexpr float skullMiddle = -35; ///< y of the broadest place
constexpr float skullHigh = 91;

} // namespace

HeadShape::HeadShape(const Features& features) : m_f(features) {
    for (float y = top(); y <= bottom() + 1; y += 1)
        m_sections.push_back(made(std::min(y, bottom())));
}

HeadShape::Section HeadShape::section(float y) const {
    const float at = std::clamp(y - top(), 0.F, static_cast<float>(m_sections.size()) - 1.001F);
    const auto i = static_cast<std::size_t>(at);
    const float t = at - static_cast<float>(i);
    const Section& a = m_sections[i];
    const Section& b = m_sections[i + 1];
    return {mix(a.width, b.width, t), mix(a.depth, b.depth, t), mix(a.middle, b.middle, t)};
}

HeadShape::Section HeadShape::made(float y) const {
    const HeadMeasures& h = m_f.head;
    Section s;
    if (y < skullMiddle) {
        const float k = std::sqrt(std::max(0.F, 1 - square((y - skullMiddle) / skullHigh)));
        return {h.skull * k, 97 * k * h.depth, -10};
    }
    const float pointed = 0.88F - 0.17F * h.square;
    const std::array<std::array<float, 2>, 7> widths{{{skullMiddle, h.skull},
                                                      {-4, h.temple},
                                                      {26, h.cheek},
                                                      {mix(26.F, h.jawLine, 0.58F), mix(h.cheek, h.jaw, 0.5F)},
                                                      {h.jawLine, h.jaw},
                                                      {mix(h.jawLine, h.chin, 0.5F), h.jaw * (1 - 0.33F * pointed)},
                                                      {h.chin, h.jaw * (1 - pointed)}}};
    const std::array<std::array<float, 2>, 7> fronts{
        {{skullMiddle, 87}, {-12, 89}, {18, 85.5F}, {46, 88}, {70, 90}, {88, 87}, {h.chin, 88}}};
    const std::array<std::array<float, 2>, 4> middles{{{skullMiddle, -10}, {10, -6}, {60, 14}, {h.chin, 46}}};
    s.middle = through(middles, y);
    s.width = through(widths, y);
    s.depth = (through(fronts, y) - s.middle) * h.depth;
    if (y > h.jawLine) {
        const float t = clamp01((y - h.jawLine) / (h.chin - h.jawLine));
        s.width *= std::sqrt(1 - power(t, 4.6F));
    }
    const float tuck = clamp01((y - (h.chin - 13)) / 13);
    s.depth *= std::sqrt(std::max(0.F, 1 - square(tuck) * 0.93F));
    return s;
}

float HeadShape::lidAbove(float t) const {
    const float q = t + m_f.eye.peak * (1 - t * t);
    return eyeAxis(t) - m_f.eye.above * power(std::max(0.F, 1 - q * q), m_f.eye.round);
}

float HeadShape::lidBelow(float t) const {
    const float q = t - 0.16F * (1 - t * t);
    return eyeAxis(t) + m_f.eye.below * power(std::max(0.F, 1 - q * q), 0.78F);
}

float HeadShape::mouthLine(float ax) const {
    const MouthMeasures& m = m_f.mouth;
    const float t = ax / m.half;
    return m.line - m.corner * t * t + 0.7F * m.bow * hill(ax / 4.5F) - 0.5F * hill((ax - 9) / 5);
}

float HeadShape::lipTop(float ax) const {
    const MouthMeasures& m = m_f.mouth;
    const float t = std::min(1.F, ax / m.half);
    return mouthLine(ax) - m.open * 0.4F * (1 - t * t) -
           m.upper *
               (power(1 - t, 0.85F) * (1 + 0.42F * t) - 0.17F * m.bow * hill(ax / 3.2F) + 0.05F * hill((ax - 6) / 3));
}

float HeadShape::lipBottom(float ax) const {
    const MouthMeasures& m = m_f.mouth;
    const float t = std::min(1.F, ax / m.half);
    return mouthLine(ax) + (m.lower + m.open * 0.6F) * power(1 - power(t, 2.3F), 0.9F);
}

float HeadShape::noseRelief(float x, float y) const {
    const NoseMeasures& n = m_f.nose;
    const float bent = x - n.bend * hill((y - n.tip * 0.6F) / 14);
    const float ax = std::abs(bent);
    const float along = clamp01((y + 6) / (n.tip + 6));
    const float high = n.bridge * ramp(-14, 2, y) + (n.high - n.bridge) * power(along, 1.25F) * ramp(-6, 10, y) +
                       n.hump * hill((y - n.tip * 0.42F) / 8);
    const float wide = mix(n.bridgeWidth, n.bridgeWidth + 1.6F, along) - 0.9F * hill((along - 0.5F) / 0.2F);
    const float foot = n.tip + 10.5F - 0.048F * ax * ax;
    const float under = ramp(foot, foot - 9.F, y + n.upturn * 0.5F);
    float z = high * expo(-0.5F * power(ax / wide, 1.95F)) * under;
    z += 4.6F * hill(bent / n.tipWidth, (y - n.tip + n.upturn) / 6.2F);
    // Wings, and the crease that sets them off.
    z += 8.6F * hill((ax - n.wings + 5.0F) / 4.6F, (y - n.tip - n.drop) / 5.6F);
    z -= 3.0F * hill((ax - n.wings - 1.8F) / 2.4F, (y - n.tip - 1.5F) / 6);
    z -= 2.0F * hill((ax - n.wings + 3.5F) / 4, (y - n.tip + 7) / 2.8F);
    z -= 2.2F * hill((ax - 6.8F) / 3.4F, (y - n.tip - 7.2F) / 2.2F);
    // The base of the nose runs softly into the cheek.
    z += 2.2F * hill(bent / 22, (y - n.tip + 8) / 16);
    return z;
}

float HeadShape::eyeRelief(float ax, float y) const {
    const EyeMeasures& e = m_f.eye;
    const float dx = ax - e.apart;
    float z = -e.depth * hill((dx + 2.5F) / 17, (y + 1) / 10.5F) - 3.6F * hill((ax - 16) / 6.5F, (y + 3) / 7.5F);
    z += 5.4F * hill(dx / 11.5F, (y - 0.5F) / 7.2F);
    z += m_f.head.brow * hill((ax - 26) / 19, (y + e.above + 11) / 7) +
         0.5F * m_f.head.brow * hill(ax / 11, (y + 15) / 8);
    // The lid folds back under the skin above it.
    const float t = alongEye(ax);
    if (std::abs(t) < 1.35F) {
        const float k = ramp(1.35F, 0.9F, std::abs(t));
        const float fold = lidAbove(std::clamp(t, -1.F, 1.F)) - e.crease;
        z -= 1.5F * (1 - 0.6F * e.hood) * k * hill((y - fold) / 1.5F);
        z += (1.0F + 1.8F * e.hood) * k * hill((y - fold + 4) / 2.8F);
        z -= 0.9F * k * hill((y - lidBelow(std::clamp(t, -1.F, 1.F)) - 3.6F) / 1.7F);
    }
    // Bags, with the years.
    z += 1.9F * m_f.wear * hill(dx / 12, (y - 12) / 4.2F) -
         (0.5F + 1.2F * m_f.wear) * hill((dx + 3) / 13, (y - 18.5F) / 3.4F);
    return z;
}

float HeadShape::mouthRelief(float ax, float y) const {
    const MouthMeasures& m = m_f.mouth;
    float z = 4.4F * hill(ax / 25, (y - m.line) / 16);
    z -= 1.1F * hill(ax / 2.7F, (y - m.line + m.upper + 6) / 5) -
         0.6F * hill((ax - 5.2F) / 2.4F, (y - m.line + m.upper + 5) / 5);
    const float t = ax / m.half;
    if (t < 1) {
        const float taper = power(1 - t * t, 0.55F);
        const float line = mouthLine(ax);
        const float up = clamp01((y - lipTop(ax)) / std::max(0.5F, line - lipTop(ax)));
        const float down = clamp01((lipBottom(ax) - y) / std::max(0.5F, lipBottom(ax) - line));
        if (y <= line)
            z += 3.1F * m.full * taper * up * (1.75F - 0.75F * up);
        else
            z += 4.4F * m.full * taper * power(down * (2 - down), 0.7F);
        z -= (2.3F + m.open * 1.4F) * m.full * taper * hill((y - line) / (1.15F + m.open * 0.4F));
    }
    z -= 1.9F * hill((ax - m.half - 2) / 3.6F, (y - mouthLine(m.half)) / 4.6F);
    z -= (2.6F + 0.6F * m.full) * hill(ax / 18, (y - m.line - m.lower - 7) / 4.6F);
    return z;
}

float HeadShape::cheekRelief(float ax, float y) const {
    const HeadMeasures& h = m_f.head;
    const float wear = m_f.wear;
    float z = h.cheekbone * hill((ax - 46) / 15, (y - 24) / 11) + h.fullness * hill((ax - 35) / 15, (y - 36) / 15);
    z -= h.hollow * hill((ax - 47) / 12, (y - 58) / 15) - 0.4F * h.fullness * hill((ax - 42) / 14, (y - 66) / 15);
    // From the wing of the nose past the corner of the mouth.
    const float fold =
        distanceToSegment(ax, y, m_f.nose.wings + 4, m_f.nose.tip + 3, m_f.mouth.half + 8, m_f.mouth.line + 3);
    const float deep = 0.55F + 1.5F * wear + 0.25F * std::max(0.F, m_f.mouth.corner);
    z -= deep * hill(fold / 2.8F);
    z += 0.8F * deep * hill((ax - m_f.mouth.half - 9) / 7, (y - m_f.mouth.line + 14) / 13);
    z += 2.2F * wear * hill((ax - 37) / 9, (y - h.chin + 20) / 9) -
         1.6F * wear * hill((ax - 25) / 4, (y - h.chin + 20) / 9);
    z += h.chinForward * hill(ax / (9 + 4 * h.square), (y - h.chin + 15) / 10.5F);
    z += 1.8F * hill((ax - 27) / 19, (y + 54) / 15) - 2.6F * hill((ax - 65) / 9, (y + 30) / 17);
    // Lines of the forehead.
    if (y < -25)
        z -= 0.33F * wear * ramp(48, 22, ax) * ramp(-66, -56, y) * square(sine((y + 0.03F * ax * ax * 0.1F) * 0.36F));
    return z;
}

float HeadShape::relief(float x, float y) const {
    const float sx = straight(x, y);
    const float sy = y + 1.1F * noise(x / 60.F, 7.5F, m_f.seed + 1);
    const float ax = std::abs(sx);
    return noseRelief(sx, sy) + eyeRelief(ax, y) + mouthRelief(ax, y) + cheekRelief(ax, sy);
}

Vec3 HeadShape::at(float theta, float y) const {
    const Section s = section(y);
    const float x = s.width * sine(theta);
    const float c = cosine(theta);
    float z = s.middle + s.depth * c;
    if (c > 0)
        z += relief(x, y) * ramp(0.02F, 0.45F, c);
    return {x, y, z};
}

float HeadShape::front(float x, float y) const {
    const Section s = section(y);
    const float q = x / std::max(s.width, 0.01F);
    if (q * q >= 1)
        return s.middle;
    const float c = std::sqrt(1 - q * q);
    return s.middle + s.depth * c + relief(x, y) * ramp(0.02F, 0.45F, c);
}

} // namespace watchdesk::portraits
