// Keys that come as SIP INFO (RFC 2976 and RFC 6086 as telephones use them, without an Info-Package).
#pragma once

#include "sip/Message.h"

#include <string>

namespace watchdesk::sip {

/// The digits that an INFO carries, "0" … "9", "*", "#", "A" … "D": of application/dtmf-relay its Signal, of
/// application/dtmf the body. Empty for flash, other content and nonsense.
[[nodiscard]] std::string digitsOf(const Message& info);

} // namespace watchdesk::sip
