#include "sip/ViaGrammar.h"

#include "sip/Text.h"
#include "sip/Uri.h"

#include <fmt/format.h>

namespace watchdesk::sip {

namespace {

bool sentProtocol(Scanner& scanner, ViaParm& out) {
    if (scanner.token().empty() || !scanner.separator('/') || scanner.token().empty() || !scanner.separator('/'))
        return false;
    out.transport = scanner.token();
    return !out.transport.empty() && scanner.blanks();
}

Flaw sentBy(Scanner& scanner, ViaParm& out) {
    const bool bracket = scanner.sees('[');
    const auto begin = scanner.position();
    scanner.until(bracket ? "]" : " \t:;,");
    if (bracket)
        scanner.take(']');
    out.sentBy = scanner.since(begin);
    if (!isHost(out.sentBy))
        return "a host that cannot be read";
    if (scanner.separator(':') && !isPort(scanner.until(" \t;,")))
        return "a port that cannot be read";
    return nullptr;
}

Flaw knownParameters(const std::vector<Parameter>& all) {
    if (const auto* branch = find(all, "branch"); branch != nullptr && !isToken(branch->value))
        return "a branch that is no token";
    if (const auto* ttl = find(all, "ttl"); ttl != nullptr && !isNumber(ttl->value, 255))
        return "a ttl that is not between 0 and 255";
    if (const auto* maddr = find(all, "maddr"); maddr != nullptr && !isHost(maddr->value))
        return "a maddr that is no host";
    if (const auto* rport = find(all, "rport"); rport != nullptr && rport->hasValue && !isPort(rport->value))
        return "an rport that is no port";
    return nullptr;
}

std::string withoutBrackets(std::string_view host) {
    return std::string(host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host);
}

} // namespace

Flaw viaParm(Scanner& scanner, ViaParm& out) {
    if (!sentProtocol(scanner, out))
        return "a protocol that cannot be read";
    if (const Flaw flaw = sentBy(scanner, out))
        return flaw;
    if (const Flaw flaw = parameters(scanner, out.parameters))
        return flaw;
    return knownParameters(out.parameters);
}

Flaw viaFlaw(std::string_view value) {
    Scanner scanner(value);
    std::size_t count = 0;
    do {
        ViaParm one;
        if (const Flaw flaw = viaParm(scanner, one))
            return flaw;
        if (++count > kMaxElements)
            return "more hops than there can be";
    } while (scanner.separator(','));
    return scanner.atEnd() ? nullptr : "text that cannot be read";
}

bool namesSender(std::string_view value) {
    Scanner scanner(value);
    ViaParm one;
    return sentProtocol(scanner, one) && sentBy(scanner, one) == nullptr;
}

std::string viaAsHeard(std::string_view value, const std::string& ip, std::uint16_t port) {
    Scanner scanner(value);
    ViaParm top;
    if (viaParm(scanner, top) != nullptr)
        return std::string(value);
    std::string own(value.substr(0, scanner.position()));
    const auto* rport = find(top.parameters, "rport");
    if (rport != nullptr && !rport->hasValue)
        own.insert(static_cast<std::size_t>(rport->name.data() - value.data()) + rport->name.size(),
                   fmt::format("={}", port));
    const bool elsewhere = rport != nullptr || withoutBrackets(top.sentBy) != ip;
    if (elsewhere && find(top.parameters, "received") == nullptr)
        own += ";received=" + ip;
    return own + std::string(value.substr(scanner.position()));
}

} // namespace watchdesk::sip
