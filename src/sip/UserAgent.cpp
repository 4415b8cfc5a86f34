#include "sip/UserAgent.h"

#include "sip/Uri.h"
#include "sip/UserAgentImpl.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace watchdesk::sip {

namespace {

constexpr const char* kAllow = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, MESSAGE";

} // namespace

UserAgent::Impl::Impl(Identity who, UserAgentEvents& listener, Random& source, Now clock)
    : identity(std::move(who)), events(listener), random(source), now(std::move(clock)),
      authenticator(identity.credentials, source), endpoint(*this) {
    callIdSuffix = fmt::format("-{}@{}", token(6), bracketed(identity.local.ip));
}

std::string UserAgent::Impl::token(int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += fmt::format("{:02x}", random.below(256));
    return out;
}

std::string UserAgent::Impl::contact() const {
    const bool datagrams = identity.transport == "UDP";
    return fmt::format("<sip:{}@{}:{}{}>", identity.user, bracketed(identity.local.ip), identity.local.port,
                       datagrams                     ? ""
                       : identity.transport == "TLS" ? ";transport=tls"
                                                     : ";transport=tcp");
}

std::string UserAgent::Impl::from() const {
    return fmt::format("<sip:{}@{}>", identity.user,
                       bracketed(identity.domain.empty() ? identity.local.ip : identity.domain));
}

// A connection is kept for what it began (RFC 5626): who is at its other end is where the dialog goes on.
Peer UserAgent::Impl::hop(const Dialog& dialog) const {
    return identity.transport == "UDP" ? dialog.nextHop() : dialog.peer;
}

void UserAgent::Impl::addVia(Message& message) {
    message.set("Via", fmt::format("SIP/2.0/{} {}:{};branch=z9hG4bK{};rport", identity.transport,
                                   bracketed(identity.local.ip), identity.local.port, token(8)));
    message.set("User-Agent", identity.agent);
}

void UserAgent::Impl::describe(Message& message) const {
    message.set("Contact", contact());
    message.set("Allow", kAllow);
}

Call* UserAgent::Impl::find(CallId id) {
    const auto it = calls.find(id);
    return it == calls.end() ? nullptr : &it->second;
}

CallId UserAgent::Impl::owner(const Message& message) const {
    const auto it = std::ranges::find_if(calls, [&](const auto& one) {
        return one.second.state != Call::State::Calling && one.second.dialog.owns(message);
    });
    return it == calls.end() ? 0 : it->first;
}

CallId UserAgent::Impl::byClientTx(TransactionId tx) const {
    const auto it = std::ranges::find_if(calls, [&](const auto& one) {
        return tx != 0 && (one.second.clientTx == tx || one.second.pingTx == tx || one.second.timer.tx == tx);
    });
    return it == calls.end() ? 0 : it->first;
}

// --- as the caller ---

CallId UserAgent::Impl::call(const std::string& uri, const std::string& sdp, const Peer& to,
                             std::chrono::milliseconds patience) {
    Message invite = outside("INVITE", uri);
    describe(invite);
    askForTimer(invite, identity.sessionExpires);
    invite.setBody("application/sdp", sdp);
    const CallId id = next++;
    Call& one = calls[id];
    one.invite = invite;
    one.dialog.callId = invite.first("Call-ID");
    one.dialog.peer = to;
    one.sdp = sdp;
    one.patience = now() + patience;
    const TransactionId tx = send(invite, to);
    if (Call* still = find(id)) {
        still->clientTx = tx;
        if (const auto it = sent.find(tx); it != sent.end())
            still->invite = it->second.request;
    }
    if (tx == 0)
        end(id, CallEnd::NoAnswer, 0, "the call could not be written as SIP");
    return id;
}

void UserAgent::Impl::inviteAnswered(CallId id, Call& one, const Message& response, const Peer& from) {
    if (response.status() < 200) {
        one.progressed = true;
        // Somebody is there; from now on only RFC 3261's own timer C matters: three minutes.
        one.patience = now() + std::chrono::minutes(3);
        events.callProgress(id, response.status());
        return;
    }
    if (response.status() == 422 && askAgainForTimer(one, response))
        return;
    if (response.status() >= 300) {
        end(id, CallEnd::Refused, response.status(), response.reason());
        return;
    }
    one.dialog = Dialog::ofCaller(one.invite, response, from);
    one.state = Call::State::Up;
    one.clientTx = 0;
    takeTimer(one, response);
    acknowledge(one, response);
    events.callAnswered(id, response);
}

void UserAgent::Impl::acknowledge(Call& one, const Message& answer) {
    one.ack = one.dialog.request("ACK", answer.cseq());
    addVia(one.ack);
    // RFC 3261 section 22.3: the credentials of the INVITE.
    for (const char* name : {"Authorization", "Proxy-Authorization"})
        for (const auto& header : one.invite.headers())
            if (header.name == name)
                one.ack.add(name, header.value);
    events.sendDatagram(one.ack.serialise(), hop(one.dialog));
}

// A 2xx for a call that we gave up, or of a second branch: take it and end it, else they keep talking.
void UserAgent::Impl::endStranger(const Message& answer, const Peer& from) {
    if (!answer.first("Call-ID").ends_with(callIdSuffix))
        return;
    Message asSent = Message::request("INVITE", uriOf(answer.first("To")));
    for (const char* name : {"From", "To", "Call-ID", "CSeq"})
        asSent.add(name, std::string(answer.first(name)));
    Dialog dialog = Dialog::ofCaller(asSent, answer, from);
    Message ack = dialog.request("ACK", answer.cseq());
    addVia(ack);
    events.sendDatagram(ack.serialise(), hop(dialog));
    bye(dialog);
}

void UserAgent::Impl::cancel(Call& one) {
    if (!one.progressed) {
        forget(one.clientTx);
        return;
    }
    orphans.insert(one.clientTx);
    Message request = Message::request("CANCEL", one.invite.uri());
    for (const char* name : {"Via", "Max-Forwards", "From", "To", "Call-ID"})
        request.add(name, std::string(one.invite.first(name)));
    request.add("CSeq", fmt::format("{} CANCEL", one.invite.cseq()));
    if (const auto tx = endpoint.request(request, one.dialog.peer); tx != 0)
        farewells.insert(tx);
}

void UserAgent::Impl::bye(Dialog& dialog) {
    Message request = dialog.request("BYE");
    addVia(request);
    if (const auto tx = send(request, hop(dialog)); tx != 0)
        farewells.insert(tx);
}

void UserAgent::Impl::responseReceived(TransactionId tx, const Message& response, const Peer& from) {
    const bool final = response.status() >= 200;
    if ((response.status() == 401 || response.status() == 407) && sendAgain(tx, response))
        return;
    if (final)
        sent.erase(tx);
    if (final && farewells.erase(tx) > 0)
        return;
    if (tx == registration.tx) {
        if (final)
            registrarAnswered(response);
        return;
    }
    if (const auto text = outsiders.find(tx); text != outsiders.end()) {
        if (final)
            events.requestAnswered(outsiders.extract(text).mapped(), response.status());
        return;
    }
    if (orphans.contains(tx)) {
        if (final)
            orphans.erase(tx);
        if (final && response.status() < 300)
            endStranger(response, from);
        return;
    }
    const CallId id = byClientTx(tx);
    Call* one = find(id);
    if (one == nullptr)
        return;
    if (one->clientTx == tx) {
        inviteAnswered(id, *one, response, from);
    } else if (one->timer.tx == tx) {
        if (final)
            refreshAnswered(id, *one, response);
    } else if (final) {
        one->pingTx = 0;
        if (response.status() == 481 && response.first("Call-ID") == one->dialog.callId)
            end(id, CallEnd::Gone, 481, response.reason());
        else
            events.pong(id, response.status());
    }
}

void UserAgent::Impl::noAnswer(TransactionId tx, bool unreachable) {
    farewells.erase(tx);
    orphans.erase(tx);
    sent.erase(tx);
    if (tx != 0 && tx == registration.tx) {
        registration.tx = 0;
        events.registrationFailed(0, unreachable ? "nobody listens there" : "no answer");
        return;
    }
    if (const auto text = outsiders.find(tx); text != outsiders.end()) {
        events.requestAnswered(outsiders.extract(text).mapped(), 0);
        return;
    }
    const CallId id = byClientTx(tx);
    Call* one = find(id);
    if (one == nullptr)
        return;
    if (unreachable) {
        end(id, CallEnd::Unreachable, 0, "nobody listens there");
    } else if (one->clientTx == tx) {
        end(id, CallEnd::NoAnswer, 0, "no answer");
    } else if (one->timer.tx == tx) {
        one->timer.tx = 0; // tried again before it expires
    } else {
        one->pingTx = 0;
        events.pong(id, 0);
    }
}

void UserAgent::Impl::strayResponse(const Message& response, const Peer& from) {
    if (response.method() != "INVITE" || response.status() < 200 || response.status() >= 300)
        return;
    if (Call* one = find(owner(response))) {
        events.sendDatagram(one->ack.serialise(), hop(one->dialog));
        return;
    }
    endStranger(response, from);
}

// --- both sides ---

void UserAgent::Impl::hangUp(CallId id) {
    Call* one = find(id);
    if (one == nullptr)
        return;
    forget(one->pingTx);
    switch (one->state) {
    case Call::State::Calling:
        cancel(*one);
        break;
    case Call::State::Incoming:
        reply(one->serverTx, one->offered, 480, "Temporarily Unavailable", one->dialog.localTag);
        break;
    case Call::State::Answered:
    case Call::State::Up:
        bye(one->dialog);
        break;
    }
    calls.erase(id);
}

Message UserAgent::Impl::outsideOptions(const Dialog& dialog) {
    return outside("OPTIONS", dialog.remoteTarget);
}

void UserAgent::Impl::ping(CallId id, std::chrono::milliseconds patience, bool withinDialog) {
    Call* one = find(id);
    if (one == nullptr || one->pingTx != 0 || one->state == Call::State::Calling || one->state == Call::State::Incoming)
        return;
    Message request = withinDialog ? one->dialog.request("OPTIONS") : outsideOptions(one->dialog);
    if (withinDialog)
        addVia(request);
    request.add("Contact", contact());
    request.add("Accept", "application/sdp");
    one->pingUntil = now() + patience;
    const TransactionId tx = send(request, hop(one->dialog));
    if (Call* still = find(id))
        still->pingTx = tx;
}

void UserAgent::Impl::end(CallId id, CallEnd why, int status, const std::string& reason) {
    const auto it = calls.find(id);
    if (it == calls.end())
        return;
    const TransactionId ping = it->second.pingTx;
    const TransactionId refreshing = it->second.timer.tx;
    calls.erase(it);
    if (ping != 0)
        forget(ping);
    if (refreshing != 0)
        forget(refreshing);
    events.callEnded(id, why, status, reason);
}

void UserAgent::Impl::tick(Steady::time_point at) {
    std::vector<CallId> ids;
    for (const auto& [id, one] : calls)
        ids.push_back(id);
    for (const CallId id : ids) {
        if (Call* one = find(id); one != nullptr && one->awaitingAck && one->repeatAt <= at)
            repeatOk(id, *one, at);
        if (Call* one = find(id); one != nullptr && one->pingTx != 0 && one->pingUntil <= at) {
            forget(one->pingTx);
            one->pingTx = 0;
            events.pong(id, 0);
        }
        if (Call* one = find(id); one != nullptr && one->state == Call::State::Calling && one->patience <= at) {
            cancel(*one);
            end(id, CallEnd::NoAnswer, 0, "no answer");
        }
        if (Call* one = find(id); one != nullptr && one->timer.interval.count() > 0 && one->timer.expireAt <= at) {
            bye(one->dialog);
            end(id, CallEnd::Expired, 0, "the session was not refreshed");
        }
        if (Call* one = find(id); one != nullptr && one->timer.ours && one->timer.tx == 0 && one->timer.refreshAt <= at)
            refresh(*one);
    }
}

// --- the outside ---

UserAgent::UserAgent(Identity identity, UserAgentEvents& events, Random& random, Now now)
    : m_impl(std::make_unique<Impl>(std::move(identity), events, random, std::move(now))) {}

UserAgent::~UserAgent() = default;

CallId UserAgent::call(const std::string& uri, const std::string& sdp, const Peer& to,
                       std::chrono::milliseconds patience) {
    return m_impl->call(uri, sdp, to, patience);
}

void UserAgent::answer(CallId id, const std::string& sdp) {
    m_impl->answer(id, sdp);
}

void UserAgent::reject(CallId id, int status, const std::string& reason) {
    m_impl->reject(id, status, reason);
}

void UserAgent::hangUp(CallId id) {
    m_impl->hangUp(id);
}

void UserAgent::ping(CallId id, std::chrono::milliseconds patience, bool withinDialog) {
    m_impl->ping(id, patience, withinDialog);
}

void UserAgent::registerAt(const Registrar& registrar) {
    m_impl->registerAt(registrar);
}

RequestId UserAgent::sendText(const std::string& uri, const std::string& text, const Peer& to) {
    return m_impl->sendText(uri, text, to);
}

RequestId UserAgent::sendOptions(const std::string& uri, const Peer& to) {
    return m_impl->sendOutside(m_impl->outside("OPTIONS", uri), to);
}

void UserAgent::moved(const Peer& local) {
    m_impl->identity.local = local;
}

void UserAgent::receive(std::string_view bytes, const Peer& from) {
    m_impl->endpoint.receive(bytes, from);
}

void UserAgent::unreachable(const Peer& peer) {
    m_impl->endpoint.unreachable(peer);
}

void UserAgent::pump() {
    m_impl->endpoint.pump();
    m_impl->tick(m_impl->now());
}

std::optional<std::chrono::milliseconds> UserAgent::nextTimeout() {
    auto least = m_impl->endpoint.nextTimeout();
    const auto now = m_impl->now();
    const auto consider = [&](Steady::time_point at) {
        const auto wait =
            std::max(std::chrono::ceil<std::chrono::milliseconds>(at - now), std::chrono::milliseconds(0));
        least = least ? std::min(*least, wait) : wait;
    };
    for (const auto& [id, one] : m_impl->calls) {
        if (one.awaitingAck)
            consider(one.repeatAt);
        if (one.pingTx != 0)
            consider(one.pingUntil);
        if (one.state == Call::State::Calling)
            consider(one.patience);
        if (one.timer.interval.count() > 0)
            consider(one.timer.expireAt);
        if (one.timer.ours && one.timer.tx == 0)
            consider(one.timer.refreshAt);
    }
    return least;
}

const Dialog* UserAgent::dialog(CallId id) const {
    const Call* one = m_impl->find(id);
    return one == nullptr || one->state == Call::State::Calling ? nullptr : &one->dialog;
}

std::string UserAgent::callIdOf(CallId id) const {
    const Call* one = m_impl->find(id);
    return one == nullptr ? std::string() : one->dialog.callId;
}

std::int64_t UserAgent::malformed() const {
    return m_impl->endpoint.malformed();
}

std::size_t UserAgent::pending() const {
    return m_impl->calls.size() + m_impl->farewells.size() + m_impl->orphans.size() +
           (m_impl->registration.tx != 0 ? 1 : 0);
}

} // namespace watchdesk::sip
