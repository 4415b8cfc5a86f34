#include "radio/Connection.h"

#include "sip/Uri.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace watchdesk::radio {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

namespace {

constexpr auto kConnectWithin = 3000ms; // with a call's patience on top a gateway that is back is heard in time
constexpr auto kKeepAlive = 25s;

sip::Peer peerOf(const tcp::endpoint& endpoint) {
    return {endpoint.address().to_string(), endpoint.port()};
}

Error unavailable(std::string what) {
    return Error{ErrorCode::Unavailable, std::move(what), "", ""};
}

} // namespace

Connection::Connection(tcp::socket socket, std::optional<TlsClient> tls)
    : m_tls(std::move(tls)), m_deadline(socket.get_executor()), m_idle(socket.get_executor()) {
    if (m_tls)
        m_secure.emplace(std::move(socket), *m_tls->context);
    else
        m_plain.emplace(std::move(socket));
}

tcp::socket& Connection::socket() {
    return m_secure ? m_secure->next_layer() : *m_plain;
}

const tcp::socket& Connection::socket() const {
    return m_secure ? m_secure->next_layer() : *m_plain;
}

template <class Fn>
void Connection::onStream(Fn&& fn) {
    if (m_secure)
        fn(*m_secure);
    else
        fn(*m_plain);
}

sip::Peer Connection::local() const {
    Code error;
    const auto endpoint = socket().local_endpoint(error);
    return error ? sip::Peer{} : peerOf(endpoint);
}

sip::Peer Connection::remote() const {
    Code error;
    const auto endpoint = socket().remote_endpoint(error);
    return error ? sip::Peer{} : peerOf(endpoint);
}

// --- up ---

void Connection::connect(const sip::Peer& peer, const std::string& localIp, Done done) {
    Code error;
    const tcp::endpoint endpoint(asio::ip::make_address(peer.ip, error), peer.port);
    if (!error)
        socket().open(endpoint.protocol(), error);
    if (!error && !localIp.empty())
        socket().bind({asio::ip::make_address(localIp, error), 0}, error);
    auto self = shared_from_this();
    if (error) {
        asio::post(socket().get_executor(), [self, done, error] { self->finish(done, false, error); });
        return;
    }
    m_deadline.expires_after(kConnectWithin);
    m_deadline.async_wait([self](const Code& stopped) {
        Code ignored;
        if (stopped)
            return;
        self->m_timedOut = true;
        self->socket().close(ignored);
    });
    socket().async_connect(endpoint, [self, done](const Code& failed) {
        Code ignored;
        self->socket().set_option(tcp::no_delay(true), ignored);
        self->socket().set_option(asio::socket_base::keep_alive(true), ignored);
        if (failed || !self->m_secure)
            self->finish(done, false, failed);
        else
            self->shakeHands(done);
    });
}

std::optional<WireFault> Connection::prepareTls() {
    SSL* ssl = m_secure->native_handle();
    const bool numeric = sip::isNumericHost(m_tls->host);
    const int named = numeric ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), m_tls->host.c_str())
                              : SSL_set1_host(ssl, m_tls->host.c_str());
    if (!numeric)
        SSL_set_tlsext_host_name(ssl, m_tls->host.c_str());
    if (named != 1)
        return WireFault{true, unavailable(fmt::format("{} is no name for a certificate", m_tls->host))};
    return std::nullopt;
}

void Connection::shakeHands(Done done) {
    if (auto fault = prepareTls()) {
        m_deadline.cancel();
        done(fault);
        return;
    }
    m_secure->async_handshake(
        asio::ssl::stream_base::client,
        [self = shared_from_this(), done = std::move(done)](const Code& error) { self->finish(done, true, error); });
}

std::string Connection::tlsTrouble(const Code& error) {
    const long verdict = SSL_get_verify_result(m_secure->native_handle());
    if (verdict == X509_V_ERR_HOSTNAME_MISMATCH || verdict == X509_V_ERR_IP_ADDRESS_MISMATCH)
        return fmt::format("its certificate is not for {}", m_tls->host);
    if (verdict != X509_V_OK)
        return fmt::format("its certificate is not to be trusted: {}", X509_verify_cert_error_string(verdict));
    return error == asio::ssl::error::stream_truncated || error == asio::error::eof ||
                   error == asio::error::connection_reset
               ? "it closed the connection: is TLS turned on at this port?"
               : fmt::format("no TLS with it: {}", error.message());
}

void Connection::finish(const Done& done, bool tls, const Code& error) {
    m_deadline.cancel();
    if (m_closed)
        return;
    if (!error && !m_timedOut) {
        done(std::nullopt);
        return;
    }
    std::string what = m_timedOut                                 ? "no answer"
                       : error == asio::error::connection_refused ? "nobody listens there"
                                                                  : error.message();
    if (tls)
        what = m_timedOut ? "no answer to TLS: is it turned on at this port?" : tlsTrouble(error);
    close();
    done(WireFault{tls, unavailable(std::move(what))});
}

void Connection::start(Handlers handlers, std::optional<std::chrono::milliseconds> firstWithin) {
    m_handlers = std::move(handlers);
    if (firstWithin) {
        m_deadline.expires_after(*firstWithin);
        m_deadline.async_wait([self = shared_from_this()](const Code& stopped) {
            if (!stopped)
                self->fail("it said nothing");
        });
    }
    keepAlive();
    read();
}

// --- in ---

void Connection::read() {
    onStream([&](auto& stream) {
        stream.async_read_some(
            asio::buffer(m_buffer), [self = shared_from_this()](const Code& error, std::size_t size) {
                if (self->m_closed)
                    return;
                if (error)
                    return self->fail(error == asio::error::eof || error == asio::ssl::error::stream_truncated
                                          ? "it closed the connection"
                                          : error.message());
                self->take({self->m_buffer.data(), size});
                if (!self->m_closed)
                    self->read();
            });
    });
}

void Connection::take(std::string_view bytes) {
    std::vector<sip::Frame> frames;
    const auto fed = m_framer.feed(bytes, frames);
    for (const auto& frame : frames) {
        if (m_closed)
            return;
        if (frame.kind == sip::Frame::Kind::Ping)
            send("\r\n");
        if (frame.kind != sip::Frame::Kind::Message)
            continue;
        m_deadline.cancel();
        const auto message = m_handlers.message; // it may close this connection, and its handlers with it
        message(frame.bytes);
    }
    if (!fed && !m_closed)
        fail(fed.error().what);
}

// --- out ---

void Connection::send(std::string_view bytes) {
    if (m_closed)
        return;
    if (m_queued + bytes.size() > kMaxQueued) {
        asio::post(m_idle.get_executor(), [self = shared_from_this()] { self->fail("it takes nothing any more"); });
        return;
    }
    m_queued += bytes.size();
    m_queue.emplace_back(bytes);
    if (!m_writing)
        write();
}

void Connection::write() {
    m_writing = true;
    keepAlive();
    onStream([&](auto& stream) {
        asio::async_write(stream, asio::buffer(m_queue.front()),
                          [self = shared_from_this()](const Code& error, std::size_t) {
                              self->m_writing = false;
                              if (self->m_closed)
                                  return;
                              if (error)
                                  return self->fail(error.message());
                              self->m_queued -= self->m_queue.front().size();
                              self->m_queue.pop_front();
                              if (!self->m_queue.empty())
                                  self->write();
                          });
    });
}

void Connection::keepAlive() {
    m_idle.expires_after(kKeepAlive);
    m_idle.async_wait([self = shared_from_this()](const Code& stopped) {
        if (!stopped && !self->m_closed)
            self->send("\r\n\r\n");
    });
}

// --- down ---

void Connection::fail(const std::string& why) {
    if (m_closed)
        return;
    auto closed = std::move(m_handlers.closed);
    close();
    if (closed)
        closed(why);
}

void Connection::close() {
    if (std::exchange(m_closed, true))
        return;
    Code ignored;
    m_handlers = {};
    m_deadline.cancel();
    m_idle.cancel();
    socket().shutdown(tcp::socket::shutdown_both, ignored);
    socket().close(ignored);
}

} // namespace watchdesk::radio
