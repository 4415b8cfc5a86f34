// Speech of programs, for finding out what decoders hear in it that is not there.
#pragma once

#include "Signals.h"

#include <cstddef>
#include <string>
#include <vector>

namespace watchdesk::test {

/// A voice of espeak-ng or flite at a speed; both are run as processes and come from Debian.
struct Speaker {
    const char* program;
    const char* voice;
    int speed; ///< words a minute of espeak-ng; a percentage of flite's own length
};

/// Those whose program this machine has, the two programs in turns.
[[nodiscard]] std::vector<Speaker> speakers();

/// So many words of the trade (some 160 a minute) spoken, 8 kHz: the same for the same seed. Empty when the program
/// fails.
[[nodiscard]] Samples spoken(const Speaker& speaker, int words, unsigned seed);

} // namespace watchdesk::test
