// SIP addresses: URIs and the name-addr form of From, To, Contact, Route.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace watchdesk::sip {

/// sip:user@host:port;parameters (RFC 3261 section 19.1). host without the brackets of IPv6.
struct Uri {
    std::string scheme = "sip";
    std::string user;
    std::string host;
    std::uint16_t port = 0; ///< 0: none given
    std::string parameters; ///< from the first ';' on
};

/// nullopt when it is no sip or sips URI.
[[nodiscard]] std::optional<Uri> parseUri(std::string_view text);
/// The URI of "Name" <uri>;tag=x or uri;tag=x.
[[nodiscard]] std::string uriOf(std::string_view nameAddr);
/// A parameter of a header field outside its angle brackets; empty when absent or without a value.
[[nodiscard]] std::string parameterOf(std::string_view value, std::string_view name);
/// True for a dotted quad or an IPv6 address.
[[nodiscard]] bool isNumericHost(const std::string& host);
/// host or [host] for IPv6, as it stands in a URI or a Via.
[[nodiscard]] std::string bracketed(const std::string& host);

} // namespace watchdesk::sip
