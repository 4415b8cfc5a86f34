#include "radio/Gateway.h"

#include "base/Log.h"
#include "sip/Uri.h"

#include <fmt/format.h>

namespace watchdesk::radio {

namespace asio = boost::asio;
using asio::ip::udp;

namespace {

// The first answer of any kind must come within this: INVITE is sent three times by then.
constexpr std::chrono::milliseconds kCallPatience{3000};
// OPTIONS go out every two seconds; three of one are sent within this.
constexpr std::chrono::milliseconds kPingPatience{1900};

// Which of our addresses faces the peer: the kernel's routing knows; nothing is sent.
std::string facing(asio::io_context& io, const sip::Peer& peer) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(peer.ip, error);
    udp::socket probe(io);
    const udp::endpoint endpoint(address, peer.port);
    if (!error)
        probe.open(endpoint.protocol(), error);
    if (!error)
        probe.connect(endpoint, error);
    const auto local = probe.local_endpoint(error);
    return error ? std::string() : local.address().to_string();
}

} // namespace

Gateway::Gateway(asio::io_context& io, const GatewayConfig& config, Random& random)
    : m_io(io), m_config(config), m_random(random), m_resolver(io), m_timer(io) {}

std::string Gateway::bindIp() const {
    const auto uri = sip::parseUri("sip:" + m_config.bind);
    return uri ? uri->host : std::string();
}

std::string Gateway::where() const {
    return fmt::format("{}:{}", sip::bracketed(m_config.host), m_config.port);
}

Result<void> Gateway::open() {
    const auto uri = sip::parseUri("sip:" + m_config.bind);
    if (!uri)
        return Error{ErrorCode::InvalidInput,
                     fmt::format("gateway {}: \"{}\" is no address to listen on", m_config.name, m_config.bind), "",
                     ""};
    auto socket = UdpSocket::bind(m_io, uri->host, uri->port);
    if (!socket) {
        Error error = socket.error();
        error.what = fmt::format("gateway {}: {}", m_config.name, error.what);
        return error;
    }
    m_socket = std::move(*socket);
    return {};
}

void Gateway::listen() {
    m_socket->listen(
        [this](std::span<const std::uint8_t> bytes, const sip::Peer& from) {
            if (!m_agent)
                return;
            m_agent->receive({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, from);
            arm();
        },
        [this](const sip::Peer& peer) {
            if (!m_agent)
                return;
            m_agent->unreachable(peer);
            arm();
        });
}

void Gateway::resolve(Resolved done) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(m_config.host, error);
    if (!error) {
        take({address.to_string(), static_cast<std::uint16_t>(m_config.port)});
        done(*m_peer);
        return;
    }
    const bool v6 = sip::isNumericHost(bindIp()) && bindIp().find(':') != std::string::npos;
    m_resolver.async_resolve(
        v6 ? udp::v6() : udp::v4(), m_config.host, std::to_string(m_config.port),
        [this, done = std::move(done)](const boost::system::error_code& failed,
                                       const udp::resolver::results_type& found) {
            if (failed == asio::error::operation_aborted)
                return;
            if (failed || found.empty()) {
                done(Error{ErrorCode::Unavailable, fmt::format("the name {} cannot be found", m_config.host), "", ""});
                return;
            }
            const auto endpoint = found.begin()->endpoint();
            take({endpoint.address().to_string(), endpoint.port()});
            done(*m_peer);
        });
}

void Gateway::take(const sip::Peer& peer) {
    m_peer = peer;
    if (m_agent)
        return;
    const auto bound = m_socket->local();
    const bool any = bound.ip == "0.0.0.0" || bound.ip == "::";
    m_localIp = any ? facing(m_io, peer) : bound.ip;
    if (m_localIp.empty())
        m_localIp = bound.ip;
    m_agent = std::make_unique<sip::UserAgent>(sip::Identity{m_config.user, {m_localIp, bound.port}, "WatchDesk"},
                                               *this, m_random);
}

void Gateway::arm() {
    const auto wait = m_agent ? m_agent->nextTimeout() : std::nullopt;
    if (!wait) {
        m_timer.cancel();
        return;
    }
    m_timer.expires_after(*wait);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (error || !m_agent)
            return;
        m_agent->pump();
        arm();
    });
}

CallUser* Gateway::userOf(sip::CallId id) const {
    const auto it = m_calls.find(id);
    return it == m_calls.end() ? nullptr : it->second;
}

sip::CallId Gateway::call(CallUser& user, const std::string& uri, const std::string& sdp, const sip::Peer& to) {
    const auto id = m_agent->call(uri, sdp, to, kCallPatience);
    m_calls[id] = &user;
    arm();
    return id;
}

void Gateway::answer(sip::CallId id, const std::string& sdp) {
    m_agent->answer(id, sdp);
    arm();
}

void Gateway::reject(sip::CallId id, int status, const std::string& reason) {
    m_agent->reject(id, status, reason);
    arm();
}

void Gateway::hangUp(sip::CallId id) {
    m_calls.erase(id);
    if (!m_agent)
        return;
    m_agent->hangUp(id);
    arm();
}

void Gateway::ping(sip::CallId id, bool withinDialog) {
    m_agent->ping(id, kPingPatience, withinDialog);
    arm();
}

std::string Gateway::callIdOf(sip::CallId id) const {
    return m_agent ? m_agent->callIdOf(id) : std::string();
}

void Gateway::close() {
    m_timer.cancel();
    m_resolver.cancel();
    m_agent.reset();
    if (m_socket)
        m_socket->close();
}

void Gateway::sendDatagram(std::string_view bytes, const sip::Peer& to) {
    m_socket->send(bytes, to);
}

void Gateway::callAnswered(sip::CallId id, const sip::Message& answer) {
    if (CallUser* user = userOf(id))
        user->callAnswered(answer);
}

void Gateway::callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer& from) {
    if (!isGateway(from.ip)) {
        log("radio")->warn("gateway {}: a call from a stranger was refused", m_config.name);
        m_agent->reject(id, 403, "Forbidden");
        return;
    }
    for (CallUser* user : m_users)
        if (user->takeCall(id, invite, from)) {
            m_calls[id] = user;
            return;
        }
    m_agent->reject(id, 404, "Not Found");
}

void Gateway::callOffered(sip::CallId id, const sip::Message& offer) {
    if (CallUser* user = userOf(id))
        user->callOffered(offer);
    else
        m_agent->reject(id, 481, "Call/Transaction Does Not Exist");
}

void Gateway::callEnded(sip::CallId id, sip::CallEnd why, int status, const std::string& reason) {
    CallUser* user = userOf(id);
    m_calls.erase(id);
    if (user != nullptr)
        user->callEnded(why, status, reason);
}

void Gateway::pong(sip::CallId id, int status) {
    if (CallUser* user = userOf(id))
        user->pong(status);
}

} // namespace watchdesk::radio
