// A bound UDP socket on the radio thread: datagrams in by a callback, ICMP errors too.
#pragma once

#include "base/Result.h"
#include "sip/Message.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace watchdesk::radio {

/// Handlers run on the io_context's thread. close() and then destruction are safe while a receive is pending.
class UdpSocket {
public:
    using Datagram = std::function<void(std::span<const std::uint8_t> bytes, const sip::Peer& from)>;
    using Refused = std::function<void(const sip::Peer& peer)>;

    /// Unavailable with a sentence when the address is not ours or the port is taken.
    static Result<std::unique_ptr<UdpSocket>> bind(boost::asio::io_context& io, const std::string& ip,
                                                   std::uint16_t port);
    ~UdpSocket();
    UdpSocket(const UdpSocket&) = delete;
    UdpSocket& operator=(const UdpSocket&) = delete;

    void listen(Datagram onDatagram, Refused onRefused);
    void send(std::string_view bytes, const sip::Peer& to);
    /// Hands over at once what has arrived already.
    void drain();
    void close();
    [[nodiscard]] sip::Peer local() const;

private:
    struct State;
    explicit UdpSocket(std::shared_ptr<State> state);
    static void receive(const std::shared_ptr<State>& state);
    std::shared_ptr<State> m_state;
};

} // namespace watchdesk::radio
