// Calls as the air spoils them, from a seed: for the tests and for the benchmark.
#pragma once

#include "tones/ToneSet.h"

#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace watchdesk::test {

using Samples = std::vector<std::int16_t>;
enum class Companding { None, ALaw, MuLaw };

/// What happens to a call between the microphone and the decoder.
struct Condition {
    std::string name = "clean";
    std::optional<double> snrDb; ///< of the tones over white noise in 4 kHz
    double offset = 0;           ///< frequency, 0.015 = +1.5 %
    double pace = 1;             ///< length of the tones
    double loss = 0;             ///< part of the 20 ms packets that are lost (come as zeros)
    double fadingHz = 0;         ///< Rayleigh fading
    int firstMs = 0;             ///< length of the first tone; 0: like the others
    int tones = 5;               ///< fewer: a truncated call
    double dbfs = -12;           ///< level of the tones (peak)
    double tiltDb = 0;           ///< each tone is up to this much weaker
    Companding companding = Companding::None;
};

/// Where the parts of a spoilt call lie.
struct Heard {
    Samples samples;
    std::int64_t callStart = 0;
    std::int64_t callEnd = 0;
};

/// Half a second or so of channel, the call, a quarter of a second of channel.
[[nodiscard]] Heard spoilt(const tones::ToneSet& set, const std::string& code, const Condition& condition,
                           std::mt19937& random);

/// Five digits.
[[nodiscard]] std::string anyCode(std::mt19937& random);

/// There and back through G.711.
void compand(Samples& samples, Companding companding);

/// A voice-like sound: harmonics of a gliding pitch through moving formants, with pauses. No calls in it.
[[nodiscard]] Samples babble(double seconds, std::mt19937& random);

/// A mono 16-bit WAV of any rate, brought to 8 kHz; empty when it cannot be read.
[[nodiscard]] Samples readWav(const std::string& path);

} // namespace watchdesk::test
