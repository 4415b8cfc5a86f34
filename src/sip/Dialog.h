// Dialog state (RFC 3261 section 12) and the requests made within one.
#pragma once

#include "sip/Message.h"

#include <string>
#include <vector>

namespace watchdesk::sip {

/// What both ends of a call remember. A value; tags are without "tag=".
struct Dialog {
    std::string callId;
    std::string localTag;
    std::string remoteTag;
    std::string local;        ///< our From, without its tag
    std::string remote;       ///< their To, without its tag
    std::string remoteTarget; ///< URI of their Contact
    std::vector<std::string> routes;
    std::uint32_t localSeq = 0;
    std::uint32_t remoteSeq = 0;
    Peer peer; ///< where they were last heard

    /// As the caller knows it from a 2xx (or an early answer with a tag).
    [[nodiscard]] static Dialog ofCaller(const Message& invite, const Message& answer, const Peer& peer);
    /// As the called one knows it from the INVITE, with the tag it will put in its answers.
    [[nodiscard]] static Dialog ofCalled(const Message& invite, std::string localTag, const Peer& peer);

    /// True for a request or a response of this dialog that the other end sent (a response to a request of ours).
    [[nodiscard]] bool owns(const Message& message) const;
    /// Takes over a changed Contact (target refresh).
    void refresh(const Message& message);
    /// The next request of this dialog, without Via; raises localSeq unless it is an ACK, which carries `ackSeq`.
    [[nodiscard]] Message request(const std::string& method, std::uint32_t ackSeq = 0);
    /// Where its requests go: the first route or the remote target when they are numeric, else the peer.
    [[nodiscard]] Peer nextHop() const;
};

} // namespace watchdesk::sip
