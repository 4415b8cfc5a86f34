// Small text helpers of the SIP room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::sip {

[[nodiscard]] bool sameText(std::string_view a, std::string_view b); ///< ASCII, ignoring case
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Whole text as a decimal number not above limit.
[[nodiscard]] std::optional<std::uint64_t> number(std::string_view text, std::uint64_t limit);
/// A token of RFC 3261 section 25.1.
[[nodiscard]] bool isToken(std::string_view text);
/// Takes a list apart at commas outside quotes and angle brackets.
[[nodiscard]] std::vector<std::string> splitList(std::string_view text);

} // namespace watchdesk::sip
