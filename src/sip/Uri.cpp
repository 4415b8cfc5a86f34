#include "sip/Uri.h"

#include "sip/Text.h"

#include <arpa/inet.h>

#include <array>

namespace watchdesk::sip {

namespace {

// Position of the first of `any` outside a quoted string.
std::size_t findOutsideQuotes(std::string_view text, std::string_view any) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && any.find(text[i]) != std::string_view::npos)
            return i;
    }
    return std::string_view::npos;
}

bool takeHostPort(std::string_view text, Uri& uri) {
    std::string_view port;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos)
            return false;
        uri.host = text.substr(1, close - 1);
        port = text.substr(close + 1);
    } else {
        const auto colon = text.find(':');
        uri.host = text.substr(0, colon);
        port = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
    }
    if (uri.host.empty() || uri.host.find_first_of(" <>\"@") != std::string::npos)
        return false;
    if (port.empty())
        return true;
    const auto value = port.front() == ':' ? number(port.substr(1), 65535) : std::nullopt;
    uri.port = static_cast<std::uint16_t>(value.value_or(0));
    return value.has_value();
}

} // namespace

std::optional<Uri> parseUri(std::string_view text) {
    Uri uri;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos ||
        !(sameText(text.substr(0, colon), "sip") || sameText(text.substr(0, colon), "sips")))
        return std::nullopt;
    uri.scheme = sameText(text.substr(0, colon), "sips") ? "sips" : "sip";
    std::string_view rest = text.substr(colon + 1);
    // A user part may hold ';' and '?'; what follows the last '@' before the host's parameters is the host.
    if (const auto at = rest.find('@'); at != std::string_view::npos) {
        uri.user = rest.substr(0, at);
        rest = rest.substr(at + 1);
    }
    const auto end = rest.find_first_of(";?");
    if (end != std::string_view::npos)
        uri.parameters = rest.substr(end);
    if (!takeHostPort(rest.substr(0, end), uri))
        return std::nullopt;
    return uri;
}

std::string uriOf(std::string_view nameAddr) {
    const auto open = findOutsideQuotes(nameAddr, "<");
    if (open == std::string_view::npos)
        return std::string(trimmed(nameAddr.substr(0, nameAddr.find(';'))));
    const auto close = nameAddr.find('>', open);
    if (close == std::string_view::npos)
        return {};
    return std::string(trimmed(nameAddr.substr(open + 1, close - open - 1)));
}

std::string parameterOf(std::string_view value, std::string_view name) {
    if (const auto open = findOutsideQuotes(value, "<"); open != std::string_view::npos) {
        const auto close = value.find('>', open);
        value = close == std::string_view::npos ? std::string_view() : value.substr(close + 1);
    }
    while (true) {
        const auto semicolon = findOutsideQuotes(value, ";");
        if (semicolon == std::string_view::npos)
            return {};
        value = value.substr(semicolon + 1);
        const auto one = value.substr(0, findOutsideQuotes(value, ";"));
        const auto equals = one.find('=');
        if (equals != std::string_view::npos && sameText(trimmed(one.substr(0, equals)), name))
            return std::string(trimmed(one.substr(equals + 1)));
    }
}

bool isNumericHost(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> address{};
    return inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
           inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
}

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

} // namespace watchdesk::sip
