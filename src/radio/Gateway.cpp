#include "radio/Gateway.h"

#include "base/Log.h"
#include "sip/Uri.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

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
    : m_io(io), m_config(config), m_random(random), m_resolver(io), m_timer(io),
      m_signIn(io, random,
               {[this] { askRegistrar(); }, [this] { signedIn(); },
                [this](int status, const std::string& reason) { notSignedIn(status, reason); }}) {}

std::string Gateway::bindIp() const {
    const auto address = bindAddress(m_config);
    return address ? address->ip : std::string();
}

std::string Gateway::where() const {
    return fmt::format("{}:{}", sip::bracketed(m_config.host), m_config.port);
}

Result<void> Gateway::open() {
    m_stage = Stage::SignIn;
    if (auto done = readPassword(); !done)
        return done.error();
    m_wire = wireOf(m_io, m_config);
    m_stage = m_config.transport == "tls" ? Stage::Tls : Stage::Name;
    return m_wire->open();
}

Result<void> Gateway::readPassword() {
    if (m_config.passwordFile.empty())
        return {};
    const std::filesystem::path path(m_config.passwordFile);
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    const auto about = [&](const char* what, const char* todo) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("gateway {}: the password's file {} {}", m_config.name, m_config.passwordFile, what),
                     "", todo};
    };
    std::string password;
    std::ifstream file(path, std::ios::binary);
    if (error || !std::filesystem::is_regular_file(status) || !std::getline(file, password))
        return about("cannot be read", "Give a file whose first line is the password.");
    if ((status.permissions() & (std::filesystem::perms::others_all)) != std::filesystem::perms::none)
        return about("can be read by everybody", "Make it your own: chmod 600.");
    while (!password.empty() && password.back() == '\r')
        password.pop_back();
    if (password.empty() || password.size() > 1024)
        return about("has no password in its first line", "Give a file whose first line is the password.");
    m_credentials = sip::Credentials{m_config.user, std::move(password)};
    return {};
}

void Gateway::listen() {
    m_wire->listen({[this](std::string_view message, const sip::Peer& from) {
                        if (!m_agent)
                            return;
                        m_agent->receive(message, from);
                        arm();
                    },
                    [this](const sip::Peer& peer) {
                        if (!m_agent)
                            return;
                        m_agent->unreachable(peer);
                        arm();
                    }});
}

// --- the way to it ---

void Gateway::prepare(Prepared done) {
    m_asking.push_back(std::move(done));
    if (std::exchange(m_preparing, true))
        return;
    m_stage = Stage::Name;
    resolve();
}

void Gateway::resolve() {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(m_config.host, error);
    if (!error) {
        resolved({address.to_string(), static_cast<std::uint16_t>(m_config.port)});
        return;
    }
    const bool v6 = sip::isNumericHost(bindIp()) && bindIp().find(':') != std::string::npos;
    m_resolver.async_resolve(v6 ? udp::v6() : udp::v4(), m_config.host, std::to_string(m_config.port),
                             [this](const boost::system::error_code& failed, const udp::resolver::results_type& found) {
                                 if (failed == asio::error::operation_aborted)
                                     return;
                                 if (failed || found.empty()) {
                                     prepared(Error{ErrorCode::Unavailable,
                                                    fmt::format("the name {} cannot be found", m_config.host), "", ""});
                                     return;
                                 }
                                 const auto endpoint = found.begin()->endpoint();
                                 resolved({endpoint.address().to_string(), endpoint.port()});
                             });
}

void Gateway::resolved(const sip::Peer& peer) {
    take(peer);
    m_stage = Stage::Port;
    m_wire->reach(peer, [this](const std::optional<WireFault>& fault) { reached(fault); });
}

void Gateway::reached(const std::optional<WireFault>& fault) {
    if (!m_agent || m_leaving)
        return;
    if (fault) {
        m_stage = fault->tls ? Stage::Tls : Stage::Port;
        Error error = fault->error;
        error.what = fmt::format("{}: {}", where(), error.what);
        prepared(error);
        return;
    }
    m_agent->moved({m_localIp, m_wire->local().port});
    if (!m_config.registers) {
        prepared(*m_peer);
        return;
    }
    m_stage = Stage::SignIn;
    m_signIn.start();
}

void Gateway::prepared(const Result<sip::Peer>& result) {
    if (result)
        m_stage = Stage::Ready;
    m_preparing = false;
    for (const auto& done : std::exchange(m_asking, {}))
        done(result);
}

void Gateway::probe(std::function<void(bool)> done) {
    if (m_probed)
        return;
    m_probed = std::move(done);
    prepare([this](const Result<sip::Peer>& peer) {
        if (!peer) {
            std::exchange(m_probed, nullptr)(false);
            return;
        }
        m_probe = m_agent->sendOptions(fmt::format("sip:{}:{}", sip::bracketed(m_config.host), m_config.port), *peer);
        arm();
    });
}

void Gateway::requestAnswered(sip::RequestId id, int status) {
    if (id == m_probe && m_probed)
        std::exchange(m_probed, nullptr)(status != 0);
    else
        textAnswered(id, status);
}

std::string Gateway::domain() const {
    return m_config.registers || m_credentials ? m_config.host : std::string();
}

void Gateway::take(const sip::Peer& peer) {
    m_peer = peer;
    if (m_agent)
        return;
    const auto bound = m_wire->local();
    const bool any = bound.ip == "0.0.0.0" || bound.ip == "::";
    m_localIp = any ? facing(m_io, peer) : bound.ip;
    if (m_localIp.empty())
        m_localIp = bound.ip;
    sip::Identity identity;
    identity.user = m_config.user;
    identity.local = {m_localIp, bound.port};
    identity.transport = m_config.transport == "udp" ? "UDP" : m_config.transport == "tcp" ? "TCP" : "TLS";
    identity.domain = domain();
    identity.credentials = m_credentials;
    m_agent = std::make_unique<sip::UserAgent>(identity, *this, m_random);
}

// --- signing in ---

void Gateway::askRegistrar() {
    if (!m_agent || !m_peer)
        return;
    const std::string host = sip::bracketed(m_config.host);
    m_agent->registerAt({"sip:" + host, fmt::format("sip:{}@{}", m_config.user, host), *m_peer, SignIn::kExpires});
    arm();
}

void Gateway::signOff() {
    m_leaving = true;
    m_signIn.stop();
    if (!std::exchange(m_signedIn, false) || !m_agent)
        return;
    const std::string host = sip::bracketed(m_config.host);
    m_agent->registerAt({"sip:" + host, fmt::format("sip:{}@{}", m_config.user, host), *m_peer, {}});
    arm();
}

void Gateway::registered(std::chrono::seconds expires) {
    if (m_signIn.asking())
        m_signIn.registered(expires);
}

void Gateway::registrationFailed(int status, const std::string& reason) {
    if (m_signIn.asking())
        m_signIn.failed(status, reason);
}

void Gateway::signedIn() {
    m_signedIn = true;
    log("radio")->info("gateway {}: signed in", m_config.name);
    if (m_preparing)
        prepared(*m_peer);
    for (CallUser* user : m_users)
        user->signInChanged(std::nullopt);
}

void Gateway::notSignedIn(int status, const std::string& reason) {
    m_signedIn = false;
    const std::string trouble = signInTrouble(status, reason);
    log("radio")->warn("gateway {}: {}", m_config.name, trouble);
    if (m_preparing) {
        m_stage = status == 0 ? Stage::Port : Stage::SignIn;
        prepared(Error{ErrorCode::Unavailable, trouble, "", ""});
        return;
    }
    for (CallUser* user : m_users)
        user->signInChanged(trouble);
}

std::string Gateway::signInTrouble(int status, const std::string& reason) const {
    if (status == 0)
        return fmt::format("{}: {}", where(), reason);
    if (status == 401 || status == 407)
        return m_credentials ? fmt::format("{} refuses the password of {}", where(), m_config.user)
                             : fmt::format("{} asks for a password", where());
    return fmt::format("{} refuses the sign-in of {}: {} {}", where(), m_config.user, status, reason);
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
    m_signIn.stop();
    loseTexts();
    m_agent.reset();
    if (m_wire)
        m_wire->close();
}

void Gateway::sendDatagram(std::string_view bytes, const sip::Peer& to) {
    m_wire->send(bytes, to);
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
        if (user->takeCall(*this, id, invite, from)) {
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

void Gateway::callInfo(sip::CallId id, const sip::Message& info) {
    if (CallUser* user = userOf(id))
        user->callInfo(info);
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
