// The validator in front of oSIP2: one judgement for every message that comes off the wire.
#pragma once

#include "sip/Verdict.h"

#include <string_view>

namespace watchdesk::sip {

/// Judges one datagram by RFC 3261, torture messages of RFC 4475 in mind. Time and memory linear in its length.
[[nodiscard]] Verdict judge(std::string_view bytes);

/// The answer that the verdict asks for, to be sent to where the request came from without a transaction (RFC 3261
/// section 8.2.7): the same for the same request. nullopt when there is none.
[[nodiscard]] std::optional<Message> answerTo(const Verdict& verdict, const Peer& from);

} // namespace watchdesk::sip
