#include "sim/Sound.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numbers>

namespace watchdesk::sim {

namespace {

constexpr double kTopHz = 3400;
constexpr double kBottomHz = 300;
constexpr int kRate = 8000;
constexpr double kLobes = 24; ///< half length of the low-pass, in samples at 8 kHz

template <class T>
T numberAt(const std::string& bytes, std::size_t at) {
    T value{};
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

/// Resampling and the upper edge in one: a windowed sinc.
std::vector<double> lowPassed(const Wav& wav) {
    const double ratio = double(wav.rate) / kRate;
    const double cut = std::min(kTopHz, wav.rate / 2.0) / wav.rate; // turns a sample
    const double half = kLobes * std::max(ratio, 1.0);
    std::vector<double> out(std::size_t(double(wav.samples.size()) / ratio));
    for (std::size_t n = 0; n < out.size(); ++n) {
        const double centre = double(n) * ratio;
        const auto from = std::int64_t(std::max(0.0, std::ceil(centre - half)));
        const auto to = std::min(std::int64_t(std::floor(centre + half)), std::int64_t(wav.samples.size()) - 1);
        double sum = 0;
        for (std::int64_t k = from; k <= to; ++k) {
            const double x = double(k) - centre;
            const double phase = 2 * std::numbers::pi * cut * x;
            const double sinc = std::abs(x) < 1e-9 ? 2 * cut : std::sin(phase) / (std::numbers::pi * x);
            sum += wav.samples[std::size_t(k)] * sinc * (0.5 + 0.5 * std::cos(std::numbers::pi * x / half));
        }
        out[n] = sum;
    }
    return out;
}

/// Second-order Butterworth high-pass (bilinear transform).
void highPass(std::vector<double>& samples) {
    const double k = std::tan(std::numbers::pi * kBottomHz / kRate);
    const double norm = 1 / (1 + std::numbers::sqrt2 * k + k * k);
    const double a1 = 2 * (k * k - 1) * norm;
    const double a2 = (1 - std::numbers::sqrt2 * k + k * k) * norm;
    double z1 = 0;
    double z2 = 0;
    for (double& sample : samples) {
        const double in = sample * norm;
        const double out = in + z1;
        z1 = -2 * in - a1 * out + z2;
        z2 = in - a2 * out;
        sample = out;
    }
}

/// RMS over the 20 ms pieces that are within 30 dB of the loudest: pauses do not count.
double speechLevel(const std::vector<double>& samples) {
    constexpr std::size_t kPiece = 160;
    std::vector<double> powers;
    for (std::size_t at = 0; at + kPiece <= samples.size(); at += kPiece) {
        double power = 0;
        for (std::size_t n = at; n < at + kPiece; ++n)
            power += samples[n] * samples[n];
        powers.push_back(power / kPiece);
    }
    const double most = powers.empty() ? 0 : *std::max_element(powers.begin(), powers.end());
    std::erase_if(powers, [&](double p) { return p < most / 1000; });
    double sum = 0;
    for (const double p : powers)
        sum += p;
    return powers.empty() ? 0 : std::sqrt(sum / double(powers.size()));
}

} // namespace

Result<Wav> readWav(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const Error corrupt{ErrorCode::Corrupt, fmt::format("{} is no 16-bit mono WAV file.", path), "", ""};
    if (bytes.size() < 44 || bytes.compare(0, 4, "RIFF") != 0 || bytes.compare(8, 8, "WAVEfmt ") != 0)
        return corrupt;
    const auto data = bytes.find("data", 20);
    const auto rate = numberAt<std::uint32_t>(bytes, 24);
    if (data == std::string::npos || data + 8 > bytes.size() || numberAt<std::uint16_t>(bytes, 20) != 1 ||
        numberAt<std::uint16_t>(bytes, 22) != 1 || numberAt<std::uint16_t>(bytes, 34) != 16 || rate < 8000 ||
        rate > 96000)
        return corrupt;
    Wav wav{static_cast<int>(rate), {}};
    const auto size = std::min<std::size_t>(numberAt<std::uint32_t>(bytes, data + 4), bytes.size() - data - 8);
    wav.samples.resize(size / 2);
    std::memcpy(wav.samples.data(), bytes.data() + data + 8, wav.samples.size() * 2);
    return wav;
}

std::vector<std::int16_t> throughRadio(const Wav& wav, double dbfs) {
    auto samples = lowPassed(wav);
    highPass(samples);
    const double level = speechLevel(samples);
    const double gain = level > 0 ? 32768 * std::pow(10, dbfs / 20) / level : 0;
    std::vector<std::int16_t> out;
    out.reserve(samples.size());
    for (const double sample : samples)
        out.push_back(static_cast<std::int16_t>(std::lround(std::clamp(sample * gain, -32000.0, 32000.0))));
    return out;
}

} // namespace watchdesk::sim
