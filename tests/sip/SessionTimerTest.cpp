// Session timers (RFC 4028) both ways, on a clock that the test holds.
#include "sip/Parties.h"

#include <gmock/gmock.h>

namespace watchdesk::sip {
namespace {

std::string field(const std::string& bytes, const char* name) {
    const auto read = Message::parse(bytes);
    return read ? std::string(read->first(name)) : "not SIP";
}

class SessionTimers : public testing::Test {
protected:
    static Identity identity(const Peer& local) {
        Identity who{"ua", local, "test"};
        who.sessionExpires = 120s;
        who.minSessionExpires = 90s;
        return who;
    }
    void flow(bool lose = false) {
        while (!wire.empty()) {
            const Datagram one = wire.front();
            wire.pop_front();
            seen.push_back(one.bytes.substr(0, one.bytes.find(' ', one.bytes.starts_with("SIP") ? 8 : 0)));
            last = one.bytes;
            if (!lose)
                (one.to == kDesk ? desk : gateway).agent.receive(one.bytes, one.from);
        }
    }
    void callUp() {
        gateway.onIncoming = [this](CallId id) { gateway.agent.answer(id, "v=0"); };
        call = desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
        flow();
        seen.clear();
    }
    void pass(std::chrono::seconds time, bool lose = false) {
        at += time;
        desk.agent.pump();
        gateway.agent.pump();
        flow(lose);
    }

    UserAgent::Steady::time_point at = UserAgent::Steady::now();
    std::deque<Datagram> wire;
    std::vector<std::string> seen;
    std::string last;
    CallId call = 0;
    Party desk{wire, identity(kDesk), 1, [this] { return at; }};
    Party gateway{wire, identity(kGateway), 2, [this] { return at; }};
};

TEST_F(SessionTimers, WhoCallsRefreshesAtHalfOfTheTime) {
    callUp();
    pass(59s);
    EXPECT_TRUE(seen.empty());
    pass(2s);
    EXPECT_THAT(seen, testing::ElementsAre("UPDATE", "SIP/2.0 200"));
    for (int i = 0; i < 4; ++i) {
        seen.clear();
        pass(61s);
        EXPECT_THAT(seen, testing::ElementsAre("UPDATE", "SIP/2.0 200")) << i;
    }
    EXPECT_NE(desk.agent.dialog(call), nullptr);
    EXPECT_NE(gateway.agent.dialog(gateway.last), nullptr);
    EXPECT_THAT(desk.log, testing::ElementsAre("answered v=0"));
}

TEST_F(SessionTimers, NobodyThereAnyMoreEndsTheCallOnBothSides) {
    callUp();
    pass(61s, true);
    // The called one waits until a third before the end, the caller to the end itself.
    pass(28s, true);
    EXPECT_EQ(gateway.log.back(), fmt::format("ended {} 0", static_cast<int>(CallEnd::Expired)));
    EXPECT_THAT(desk.log, testing::ElementsAre("answered v=0"));
    pass(32s, true);
    EXPECT_EQ(desk.log.back(), fmt::format("ended {} 0", static_cast<int>(CallEnd::Expired)));
    EXPECT_THAT(seen, testing::Contains("BYE"));
}

TEST_F(SessionTimers, AnIntervalTooSmallIsRefusedWithTheLeast) {
    Identity who = identity(kDesk);
    who.sessionExpires = 30s;
    who.minSessionExpires = 20s;
    Party hasty{wire, who, 3, [this] { return at; }};
    hasty.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
    gateway.onIncoming = [this](CallId id) { gateway.agent.answer(id, "v=0"); };
    std::string invite;
    while (!wire.empty()) {
        const Datagram one = wire.front();
        wire.pop_front();
        if (one.bytes.starts_with("INVITE"))
            invite = one.bytes;
        (one.to == kDesk ? hasty : gateway).agent.receive(one.bytes, one.from);
    }
    EXPECT_EQ(field(invite, "Session-Expires"), "90");
    EXPECT_EQ(field(invite, "CSeq"), "2 INVITE");
    EXPECT_THAT(hasty.log, testing::ElementsAre("answered v=0"));
}

// A gateway that knows no UPDATE is refreshed by an INVITE with the same description.
TEST_F(SessionTimers, WithoutUpdateARepeatedInviteRefreshes) {
    gateway.onIncoming = [this](CallId id) { gateway.agent.answer(id, "v=0"); };
    desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
    while (!wire.empty()) {
        Datagram one = wire.front();
        wire.pop_front();
        if (const auto allow = one.bytes.find("Allow: UPDATE\r\n"); allow != std::string::npos)
            one.bytes.erase(allow, 15);
        (one.to == kDesk ? desk : gateway).agent.receive(one.bytes, one.from);
    }
    pass(61s);
    EXPECT_THAT(seen, testing::ElementsAre("INVITE", "SIP/2.0 200", "ACK"));
    EXPECT_EQ(gateway.log.back(), "offered");
    EXPECT_THAT(desk.log, testing::ElementsAre("answered v=0"));
    // Its answer has said since that it does.
    seen.clear();
    pass(61s);
    EXPECT_THAT(seen, testing::ElementsAre("UPDATE", "SIP/2.0 200"));
}

TEST_F(SessionTimers, ACallerThatCannotRefreshIsRefreshedByUs) {
    Message invite = Message::request("INVITE", "sip:ua@127.0.0.1");
    invite.add("Via", "SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bKx;rport");
    invite.add("From", "<sip:gw@127.0.0.1>;tag=1");
    invite.add("To", "<sip:ua@127.0.0.1>");
    invite.add("Call-ID", "plain");
    invite.add("CSeq", "1 INVITE");
    invite.add("Contact", "<sip:gw@127.0.0.1:5070>");
    invite.add("Session-Expires", "100");
    desk.onIncoming = [this](CallId id) { desk.agent.answer(id, "v=0"); };
    desk.agent.receive(invite.serialise(), kGateway);
    EXPECT_EQ(field(wire.back().bytes, "Session-Expires"), "100;refresher=uas");
    EXPECT_EQ(field(wire.back().bytes, "Require"), "");
    const auto ok = Message::parse(wire.back().bytes);
    Message ack = Message::request("ACK", "sip:ua@127.0.0.1:5060");
    for (const char* name : {"From", "To", "Call-ID"})
        ack.add(name, std::string(ok->first(name)));
    ack.add("Via", "SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bKy;rport");
    ack.add("CSeq", "1 ACK");
    desk.agent.receive(ack.serialise(), kGateway);
    wire.clear();
    at += 51s;
    desk.agent.pump();
    ASSERT_FALSE(wire.empty());
    EXPECT_TRUE(std::ranges::any_of(wire, [](const auto& one) {
        return one.bytes.starts_with("INVITE") && field(one.bytes, "Session-Expires") == "100;refresher=uac";
    }));
}

TEST_F(SessionTimers, WithoutTheirAgreementThereIsNoTimer) {
    gateway.onIncoming = [this](CallId id) { gateway.agent.answer(id, "v=0"); };
    desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
    while (!wire.empty()) {
        Datagram one = wire.front();
        wire.pop_front();
        if (const auto found = one.bytes.find("Session-expires");
            one.bytes.starts_with("SIP/2.0") && found != std::string::npos)
            one.bytes.replace(found, 15, "X-Something-Els");
        (one.to == kDesk ? desk : gateway).agent.receive(one.bytes, one.from);
    }
    desk.agent.pump();
    at += 1000s;
    desk.agent.pump();
    EXPECT_TRUE(wire.empty());
    EXPECT_THAT(desk.log, testing::ElementsAre("answered v=0"));
}

} // namespace
} // namespace watchdesk::sip
