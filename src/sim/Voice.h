// How the people of the shift sound: spoken by espeak-ng, through a radio.
#pragma once

#include "base/Random.h"
#include "base/Result.h"
#include "sim/Script.h"
#include "tones/ToneSet.h"

#include <cstdint>
#include <string>
#include <vector>

namespace watchdesk::sim {

using Samples = std::vector<std::int16_t>;

/// A speaker of espeak-ng.
struct Voice {
    std::string name; ///< "en-gb+f2"
    int wordsPerMinute = 160;
    int pitch = 50; ///< 0…99
};

/// The same voice for the same code, every time.
[[nodiscard]] Voice voiceOf(const std::string& code);

/// Turns overs into sound: 8 kHz, 300–3400 Hz, about -20 dBFS. Speech comes from espeak-ng, run as a process, and is
/// kept as WAV files in a folder. Without espeak-ng it is noise in the rhythm of the words. One thread; takes some 50
/// ms for a new over.
class Speaker {
public:
    /// cacheFolder is made when it is not there; empty: the user's own cache.
    Speaker(tones::ToneSet set, std::string cacheFolder, std::uint64_t seed);

    /// Squelch opens, the call 100 ms later, speech, (a trailing call,) squelch closes.
    [[nodiscard]] Samples over(const Over& over);
    /// Only the words.
    [[nodiscard]] Samples speech(const std::string& text, const Voice& voice);
    [[nodiscard]] bool speaks() const { return m_speaks; } ///< false once espeak-ng has failed

private:
    [[nodiscard]] Result<Samples> espeak(const std::string& text, const Voice& voice);
    [[nodiscard]] Samples murmur(const std::string& text, const Voice& voice);
    void addNoise(Samples& samples);

    tones::ToneSet m_set;
    std::string m_folder;
    SeededRandom m_random;
    bool m_speaks = true;
};

} // namespace watchdesk::sim
