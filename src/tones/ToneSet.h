// Selective-calling tone sets, as data.
#pragma once

#include "base/Result.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::tones {

/// One published set of sixteen tones. Index is the digit; 0xE is the repeat tone.
struct ToneSet {
    std::string name; ///< "EEA", "CCIR", "ZVEI1", …
    int toneMs = 0;   ///< nominal length of a tone
    std::array<double, 16> hz{};
};

/// The sets of resources/tones/tone_tables.csv, built in.
[[nodiscard]] const std::vector<ToneSet>& toneSets();

/// By name, ignoring case; NotFound names the known ones.
[[nodiscard]] Result<ToneSet> toneSet(std::string_view name);

/// What people call a set: "CCIR" for "CCIR(1)".
[[nodiscard]] std::string plainName(std::string_view name);

/// The symbols that go on the air for a code: a digit like the one before it is sent as E.
[[nodiscard]] std::string onAir(std::string_view code);

} // namespace watchdesk::tones
