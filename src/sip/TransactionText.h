// What oSIP2 gets to see of a message.
#pragma once

#include "sip/Message.h"

namespace watchdesk::sip {

/// The field that says which message a text stands for.
constexpr const char* kMessageNumber = "X-Message-Number";

/// Clean text of our own instead of the bytes off the wire: only what transactions are matched by (RFC 3261 section
/// 17), since oSIP2 stumbles over fields that are none of its business and takes time quadratic in the length of lists.
/// Whoever gets it back from oSIP2 finds the message itself by its number.
[[nodiscard]] std::string transactionText(const Message& message, std::uint64_t number);

} // namespace watchdesk::sip
