#include "sip/AddressGrammar.h"

#include "sip/Text.h"
#include "sip/UriGrammar.h"

namespace watchdesk::sip {

namespace {

// True when what comes is a display name with '<' behind it, or '<' at once; the scanner then stands behind the '<'.
bool opensBracket(Scanner& scanner, Flaw& flaw) {
    const auto begin = scanner.position();
    if (scanner.sees('"')) {
        if (scanner.quoted().empty()) {
            flaw = "a quoted string that does not end";
            return false;
        }
        scanner.blanks();
        if (!scanner.sees('<'))
            flaw = "a name without an address in angle brackets";
    } else {
        while (!scanner.token().empty()) // *(token LWS)
            scanner.blanks();
    }
    if (scanner.take('<'))
        return true;
    scanner.back(begin);
    return false;
}

bool isQValue(std::string_view text) {
    const auto dot = text.find('.');
    const auto fraction = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
    if (fraction.size() > 3 || (!fraction.empty() && !isNumber(fraction, 999)))
        return false;
    return text.substr(0, dot) == "0" ||
           (text.substr(0, dot) == "1" && fraction.find_first_not_of('0') == fraction.npos);
}

Flaw listOf(std::string_view value, Flaw (*one)(Scanner&)) {
    Scanner scanner(value);
    std::size_t count = 0;
    do {
        if (const Flaw flaw = one(scanner))
            return flaw;
        if (++count > kMaxElements)
            return "more addresses than we take";
    } while (scanner.separator(','));
    return scanner.atEnd() ? nullptr : "text behind the address";
}

} // namespace

Flaw address(Scanner& scanner, Address& out) {
    Flaw flaw = nullptr;
    if (opensBracket(scanner, flaw)) {
        out.uri = scanner.until(">");
        if (!scanner.take('>'))
            return "angle brackets that do not close";
    } else if (flaw == nullptr) {
        out.uri = scanner.until(" \t;,<>\"");
        if (out.uri.find('?') != std::string_view::npos)
            return "a URI with headers outside angle brackets";
    }
    if (flaw == nullptr)
        flaw = uriFlaw(out.uri);
    return flaw != nullptr ? flaw : parameters(scanner, out.parameters);
}

Flaw fromToFlaw(std::string_view value) {
    Scanner scanner(value);
    Address one;
    if (const Flaw flaw = address(scanner, one))
        return flaw;
    if (const auto* tag = find(one.parameters, "tag"); tag != nullptr && !isToken(tag->value))
        return "a tag that is no token";
    return scanner.atEnd() ? nullptr : "text behind the address";
}

// A value of "expires" that cannot be read counts as an hour (RFC 3261 section 10.2.1.1), so it is no flaw.
Flaw contactFlaw(std::string_view value) {
    if (value == "*")
        return nullptr;
    return listOf(value, [](Scanner& scanner) -> Flaw {
        Address one;
        if (const Flaw flaw = address(scanner, one))
            return flaw;
        const auto* q = find(one.parameters, "q");
        return q == nullptr || isQValue(q->value) ? nullptr : "a q that is not between 0 and 1";
    });
}

Flaw routeFlaw(std::string_view value) {
    return listOf(value, [](Scanner& scanner) -> Flaw {
        const auto begin = scanner.position();
        Flaw flaw = nullptr;
        if (!opensBracket(scanner, flaw))
            return flaw != nullptr ? flaw : "an address without angle brackets";
        scanner.back(begin);
        Address one;
        return address(scanner, one);
    });
}

} // namespace watchdesk::sip
