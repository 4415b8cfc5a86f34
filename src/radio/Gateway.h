// One gateway: the way to it, its user agent, our sign-in, and whose call is whose.
#pragma once

#include "base/Random.h"
#include "radio/Config.h"
#include "radio/Events.h"
#include "radio/SignIn.h"
#include "radio/Wire.h"
#include "sip/UserAgent.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace watchdesk::radio {

class Gateway;

/// Who has calls at a gateway: a Channel.
class CallUser {
public:
    virtual ~CallUser() = default;
    virtual void callAnswered(const sip::Message& answer) = 0;
    virtual void callOffered(const sip::Message& offer) = 0;
    virtual void callEnded(sip::CallEnd why, int status, const std::string& reason) = 0;
    virtual void pong(int status) = 0;
    virtual void callInfo(const sip::Message& /*info*/) {}
    /// True takes an incoming call: it is the user's from then on.
    virtual bool takeCall(Gateway& at, sip::CallId id, const sip::Message& invite, const sip::Peer& from) = 0;
    /// The gateway knows us again (nullopt), or does not: for those who wait for calls.
    virtual void signInChanged(const std::optional<std::string>& /*trouble*/) {}
};

/// The steps of the way to a gateway, in their order.
enum class Stage { Name, Port, Tls, SignIn, Ready };

/// Lives on the radio thread (open() before it runs). Resolves its host asynchronously, again for each attempt.
class Gateway final : public sip::UserAgentEvents {
public:
    using Prepared = std::function<void(const Result<sip::Peer>& peer)>;

    Gateway(boost::asio::io_context& io, const GatewayConfig& config, Random& random);

    /// Reads the password and binds the socket. Refused when others can read the password's file.
    Result<void> open();
    void listen();
    void add(CallUser& user) { m_users.push_back(&user); }
    /// Makes sure of the whole way: name, connection, TLS, sign-in, whatever the configuration asks for. One at a time:
    /// who asks meanwhile gets the same answer.
    void prepare(Prepared done);
    /// How far the last preparation came: what it failed at, or Ready.
    [[nodiscard]] Stage stage() const { return m_stage; }
    /// Is it there, the whole way? Any answer to an OPTIONS says so. Not while another is under way.
    void probe(std::function<void(bool there)> done);
    /// Our own address as the gateway sees it; of use after the first prepare().
    [[nodiscard]] std::string localIp() const { return m_localIp; }
    [[nodiscard]] std::string bindIp() const;
    [[nodiscard]] const GatewayConfig& config() const { return m_config; }
    [[nodiscard]] std::string where() const; ///< host:port, for people
    /// True when a datagram from this address may speak for the gateway.
    [[nodiscard]] bool isGateway(const std::string& ip) const { return m_peer && m_peer->ip == ip; }

    [[nodiscard]] bool resolved() const { return m_peer.has_value(); }
    [[nodiscard]] const std::optional<sip::Peer>& peer() const { return m_peer; }
    [[nodiscard]] bool hasPassword() const { return m_credentials.has_value(); }

    sip::CallId call(CallUser& user, const std::string& uri, const std::string& sdp, const sip::Peer& to);
    void answer(sip::CallId id, const std::string& sdp);
    void reject(sip::CallId id, int status, const std::string& reason);
    void hangUp(sip::CallId id);
    void ping(sip::CallId id, bool withinDialog);
    [[nodiscard]] std::string callIdOf(sip::CallId id) const;
    /// Farewells still on their way.
    [[nodiscard]] std::size_t pending() const { return m_agent ? m_agent->pending() : 0; }
    /// Tells the registrar that we leave; part of a polite end.
    void signOff();
    void close();

    /// Who takes texts: none of them is accepted before.
    void onText(std::function<void(TextReceived)> taken) { m_textTaken = std::move(taken); }
    /// To a number at this gateway, or to a SIP address. Once: the SIP status of the answer, or 0 for none.
    void sendText(const std::string& to, const std::string& text, std::function<void(int status)> sent);

    // sip::UserAgentEvents
    void sendDatagram(std::string_view bytes, const sip::Peer& to) override;
    void callAnswered(sip::CallId id, const sip::Message& answer) override;
    void callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer& from) override;
    void callOffered(sip::CallId id, const sip::Message& offer) override;
    void callInfo(sip::CallId id, const sip::Message& info) override;
    void callEnded(sip::CallId id, sip::CallEnd why, int status, const std::string& reason) override;
    void pong(sip::CallId id, int status) override;
    void registered(std::chrono::seconds expires) override;
    void registrationFailed(int status, const std::string& reason) override;
    void requestAnswered(sip::RequestId id, int status) override;
    int textReceived(const sip::Message& text, const sip::Peer& from) override;

private:
    void resolve();
    void textAnswered(sip::RequestId id, int status);
    void loseTexts();
    [[nodiscard]] std::optional<std::string> textUri(const std::string& to) const;
    void resolved(const sip::Peer& peer);
    void reached(const std::optional<WireFault>& fault);
    void prepared(const Result<sip::Peer>& result);
    Result<void> readPassword();
    void take(const sip::Peer& peer);
    void arm();
    void askRegistrar();
    void signedIn();
    void notSignedIn(int status, const std::string& reason);
    [[nodiscard]] std::string signInTrouble(int status, const std::string& reason) const;
    [[nodiscard]] std::string domain() const;
    [[nodiscard]] CallUser* userOf(sip::CallId id) const;

    boost::asio::io_context& m_io;
    GatewayConfig m_config;
    Random& m_random;
    std::unique_ptr<Wire> m_wire;
    std::optional<sip::Credentials> m_credentials;
    boost::asio::ip::udp::resolver m_resolver;
    boost::asio::steady_timer m_timer;
    std::string m_localIp;
    std::optional<sip::Peer> m_peer;
    std::unique_ptr<sip::UserAgent> m_agent;
    SignIn m_signIn;
    Stage m_stage = Stage::Name;
    bool m_preparing = false;
    bool m_signedIn = false;
    bool m_leaving = false;
    std::vector<Prepared> m_asking;
    sip::RequestId m_probe = 0;
    std::function<void(bool)> m_probed;
    std::function<void(TextReceived)> m_textTaken;
    std::map<sip::RequestId, std::function<void(int)>> m_texts; ///< on their way
    std::function<void(int)> m_textLeaving;                     ///< while it is handed over: it may be answered at once
    std::vector<CallUser*> m_users;
    std::map<sip::CallId, CallUser*> m_calls;
};

} // namespace watchdesk::radio
