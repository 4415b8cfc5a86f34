#include "radio/Wire.h"

#include "radio/UdpSocket.h"
#include "sip/Uri.h"

#include <boost/asio/post.hpp>
#include <fmt/format.h>

namespace watchdesk::radio {

namespace {

class DatagramWire final : public Wire {
public:
    DatagramWire(boost::asio::io_context& io, const GatewayConfig& config) : m_io(io), m_config(config) {}

    Result<void> open() override {
        const auto address = bindAddress(m_config);
        if (!address)
            return address.error();
        auto socket = UdpSocket::bind(m_io, address->ip, address->port);
        if (!socket) {
            Error error = socket.error();
            error.what = fmt::format("gateway {}: {}", m_config.name, error.what);
            return error;
        }
        m_socket = std::move(*socket);
        return {};
    }
    void listen(Handlers handlers) override {
        m_socket->listen(
            [handlers](std::span<const std::uint8_t> bytes, const sip::Peer& from) {
                handlers.message({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, from);
            },
            [handlers](const sip::Peer& peer) { handlers.unreachable(peer); });
    }
    void send(std::string_view message, const sip::Peer& to) override { m_socket->send(message, to); }
    void reach(const sip::Peer&, Reached done) override {
        boost::asio::post(m_io, [done = std::move(done)] { done(std::nullopt); });
    }
    sip::Peer local() const override { return m_socket ? m_socket->local() : sip::Peer{}; }
    void close() override {
        if (m_socket)
            m_socket->close();
    }

private:
    boost::asio::io_context& m_io;
    const GatewayConfig m_config;
    std::unique_ptr<UdpSocket> m_socket;
};

} // namespace

Result<sip::Peer> bindAddress(const GatewayConfig& config) {
    const auto uri = sip::parseUri("sip:" + config.bind);
    if (!uri)
        return Error{ErrorCode::InvalidInput,
                     fmt::format("gateway {}: \"{}\" is no address to listen on", config.name, config.bind), "", ""};
    return sip::Peer{uri->host, uri->port};
}

std::unique_ptr<Wire> datagramWire(boost::asio::io_context& io, const GatewayConfig& config) {
    return std::make_unique<DatagramWire>(io, config);
}

std::unique_ptr<Wire> wireOf(boost::asio::io_context& io, const GatewayConfig& config) {
    return config.transport == "udp" ? datagramWire(io, config) : streamWire(io, config);
}

} // namespace watchdesk::radio
