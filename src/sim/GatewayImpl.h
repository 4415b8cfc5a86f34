// The inside of Gateway; included by its .cpp files only.
#pragma once

#include "radio/UdpSocket.h"
#include "sim/CallsHeard.h"
#include "sim/Gateway.h"
#include "sim/Session.h"
#include "sim/Talkgroup.h"
#include "sim/Voice.h"
#include "sip/UserAgent.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <map>
#include <memory>
#include <optional>

namespace watchdesk::sim {

struct Gateway::Impl final : sip::UserAgentEvents {
    Impl(boost::asio::io_context& context, GatewayOptions given);
    ~Impl() override;

    // Calls (Gateway.cpp)
    void sendDatagram(std::string_view bytes, const sip::Peer& to) override;
    void callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer& from) override;
    void callConfirmed(sip::CallId id) override;
    void callOffered(sip::CallId id, const sip::Message& offer) override;
    void callEnded(sip::CallId id, sip::CallEnd why, int status, const std::string& reason) override;
    void pong(sip::CallId id, int status) override;
    Result<std::uint16_t> open();
    void received(std::string_view bytes, const sip::Peer& from);
    void pumpLater();
    void pingLater();
    void drop(sip::CallId id);
    void stop(std::function<void()> done);
    void waitForEnd(std::chrono::steady_clock::time_point until, std::function<void()> done);
    [[nodiscard]] Talkgroup* talkgroup(const std::string& name);

    // The air (GatewayAir.cpp)
    void tickLater();
    void tick();
    void speak(Talkgroup& group);
    void hear(Talkgroup& group, CallsHeard& calls, std::span<const std::uint8_t> bytes);
    void tell(Talkgroup& group);
    void makeSound(Talkgroup& group);
    void planFaults();
    void happen(const Fault& fault);
    void restart(const Fault& fault);
    void reopen();
    void sendNonsense(int datagrams);
    void event(AirEvent::Kind kind, const std::string& channel, const std::string& code = "", int packets = 0);

    boost::asio::io_context& io;
    GatewayOptions options;
    SeededRandom random;
    Speaker speaker; ///< only on the studio's thread
    std::vector<Talkgroup> groups;
    std::map<std::string, AirEvent> onAir; ///< by talkgroup, while it talks
    std::unique_ptr<radio::UdpSocket> socket;
    std::unique_ptr<sip::UserAgent> agent;
    std::map<sip::CallId, std::unique_ptr<Session>> sessions;
    boost::asio::steady_timer pumpTimer;
    boost::asio::steady_timer pingTimer;
    boost::asio::steady_timer tickTimer;
    boost::asio::steady_timer stopTimer;
    std::vector<std::unique_ptr<boost::asio::steady_timer>> faultTimers;
    std::chrono::steady_clock::time_point nextTick;
    std::uint32_t ticks = 0;
    int quietTicks = 0; ///< since all had played
    bool deaf = false;  ///< the link is lost
    bool finished = false;
    bool stopping = false;
    std::uint64_t nonsenseNumber = 0;
    std::function<void(const AirEvent&)> handler;
    std::function<void()> finishedHandler;
    std::shared_ptr<bool> alive = std::make_shared<bool>(true); ///< for answers of the studio that come too late
    boost::asio::thread_pool studio{1};
};

} // namespace watchdesk::sim
