// The grammar of From, To, Contact, Route and their like (RFC 3261 sections 20 and 25.1).
#pragma once

#include "sip/Grammar.h"

namespace watchdesk::sip {

/// One name-addr or addr-spec, with what follows it.
struct Address {
    std::string_view uri;
    std::vector<Parameter> parameters;
};

/// Reads one address from where the scanner stands. An addr-spec without angle brackets ends at the first ';', which is
/// the header field's then, and may hold neither ',' nor '?' (RFC 3261 section 20).
[[nodiscard]] Flaw address(Scanner& scanner, Address& out);

[[nodiscard]] Flaw fromToFlaw(std::string_view value);  ///< From, To, Reply-To: one address, a tag that is a token
[[nodiscard]] Flaw contactFlaw(std::string_view value); ///< "*", or addresses with q and expires
[[nodiscard]] Flaw routeFlaw(std::string_view value);   ///< Route, Record-Route: angle brackets always

} // namespace watchdesk::sip
