#include "ui/control/Downsampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace watchdesk::ui {

namespace {
constexpr double kRadio = 8000;
constexpr double kPass = 3600;
constexpr int kLobes = 12; // of the sinc, on each side
} // namespace

Downsampler::Downsampler(int rate, int channels)
    : m_step(rate / kRadio), m_channels(std::max(1, channels)),
      m_half(static_cast<int>(std::ceil(kLobes * rate / (2 * kPass)))), m_cut(kPass / rate), m_next(m_half),
      m_in(static_cast<std::size_t>(m_half), 0.0) {}

QVector<qint16> Downsampler::push(const qint16* samples, qsizetype frames) {
    for (qsizetype i = 0; i < frames; ++i) {
        double sum = 0;
        for (int channel = 0; channel < m_channels; ++channel)
            sum += samples[i * m_channels + channel];
        m_in.push_back(sum / m_channels);
    }
    QVector<qint16> out;
    for (; m_next + m_half < static_cast<double>(m_in.size()); m_next += m_step)
        out.append(static_cast<qint16>(std::clamp(std::lround(filteredAt(m_next)), -32768L, 32767L)));
    const auto spent = static_cast<std::ptrdiff_t>(m_next) - m_half;
    if (spent > 0) {
        m_in.erase(m_in.begin(), m_in.begin() + spent);
        m_next -= static_cast<double>(spent);
    }
    return out;
}

double Downsampler::filteredAt(double position) const {
    const int first = static_cast<int>(position) - m_half + 1;
    double sum = 0;
    for (int k = std::max(0, first); k <= static_cast<int>(position) + m_half; ++k) {
        if (k >= static_cast<int>(m_in.size()))
            break;
        const double x = k - position;
        const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * std::min(1.0, std::abs(x) / m_half));
        const double angle = 2 * std::numbers::pi * m_cut * x;
        sum += m_in[static_cast<std::size_t>(k)] * window * 2 * m_cut *
               (std::abs(angle) < 1e-9 ? 1 : std::sin(angle) / angle);
    }
    return sum;
}

} // namespace watchdesk::ui
