// One connection that carries SIP: TCP, or TLS on it.
#pragma once

#include "base/Result.h"
#include "radio/Wire.h"
#include "sip/Framer.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace watchdesk::radio {

/// Whom TLS is for: the certificate must be theirs (RFC 5922) and lead to an authority of the context.
struct TlsClient {
    std::shared_ptr<boost::asio::ssl::context> context;
    std::string host; ///< a name, or a numeric address that stands in the certificate
};

/// Radio thread. Writes are queued, within a bound; empty lines keep it alive when nothing is said (RFC 5626 section
/// 3.5.1). closed() comes once, with a sentence for people, unless close() was called here.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    struct Handlers {
        std::function<void(std::string_view message)> message;
        std::function<void(const std::string& why)> closed;
    };
    using Done = std::function<void(const std::optional<WireFault>& fault)>;

    static constexpr std::size_t kMaxQueued = 1 << 20; ///< bytes

    explicit Connection(boost::asio::ip::tcp::socket socket, std::optional<TlsClient> tls = {});

    /// Connects, and shakes hands; `localIp` empty: from any address of ours.
    void connect(const sip::Peer& peer, const std::string& localIp, Done done);
    /// From now on; `firstWithin` closes one that says nothing whole in that time.
    void start(Handlers handlers, std::optional<std::chrono::milliseconds> firstWithin = {});
    void send(std::string_view bytes);
    void close();

    [[nodiscard]] sip::Peer local() const;
    [[nodiscard]] sip::Peer remote() const;

private:
    using Socket = boost::asio::ip::tcp::socket;
    using Code = boost::system::error_code;

    [[nodiscard]] Socket& socket();
    [[nodiscard]] const Socket& socket() const;
    template <class Fn>
    void onStream(Fn&& fn);
    [[nodiscard]] std::optional<WireFault> prepareTls();
    void shakeHands(Done done);
    void finish(const Done& done, bool tls, const Code& error);
    [[nodiscard]] std::string tlsTrouble(const Code& error);
    void read();
    void take(std::string_view bytes);
    void write();
    void keepAlive();
    void fail(const std::string& why);

    std::optional<Socket> m_plain;
    std::optional<boost::asio::ssl::stream<Socket>> m_secure;
    std::optional<TlsClient> m_tls;
    boost::asio::steady_timer m_deadline;
    boost::asio::steady_timer m_idle;
    sip::Framer m_framer;
    Handlers m_handlers;
    std::array<char, 16384> m_buffer{};
    std::deque<std::string> m_queue;
    std::size_t m_queued = 0;
    bool m_writing = false;
    bool m_closed = false;
    bool m_timedOut = false;
};

} // namespace watchdesk::radio
