// Two user agents on a wire that the test holds: it delivers, loses, repeats and forges.
#include "sip/Parties.h"
#include "sip/Sdp.h"
#include "sip/Uri.h"

#include <gmock/gmock.h>

namespace watchdesk::sip {
namespace {

TEST_F(UserAgents, ACallGoesUpAndDown) {
    const CallId id = callUp();
    EXPECT_THAT(desk.log, testing::ElementsAre("answered v=0"));
    EXPECT_THAT(gateway.log, testing::ElementsAre("incoming", "confirmed"));
    EXPECT_THAT(seen, testing::ElementsAre("INVITE", "SIP/2.0 200", "ACK"));
    ASSERT_NE(desk.agent.dialog(id), nullptr);
    EXPECT_EQ(desk.agent.callIdOf(id), gateway.agent.callIdOf(gateway.last));
    desk.agent.hangUp(id);
    EXPECT_EQ(desk.agent.pending(), 1U);
    flow();
    EXPECT_EQ(desk.agent.pending(), 0U);
    EXPECT_EQ(gateway.log.back(), fmt::format("ended {} 0", static_cast<int>(CallEnd::RemoteHungUp)));
}

TEST_F(UserAgents, TheCalledOneHangsUp) {
    callUp();
    gateway.agent.hangUp(gateway.last);
    flow();
    EXPECT_EQ(desk.log.back(), fmt::format("ended {} 0", static_cast<int>(CallEnd::RemoteHungUp)));
    EXPECT_EQ(gateway.agent.pending(), 0U);
}

TEST_F(UserAgents, ARefusalEndsTheCall) {
    gateway.onIncoming = [this](CallId id) { gateway.agent.reject(id, 486, "Busy Here"); };
    desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
    flow();
    EXPECT_THAT(desk.log, testing::ElementsAre(fmt::format("ended {} 486", static_cast<int>(CallEnd::Refused))));
    EXPECT_THAT(seen, testing::ElementsAre("INVITE", "SIP/2.0 486", "ACK"));
}

TEST_F(UserAgents, PingIsAnsweredInTheCallAndUnknownAfterARestart) {
    const CallId id = callUp();
    desk.agent.ping(id, 1s);
    flow();
    EXPECT_EQ(desk.log.back(), "pong 200");
    Party restarted{wire, kGateway, 3};
    desk.agent.ping(id, 1s);
    while (!wire.empty()) {
        const Datagram one = wire.front();
        wire.pop_front();
        (one.to == kDesk ? desk : restarted).agent.receive(one.bytes, one.from);
    }
    EXPECT_EQ(desk.log.back(), fmt::format("ended {} 481", static_cast<int>(CallEnd::Gone)));
}

TEST_F(UserAgents, APingThatIsNotAnsweredSaysSo) {
    const CallId id = callUp();
    loseWhileWaiting = [](const Datagram&) { return true; };
    desk.agent.ping(id, 60ms);
    waitFor(150ms);
    EXPECT_EQ(desk.log.back(), "pong 0");
}

TEST_F(UserAgents, NobodyThereEndsTheCallAtOnce) {
    desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
    desk.agent.unreachable({"127.0.0.1", 9});
    EXPECT_TRUE(desk.log.empty());
    desk.agent.unreachable(kGateway);
    EXPECT_THAT(desk.log, testing::ElementsAre(fmt::format("ended {} 0", static_cast<int>(CallEnd::Unreachable))));
}

TEST_F(UserAgents, PatienceIsShorterThanTimerB) {
    desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway, 80ms);
    loseWhileWaiting = [](const Datagram&) { return true; };
    waitFor(200ms);
    EXPECT_THAT(desk.log, testing::ElementsAre(fmt::format("ended {} 0", static_cast<int>(CallEnd::NoAnswer))));
}

TEST_F(UserAgents, ALateAnswerIsTakenAndEnded) {
    gateway.onIncoming = [](CallId) {};
    const CallId id = desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
    flow();
    desk.agent.hangUp(id);
    flow();
    gateway.agent.answer(gateway.last, "v=0");
    flow();
    EXPECT_THAT(gateway.log, testing::ElementsAre("incoming", "confirmed",
                                                  fmt::format("ended {} 0", static_cast<int>(CallEnd::RemoteHungUp))));
    EXPECT_EQ(desk.agent.pending(), 0U);
}

TEST_F(UserAgents, ALostInviteAndALostAnswerAreRepeated) {
    gateway.onIncoming = [this](CallId id) { gateway.agent.answer(id, "v=0"); };
    desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
    wire.clear(); // the INVITE is lost
    bool lost = false;
    loseWhileWaiting = [&](const Datagram& one) {
        return one.bytes.starts_with("SIP/2.0 200") && !std::exchange(lost, true);
    };
    waitFor(1300ms);
    EXPECT_THAT(desk.log, testing::ElementsAre("answered v=0"));
    EXPECT_THAT(gateway.log, testing::ElementsAre("incoming", "confirmed"));
}

TEST_F(UserAgents, ALostAckIsSentAgainForTheRepeatedAnswer) {
    gateway.onIncoming = [this](CallId id) { gateway.agent.answer(id, "v=0"); };
    desk.agent.call("sip:tg1@127.0.0.1:5070", "v=0", kGateway);
    bool lost = false;
    flow([&](const Datagram& one) { return one.bytes.starts_with("ACK") && !std::exchange(lost, true); });
    EXPECT_THAT(gateway.log, testing::ElementsAre("incoming"));
    waitFor(700ms);
    EXPECT_THAT(gateway.log, testing::ElementsAre("incoming", "confirmed"));
    EXPECT_THAT(desk.log, testing::ElementsAre("answered v=0"));
}

// A gateway that speaks a request of its own inside the call, made from its dialog.
std::string inDialog(Party& party, CallId id, const std::string& method, std::uint32_t cseq,
                     const std::string& body = "") {
    Dialog dialog = *party.agent.dialog(id);
    dialog.localSeq = cseq - 1;
    Message request = dialog.request(method);
    request.set("Via", fmt::format("SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK{}{};rport", method, cseq));
    request.add("Contact", "<sip:tg1@127.0.0.1:5070>");
    if (!body.empty())
        request.setBody("application/sdp", body);
    return request.serialise();
}

TEST_F(UserAgents, AReInviteIsAnsweredWithinTheCall) {
    callUp();
    desk.agent.receive(inDialog(gateway, gateway.last, "INVITE", 5, "v=0"), kGateway);
    EXPECT_EQ(desk.log.back(), "offered");
    ASSERT_FALSE(wire.empty());
    EXPECT_TRUE(wire.back().bytes.starts_with("SIP/2.0 200 OK"));
    EXPECT_THAT(wire.back().bytes, testing::HasSubstr("v=1"));
    // Until it is acknowledged another one has to wait (491).
    desk.agent.receive(inDialog(gateway, gateway.last, "INVITE", 6, "v=0"), kGateway);
    EXPECT_TRUE(wire.back().bytes.starts_with("SIP/2.0 491"));
    desk.agent.receive(inDialog(gateway, gateway.last, "ACK", 5), kGateway);
}

TEST_F(UserAgents, OtherRequestsWithinTheCall) {
    callUp();
    desk.agent.receive(inDialog(gateway, gateway.last, "INFO", 5, "Signal=5"), kGateway);
    EXPECT_EQ(desk.log.back(), "info Signal=5");
    EXPECT_TRUE(wire.back().bytes.starts_with("SIP/2.0 200"));
    desk.agent.receive(inDialog(gateway, gateway.last, "PUBLISH", 6), kGateway);
    EXPECT_TRUE(wire.back().bytes.starts_with("SIP/2.0 405"));
    EXPECT_THAT(wire.back().bytes, testing::HasSubstr("Allow: INVITE"));
    desk.agent.receive(inDialog(gateway, gateway.last, "BYE", 4), kGateway);
    EXPECT_TRUE(wire.back().bytes.starts_with("SIP/2.0 500")); // older than what was seen
}

std::string bare(const std::string& method, const std::string& toTag = "") {
    return fmt::format(
        "{0} sip:desk@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK{0}\r\n"
        "From: <sip:x@127.0.0.1>;tag=1\r\nTo: <sip:desk@127.0.0.1>{1}\r\nCall-ID: c{0}\r\nCSeq: 1 {0}\r\n\r\n",
        method, toTag.empty() ? "" : ";tag=" + toTag);
}

TEST_F(UserAgents, RequestsOutsideAnyCall) {
    const std::pair<std::string, const char*> rows[] = {
        {bare("OPTIONS"), "SIP/2.0 200"},    {bare("OPTIONS", "9"), "SIP/2.0 481"}, {bare("BYE", "9"), "SIP/2.0 481"},
        {bare("BYE"), "SIP/2.0 481"},        {bare("CANCEL"), "SIP/2.0 481"},       {bare("REGISTER"), "SIP/2.0 405"},
        {bare("INVITE", "9"), "SIP/2.0 481"}};
    for (const auto& [request, answer] : rows) {
        auto once = request; // rows share methods: each needs a branch of its own
        once.replace(once.find("z9hG4bK"), 7, fmt::format("z9hG4bK{}", wire.size()));
        wire.clear();
        desk.agent.receive(once, kGateway);
        ASSERT_FALSE(wire.empty()) << request;
        EXPECT_TRUE(wire.back().bytes.starts_with(answer)) << request << wire.back().bytes;
    }
}

TEST_F(UserAgents, ACancelEndsWhatIsNotAnsweredYet) {
    desk.agent.receive(bare("INVITE"), kGateway);
    auto cancel = bare("CANCEL");
    for (auto at = cancel.find("z9hG4bKCANCEL"); at != std::string::npos; at = cancel.find("z9hG4bKCANCEL"))
        cancel.replace(at, 13, "z9hG4bKINVITE");
    cancel.replace(cancel.find("cCANCEL"), 7, "cINVITE");
    desk.agent.receive(cancel, kGateway);
    EXPECT_THAT(desk.log,
                testing::ElementsAre("incoming", fmt::format("ended {} 487", static_cast<int>(CallEnd::Cancelled))));
    EXPECT_EQ(desk.agent.pending(), 0U);
}

TEST_F(UserAgents, AnInviteComeAgainIsOneCall) {
    desk.onIncoming = [this](CallId id) { desk.agent.answer(id, "v=0"); };
    for (int i = 0; i < 3; ++i)
        desk.agent.receive(bare("INVITE"), kGateway);
    EXPECT_THAT(desk.log, testing::ElementsAre("incoming"));
    EXPECT_GE(wire.size(), 2U);
}

std::string statusOf(const std::deque<Datagram>& wire) {
    return wire.empty() ? std::string() : wire.back().bytes.substr(0, wire.back().bytes.find('\r'));
}

TEST_F(UserAgents, ABrokenRequestIsToldSoEachTimeAndOpensNothing) {
    auto broken = bare("INVITE");
    broken.replace(broken.find("CSeq: 1 INVITE"), 14, "CSeq: 1 OPTIONS");
    for (int i = 0; i < 3; ++i)
        desk.agent.receive(broken, kGateway);
    ASSERT_EQ(wire.size(), 3U);
    EXPECT_EQ(statusOf(wire), "SIP/2.0 400 CSeq names another method");
    EXPECT_EQ(wire[0].bytes, wire[2].bytes) << "the same tag for the same request";
    EXPECT_EQ(desk.agent.malformed(), 3);
    EXPECT_TRUE(desk.log.empty());
    desk.agent.receive(bare("ACK"), kGateway); // theirs to the refusal
    EXPECT_EQ(wire.size(), 3U);
}

TEST_F(UserAgents, ARequestForWhatWeCannotDoIsRefusedAndNotCounted) {
    auto wants = bare("INVITE");
    wants.insert(wants.size() - 2, "Require: 100rel\r\n");
    desk.agent.receive(wants, kGateway);
    EXPECT_EQ(statusOf(wire), "SIP/2.0 420 Bad Extension");
    EXPECT_THAT(wire.back().bytes, testing::HasSubstr("Unsupported: 100rel\r\n"));
    EXPECT_EQ(desk.agent.malformed(), 0);
    EXPECT_TRUE(desk.log.empty());
}

TEST_F(UserAgents, ACallerWithoutATagIsTaken) { // as before RFC 3261
    gateway.onIncoming = {};
    desk.onIncoming = [this](CallId id) { desk.agent.answer(id, "v=0"); };
    auto old = bare("INVITE");
    old.replace(old.find(";tag=1"), 6, "");
    old.replace(old.find(";branch=z9hG4bKINVITE"), 21, "");
    desk.agent.receive(old, kGateway);
    EXPECT_EQ(statusOf(wire), "SIP/2.0 200 OK");
    auto bye = bare("BYE", desk.agent.dialog(desk.last)->localTag);
    bye.replace(bye.find(";tag=1"), 6, "");
    bye.replace(bye.find("cBYE"), 4, "cINVITE");
    bye.replace(bye.find("CSeq: 1"), 7, "CSeq: 2");
    desk.agent.receive(bye, kGateway);
    EXPECT_EQ(desk.log.back(), fmt::format("ended {} 0", static_cast<int>(CallEnd::RemoteHungUp)));
}

TEST_F(UserAgents, ABranchThatIsOnlyTheCookieNamesNoTransaction) {
    for (const char* callId : {"first", "second"}) {
        auto request = bare("OPTIONS");
        request.replace(request.find("z9hG4bKOPTIONS"), 14, "z9hG4bK");
        request.replace(request.find("cOPTIONS"), 8, callId);
        wire.clear();
        desk.agent.receive(request, kGateway);
        ASSERT_FALSE(wire.empty());
        EXPECT_THAT(wire.back().bytes, testing::HasSubstr(std::string("Call-ID: ") + callId));
        EXPECT_THAT(wire.back().bytes, testing::HasSubstr("branch=z9hG4bK\r\n"));
    }
}

TEST_F(UserAgents, WhatIsOddButSoundIsAnswered) { // oSIP2 by itself would not read it
    auto odd = bare("!odd'Method%41");
    odd.replace(odd.find("From: <"), 7, std::string("From: \"BEL \\\a NUL \\\0\" <", 23));
    odd.replace(odd.find("sip:desk@"), 9, "sip:1_odd~(to-be!sure)&isn't+it$/?,/;;*:&it+has=1@");
    odd.insert(odd.size() - 2, "X-Odd: \xef\xbb\xbf;;,\r\nDate: Sat, 13 Nov 2010 23:29:00 GMT\r\n");
    desk.agent.receive(odd, kGateway);
    EXPECT_EQ(statusOf(wire), "SIP/2.0 405 Method Not Allowed");
    EXPECT_EQ(desk.agent.malformed(), 0);
}

TEST_F(UserAgents, NonsenseIsCountedAndChangesNothing) {
    const CallId id = callUp();
    for (const char* junk : {"x", "SIP/2.0 200 OK\r\n\r\n", "BYE sip:x SIP/2.0\r\n\r\n", "\xff\xfe\x00"})
        desk.agent.receive(junk, kGateway);
    desk.agent.receive("\r\n\r\n", kGateway); // a keep-alive is no nonsense (RFC 5626)
    EXPECT_EQ(desk.agent.malformed(), 4);
    EXPECT_NE(desk.agent.dialog(id), nullptr);
    EXPECT_TRUE(wire.empty());
}

TEST_F(UserAgents, AFloodOfRequestsIsBounded) {
    for (int i = 0; i < 3000; ++i) {
        auto request = bare("OPTIONS");
        request.replace(request.find("z9hG4bK"), 7, fmt::format("z9hG4bK{}", i));
        desk.agent.receive(request, kGateway);
    }
    EXPECT_LE(wire.size(), 600U);
    EXPECT_NE(callUp(), 0U);
}

} // namespace
} // namespace watchdesk::sip
