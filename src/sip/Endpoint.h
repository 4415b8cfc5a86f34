// The transaction layer of SIP (RFC 3261 section 17) around oSIP2: bytes in, requests and answers out. Owns no socket,
// no timer.
#pragma once

#include "sip/Message.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace watchdesk::sip {

/// Names a transaction for as long as the endpoint lives; never used again.
using TransactionId = std::uint64_t;

/// What the transaction layer tells its owner; called from inside pump(), receive(), request() and respond() of the
/// same thread. Calling back into the endpoint is allowed.
class EndpointEvents {
public:
    virtual ~EndpointEvents() = default;
    virtual void sendDatagram(std::string_view bytes, const Peer& to) = 0;
    /// Provisional or final answer to a request of ours.
    virtual void responseReceived(TransactionId id, const Message& response, const Peer& from) = 0;
    /// No final answer in 64*T1, or unreachable().
    virtual void noAnswer(TransactionId id, bool unreachable) = 0;
    /// A new request, never an ACK; repeats are absorbed. Answer it with respond().
    virtual void requestReceived(TransactionId id, const Message& request, const Peer& from) = 0;
    /// An ACK that belongs to no transaction: the one for our 2xx.
    virtual void ackReceived(const Message& ack, const Peer& from) = 0;
    /// An answer that belongs to no transaction: a 2xx come again, or a late one.
    virtual void strayResponse(const Message& response, const Peer& from) = 0;
};

/// One address we speak from. One thread. Retransmits, matches, absorbs; hostile bytes are counted and dropped. The
/// number of transactions that others can open at a time is bounded.
class Endpoint {
public:
    static constexpr std::size_t kMaxServerTransactions = 512;

    explicit Endpoint(EndpointEvents& events);
    ~Endpoint();
    Endpoint(const Endpoint&) = delete;
    Endpoint& operator=(const Endpoint&) = delete;

    /// Starts a client transaction. 0 when the message is one that oSIP2 cannot carry.
    TransactionId request(const Message& message, const Peer& to);
    /// Answers a server transaction; a provisional answer may be followed by others.
    void respond(TransactionId id, const Message& response);
    /// Drops a client transaction: nothing is heard of it any more.
    void forget(TransactionId id);
    /// One datagram.
    void receive(std::string_view bytes, const Peer& from);
    /// The network says (ICMP) that nobody is there: its client transactions end at once with noAnswer.
    void unreachable(const Peer& peer);

    /// How long until pump() has something to do; nullopt for never.
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextTimeout();
    void pump();

    [[nodiscard]] std::int64_t malformed() const; ///< datagrams dropped as no SIP
    [[nodiscard]] std::size_t transactions() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::sip
