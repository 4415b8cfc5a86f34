#include "Signals.h"

#include <spandsp.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numbers>

namespace watchdesk::test {

namespace {

constexpr double kTurn = 2 * std::numbers::pi;

std::int16_t sample(double value) {
    return static_cast<std::int16_t>(std::lround(std::clamp(value, -32767.0, 32767.0)));
}

/// Gain of a flat Rayleigh channel: eight paths with their own Doppler (Jakes).
class Fading {
public:
    Fading(double hz, std::mt19937& random) : m_hz(hz) {
        for (auto& path : m_paths)
            path = {std::uniform_real_distribution(0.0, kTurn)(random),
                    std::uniform_real_distribution(0.0, kTurn)(random)};
    }
    [[nodiscard]] double at(double seconds) const {
        if (m_hz <= 0)
            return 1;
        double re = 0;
        double im = 0;
        for (const auto& [angle, phase] : m_paths) {
            const double turn = kTurn * m_hz * std::cos(angle) * seconds + phase;
            re += std::cos(turn);
            im += std::sin(turn);
        }
        return std::hypot(re, im) / std::sqrt(double(m_paths.size()));
    }

private:
    double m_hz;
    std::array<std::pair<double, double>, 8> m_paths;
};

std::vector<double> pureCall(const tones::ToneSet& set, const std::string& code, const Condition& condition,
                             std::mt19937& random) {
    const std::string air = tones::onAir(code).substr(0, std::size_t(condition.tones));
    const double peak = 32767 * std::pow(10, condition.dbfs / 20);
    std::vector<double> out;
    double turns = 0;
    for (std::size_t i = 0; i < air.size(); ++i) {
        const auto symbol = std::string("0123456789ABCDEF").find(air[i]);
        const double ms = i == 0 && condition.firstMs > 0 ? condition.firstMs : set.toneMs * condition.pace;
        const double weaker = std::uniform_real_distribution(-condition.tiltDb, 0.0)(random);
        for (int n = 0; n < int(ms * 8); ++n) {
            out.push_back(peak * std::pow(10, weaker / 20) * std::sin(kTurn * turns));
            turns += set.hz[symbol] * (1 + condition.offset) / 8000;
        }
    }
    return out;
}

void losePackets(Samples& samples, double part, std::mt19937& random) {
    for (std::size_t at = 0; part > 0 && at < samples.size(); at += 160)
        if (std::uniform_real_distribution(0.0, 1.0)(random) < part)
            std::fill_n(samples.begin() + std::ptrdiff_t(at), std::min<std::size_t>(160, samples.size() - at),
                        std::int16_t(0));
}

} // namespace

void compand(Samples& samples, Companding companding) {
    for (auto& s : samples) {
        if (companding == Companding::ALaw)
            s = alaw_to_linear(linear_to_alaw(s));
        else if (companding == Companding::MuLaw)
            s = ulaw_to_linear(linear_to_ulaw(s));
    }
}

std::string anyCode(std::mt19937& random) {
    std::string code;
    while (code.size() < 5)
        code += char('0' + std::uniform_int_distribution(0, 9)(random));
    return code;
}

Heard spoilt(const tones::ToneSet& set, const std::string& code, const Condition& condition, std::mt19937& random) {
    const auto call = pureCall(set, code, condition, random);
    const auto lead = std::uniform_int_distribution(3200, 4800)(random);
    std::vector<double> air(std::size_t(lead), 0.0);
    air.insert(air.end(), call.begin(), call.end());
    air.resize(air.size() + 2000, 0.0);

    const Fading fading(condition.fadingHz, random);
    const double power = std::pow(32767 * std::pow(10, condition.dbfs / 20), 2) / 2;
    const double sigma = condition.snrDb ? std::sqrt(power / std::pow(10, *condition.snrDb / 10)) : 0.0;
    std::normal_distribution<double> noise(0, 1);
    Heard heard{{}, lead, lead + std::int64_t(call.size())};
    for (std::size_t n = 0; n < air.size(); ++n)
        heard.samples.push_back(
            sample(air[n] * fading.at(double(n) / 8000) + (sigma > 0 ? sigma * noise(random) : 0.0)));
    compand(heard.samples, condition.companding);
    losePackets(heard.samples, condition.loss, random);
    return heard;
}

Samples babble(double seconds, std::mt19937& random) {
    std::uniform_real_distribution<double> unit(0, 1);
    Samples out;
    double phase = 0;
    double pitch = 120;
    while (double(out.size()) < seconds * 8000) {
        const double length = 0.04 + 0.2 * unit(random);
        const double from = pitch;
        pitch = std::clamp(pitch * (0.85 + 0.3 * unit(random)), 80.0, 320.0);
        const std::array<double, 3> formants{250 + 600 * unit(random), 800 + 1500 * unit(random),
                                             2200 + 900 * unit(random)};
        const double loud = unit(random) < 0.15 ? 0 : 3000 + 5000 * unit(random);
        const auto count = std::size_t(length * 8000);
        for (std::size_t n = 0; n < count; ++n) {
            const double hz = from + (pitch - from) * double(n) / double(count);
            phase += hz / 8000;
            double value = 0;
            for (int h = 1; h * hz < 3600; ++h) {
                double gain = 0.02;
                for (const double f : formants)
                    gain += std::exp(-std::pow((h * hz - f) / 90, 2));
                value += gain * std::sin(kTurn * h * phase);
            }
            out.push_back(sample(loud * value / 2 + 60 * (unit(random) - 0.5)));
        }
    }
    return out;
}

Samples readWav(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const auto word = [&](std::size_t at) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, 4);
        return value;
    };
    const auto data = bytes.find("data", 12);
    if (bytes.size() < 44 || bytes.compare(0, 4, "RIFF") != 0 || data == std::string::npos)
        return {};
    Samples in((bytes.size() - data - 8) / 2);
    std::memcpy(in.data(), bytes.data() + data + 8, in.size() * 2);
    const double ratio = word(24) / 8000.0;
    Samples out;
    for (double at = 0; at + 1 < double(in.size()); at += ratio) {
        const auto n = std::size_t(at);
        const double part = at - double(n);
        out.push_back(sample(in[n] * (1 - part) + in[n + 1] * part));
    }
    return out;
}

} // namespace watchdesk::test
