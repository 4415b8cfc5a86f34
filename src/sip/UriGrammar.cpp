#include "sip/UriGrammar.h"

#include "sip/Text.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace watchdesk::sip {

namespace {

// A bare '#' in the user part is none of the RFC's, but radio exchanges dial by it.
constexpr std::string_view kUser = "&=+$,;?/#";
constexpr std::string_view kPassword = "&=+$,";
constexpr std::string_view kParameter = "[]/:&+$";
constexpr std::string_view kHeader = "[]/?:+$";
constexpr std::string_view kUric = ";/?:@&=+$,[]";

struct SipUri {
    std::optional<std::string_view> userInfo;
    std::string_view hostPort;
    std::optional<std::string_view> parameters; ///< from behind the first ';'
    std::optional<std::string_view> headers;    ///< from behind the '?'
};

// Neither parameters nor headers may hold an '@' that is not escaped, so the first one ends the user part.
SipUri takeApart(std::string_view rest) {
    SipUri out;
    if (const auto at = rest.find('@'); at != std::string_view::npos) {
        out.userInfo = rest.substr(0, at);
        rest.remove_prefix(at + 1);
    }
    if (const auto mark = rest.find('?'); mark != std::string_view::npos) {
        out.headers = rest.substr(mark + 1);
        rest = rest.substr(0, mark);
    }
    if (const auto semicolon = rest.find(';'); semicolon != std::string_view::npos) {
        out.parameters = rest.substr(semicolon + 1);
        rest = rest.substr(0, semicolon);
    }
    out.hostPort = rest;
    return out;
}

Flaw userFlaw(std::string_view userInfo) {
    const auto colon = userInfo.find(':');
    const auto user = userInfo.substr(0, colon);
    if (user.empty() || !isEscapedText(user, kUser))
        return "a URI whose user part cannot be read";
    if (colon != std::string_view::npos && !isEscapedText(userInfo.substr(colon + 1), kPassword))
        return "a URI whose password cannot be read";
    return nullptr;
}

Flaw hostPortFlaw(std::string_view text) {
    const auto bracket = text.starts_with('[') ? text.find(']') : 0;
    const auto colon = bracket == std::string_view::npos ? bracket : text.find(':', bracket);
    if (!isHost(text.substr(0, colon)))
        return "a URI whose host cannot be read";
    if (colon != std::string_view::npos && !isPort(text.substr(colon + 1)))
        return "a URI whose port cannot be read";
    return nullptr;
}

std::string_view takePiece(std::optional<std::string_view>& rest, char separator) {
    const auto end = rest->find(separator);
    const auto piece = rest->substr(0, end);
    rest = end == std::string_view::npos ? std::nullopt : std::optional(rest->substr(end + 1));
    return piece;
}

bool knownParameterFits(std::string_view name, std::string_view value) {
    if (sameText(name, "ttl"))
        return isNumber(value, 255);
    if (sameText(name, "maddr"))
        return isHost(value);
    if (sameText(name, "transport") || sameText(name, "user") || sameText(name, "method"))
        return isToken(value);
    return true;
}

Flaw parametersFlaw(std::optional<std::string_view> rest) {
    std::unordered_set<std::string> names;
    while (rest) {
        const auto one = takePiece(rest, ';');
        const auto equals = one.find('=');
        const auto name = one.substr(0, equals);
        const auto value = equals == std::string_view::npos ? std::string_view() : one.substr(equals + 1);
        if (name.empty() || !isEscapedText(name, kParameter) || !isEscapedText(value, kParameter) ||
            (equals != std::string_view::npos && value.empty()) || !knownParameterFits(name, value))
            return "a URI whose parameters cannot be read";
        if (!names.insert(std::string(name)).second)
            return "a URI with a parameter that comes twice";
        if (names.size() > kMaxParameters)
            return "a URI with more parameters than we take";
    }
    return nullptr;
}

Flaw headersFlaw(std::optional<std::string_view> rest) {
    for (std::size_t count = 0; rest; ++count) {
        if (count >= kMaxParameters)
            return "a URI with more headers than we take";
        const auto one = takePiece(rest, '&');
        const auto equals = one.find('=');
        if (equals == 0 || equals == std::string_view::npos || !isEscapedText(one.substr(0, equals), kHeader) ||
            !isEscapedText(one.substr(equals + 1), kHeader))
            return "a URI whose headers cannot be read";
    }
    return nullptr;
}

bool isScheme(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && letter(text.front()) && std::ranges::all_of(text, [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    });
}

} // namespace

std::string_view schemeOf(std::string_view uri) {
    const auto colon = uri.find(':');
    const auto scheme = uri.substr(0, colon);
    return colon == std::string_view::npos || !isScheme(scheme) ? std::string_view() : scheme;
}

bool isSipScheme(std::string_view scheme) {
    return sameText(scheme, "sip") || sameText(scheme, "sips");
}

std::optional<std::string_view> uriHeaders(std::string_view uri) {
    const auto scheme = schemeOf(uri);
    return isSipScheme(scheme) ? takeApart(uri.substr(scheme.size() + 1)).headers : std::nullopt;
}

Flaw uriFlaw(std::string_view uri) {
    const auto scheme = schemeOf(uri);
    if (uri.find_first_of(" \t<>\"") != std::string_view::npos)
        return "a URI with blanks, quotes or angle brackets in it";
    if (scheme.empty())
        return "no URI, since it has no scheme";
    const auto rest = uri.substr(scheme.size() + 1);
    if (!isSipScheme(scheme))
        return !rest.empty() && isEscapedText(rest, kUric) ? nullptr : "a URI with characters that it cannot have";
    const SipUri parts = takeApart(rest);
    if (parts.userInfo)
        if (const Flaw flaw = userFlaw(*parts.userInfo))
            return flaw;
    if (const Flaw flaw = hostPortFlaw(parts.hostPort))
        return flaw;
    if (const Flaw flaw = parametersFlaw(parts.parameters))
        return flaw;
    return headersFlaw(parts.headers);
}

} // namespace watchdesk::sip
