// The text of resources/tones/tone_tables.csv, inside the library.
#pragma once

#include "tones/ToneSet.h"

#include <string_view>
#include <vector>

namespace watchdesk::tones {

[[nodiscard]] std::string_view toneTablesCsv();

/// Reads such a table: a header line, then name, tone length in ms, sixteen frequencies in Hz and a source that is
/// ignored. The first line that is not like that is named by its number. ErrorCode::InvalidInput.
[[nodiscard]] Result<std::vector<ToneSet>> readToneTables(std::string_view csv);

} // namespace watchdesk::tones
