// Requests of a user agent outside calls, and every request's second try with a password.
#include "sip/Text.h"
#include "sip/Uri.h"
#include "sip/UserAgentImpl.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::sip {

namespace {

// The registrar's word on how long: our Contact's parameter, else Expires, else what we asked for.
std::chrono::seconds granted(const Message& response, const std::string& contact, std::chrono::seconds asked) {
    const auto seconds = [](std::string_view text) { return number(trimmed(text), 0x7FFFFFFF); };
    const auto contacts = response.values("Contact");
    for (const auto& value : contacts)
        if (contacts.size() == 1 || uriOf(value) == uriOf(contact))
            if (const auto own = seconds(parameterOf(value, "expires")))
                return std::chrono::seconds(*own);
    if (const auto all = seconds(response.first("Expires")))
        return std::chrono::seconds(*all);
    return asked;
}

} // namespace

Message UserAgent::Impl::outside(const char* method, const std::string& uri) {
    Message request = Message::request(method, uri);
    addVia(request);
    request.add("Max-Forwards", "70");
    request.add("From", fmt::format("{};tag={}", from(), token(6)));
    request.add("To", fmt::format("<{}>", uri));
    request.add("Call-ID", token(8) + callIdSuffix);
    request.add("CSeq", fmt::format("1 {}", method));
    return request;
}

TransactionId UserAgent::Impl::send(Message request, const Peer& to, int tries) {
    authenticator.sign(request);
    const TransactionId tx = endpoint.request(request, to);
    if (tx != 0)
        sent[tx] = {std::move(request), to, tries};
    return tx;
}

std::uint32_t UserAgent::Impl::nextSeq(TransactionId tx, const Message& request) {
    if (tx == registration.tx)
        return ++registration.seq;
    for (auto& [id, one] : calls)
        if (one.state != Call::State::Calling && one.dialog.callId == request.first("Call-ID"))
            return ++one.dialog.localSeq;
    return request.cseq() + 1;
}

bool UserAgent::Impl::sendAgain(TransactionId tx, const Message& response) {
    const auto it = sent.find(tx);
    if (it == sent.end() || orphans.contains(tx) || !authenticator.learn(response, it->second.tries))
        return false;
    Sent again = std::move(it->second);
    sent.erase(it);
    again.request.set("CSeq", fmt::format("{} {}", nextSeq(tx, again.request), again.request.method()));
    addVia(again.request);
    renumber(tx, send(again.request, again.to, again.tries + 1));
    return true;
}

void UserAgent::Impl::forget(TransactionId tx) {
    sent.erase(tx);
    endpoint.forget(tx);
}

void UserAgent::Impl::renumber(TransactionId before, TransactionId after) {
    if (farewells.erase(before) > 0 && after != 0)
        farewells.insert(after);
    if (registration.tx == before)
        registration.tx = after;
    if (const auto text = outsiders.find(before); text != outsiders.end())
        outsiders[after] = outsiders.extract(text).mapped();
    for (auto& [id, one] : calls) {
        if (one.clientTx == before) {
            one.clientTx = after;
            if (const auto it = sent.find(after); it != sent.end())
                one.invite = it->second.request;
        }
        if (one.pingTx == before)
            one.pingTx = after;
        if (one.timer.tx == before)
            one.timer.tx = after;
    }
}

void UserAgent::Impl::registerAt(const Registrar& registrar) {
    if (registration.tx != 0)
        forget(registration.tx);
    if (registration.callId.empty()) {
        registration.callId = token(8) + callIdSuffix;
        registration.tag = token(6);
    }
    registration.registrar = registrar;
    Message request = Message::request("REGISTER", registrar.uri);
    addVia(request);
    request.add("Max-Forwards", "70");
    request.add("From", fmt::format("<{}>;tag={}", registrar.address, registration.tag));
    request.add("To", fmt::format("<{}>", registrar.address));
    request.add("Call-ID", registration.callId);
    request.add("CSeq", fmt::format("{} REGISTER", ++registration.seq));
    describe(request);
    request.add("Expires", std::to_string(registrar.expires.count()));
    registration.tx = send(request, registrar.peer);
    if (registration.tx == 0)
        events.registrationFailed(400, "the address cannot be written as SIP");
}

void UserAgent::Impl::registrarAnswered(const Message& response) {
    registration.tx = 0;
    Registrar& registrar = registration.registrar;
    if (response.status() < 300) {
        events.registered(registrar.expires.count() == 0 ? registrar.expires
                                                         : granted(response, contact(), registrar.expires));
        return;
    }
    // Interval Too Brief: once more with theirs (RFC 3261 section 10.2.8).
    const auto least = number(trimmed(response.first("Min-Expires")), 86400);
    if (response.status() == 423 && least && std::chrono::seconds(*least) > registrar.expires) {
        Registrar longer = registrar;
        longer.expires = std::chrono::seconds(*least);
        registerAt(longer);
        return;
    }
    events.registrationFailed(response.status(), response.reason());
}

RequestId UserAgent::Impl::sendText(const std::string& uri, const std::string& text, const Peer& to) {
    Message request = outside("MESSAGE", uri);
    request.setBody("text/plain;charset=UTF-8", text);
    return sendOutside(request, to);
}

RequestId UserAgent::Impl::sendOutside(const Message& request, const Peer& to) {
    const RequestId id = nextRequest++;
    const TransactionId tx = send(request, to);
    if (tx == 0)
        events.requestAnswered(id, 400);
    else
        outsiders[tx] = id;
    return id;
}

void UserAgent::Impl::textIncoming(TransactionId tx, const Message& request, const Peer& from) {
    const auto type = std::string_view(request.first("Content-Type"));
    if (!type.empty() && !sameText(trimmed(type.substr(0, type.find(';'))), "text/plain")) {
        reply(tx, request, 415, "Unsupported Media Type");
        return;
    }
    const int status = events.textReceived(request, from);
    reply(tx, request, status, status == 200 ? "OK" : status == 405 ? "Method Not Allowed" : "Not Taken");
}

} // namespace watchdesk::sip
