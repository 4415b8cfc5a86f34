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

/// tg1 is called by the desk, streams a file of A-law and, in the middle of it, sends a re-INVITE with a session timer
/// (RFC 4028); then hangs up. Fails when the answer grants no timer.
[[nodiscard]] std::string calledScenario(int pauseMs, const std::string& file);

/// tg1 calls with a session interval that is too small, must hear 422 with the least one, and calls again with that.
[[nodiscard]] std::string smallIntervalScenario();

/// tg1 is called, refuses the interval as too small (422, Min-SE 3600), and must be asked again with that.
[[nodiscard]] std::string largeIntervalScenario();

/// tg1 sends a text (RFC 3428), or must receive exactly that one.
[[nodiscard]] std::string textingScenario(const std::string& words);
[[nodiscard]] std::string textedScenario(const std::string& words);

/// Callers whose names stand in the injected file call, stay for the pause and hang up.
[[nodiscard]] std::string crowdScenario(int pauseMs);

} // namespace watchdesk::peers
