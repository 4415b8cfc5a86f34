// The grammar of URIs in SIP (RFC 3261 sections 19.1 and 25.1, RFC 3986 for the others).
#pragma once

#include "sip/Grammar.h"

namespace watchdesk::sip {

/// What is wrong with a whole addr-spec: a sip or sips URI letter by letter, any other absoluteURI by its characters.
[[nodiscard]] Flaw uriFlaw(std::string_view uri);
/// The scheme, without its colon; empty when there is none.
[[nodiscard]] std::string_view schemeOf(std::string_view uri);
/// True for sip and sips, the schemes that we can reach.
[[nodiscard]] bool isSipScheme(std::string_view scheme);
/// The headers of a sip URI, from behind its '?'; nullopt when there is none. A '?' may stand in the user part, too.
[[nodiscard]] std::optional<std::string_view> uriHeaders(std::string_view uri);

} // namespace watchdesk::sip
