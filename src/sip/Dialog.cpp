#include "sip/Dialog.h"

#include "sip/Uri.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::sip {

namespace {

// A From or To without its tag; other parameters stay.
std::string withoutTag(std::string_view value) {
    std::string out(value);
    const auto angle = out.find('>');
    const std::string tag = parameterOf(value, "tag");
    if (tag.empty())
        return out;
    const auto from = angle == std::string::npos ? 0 : angle;
    for (auto at = out.find(';', from); at != std::string::npos; at = out.find(';', at + 1)) {
        const auto end = std::min(out.find(';', at + 1), out.size());
        const auto part = std::string_view(out).substr(at + 1, end - at - 1);
        if (part.ends_with(tag) && part.find('=') != std::string_view::npos &&
            parameterOf(out.substr(at, end - at), "tag") == tag)
            return out.erase(at, end - at);
    }
    return out;
}

std::string contactOf(const Message& message) {
    const auto contacts = message.values("Contact");
    return contacts.empty() ? std::string() : uriOf(contacts.front());
}

} // namespace

Dialog Dialog::ofCaller(const Message& invite, const Message& answer, const Peer& peer) {
    Dialog dialog;
    dialog.callId = invite.first("Call-ID");
    dialog.localTag = invite.fromTag();
    dialog.remoteTag = answer.toTag();
    dialog.local = withoutTag(invite.first("From"));
    dialog.remote = withoutTag(answer.first("To"));
    dialog.remoteTarget = contactOf(answer);
    if (dialog.remoteTarget.empty())
        dialog.remoteTarget = invite.uri();
    dialog.routes = answer.values("Record-Route");
    std::ranges::reverse(dialog.routes);
    dialog.localSeq = invite.cseq();
    dialog.peer = peer;
    return dialog;
}

Dialog Dialog::ofCalled(const Message& invite, std::string localTag, const Peer& peer) {
    Dialog dialog;
    dialog.callId = invite.first("Call-ID");
    dialog.localTag = std::move(localTag);
    dialog.remoteTag = invite.fromTag();
    dialog.local = withoutTag(invite.first("To"));
    dialog.remote = withoutTag(invite.first("From"));
    dialog.remoteTarget = contactOf(invite);
    if (dialog.remoteTarget.empty())
        dialog.remoteTarget = uriOf(invite.first("From"));
    dialog.routes = invite.values("Record-Route");
    dialog.remoteSeq = invite.cseq();
    dialog.peer = peer;
    return dialog;
}

bool Dialog::owns(const Message& message) const {
    if (message.first("Call-ID") != callId)
        return false;
    return message.isRequest() ? message.toTag() == localTag && message.fromTag() == remoteTag
                               : message.fromTag() == localTag && message.toTag() == remoteTag;
}

void Dialog::refresh(const Message& message) {
    if (const std::string contact = contactOf(message); !contact.empty())
        remoteTarget = contact;
}

Message Dialog::request(const std::string& method, std::uint32_t ackSeq) {
    if (method != "ACK")
        ++localSeq;
    Message message = Message::request(method, remoteTarget);
    message.add("Max-Forwards", "70");
    for (const auto& route : routes)
        message.add("Route", route);
    message.add("From", fmt::format("{};tag={}", local, localTag));
    message.add("To", remoteTag.empty() ? remote : fmt::format("{};tag={}", remote, remoteTag));
    message.add("Call-ID", callId);
    message.add("CSeq", fmt::format("{} {}", method == "ACK" ? ackSeq : localSeq, method));
    return message;
}

Peer Dialog::nextHop() const {
    const auto uri = parseUri(routes.empty() ? remoteTarget : uriOf(routes.front()));
    if (!uri || !isNumericHost(uri->host))
        return peer;
    return {uri->host, uri->port == 0 ? std::uint16_t{5060} : uri->port};
}

} // namespace watchdesk::sip
