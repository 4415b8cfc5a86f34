#include "sip/FieldGrammar.h"

#include "sip/AddressGrammar.h"
#include "sip/Text.h"
#include "sip/ViaGrammar.h"

#include <algorithm>
#include <array>

namespace watchdesk::sip {

namespace {

constexpr std::uint64_t kMaxSeconds = 0xFFFFFFFF;
constexpr std::uint64_t kMaxSequence = 0x7FFFFFFF;
constexpr std::uint64_t kMaxHops = 255;

Flaw callIdFlaw(std::string_view value) {
    const auto at = value.find('@');
    const bool fine = isWord(value.substr(0, at)) && (at == value.npos || isWord(value.substr(at + 1)));
    return fine ? nullptr : "characters that it cannot have";
}

Flaw hopsFlaw(std::string_view value) {
    return isNumber(value, kMaxHops) ? nullptr : "not a number between 0 and 255";
}

Flaw secondsFlaw(std::string_view value) {
    return isNumber(value, kMaxSeconds) ? nullptr : "not a number of seconds below 2^32";
}

Flaw tokensFlaw(std::string_view value) {
    Scanner scanner(value);
    do
        if (scanner.token().empty())
            return "not a list of tokens";
    while (scanner.separator(','));
    return scanner.atEnd() ? nullptr : "not a list of tokens";
}

Flaw tokensOrNothingFlaw(std::string_view value) {
    return value.empty() ? nullptr : tokensFlaw(value);
}

Flaw dispositionFlaw(std::string_view value) {
    Scanner scanner(value);
    std::vector<Parameter> all;
    if (scanner.token().empty())
        return "no token";
    const Flaw flaw = parameters(scanner, all);
    return flaw != nullptr || scanner.atEnd() ? flaw : "text that cannot be read";
}

Flaw mediaTypeFlaw(std::string_view value) {
    Scanner scanner(value);
    MediaType one;
    const Flaw flaw = mediaType(scanner, one);
    return flaw != nullptr || scanner.atEnd() ? flaw : "text that cannot be read";
}

Flaw acceptFlaw(std::string_view value) {
    Scanner scanner(value);
    do {
        MediaType one;
        if (const Flaw flaw = value.empty() ? nullptr : mediaType(scanner, one))
            return flaw;
    } while (scanner.separator(','));
    return scanner.atEnd() ? nullptr : "text that cannot be read";
}

// Sorted by how much hangs on them, not by name: there are few.
using enum FieldRule::Weight;
constexpr std::array kRules{FieldRule{"Via", viaFlaw, Core, false},
                            FieldRule{"From", fromToFlaw, Core, true},
                            FieldRule{"To", fromToFlaw, Core, true},
                            FieldRule{"Call-ID", callIdFlaw, Core, true},
                            FieldRule{"CSeq", cseqFlaw, Core, true},
                            FieldRule{"Contact", contactFlaw, Core, false},
                            FieldRule{"Record-Route", routeFlaw, Core, false},
                            FieldRule{"Route", routeFlaw, Request, false},
                            FieldRule{"Content-Type", mediaTypeFlaw, Core, true},
                            FieldRule{"Content-Encoding", tokensFlaw, Request, false},
                            FieldRule{"Content-Disposition", dispositionFlaw, Request, true},
                            FieldRule{"Max-Forwards", hopsFlaw, Request, true},
                            FieldRule{"Expires", secondsFlaw, Request, true},
                            FieldRule{"Date", dateFlaw, Request, true},
                            FieldRule{"Reply-To", fromToFlaw, Request, true},
                            FieldRule{"Require", tokensFlaw, Request, false},
                            FieldRule{"Proxy-Require", tokensFlaw, Request, false},
                            FieldRule{"Supported", tokensOrNothingFlaw, Request, false},
                            FieldRule{"Allow", tokensOrNothingFlaw, Request, false},
                            FieldRule{"Accept", acceptFlaw, Request, false},
                            FieldRule{"Authorization", credentialsFlaw, Request, false},
                            FieldRule{"Proxy-Authorization", credentialsFlaw, Request, false}};

} // namespace

const FieldRule* fieldRule(std::string_view name) {
    const auto it = std::ranges::find_if(kRules, [&](const FieldRule& rule) { return sameText(rule.name, name); });
    return it == kRules.end() ? nullptr : &*it;
}

Flaw cseqFlaw(std::string_view value) {
    Scanner scanner(value);
    if (!isNumber(scanner.until(" \t"), kMaxSequence))
        return "without a number below 2^31";
    if (!scanner.blanks() || scanner.token().empty() || !scanner.atEnd())
        return "without a method";
    return nullptr;
}

std::string_view cseqMethod(std::string_view value) {
    return value.substr(value.find_last_of(" \t") + 1);
}

Flaw mediaType(Scanner& scanner, MediaType& out) {
    out.type = scanner.token();
    if (out.type.empty() || !scanner.separator('/'))
        return "no type and subtype";
    out.subtype = scanner.token();
    return out.subtype.empty() ? "no type and subtype" : parameters(scanner, out.parameters);
}

// Values of schemes that nobody knows yet may be of any characters that do not end them.
Flaw credentialsFlaw(std::string_view value) {
    Scanner scanner(value);
    if (scanner.token().empty() || !scanner.blanks())
        return "no scheme with credentials";
    do {
        const auto begin = scanner.position();
        if (scanner.token().empty() || !scanner.separator('=')) {
            scanner.back(begin); // a token68, as Bearer has
            return scanner.until(" \t,\"").empty() || !scanner.atEnd() ? "credentials that cannot be read" : nullptr;
        }
        if (scanner.sees('"') ? scanner.quoted().empty() : scanner.until(" \t,\"").empty())
            return "credentials that cannot be read";
    } while (scanner.separator(','));
    return scanner.atEnd() ? nullptr : "credentials that cannot be read";
}

} // namespace watchdesk::sip
