// SIP over TCP and TLS: one connection of ours to the gateway, and those that it makes to us.
#include "base/Log.h"
#include "radio/Connection.h"
#include "sip/Uri.h"

#include <boost/asio/post.hpp>
#include <fmt/format.h>

#include <map>
#include <vector>

namespace watchdesk::radio {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMaxIncoming = 32;
constexpr std::size_t kMaxWaiting = 64; // messages while a connection is made
constexpr auto kFirstWithin = 10s;
constexpr auto kAcceptAgain = 200ms;

Result<std::shared_ptr<asio::ssl::context>> tlsContext(const GatewayConfig& config) {
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
    boost::system::error_code error;
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    context->set_verify_mode(asio::ssl::verify_peer, error);
    if (!error && config.caFile.empty())
        context->set_default_verify_paths(error);
    else if (!error)
        context->load_verify_file(config.caFile, error);
    if (error)
        return Error{ErrorCode::InvalidInput,
                     fmt::format("gateway {}: the certificates in {} cannot be read: {}", config.name, config.caFile,
                                 error.message()),
                     "", "Give a file with the certificate of the authority (PEM)."};
    return context;
}

class StreamWire final : public Wire {
public:
    StreamWire(asio::io_context& io, const GatewayConfig& config)
        : m_io(io), m_config(config), m_acceptor(io), m_pause(io) {}
    ~StreamWire() override { close(); }

    Result<void> open() override;
    void listen(Handlers handlers) override;
    void send(std::string_view message, const sip::Peer& to) override;
    void reach(const sip::Peer& gateway, Reached done) override;
    sip::Peer local() const override;
    void close() override;

private:
    void connect();
    void connected(const std::optional<WireFault>& fault);
    void accept();
    void welcome(tcp::socket socket);
    void lost(const sip::Peer& peer, const std::string& why);
    [[nodiscard]] Connection::Handlers handlersFor(const sip::Peer& peer);

    asio::io_context& m_io;
    const GatewayConfig m_config;
    sip::Peer m_bind;
    tcp::acceptor m_acceptor; // TCP only
    asio::steady_timer m_pause;
    std::shared_ptr<asio::ssl::context> m_tls;
    Handlers m_handlers;
    sip::Peer m_gateway;
    std::shared_ptr<Connection> m_ours;
    bool m_up = false;
    bool m_closed = false;
    std::vector<Reached> m_asking;
    std::vector<std::string> m_waiting;
    std::map<std::pair<std::string, std::uint16_t>, std::shared_ptr<Connection>> m_theirs;
};

Result<void> StreamWire::open() {
    auto address = bindAddress(m_config);
    if (!address)
        return address.error();
    m_bind = *address;
    if (m_config.transport == "tls") {
        auto context = tlsContext(m_config);
        if (!context)
            return context.error();
        m_tls = std::move(*context);
        return {};
    }
    boost::system::error_code error;
    const tcp::endpoint endpoint(asio::ip::make_address(m_bind.ip, error), m_bind.port);
    if (!error)
        m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return Error{ErrorCode::Unavailable,
                     fmt::format("gateway {}: cannot listen on {} port {} (TCP): {}", m_config.name, m_bind.ip,
                                 m_bind.port, error.message()),
                     "", "Choose another address or port, or end the program that has it."};
    return {};
}

void StreamWire::listen(Handlers handlers) {
    m_handlers = std::move(handlers);
    if (m_acceptor.is_open())
        accept();
}

sip::Peer StreamWire::local() const {
    boost::system::error_code error;
    const auto endpoint = m_acceptor.local_endpoint(error);
    if (!error)
        return {endpoint.address().to_string(), endpoint.port()};
    return m_ours && m_up ? m_ours->local() : m_bind;
}

Connection::Handlers StreamWire::handlersFor(const sip::Peer& peer) {
    return {[this, peer](std::string_view message) { m_handlers.message(message, peer); },
            [this, peer](const std::string& why) { lost(peer, why); }};
}

// --- the connection that we make ---

void StreamWire::reach(const sip::Peer& gateway, Reached done) {
    if (m_ours && m_up && m_gateway == gateway) {
        asio::post(m_io, [done = std::move(done)] { done(std::nullopt); });
        return;
    }
    m_asking.push_back(std::move(done));
    if (m_ours && m_gateway == gateway)
        return;
    if (m_ours)
        m_ours->close(); // the name leads elsewhere now
    m_gateway = gateway;
    connect();
}

void StreamWire::connect() {
    m_up = false;
    m_ours = std::make_shared<Connection>(tcp::socket(m_io),
                                          m_tls ? std::optional(TlsClient{m_tls, m_config.host}) : std::nullopt);
    const bool any = m_bind.ip == "0.0.0.0" || m_bind.ip == "::";
    m_ours->connect(m_gateway, any ? std::string() : m_bind.ip,
                    [this, one = std::weak_ptr(m_ours)](const std::optional<WireFault>& fault) {
                        if (!m_closed && one.lock() == m_ours)
                            connected(fault);
                    });
}

void StreamWire::connected(const std::optional<WireFault>& fault) {
    const auto asking = std::exchange(m_asking, {});
    const auto waiting = std::exchange(m_waiting, {});
    if (fault) {
        m_ours.reset();
        if (!waiting.empty() && m_handlers.unreachable)
            m_handlers.unreachable(m_gateway);
    } else {
        m_up = true;
        m_ours->start(handlersFor(m_gateway));
        for (const auto& message : waiting)
            m_ours->send(message);
    }
    for (const auto& done : asking)
        done(fault);
}

void StreamWire::send(std::string_view message, const sip::Peer& to) {
    if (m_closed)
        return;
    if (const auto theirs = m_theirs.find({to.ip, to.port}); theirs != m_theirs.end()) {
        theirs->second->send(message);
        return;
    }
    // A connection of theirs that has gone was the gateway's all the same: it is reached over ours.
    if (to.ip != m_gateway.ip)
        return;
    if (m_ours && m_up) {
        m_ours->send(message);
        return;
    }
    if (m_waiting.size() < kMaxWaiting)
        m_waiting.emplace_back(message);
    if (!m_ours)
        connect();
}

void StreamWire::lost(const sip::Peer& peer, const std::string& why) {
    log("radio")->info("gateway {}: a connection ended: {}", m_config.name, why);
    if (m_theirs.erase({peer.ip, peer.port}) == 0 && peer == m_gateway) {
        m_ours.reset();
        m_up = false;
    }
    if (m_handlers.unreachable)
        m_handlers.unreachable(peer);
}

// --- those that they make ---

void StreamWire::accept() {
    m_acceptor.async_accept([this](const boost::system::error_code& error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || m_closed)
            return;
        if (!error) {
            welcome(std::move(socket));
            accept();
            return;
        }
        // Out of file descriptors, say: not asked again at once.
        m_pause.expires_after(kAcceptAgain);
        m_pause.async_wait([this](const boost::system::error_code& stopped) {
            if (!stopped && !m_closed)
                accept();
        });
    });
}

void StreamWire::welcome(tcp::socket socket) {
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error || m_theirs.size() >= kMaxIncoming)
        return; // closed by going out of scope
    const sip::Peer peer{endpoint.address().to_string(), endpoint.port()};
    auto one = std::make_shared<Connection>(std::move(socket));
    m_theirs[{peer.ip, peer.port}] = one;
    one->start(handlersFor(peer), kFirstWithin);
}

void StreamWire::close() {
    if (std::exchange(m_closed, true))
        return;
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    m_pause.cancel();
    if (m_ours)
        m_ours->close();
    for (const auto& [peer, one] : m_theirs)
        one->close();
    m_theirs.clear();
    m_asking.clear();
}

} // namespace

std::unique_ptr<Wire> streamWire(asio::io_context& io, const GatewayConfig& config) {
    return std::make_unique<StreamWire>(io, config);
}

} // namespace watchdesk::radio
