// Scenarios for sipp, written by us.
#pragma once

#include <string>

namespace watchdesk::peers {

/// tg1 calls "desk", streams a file of A-law (none when it is empty) and hangs up after the pause; with a re-INVITE in
/// the middle when asked for.
[[nodiscard]] std::string callingScenario(int pauseMs, const std::string& file = {}, bool reinvite = false);

/// tg1 calls "desk", plays a capture of A-law, keys digits (RFC 4733) and then one more by INFO, and hangs up. sipp
/// sends both by a raw socket, from one port.
[[nodiscard]] std::string keyingScenario(const std::string& capture, const std::string& digits, char byInfo);

} // namespace watchdesk::peers
