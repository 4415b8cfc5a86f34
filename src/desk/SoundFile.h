// Sound files of any kind, as the radio has sound.
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace watchdesk::desk {

/// The whole file (WAV, FLAC, AIFF … any rate, any channels) as mono at 8 kHz, -1…1. InvalidInput when it is no
/// recording or too long; any thread.
[[nodiscard]] Result<std::vector<float>> readMono(const std::string& path);
/// Cut where they are too loud.
[[nodiscard]] std::vector<std::int16_t> toInt16(const std::vector<float>& samples);

} // namespace watchdesk::desk
