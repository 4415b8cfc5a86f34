#include "sip/Semantics.h"

#include "sip/FieldGrammar.h"
#include "sip/Text.h"
#include "sip/UriGrammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace watchdesk::sip {

namespace {

/// Option tags (RFC 3261 section 19.2) of the extensions that we have: session timers (RFC 4028).
constexpr std::array<std::string_view, 1> kExtensions{"timer"};
constexpr std::size_t kMaxUnsupportedNamed = 16; ///< an answer should not grow with what was thrown at us

Objection against(std::string why, int response = 400) {
    return {Layer::Semantic, std::move(why), response};
}

std::optional<Objection> missing(const Message& message) {
    for (const char* name : {"Via", "From", "To", "Call-ID", "CSeq"})
        if (!message.has(name))
            return against(fmt::format("{} missing", name));
    return std::nullopt;
}

std::optional<Objection> twice(const Message& message) {
    std::vector<const FieldRule*> seen;
    for (const auto& header : message.headers()) {
        const FieldRule* rule = fieldRule(header.name);
        if (rule == nullptr || !rule->single || (!message.isRequest() && rule->weight != FieldRule::Weight::Core))
            continue;
        if (std::ranges::find(seen, rule) != seen.end())
            return against(fmt::format("{} more than once", rule->name));
        seen.push_back(rule);
    }
    return std::nullopt;
}

bool isAnySdp(const MediaType& range) {
    return (range.type == "*" && range.subtype == "*") ||
           (sameText(range.type, "application") && (range.subtype == "*" || sameText(range.subtype, "sdp")));
}

// "q=0" says that it is not wanted (RFC 3261 section 20.1).
bool isWanted(const MediaType& range) {
    const auto* q = find(range.parameters, "q");
    return q == nullptr || q->value.find_first_not_of("0.") != std::string_view::npos;
}

// The answer to an offer carries a session description.
bool takesSdp(const Message& request) {
    for (const auto& value : request.values("Accept")) {
        Scanner scanner(value);
        MediaType range;
        if (!value.empty() && mediaType(scanner, range) == nullptr && isAnySdp(range) && isWanted(range))
            return true;
    }
    return !request.has("Accept");
}

Inability unsupported(const Message& request) {
    std::string names;
    std::size_t count = 0;
    for (const auto& tag : request.values("Require"))
        if (std::ranges::find(kExtensions, tag) == kExtensions.end() && count++ < kMaxUnsupportedNamed)
            names += (names.empty() ? "" : ", ") + tag;
    if (count == 0)
        return {};
    return {420, "Require: an extension that we do not have", {{"Unsupported", names}}};
}

bool isOffer(const Message& request) {
    return request.isRequest("INVITE") || request.isRequest("UPDATE");
}

// handling=optional: whoever cannot read it may go on as if it were not there (RFC 3261 section 20.11).
bool mayIgnoreBody(const Message& request) {
    Scanner scanner(request.first("Content-Disposition"));
    std::vector<Parameter> all;
    if (scanner.token().empty() || parameters(scanner, all) != nullptr)
        return false;
    const auto* handling = find(all, "handling");
    return handling != nullptr && sameText(handling->value, "optional");
}

// A body without a type is taken for what we can read, since some gateways leave it out.
Inability unreadable(const Message& request) {
    if (!isOffer(request) || request.body().empty() || mayIgnoreBody(request))
        return {};
    for (const auto& coding : request.values("Content-Encoding"))
        if (!sameText(coding, "identity"))
            return {415, "Content-Encoding: not one that we read", {{"Accept-Encoding", "identity"}}};
    Scanner scanner(request.first("Content-Type"));
    MediaType type;
    if (!request.has("Content-Type") || (mediaType(scanner, type) == nullptr && isAnySdp(type)))
        return {};
    return {415, "Content-Type: not one that we read", {{"Accept", "application/sdp"}}};
}

} // namespace

std::optional<Objection> semanticObjection(const Message& message) {
    if (auto found = missing(message))
        return found;
    if (auto found = twice(message))
        return found;
    if (!message.isRequest())
        return std::nullopt;
    if (cseqMethod(message.first("CSeq")) != message.method())
        return against("CSeq names another method");
    if (uriHeaders(message.uri()))
        return against("Request-URI: headers, which it may not have");
    if (message.first("Contact") == "*" && !message.isRequest("REGISTER"))
        return against("Contact: * outside of REGISTER");
    return std::nullopt;
}

Inability inabilityFor(const Message& request) {
    if (!request.isRequest() || request.isRequest("ACK") || request.isRequest("CANCEL"))
        return {};
    if (!isSipScheme(schemeOf(request.uri())))
        return {416, "Request-URI: a scheme that we do not have", {}};
    if (auto found = unsupported(request); found.status != 0)
        return found;
    if (auto found = unreadable(request); found.status != 0)
        return found;
    if (request.isRequest("INVITE") && !takesSdp(request))
        return {406, "Accept: without application/sdp, which is all that we can answer with", {}};
    return {};
}

} // namespace watchdesk::sip
