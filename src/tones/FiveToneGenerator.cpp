#include "tones/FiveTone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace watchdesk::tones {

namespace {

int symbolOf(char c) {
    constexpr std::string_view symbols = "0123456789ABCDEF";
    const auto at = symbols.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

} // namespace

std::vector<std::int16_t> fiveTone(const ToneSet& set, std::string_view code, int amplitude) {
    const auto length = static_cast<std::size_t>(set.toneMs) * 8;
    std::vector<std::int16_t> samples;
    // The phase runs on from tone to tone, as an encoder's does, so that no click lies between them.
    double turns = 0;
    for (const char c : onAir(code)) {
        const int symbol = symbolOf(c);
        if (symbol < 0)
            return {};
        const double step = set.hz[static_cast<std::size_t>(symbol)] / 8000;
        for (std::size_t n = 0; n < length; ++n) {
            samples.push_back(static_cast<std::int16_t>(
                std::lround(std::clamp(amplitude, 0, 32767) * std::sin(2 * std::numbers::pi * turns))));
            turns = std::fmod(turns + step, 1.0);
        }
    }
    return samples;
}

} // namespace watchdesk::tones
