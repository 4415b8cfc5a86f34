// Vectors, soft steps and noise in single precision. Only arithmetic and square roots, which IEEE 754 rounds the same
// everywhere: libm's exp and sin may differ between machines in the last bit, and a picture must not. Pure; any thread.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace watchdesk::portraits {

/// A place or direction in millimetres (x to the picture's right, y down, z to the viewer), or a linear RGB colour.
struct Vec3 {
    float x = 0;
    float y = 0;
    float z = 0;
};

constexpr Vec3 operator+(Vec3 a, Vec3 b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
constexpr Vec3 operator-(Vec3 a, Vec3 b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
constexpr Vec3 operator*(Vec3 a, Vec3 b) {
    return {a.x * b.x, a.y * b.y, a.z * b.z};
}
constexpr Vec3 operator*(Vec3 a, float k) {
    return {a.x * k, a.y * k, a.z * k};
}
constexpr float dot(Vec3 a, Vec3 b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
constexpr Vec3 cross(Vec3 a, Vec3 b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline float length(Vec3 a) {
    return std::sqrt(dot(a, a));
}
inline Vec3 normalised(Vec3 a) {
    return a * (1.F / std::max(length(a), 1e-6F));
}

constexpr float clamp01(float x) {
    return std::clamp(x, 0.F, 1.F);
}
constexpr float mix(float a, float b, float t) {
    return a + (b - a) * t;
}
constexpr Vec3 mix(Vec3 a, Vec3 b, float t) {
    return a + (b - a) * t;
}
constexpr float square(float x) {
    return x * x;
}

/// 0 below `low`, 1 above `high`, smooth between; `high` may be the lower one.
constexpr float ramp(float low, float high, float x) {
    const float t = clamp01((x - low) / (high - low));
    return t * t * (3.F - 2.F * t);
}

/// e to the x, to about seven digits.
inline float expo(float x) {
    const float y = std::clamp(x, -80.F, 80.F) * 1.44269504F;
    const float whole = std::floor(y);
    const float f = y - whole;
    const float p = 1.F + f * (0.693147F + f * (0.240227F + f * (0.0555033F + f * (0.0096181F + f * 0.0013391F))));
    return std::bit_cast<float>((static_cast<std::int32_t>(whole) + 127) << 23) * p;
}

/// Natural logarithm of a positive number, to about six digits.
inline float logarithm(float x) {
    const auto bits = std::bit_cast<std::int32_t>(x);
    const int exponent = (bits >> 23) - 127;
    const float m = std::bit_cast<float>((bits & 0x7fffff) | 0x3f800000);
    const float t = (m - 1.F) / (m + 1.F);
    const float s = t * t;
    return static_cast<float>(exponent) * 0.69314718F +
           2.F * t * (1.F + s * (1.F / 3 + s * (0.2F + s * (1.F / 7 + s / 9))));
}

/// x to the y for x >= 0.
inline float power(float x, float y) {
    return x <= 1e-12F ? 0.F : expo(y * logarithm(x));
}

inline float sine(float x) {
    constexpr float pi = 3.14159265F;
    const float turns = x / (2 * pi);
    float r = (turns - std::floor(turns + 0.5F)) * 2 * pi;
    if (r > pi / 2)
        r = pi - r;
    if (r < -pi / 2)
        r = -pi - r;
    const float s = r * r;
    return r * (1.F - s * (1.F / 6 - s * (1.F / 120 - s * (1.F / 5040 - s / 362880))));
}
inline float cosine(float x) {
    return sine(x + 1.57079633F);
}
constexpr float radians(float degrees) {
    return degrees * 0.0174532925F;
}

/// A bell of height 1: offsets in standard deviations.
inline float hill(float dx) {
    const float q = dx * dx;
    return q > 16.F ? 0.F : expo(-0.5F * q);
}
inline float hill(float dx, float dy) {
    const float q = dx * dx + dy * dy;
    return q > 16.F ? 0.F : expo(-0.5F * q);
}

inline std::uint32_t scrambled(std::uint32_t x) {
    x ^= x >> 16;
    x *= 0x7feb352dU;
    x ^= x >> 15;
    x *= 0x846ca68bU;
    return x ^ (x >> 16);
}

/// A fixed number in -1..1 for a cell.
inline float speck(int x, int y, std::uint32_t seed) {
    const std::uint32_t h = scrambled(static_cast<std::uint32_t>(x) * 0x9e3779b1U ^
                                      scrambled(static_cast<std::uint32_t>(y) * 0x85ebca77U ^ seed));
    return static_cast<float>(h >> 8) * (2.F / 16777216.F) - 1.F;
}

/// Smooth noise in -1..1 with one cell a unit.
inline float noise(float x, float y, std::uint32_t seed) {
    const float fx = std::floor(x);
    const float fy = std::floor(y);
    const int ix = static_cast<int>(fx);
    const int iy = static_cast<int>(fy);
    const float tx = ramp(0, 1, x - fx);
    const float ty = ramp(0, 1, y - fy);
    return mix(mix(speck(ix, iy, seed), speck(ix + 1, iy, seed), tx),
               mix(speck(ix, iy + 1, seed), speck(ix + 1, iy + 1, seed), tx), ty);
}

/// Turns degrees about y (yaw, to the picture's right), x (pitch, down) and z (roll).
class Turn {
public:
    Turn(float yaw, float pitch, float roll)
        : m_sy(sine(radians(yaw))), m_cy(cosine(radians(yaw))), m_sp(sine(radians(pitch))),
          m_cp(cosine(radians(pitch))), m_sr(sine(radians(roll))), m_cr(cosine(radians(roll))) {}
    [[nodiscard]] Vec3 operator()(Vec3 p) const {
        const Vec3 a{p.x * m_cr - p.y * m_sr, p.x * m_sr + p.y * m_cr, p.z};
        const Vec3 b{a.x, a.y * m_cp + a.z * m_sp, a.z * m_cp - a.y * m_sp};
        return {b.x * m_cy + b.z * m_sy, b.y, b.z * m_cy - b.x * m_sy};
    }
    /// The way back.
    [[nodiscard]] Vec3 inverse(Vec3 p) const {
        const Vec3 b{p.x * m_cy - p.z * m_sy, p.y, p.z * m_cy + p.x * m_sy};
        const Vec3 a{b.x, b.y * m_cp - b.z * m_sp, b.z * m_cp + b.y * m_sp};
        return {a.x * m_cr + a.y * m_sr, a.y * m_cr - a.x * m_sr, a.z};
    }

private:
    float m_sy, m_cy, m_sp, m_cp, m_sr, m_cr;
};

} // namespace watchdesk::portraits
