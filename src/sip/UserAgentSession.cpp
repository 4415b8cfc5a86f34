// Session timers of calls (RFC 4028): asked for, granted, refreshed, expired.
#include "sip/Text.h"
#include "sip/Uri.h"
#include "sip/UserAgentImpl.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::sip {

namespace {

using std::chrono::seconds;

std::optional<seconds> deltaSeconds(std::string_view value) {
    const auto read = number(trimmed(value.substr(0, value.find(';'))), 0x7FFFFFFF);
    return read ? std::optional(seconds(*read)) : std::nullopt;
}

bool lists(const Message& message, const char* field, const char* word) {
    return std::ranges::any_of(message.values(field), [&](const std::string& one) { return sameText(one, word); });
}

} // namespace

void UserAgent::Impl::askForTimer(Message& invite, seconds interval) const {
    if (interval.count() == 0)
        return;
    invite.set("Supported", "timer");
    invite.set("Session-Expires", std::to_string(interval.count()));
    invite.set("Min-SE", std::to_string(identity.minSessionExpires.count()));
}

void UserAgent::Impl::startTimer(Call& one, seconds interval, bool ours) {
    SessionTimer& timer = one.timer;
    timer.interval = interval;
    timer.ours = ours;
    timer.tx = 0;
    // Section 10: half of it for who refreshes; who waits ends the call a little before it expires.
    const auto at = now();
    timer.refreshAt = at + std::chrono::milliseconds(interval) / 2;
    timer.expireAt = at + (ours ? std::chrono::milliseconds(interval)
                                : std::chrono::milliseconds(interval - std::min(seconds(32), interval / 3)));
}

void UserAgent::Impl::takeTimer(Call& one, const Message& answer) {
    one.timer.update = one.timer.update || lists(answer, "Allow", "UPDATE");
    const auto interval = deltaSeconds(answer.first("Session-Expires"));
    if (!interval || interval->count() == 0) {
        one.timer = {};
        return;
    }
    startTimer(one, *interval, !sameText(parameterOf(answer.first("Session-Expires"), "refresher"), "uas"));
}

bool UserAgent::Impl::timerTooSmall(TransactionId tx, const Message& request) {
    const auto interval = deltaSeconds(request.first("Session-Expires"));
    if (!interval || *interval >= identity.minSessionExpires)
        return false;
    Message response = Message::responseTo(request, 422, "Session Interval Too Small");
    if (response.toTag().empty())
        response.set("To", fmt::format("{};tag={}", request.first("To"), token(6)));
    response.add("Server", identity.agent);
    response.add("Min-SE", std::to_string(identity.minSessionExpires.count()));
    endpoint.respond(tx, response);
    return true;
}

// Whoever asked refreshes, unless they cannot or want us to.
void UserAgent::Impl::grantTimer(Call& one, const Message& request, Message& ok) {
    one.timer.update = one.timer.update || lists(request, "Allow", "UPDATE");
    ok.add("Supported", "timer");
    const auto interval = deltaSeconds(request.first("Session-Expires"));
    if (!interval) {
        const bool update = one.timer.update;
        one.timer = {};
        one.timer.update = update;
        return;
    }
    const bool theyCan = lists(request, "Supported", "timer") || lists(request, "Require", "timer");
    const bool theyWantUs = sameText(parameterOf(request.first("Session-Expires"), "refresher"), "uas");
    const bool ours = theyWantUs || !theyCan;
    ok.add("Session-Expires", fmt::format("{};refresher={}", interval->count(), ours ? "uas" : "uac"));
    if (!ours)
        ok.add("Require", "timer");
    startTimer(one, *interval, ours);
}

void UserAgent::Impl::refresh(Call& one) {
    Message request = one.dialog.request(one.timer.update ? "UPDATE" : "INVITE");
    addVia(request);
    describe(request);
    request.add("Supported", "timer");
    request.add("Session-Expires", fmt::format("{};refresher=uac", one.timer.interval.count()));
    request.add("Min-SE", std::to_string(identity.minSessionExpires.count()));
    if (!one.timer.update)
        request.setBody("application/sdp", one.sdp);
    one.timer.refreshAt = now() + std::chrono::milliseconds(one.timer.interval) / 6;
    one.timer.tx = send(request, hop(one.dialog));
}

void UserAgent::Impl::refreshAnswered(CallId id, Call& one, const Message& response) {
    one.timer.tx = 0;
    if (response.method() == "INVITE" && response.status() < 300)
        acknowledge(one, response);
    if (response.status() < 300) {
        one.dialog.refresh(response);
        takeTimer(one, response);
    } else if (response.status() == 481 || response.status() == 408) {
        end(id, CallEnd::Gone, response.status(), response.reason());
    } else if (const auto least = deltaSeconds(response.first("Min-SE")); response.status() == 422 && least) {
        one.timer.interval = std::max(one.timer.interval, *least);
        one.timer.refreshAt = now();
    } else if (response.status() == 405 || response.status() == 501) {
        one.timer.update = false;
        one.timer.refreshAt = now();
    }
    // Anything else (491, 500): refresh() has set when it is tried again, and the session expires if it never works.
}

bool UserAgent::Impl::askAgainForTimer(Call& one, const Message& response) {
    const auto least = deltaSeconds(response.first("Min-SE"));
    const auto asked = deltaSeconds(one.invite.first("Session-Expires"));
    if (!least || !asked || *least <= *asked)
        return false;
    Message invite = one.invite;
    invite.set("CSeq", fmt::format("{} INVITE", invite.cseq() + 1));
    addVia(invite);
    invite.set("Session-Expires", std::to_string(least->count()));
    invite.set("Min-SE", std::to_string(least->count()));
    const TransactionId before = one.clientTx;
    sent.erase(before);
    renumber(before, send(invite, one.dialog.peer));
    return true;
}

} // namespace watchdesk::sip
