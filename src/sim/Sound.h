// The few things done to samples: reading WAV, 8 kHz, the band of a radio, level.
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace watchdesk::sim {

/// A mono recording as it lies in a file.
struct Wav {
    int rate = 8000;
    std::vector<std::int16_t> samples;
};

/// PCM 16-bit mono; sizes in the header that lie are cut to what is there. Corrupt for anything else.
[[nodiscard]] Result<Wav> readWav(const std::string& path);

/// What a voice radio leaves of it: 8 kHz, 300–3400 Hz, the given level in dBFS (RMS of the parts where there is
/// sound).
[[nodiscard]] std::vector<std::int16_t> throughRadio(const Wav& wav, double dbfs);

} // namespace watchdesk::sim
