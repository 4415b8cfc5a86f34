// Scenarios for sipp, written by us.
#pragma once

#include <string>

namespace watchdesk::peers {

/// tg1 calls "desk", streams a file of A-law (none when it is empty) and hangs up after the pause; with a re-INVITE in
/// the middle when asked for.
[[nodiscard]] std::string callingScenario(int pauseMs, const std::string& file = {}, bool reinvite = false);

} // namespace watchdesk::peers
