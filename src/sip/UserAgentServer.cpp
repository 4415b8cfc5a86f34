// The called side of a user agent.
#include "sip/UserAgentImpl.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::sip {

namespace {

constexpr std::chrono::milliseconds kT1{500};
constexpr std::chrono::milliseconds kT2{4000};

} // namespace

void UserAgent::Impl::reply(TransactionId tx, const Message& request, int status, const std::string& reason,
                            const std::string& tag) {
    Message response = Message::responseTo(request, status, reason);
    if (response.toTag().empty())
        response.set("To", fmt::format("{};tag={}", request.first("To"), tag.empty() ? token(6) : tag));
    response.add("Server", identity.agent);
    if (status == 200 || status == 405)
        describe(response);
    if (request.isRequest("OPTIONS"))
        response.add("Accept", "application/sdp");
    endpoint.respond(tx, response);
}

void UserAgent::Impl::requestReceived(TransactionId tx, const Message& request, const Peer& from) {
    const std::string& method = request.method();
    if (method == "CANCEL") {
        cancelled(tx, request);
    } else if (!request.toTag().empty()) {
        inDialog(tx, request);
    } else if (method == "INVITE") {
        invited(tx, request, from);
    } else if (method == "OPTIONS") {
        reply(tx, request, 200, "OK");
    } else if (method == "MESSAGE") {
        textIncoming(tx, request, from);
    } else if (method == "BYE" || method == "INFO" || method == "UPDATE") {
        reply(tx, request, 481, "Call/Transaction Does Not Exist");
    } else {
        reply(tx, request, 405, "Method Not Allowed");
    }
}

void UserAgent::Impl::invited(TransactionId tx, const Message& invite, const Peer& from) {
    // The same INVITE once more, after the transaction that took it ended with our 2xx.
    const auto again = std::ranges::find_if(calls, [&](const auto& entry) {
        const Call& one = entry.second;
        return one.state == Call::State::Answered && one.invite.first("Call-ID") == invite.first("Call-ID") &&
               one.invite.fromTag() == invite.fromTag() && one.invite.cseq() == invite.cseq();
    });
    if (again != calls.end()) {
        endpoint.respond(tx, again->second.ok);
        return;
    }
    if (timerTooSmall(tx, invite))
        return;
    const CallId id = next++;
    Call& one = calls[id];
    one.state = Call::State::Incoming;
    one.invite = one.offered = invite;
    one.serverTx = tx;
    one.dialog = Dialog::ofCalled(invite, token(6), from);
    events.callIncoming(id, invite, from);
}

void UserAgent::Impl::inDialog(TransactionId tx, const Message& request) {
    const CallId id = owner(request);
    Call* one = find(id);
    if (one == nullptr) {
        reply(tx, request, 481, "Call/Transaction Does Not Exist");
        return;
    }
    if (request.cseq() <= one->dialog.remoteSeq && one->dialog.remoteSeq != 0) {
        reply(tx, request, 500, "CSeq out of order");
        return;
    }
    one->dialog.remoteSeq = request.cseq();
    const std::string& method = request.method();
    if (method == "BYE") {
        byeReceived(tx, request);
    } else if (method == "INVITE" || (method == "UPDATE" && !request.body().empty())) {
        reoffered(id, tx, request);
    } else if (method == "UPDATE") {
        updated(*one, tx, request);
    } else if (method == "MESSAGE") {
        textIncoming(tx, request, one->dialog.peer);
    } else if (method == "OPTIONS") {
        reply(tx, request, 200, "OK");
    } else if (method == "INFO") {
        reply(tx, request, 200, "OK");
        events.callInfo(id, request);
    } else {
        reply(tx, request, 405, "Method Not Allowed");
    }
}

void UserAgent::Impl::reoffered(CallId id, TransactionId tx, const Message& offer) {
    Call& one = *find(id);
    // RFC 3261 section 14.2: one offer at a time, ours included.
    const bool ourOffer = one.timer.tx != 0 && !one.timer.update;
    if (one.serverTx != 0 || one.awaitingAck || ourOffer) {
        reply(tx, offer, 491, "Request Pending");
        return;
    }
    if (timerTooSmall(tx, offer))
        return;
    one.dialog.refresh(offer);
    one.serverTx = tx;
    one.offered = offer;
    events.callOffered(id, offer);
}

// UPDATE without an offer: a target or session refresh.
void UserAgent::Impl::updated(Call& one, TransactionId tx, const Message& request) {
    if (timerTooSmall(tx, request))
        return;
    one.dialog.refresh(request);
    Message ok = Message::responseTo(request, 200, "OK");
    describe(ok);
    ok.add("Server", identity.agent);
    grantTimer(one, request, ok);
    endpoint.respond(tx, ok);
}

void UserAgent::Impl::byeReceived(TransactionId tx, const Message& request) {
    reply(tx, request, 200, "OK");
    end(owner(request), CallEnd::RemoteHungUp, 0, "hung up");
}

void UserAgent::Impl::cancelled(TransactionId tx, const Message& request) {
    const auto it = std::ranges::find_if(calls, [&](const auto& entry) {
        const Call& one = entry.second;
        return one.serverTx != 0 && one.offered.isRequest("INVITE") &&
               one.offered.first("Call-ID") == request.first("Call-ID") && one.offered.cseq() == request.cseq() &&
               one.offered.fromTag() == request.fromTag();
    });
    if (it == calls.end()) {
        reply(tx, request, 481, "Call/Transaction Does Not Exist");
        return;
    }
    const CallId id = it->first;
    Call& one = it->second;
    const bool whole = one.state == Call::State::Incoming;
    reply(tx, request, 200, "OK", one.dialog.localTag);
    reply(std::exchange(one.serverTx, 0), one.offered, 487, "Request Terminated", one.dialog.localTag);
    if (whole)
        end(id, CallEnd::Cancelled, 487, "the caller gave up");
}

void UserAgent::Impl::answer(CallId id, const std::string& sdp) {
    Call* one = find(id);
    if (one == nullptr || one->serverTx == 0)
        return;
    Message ok = Message::responseTo(one->offered, 200, "OK");
    if (ok.toTag().empty())
        ok.set("To", fmt::format("{};tag={}", one->offered.first("To"), one->dialog.localTag));
    for (const auto& header : one->offered.headers())
        if (header.name == "Record-Route")
            ok.add(header.name, header.value);
    describe(ok);
    ok.add("Server", identity.agent);
    ok.setBody("application/sdp", sdp);
    one->sdp = sdp;
    grantTimer(*one, one->offered, ok);
    const TransactionId tx = std::exchange(one->serverTx, 0);
    if (one->state == Call::State::Incoming)
        one->state = Call::State::Answered;
    if (one->offered.isRequest("INVITE")) {
        const auto at = now();
        one->ok = ok;
        one->okTo = one->dialog.peer;
        one->awaitingAck = true;
        one->repeatEvery = kT1;
        one->repeatAt = at + kT1;
        one->giveUpAt = at + 64 * kT1;
    }
    endpoint.respond(tx, ok);
}

void UserAgent::Impl::reject(CallId id, int status, const std::string& reason) {
    Call* one = find(id);
    if (one == nullptr || one->serverTx == 0)
        return;
    reply(std::exchange(one->serverTx, 0), one->offered, status, reason, one->dialog.localTag);
    if (one->state == Call::State::Incoming)
        calls.erase(id);
}

void UserAgent::Impl::ackReceived(const Message& ack, const Peer&) {
    const CallId id = owner(ack);
    Call* one = find(id);
    if (one == nullptr || !one->awaitingAck || ack.cseq() != one->ok.cseq())
        return;
    one->awaitingAck = false;
    if (one->state == Call::State::Answered) {
        one->state = Call::State::Up;
        events.callConfirmed(id);
    }
}

void UserAgent::Impl::repeatOk(CallId id, Call& one, Steady::time_point at) {
    if (one.giveUpAt <= at) {
        bye(one.dialog);
        end(id, CallEnd::NoAnswer, 0, "our answer was never acknowledged");
        return;
    }
    events.sendDatagram(one.ok.serialise(), one.okTo);
    one.repeatEvery = std::min(one.repeatEvery * 2, kT2);
    one.repeatAt = at + one.repeatEvery;
}

} // namespace watchdesk::sip
