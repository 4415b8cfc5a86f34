// Two user agents on a wire that the test holds.
#pragma once

#include "sip/UserAgent.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <thread>

namespace watchdesk::sip {

using namespace std::chrono_literals;

inline const Peer kDesk{"127.0.0.1", 5060};
inline const Peer kGateway{"127.0.0.1", 5070};

struct Datagram {
    std::string bytes;
    Peer from;
    Peer to;
};

struct Party final : UserAgentEvents {
    Party(std::deque<Datagram>& theWire, Identity identity, std::uint64_t seed,
          UserAgent::Now now = UserAgent::Steady::now)
        : wire(theWire), random(seed), agent(identity, *this, random, std::move(now)), local(identity.local) {}
    Party(std::deque<Datagram>& theWire, const Peer& address, std::uint64_t seed)
        : Party(theWire, Identity{"ua", address, "test"}, seed) {}

    void sendDatagram(std::string_view bytes, const Peer& to) override {
        wire.push_back({std::string(bytes), local, to});
    }
    void callProgress(CallId, int status) override { log.push_back(fmt::format("progress {}", status)); }
    void callAnswered(CallId, const Message& answer) override {
        log.push_back("answered " + std::string(answer.body().substr(0, 3)));
    }
    void callIncoming(CallId id, const Message&, const Peer&) override {
        log.push_back("incoming");
        last = id;
        if (onIncoming)
            onIncoming(id);
    }
    void callConfirmed(CallId) override { log.push_back("confirmed"); }
    void callOffered(CallId id, const Message&) override {
        log.push_back("offered");
        agent.answer(id, "v=1");
    }
    void callInfo(CallId, const Message& info) override { log.push_back("info " + info.body()); }
    void callEnded(CallId, CallEnd why, int status, const std::string&) override {
        log.push_back(fmt::format("ended {} {}", static_cast<int>(why), status));
    }
    void pong(CallId, int status) override { log.push_back(fmt::format("pong {}", status)); }
    void registered(std::chrono::seconds expires) override {
        log.push_back(fmt::format("registered {}", expires.count()));
    }
    void registrationFailed(int status, const std::string&) override {
        log.push_back(fmt::format("not registered {}", status));
    }
    int textReceived(const Message& text, const Peer&) override {
        log.push_back("text " + text.body());
        return 200;
    }
    void requestAnswered(RequestId, int status) override { log.push_back(fmt::format("request answered {}", status)); }

    std::deque<Datagram>& wire;
    SeededRandom random;
    UserAgent agent;
    Peer local;
    std::vector<std::string> log;
    CallId last = 0;
    std::function<void(CallId)> onIncoming;
};

class UserAgents : public testing::Test {
protected:
    // Delivers what is on the wire until it is silent; `lose` may drop one.
    void flow(const std::function<bool(const Datagram&)>& lose = {}) {
        while (!wire.empty()) {
            const Datagram one = wire.front();
            wire.pop_front();
            seen.push_back(one.bytes.substr(0, one.bytes.find(' ', one.bytes.starts_with("SIP") ? 8 : 0)));
            if (lose && lose(one))
                continue;
            Party& receiver = one.to == kDesk ? desk : gateway;
            receiver.agent.receive(one.bytes, one.from);
        }
    }
    CallId callUp() {
        gateway.onIncoming = [this](CallId id) { gateway.agent.answer(id, "v=0"); };
        const CallId id = desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
        flow();
        return id;
    }
    // Lets the clock of oSIP2 pass, as the owner's timer would.
    void waitFor(std::chrono::milliseconds time) {
        const auto end = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(10ms);
            desk.agent.pump();
            gateway.agent.pump();
            flow(loseWhileWaiting);
        }
    }

    std::deque<Datagram> wire;
    std::vector<std::string> seen;
    std::function<bool(const Datagram&)> loseWhileWaiting;
    Party desk{wire, kDesk, 1};
    Party gateway{wire, kGateway, 2};
};

} // namespace watchdesk::sip
