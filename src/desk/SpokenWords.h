// Written words as speech.
#pragma once

#include "base/Result.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace watchdesk::desk {

/// Spoken by espeak-ng in a British voice, 8 kHz, at the loudness of somebody on the radio. The words go by its
/// standard input and the sound through a folder of this user's alone, gone afterwards. Waits, at most 20 s: not on the
/// window's thread. Unavailable: espeak-ng is not there, or made nothing.
[[nodiscard]] Result<std::vector<std::int16_t>> spokenWords(const QString& words);

} // namespace watchdesk::desk
