// Header fields of a message (RFC 5322), in ASCII whatever is in them.
#pragma once

#include "base/Clock.h"

#include <string>
#include <string_view>

namespace watchdesk::mail {

/// Unstructured text or a display name: as it is when it is plain ASCII, else as encoded words (RFC 2047, UTF-8, base
/// 64) of at most 75 characters, none of which cuts a character. Controls, line ends among them, become blanks, and
/// bytes that are no UTF-8 the replacement character, so that nothing in it can begin another field.
[[nodiscard]] std::string headerText(std::string_view utf8);

/// "Desk <desk@example.org>". Name and address as above; the address has to be one (isAddress).
[[nodiscard]] std::string mailbox(std::string_view name, std::string_view address);

/// RFC 5322's date in UTC: "Fri, 20 Nov 2026 14:32:18 +0000".
[[nodiscard]] std::string dateField(UtcMs at);

} // namespace watchdesk::mail
