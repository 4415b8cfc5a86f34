// Selective calls and DTMF in recordings on disk.
#pragma once

#include "base/Result.h"

#include <string>
#include <vector>

namespace watchdesk::desk {

/// A call found in a file.
struct ToneCall {
    std::string set;
    std::string code;
    int atMs = 0;
};

struct ToneReport {
    std::vector<ToneCall> calls;
    std::string dtmf;
};

/// Reads a recording (WAV, FLAC, AIFF … any rate, any channels: mixed down and resampled to 8 kHz) and decodes the named tone
/// sets, all of the table when none is named. InvalidInput when it is no recording; any thread.
[[nodiscard]] Result<ToneReport> decodeToneFile(const std::string& path, const std::vector<std::string>& sets);

} // namespace watchdesk::desk
