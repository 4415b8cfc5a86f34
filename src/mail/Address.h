// E-mail addresses, strictly.
#pragma once

#include <string_view>

namespace watchdesk::mail {

/// Whether it is an address that we send to: RFC 5321's mailbox with a dot-string at a domain of letters, digits and
/// hyphens, in ASCII; no quoted strings, comments, literals or routes, which nobody has and mischief likes.
[[nodiscard]] bool isAddress(std::string_view text);

/// The domain of an address; empty when it is none.
[[nodiscard]] std::string_view domainOf(std::string_view address);

} // namespace watchdesk::mail
