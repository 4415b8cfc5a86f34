// A user agent: calls made, calls taken, calls kept alive (RFC 3261 sections 8, 12-15). Bytes in, events out: owns no
// socket.
#pragma once

#include "base/Random.h"
#include "sip/Dialog.h"
#include "sip/Digest.h"
#include "sip/Message.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace watchdesk::sip {

/// Names a call for as long as the user agent lives; never used again.
using CallId = std::uint64_t;
/// Names a request outside calls (a text, an OPTIONS), likewise.
using RequestId = std::uint64_t;

/// Why a call is over.
enum class CallEnd {
    RemoteHungUp, ///< BYE
    Refused,      ///< a final answer of 300 and up
    NoAnswer,     ///< nothing came
    Unreachable,  ///< the network says that nobody is there
    Gone,         ///< they no longer know the call (481, 408)
    Expired,      ///< nobody refreshed the session in its time (RFC 4028)
    Cancelled     ///< the caller gave up before our answer
};

/// What happens to calls. All of it inside receive(), pump() and the calls below, on the same thread; calling back is
/// allowed.
class UserAgentEvents {
public:
    virtual ~UserAgentEvents() = default;
    virtual void sendDatagram(std::string_view bytes, const Peer& to) = 0;
    /// A provisional answer: somebody is there (100, 180, 183).
    virtual void callProgress(CallId, int /*status*/) {}
    /// Our call was taken; the ACK is on its way. `answer` carries their session description.
    virtual void callAnswered(CallId, const Message& /*answer*/) {}
    /// Somebody calls: answer() or reject().
    virtual void callIncoming(CallId id, const Message& invite, const Peer& from) = 0;
    /// Their ACK to our answer came.
    virtual void callConfirmed(CallId) {}
    /// A new offer within the call (re-INVITE, UPDATE with a body): answer() or reject(); the call goes on either way.
    virtual void callOffered(CallId, const Message& /*offer*/) {}
    /// INFO within the call; already answered.
    virtual void callInfo(CallId, const Message& /*info*/) {}
    virtual void callEnded(CallId id, CallEnd why, int status, const std::string& reason) = 0;
    /// The answer to an OPTIONS of ours; status 0 for none in time.
    virtual void pong(CallId, int /*status*/) {}
    /// The registrar knows us for this long from now; zero when we have signed off.
    virtual void registered(std::chrono::seconds /*expires*/) {}
    /// Status 0: no answer, or nobody there. 401, 403, 407: the password was refused.
    virtual void registrationFailed(int /*status*/, const std::string& /*reason*/) {}
    /// A text came (MESSAGE, RFC 3428). What is returned is the answer: 200, or a refusal.
    virtual int textReceived(const Message& /*text*/, const Peer& /*from*/) { return 405; }
    /// The answer to a text or an OPTIONS of ours outside calls; status 0 for none.
    virtual void requestAnswered(RequestId, int /*status*/) {}
};

/// Who we are on the wire.
struct Identity {
    std::string user = "desk";
    Peer local;                      ///< address of the socket, for Via and Contact
    std::string agent = "WatchDesk"; ///< User-Agent
    std::string transport = "UDP";   ///< as in Via: UDP, TCP or TLS
    std::string domain;              ///< host of our From; empty: our own address
    std::optional<Credentials> credentials;
    std::chrono::seconds sessionExpires{1800}; ///< what our calls ask for (RFC 4028); zero: no session timer
    std::chrono::seconds minSessionExpires{90};
};

/// Where to sign in (RFC 3261 section 10).
struct Registrar {
    std::string uri;     ///< "sip:pbx.example"
    std::string address; ///< address-of-record, "sip:desk@pbx.example"
    Peer peer;
    std::chrono::seconds expires{300}; ///< zero signs off
};

/// Calls over one socket, or one connection. One thread. The owner feeds receive(), sends what it is handed, and calls
/// pump() after nextTimeout(). A request that a password is asked for is sent again with the answer, once.
class UserAgent {
public:
    using Steady = std::chrono::steady_clock;
    using Now = std::function<Steady::time_point()>;

    /// `now` is what patience, repeats and session timers go by; oSIP2's own timers take the system's clock.
    UserAgent(Identity identity, UserAgentEvents& events, Random& random, Now now = Steady::now);
    ~UserAgent();
    UserAgent(const UserAgent&) = delete;
    UserAgent& operator=(const UserAgent&) = delete;

    /// Calls a URI with an offer, by way of `to`. Ends with callAnswered or callEnded; `patience` limits the wait for
    /// the first answer of any kind (RFC 3261's own limit is 32 s).
    CallId call(const std::string& uri, const std::string& sdp, const Peer& to,
                std::chrono::milliseconds patience = std::chrono::seconds(32));
    /// Takes an incoming call, or a new offer within one, with 200 and a session description.
    void answer(CallId id, const std::string& sdp);
    void reject(CallId id, int status, const std::string& reason);
    /// BYE, CANCEL or a refusal, whatever the state asks for. No callEnded follows.
    void hangUp(CallId id);
    /// OPTIONS to the other end of a call; pong() follows. One at a time a call. Within the dialog it also finds out
    /// that they have forgotten the call (CallEnd::Gone); outside it is understood by the simplest of them.
    void ping(CallId id, std::chrono::milliseconds patience, bool withinDialog = true);

    /// One REGISTER; registered() or registrationFailed() follows. The owner asks again before it expires.
    void registerAt(const Registrar& registrar);
    /// One MESSAGE of plain text outside any call; requestAnswered() follows.
    RequestId sendText(const std::string& uri, const std::string& text, const Peer& to);
    /// One OPTIONS outside any call: is somebody there? requestAnswered() follows.
    RequestId sendOptions(const std::string& uri, const Peer& to);

    void receive(std::string_view bytes, const Peer& from);
    void unreachable(const Peer& peer); ///< ICMP, or a connection that broke
    /// Another address of ours: a connection was made anew.
    void moved(const Peer& local);
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextTimeout();
    void pump();

    [[nodiscard]] const Dialog* dialog(CallId id) const; ///< nullptr before there is one, and after
    [[nodiscard]] std::string callIdOf(CallId id) const; ///< Call-ID on the wire
    [[nodiscard]] std::int64_t malformed() const;
    /// Number of calls and transactions still open, a REGISTER among them: zero when a polite end is complete.
    [[nodiscard]] std::size_t pending() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::sip
