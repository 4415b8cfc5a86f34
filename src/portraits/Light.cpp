#include "portraits/Light.h"

namespace watchdesk::portraits {

namespace {

Vec3 direction(double yaw, double pitch) {
    const float a = radians(static_cast<float>(yaw));
    const float b = radians(static_cast<float>(pitch));
    return {sine(a) * cosine(b), -sine(b), cosine(a) * cosine(b)};
}

float wrapped(float cosineToLight, float wrap) {
    const float t = std::max(0.F, (cosineToLight + wrap) / (1 + wrap));
    return t * (0.4F + 0.6F * t) * (1 + 0.12F * wrap);
}

} // namespace

Light::Light(const PortraitPose& pose, Vec3 tint)
    : m_key(direction(pose.lightYaw, pose.lightPitch)), m_fill(direction(-pose.lightYaw * 1.3, 8)),
      m_half(normalised(m_key + Vec3{0, 0, 1})), m_strength(0.82F + 0.74F * static_cast<float>(pose.contrast)),
      m_weak(0.33F - 0.21F * static_cast<float>(pose.contrast)), m_tint(tint) {}

Vec3 Light::arriving(Vec3 normal, float shadow, float open, float soft) const {
    const float toKey = dot(normal, m_key);
    const float lit = m_strength * (0.12F + 0.88F * shadow);
    const Vec3 key{lit * wrapped(toKey, 0.15F + 0.34F * soft), lit * 0.965F * wrapped(toKey, 0.15F + 0.17F * soft),
                   lit * 0.91F * wrapped(toKey, 0.15F + 0.09F * soft)};
    const Vec3 fill =
        Vec3{0.93F, 0.98F, 1.06F} * (m_weak * wrapped(dot(normal, m_fill), 0.4F) * (0.35F + 0.65F * open));
    // The sky above is cool, what comes back from below is warm.
    const float up = 0.5F - 0.5F * normal.y;
    const Vec3 sky =
        mix(Vec3{0.24F, 0.205F, 0.18F}, Vec3{0.33F, 0.345F, 0.36F}, up) * (0.78F * open * (0.62F + 0.38F * normal.z));
    // Light inside a hollow of skin has been through skin.
    const Vec3 warm = Vec3{0.055F, 0.022F, 0.014F} * (soft * (1 - open));
    return (key + fill + sky + warm) * m_tint;
}

float Light::glint(Vec3 normal, float tight) const {
    const float h = std::max(0.F, dot(normal, m_half));
    const float edge = power(1 - clamp01(normal.z), 4);
    return m_strength * power(h, tight) + 0.10F * edge * clamp01(0.6F - normal.y);
}

Vec3 Light::onHair(Vec3 along, Vec3 outward, float depth, float& shine) const {
    const float t = dot(along, m_key);
    const float across = std::sqrt(std::max(0.F, 1 - t * t));
    const float facing = clamp01(0.42F + 0.58F * dot(outward, m_key));
    const float h = dot(along, m_half);
    shine = m_strength * power(std::max(0.F, 1 - h * h), 26) * facing * depth;
    const float sky = 0.30F * (0.65F - 0.35F * outward.y);
    return Vec3{1, 0.975F, 0.94F} * (m_strength * across * facing * (0.25F + 0.75F * depth)) * m_tint +
           Vec3{0.95F, 0.98F, 1.03F} * ((sky + m_weak * 0.3F) * (0.35F + 0.65F * depth)) * m_tint;
}

void Light::light(Grid& grid, float soft, float tight) const {
    for (Vertex& v : grid.vertices) {
        v.light = arriving(v.normal, 1, 1, soft);
        v.gloss = glint(v.normal, tight);
    }
}

} // namespace watchdesk::portraits
