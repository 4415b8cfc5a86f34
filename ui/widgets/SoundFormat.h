// Sound between what the desk has (8 kHz, 16 bits) and what a device takes.
#pragma once

#include <QAudioDevice>
#include <QAudioFormat>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace watchdesk::ui {

/// A 16-bit format near 8 kHz that the device takes, with `channels` if it can (1 or 2); invalid when it takes none.
[[nodiscard]] QAudioFormat soundFormat(const QAudioDevice& device, int channels);

/// Catmull-Rom through four neighbours: between b (t = 0) and c (t = 1).
[[nodiscard]] inline double throughFour(double a, double b, double c, double d, double t) {
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

[[nodiscard]] inline std::int16_t toSample(double value) {
    return std::int16_t(std::clamp(std::lround(value), -32768L, 32767L));
}

} // namespace watchdesk::ui
