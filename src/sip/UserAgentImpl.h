// The inside of UserAgent; included by its .cpp files only.
#pragma once

#include "sip/Endpoint.h"
#include "sip/UserAgent.h"

#include <map>
#include <set>
#include <vector>

namespace watchdesk::sip {

using Steady = std::chrono::steady_clock;

/// The session timer of a call (RFC 4028).
struct SessionTimer {
    std::chrono::seconds interval{0}; ///< zero: none was agreed
    bool ours = false;                ///< we refresh
    bool update = false;              ///< they take UPDATE
    Steady::time_point refreshAt{};
    Steady::time_point expireAt{};
    TransactionId tx = 0; ///< a refresh under way
};

/// One call as the user agent keeps it.
struct Call {
    enum class State { Calling, Incoming, Answered, Up };
    State state = State::Calling;
    Message invite; ///< ours or theirs
    Dialog dialog;
    TransactionId clientTx = 0; ///< our INVITE
    bool progressed = false;    ///< something came back for it
    Steady::time_point patience{};

    TransactionId serverTx = 0; ///< a request that waits for answer() or reject()
    Message offered;

    Message ok; ///< our 2xx, repeated until its ACK comes (RFC 3261 section 13.3.1.4)
    Peer okTo;
    bool awaitingAck = false;
    Steady::time_point repeatAt{};
    Steady::time_point giveUpAt{};
    std::chrono::milliseconds repeatEvery{};

    Message ack; ///< ours, sent again for a 2xx come again

    TransactionId pingTx = 0;
    Steady::time_point pingUntil{};

    std::string sdp; ///< our last description, for a refreshing INVITE
    SessionTimer timer;
};

/// A request of ours that is not answered yet: a password may be asked for.
struct Sent {
    Message request;
    Peer to;
    int tries = 0;
};

/// Our binding at a registrar.
struct Registration {
    std::string callId;
    std::string tag;
    std::uint32_t seq = 0;
    Registrar registrar;
    TransactionId tx = 0;
};

struct UserAgent::Impl final : EndpointEvents {
    Impl(Identity who, UserAgentEvents& listener, Random& source, Now clock);

    // EndpointEvents
    void sendDatagram(std::string_view bytes, const Peer& to) override { events.sendDatagram(bytes, to); }
    void responseReceived(TransactionId id, const Message& response, const Peer& from) override;
    void noAnswer(TransactionId id, bool unreachable) override;
    void requestReceived(TransactionId id, const Message& request, const Peer& from) override;
    void ackReceived(const Message& ack, const Peer& from) override;
    void strayResponse(const Message& response, const Peer& from) override;

    // as the caller
    CallId call(const std::string& uri, const std::string& sdp, const Peer& to, std::chrono::milliseconds patience);
    void inviteAnswered(CallId id, Call& one, const Message& response, const Peer& from);
    void acknowledge(Call& one, const Message& answer);
    void endStranger(const Message& answer, const Peer& from);
    void cancel(Call& one);
    void bye(Dialog& dialog);

    // as the called one
    void invited(TransactionId tx, const Message& invite, const Peer& from);
    void reoffered(CallId id, TransactionId tx, const Message& offer);
    void updated(Call& one, TransactionId tx, const Message& request);
    void byeReceived(TransactionId tx, const Message& request);
    void cancelled(TransactionId tx, const Message& request);
    void inDialog(TransactionId tx, const Message& request);
    void answer(CallId id, const std::string& sdp);
    void reject(CallId id, int status, const std::string& reason);
    void repeatOk(CallId id, Call& one, Steady::time_point at);

    // requests and passwords
    TransactionId send(Message request, const Peer& to, int tries = 0);
    [[nodiscard]] bool sendAgain(TransactionId tx, const Message& response);
    [[nodiscard]] std::uint32_t nextSeq(TransactionId tx, const Message& request);
    void renumber(TransactionId before, TransactionId after);
    void forget(TransactionId tx);
    [[nodiscard]] Message outside(const char* method, const std::string& uri);

    // registering and texts
    void registerAt(const Registrar& registrar);
    void registrarAnswered(const Message& response);
    RequestId sendText(const std::string& uri, const std::string& text, const Peer& to);
    RequestId sendOutside(const Message& request, const Peer& to);
    void textIncoming(TransactionId tx, const Message& request, const Peer& from);

    // session timers
    void askForTimer(Message& invite, std::chrono::seconds interval) const;
    void takeTimer(Call& one, const Message& answer);
    [[nodiscard]] bool timerTooSmall(TransactionId tx, const Message& request);
    void grantTimer(Call& one, const Message& request, Message& ok);
    void startTimer(Call& one, std::chrono::seconds interval, bool ours);
    void refresh(Call& one);
    void refreshAnswered(CallId id, Call& one, const Message& response);
    [[nodiscard]] bool askAgainForTimer(Call& one, const Message& response);

    // both
    void hangUp(CallId id);
    void ping(CallId id, std::chrono::milliseconds patience, bool withinDialog);
    [[nodiscard]] Message outsideOptions(const Dialog& dialog);
    void end(CallId id, CallEnd why, int status, const std::string& reason);
    void tick(Steady::time_point at);
    void reply(TransactionId tx, const Message& request, int status, const std::string& reason,
               const std::string& tag = "");
    void addVia(Message& message);
    void describe(Message& message) const;
    [[nodiscard]] Call* find(CallId id);
    [[nodiscard]] CallId owner(const Message& message) const; ///< by dialog; 0 for none
    [[nodiscard]] CallId byClientTx(TransactionId tx) const;
    [[nodiscard]] std::string token(int bytes);
    [[nodiscard]] std::string contact() const;
    [[nodiscard]] std::string from() const; ///< without a tag
    [[nodiscard]] Peer hop(const Dialog& dialog) const;

    Identity identity;
    UserAgentEvents& events;
    Random& random;
    Now now;
    Authenticator authenticator;
    std::string callIdSuffix; ///< marks the Call-IDs that we made
    std::map<CallId, Call> calls;
    CallId next = 1;
    std::set<TransactionId> farewells; ///< BYE and CANCEL that nobody waits for but a polite end
    std::set<TransactionId> orphans;   ///< our INVITEs that were given up after a provisional answer
    std::map<TransactionId, Sent> sent;
    Registration registration;
    std::map<TransactionId, RequestId> outsiders;
    RequestId nextRequest = 1;
    Endpoint endpoint;
};

} // namespace watchdesk::sip
