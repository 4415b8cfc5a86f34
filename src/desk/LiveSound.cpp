#include "desk/LiveSound.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace watchdesk::desk {

namespace {
// With the packet's own 20 ms and the output's buffer, within 150 ms of the mouth.
constexpr std::chrono::milliseconds delay{40};
} // namespace

void LiveSound::setMix(const QString& channel, const ChannelMix& mix) {
    const QMutexLocker lock(&m_mutex);
    Line& line = lineOf(channel);
    const double gain = mix.muted ? 0.0 : std::pow(10.0, std::clamp(mix.gainDb, leastGainDb, mostGainDb) / 20);
    // Equal power: as loud on one side as in the middle.
    const double angle = (std::clamp(mix.pan, -1.0, 1.0) + 1) * std::numbers::pi / 4;
    line.left = gain * std::cos(angle);
    line.right = gain * std::sin(angle);
}

LiveSound::Line& LiveSound::lineOf(const QString& channel) {
    auto& line = m_lines[channel];
    if (!line)
        line = std::make_shared<Line>(Line{rtp::Playout(delay)});
    return *line;
}

void LiveSound::setOpen(bool open) {
    const QMutexLocker lock(&m_mutex);
    if (open == m_open)
        return;
    m_open = open;
    for (const auto& line : m_lines)
        line->playout = rtp::Playout(delay);
}

void LiveSound::began(const QString& channel) {
    const QMutexLocker lock(&m_mutex);
    if (m_open)
        lineOf(channel).playout.begin();
}

void LiveSound::audio(const QString& channel, std::span<const std::int16_t> samples, std::size_t lost) {
    const QMutexLocker lock(&m_mutex);
    if (m_open)
        lineOf(channel).playout.write(samples, lost);
}

void LiveSound::ended(const QString& channel) {
    const QMutexLocker lock(&m_mutex);
    if (m_open)
        lineOf(channel).playout.end();
}

bool LiveSound::read(std::span<std::int16_t> stereo) {
    std::ranges::fill(stereo, std::int16_t{0});
    const QMutexLocker lock(&m_mutex);
    m_sum.assign(stereo.size(), 0.0);
    m_one.resize(stereo.size() / 2);
    bool any = false;
    for (const auto& line : std::as_const(m_lines)) {
        if (!line->playout.read(m_one))
            continue;
        any = true;
        for (std::size_t i = 0; i < m_one.size(); ++i) {
            m_sum[2 * i] += m_one[i] * line->left;
            m_sum[2 * i + 1] += m_one[i] * line->right;
        }
    }
    if (any)
        std::ranges::transform(m_sum, stereo.begin(), [](double sum) {
            return static_cast<std::int16_t>(std::clamp(std::lround(sum), -32768L, 32767L));
        });
    return any;
}

} // namespace watchdesk::desk
