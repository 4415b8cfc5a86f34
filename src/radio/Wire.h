// How SIP travels to a gateway and back: datagrams, or a connection.
#pragma once

#include "base/Result.h"
#include "radio/Config.h"
#include "sip/Message.h"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace watchdesk::radio {

/// What stood in the way to a gateway.
struct WireFault {
    bool tls = false; ///< the port was there, the handshake failed
    Error error;
};

/// Radio thread, open() before it runs. Handlers and answers are never called from within send() or reach().
class Wire {
public:
    struct Handlers {
        std::function<void(std::string_view message, const sip::Peer& from)> message;
        std::function<void(const sip::Peer& peer)>
            unreachable; ///< ICMP, or a connection that could not be made or broke
    };
    using Reached = std::function<void(const std::optional<WireFault>& fault)>;

    virtual ~Wire() = default;
    virtual Result<void> open() = 0;
    virtual void listen(Handlers handlers) = 0;
    virtual void send(std::string_view message, const sip::Peer& to) = 0;
    /// Makes sure of a way to the gateway: for datagrams there always is one.
    virtual void reach(const sip::Peer& gateway, Reached done) = 0;
    /// Our own address, for Via and Contact. Of a connection without a port to listen on: its own, once it is up.
    [[nodiscard]] virtual sip::Peer local() const = 0;
    virtual void close() = 0;
};

/// The address to listen on, from "address:port"; InvalidInput names the gateway.
[[nodiscard]] Result<sip::Peer> bindAddress(const GatewayConfig& config);

[[nodiscard]] std::unique_ptr<Wire> datagramWire(boost::asio::io_context& io, const GatewayConfig& config);
/// TCP or TLS, as the configuration has it. TCP listens as well, for gateways that call; TLS goes over the connection
/// that we make.
[[nodiscard]] std::unique_ptr<Wire> streamWire(boost::asio::io_context& io, const GatewayConfig& config);
[[nodiscard]] std::unique_ptr<Wire> wireOf(boost::asio::io_context& io, const GatewayConfig& config);

} // namespace watchdesk::radio
