// Passwords, registering and texts, against a server that the test plays.
#include "sip/Parties.h"
#include "sip/Uri.h"

#include <gmock/gmock.h>

namespace watchdesk::sip {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kChallenge = R"(Digest realm="town", nonce="n1", qop="auth", algorithm=SHA-256)";

class SignIn : public testing::Test {
protected:
    static Identity identity() {
        Identity who;
        who.user = "desk";
        who.local = kDesk;
        who.domain = "pbx.example";
        who.credentials = Credentials{"desk", "secret"};
        return who;
    }
    // What was sent last.
    Message sent() {
        EXPECT_FALSE(wire.empty());
        const auto read = Message::parse(wire.empty() ? "" : wire.back().bytes);
        EXPECT_TRUE(read);
        wire.clear();
        return read ? *read : Message();
    }
    void answer(const Message& request, int status, const std::vector<Header>& more = {}, const std::string& sdp = "") {
        Message response = Message::responseTo(request, status, "So");
        if (response.toTag().empty())
            response.set("To", fmt::format("{};tag=gw", request.first("To")));
        for (const auto& header : more)
            response.add(header.name, header.value);
        if (!sdp.empty())
            response.setBody("application/sdp", sdp);
        desk.agent.receive(response.serialise(), kGateway);
    }
    void enrol(int seconds = 300) {
        desk.agent.registerAt({"sip:pbx.example", "sip:desk@pbx.example", kGateway, std::chrono::seconds(seconds)});
    }

    std::deque<Datagram> wire;
    Party desk{wire, identity(), 1};
};

TEST_F(SignIn, ARegistrarThatAsksForAPasswordGetsItOnce) {
    enrol();
    const Message first = sent();
    EXPECT_TRUE(first.isRequest("REGISTER"));
    EXPECT_EQ(first.uri(), "sip:pbx.example");
    EXPECT_FALSE(first.has("Authorization"));
    EXPECT_THAT(std::string(first.first("Contact")), HasSubstr("<sip:desk@127.0.0.1:5060>"));
    answer(first, 401, {{"WWW-Authenticate", kChallenge}});
    const Message second = sent();
    EXPECT_THAT(std::string(second.first("Authorization")), HasSubstr("algorithm=SHA-256"));
    EXPECT_THAT(std::string(second.first("Authorization")), HasSubstr("uri=\"sip:pbx.example\""));
    EXPECT_EQ(second.cseq(), first.cseq() + 1);
    EXPECT_EQ(second.first("Call-ID"), first.first("Call-ID"));
    EXPECT_EQ(second.fromTag(), first.fromTag());
    EXPECT_NE(second.first("Via"), first.first("Via"));
    answer(second, 200, {{"Contact", "<sip:other@127.0.0.9>;expires=7, <sip:desk@127.0.0.1:5060>;expires=120"}});
    EXPECT_THAT(desk.log, ElementsAre("registered 120"));
}

TEST_F(SignIn, AWrongPasswordIsToldAndNotTriedAgain) {
    enrol();
    answer(sent(), 401, {{"WWW-Authenticate", kChallenge}});
    answer(sent(), 401, {{"WWW-Authenticate", R"(Digest realm="town", nonce="n2", qop="auth")"}});
    EXPECT_THAT(desk.log, ElementsAre("not registered 401"));
    EXPECT_TRUE(wire.empty());
}

TEST_F(SignIn, AStaleNonceIsTriedAgain) {
    enrol();
    answer(sent(), 401, {{"WWW-Authenticate", kChallenge}});
    answer(sent(), 401, {{"WWW-Authenticate", R"(Digest realm="town", nonce="n2", stale=true, qop="auth")"}});
    const Message third = sent();
    EXPECT_THAT(std::string(third.first("Authorization")), HasSubstr("nonce=\"n2\""));
    answer(third, 200);
    EXPECT_THAT(desk.log, ElementsAre("registered 300"));
}

TEST_F(SignIn, ARefreshCarriesTheAnswerAtOnceAndCountsOn) {
    enrol();
    answer(sent(), 401, {{"WWW-Authenticate", kChallenge}});
    const Message second = sent();
    answer(second, 200);
    enrol();
    const Message refresh = sent();
    EXPECT_THAT(std::string(refresh.first("Authorization")), HasSubstr("nc=00000002"));
    EXPECT_EQ(refresh.first("Call-ID"), second.first("Call-ID"));
    EXPECT_EQ(refresh.cseq(), second.cseq() + 1);
}

TEST_F(SignIn, AnIntervalTooBriefIsMadeLonger) {
    enrol(60);
    answer(sent(), 423, {{"Min-Expires", "600"}});
    const Message second = sent();
    EXPECT_EQ(second.first("Expires"), "600");
    answer(second, 200, {{"Expires", "600"}});
    EXPECT_THAT(desk.log, ElementsAre("registered 600"));
    // One that asks for less than we did, or for a century, is not followed.
    enrol(60);
    answer(sent(), 423, {{"Min-Expires", "10"}});
    EXPECT_EQ(desk.log.back(), "not registered 423");
    EXPECT_TRUE(wire.empty());
}

TEST_F(SignIn, ARegistrarThatIsNotThereIsTold) {
    enrol();
    desk.agent.unreachable(kGateway);
    EXPECT_THAT(desk.log, ElementsAre("not registered 0"));
}

TEST_F(SignIn, ACallIsMadeAgainWithThePasswordAndItsAckCarriesIt) {
    desk.agent.call("sip:tg1@pbx.example", "v=0", kGateway);
    const Message first = sent();
    EXPECT_THAT(std::string(first.first("From")), HasSubstr("sip:desk@pbx.example"));
    answer(first, 407, {{"Proxy-Authenticate", kChallenge}});
    std::vector<std::string> methods;
    Message second;
    for (const auto& one : wire) {
        const auto read = Message::parse(one.bytes);
        methods.push_back(read->method());
        if (read->isRequest("INVITE"))
            second = *read;
    }
    EXPECT_THAT(methods, ElementsAre("ACK", "INVITE"));
    wire.clear();
    EXPECT_THAT(std::string(second.first("Proxy-Authorization")), HasSubstr("qop=auth"));
    EXPECT_EQ(second.body(), "v=0");
    answer(second, 200, {{"Contact", "<sip:tg1@127.0.0.1:5070>"}}, "v=0");
    const Message ack = sent();
    EXPECT_TRUE(ack.isRequest("ACK"));
    EXPECT_EQ(ack.cseq(), second.cseq());
    EXPECT_THAT(std::string(ack.first("Proxy-Authorization")), HasSubstr("nc=00000001"));
    EXPECT_THAT(desk.log, ElementsAre("answered v=0"));
}

TEST_F(SignIn, AByeThatIsChallengedIsSaidAgain) {
    const CallId id = desk.agent.call("sip:tg1@pbx.example", "v=0", kGateway);
    answer(sent(), 200, {{"Contact", "<sip:tg1@127.0.0.1:5070>"}}, "v=0");
    wire.clear();
    desk.agent.hangUp(id);
    const Message bye = sent();
    answer(bye, 407, {{"Proxy-Authenticate", kChallenge}});
    const Message again = sent();
    EXPECT_TRUE(again.isRequest("BYE"));
    EXPECT_EQ(again.cseq(), bye.cseq() + 1);
    answer(again, 200);
    EXPECT_EQ(desk.agent.pending(), 0U);
}

TEST_F(SignIn, TextsGoOutAndComeIn) {
    desk.agent.sendText("sip:57106@pbx.example", "Meet at the market", kGateway);
    const Message text = sent();
    EXPECT_TRUE(text.isRequest("MESSAGE"));
    EXPECT_EQ(text.body(), "Meet at the market");
    EXPECT_THAT(std::string(text.first("Content-Type")), HasSubstr("text/plain"));
    answer(text, 202);
    EXPECT_EQ(desk.log.back(), "request answered 202");
    Party radio{wire, kGateway, 2};
    radio.agent.sendText("sip:desk@127.0.0.1", "On my way", kDesk);
    desk.agent.receive(wire.back().bytes, kGateway);
    EXPECT_EQ(desk.log.back(), "text On my way");
    radio.agent.receive(wire.back().bytes, kDesk);
    EXPECT_EQ(radio.log.back(), "request answered 200");
}

TEST_F(SignIn, ATextOfAnotherKindIsRefused) {
    Party radio{wire, kGateway, 2};
    radio.agent.sendText("sip:desk@127.0.0.1", "x", kDesk);
    auto bytes = wire.back().bytes;
    bytes.replace(bytes.find("text/plain"), 10, "image/jpeg");
    desk.agent.receive(bytes, kGateway);
    EXPECT_TRUE(wire.back().bytes.starts_with("SIP/2.0 415"));
    EXPECT_TRUE(desk.log.empty());
}

TEST_F(SignIn, OverAConnectionViaAndContactSaySo) {
    Identity who = identity();
    who.transport = "TLS";
    Party secure{wire, who, 3};
    secure.agent.call("sip:tg1@pbx.example", "v=0", kGateway);
    const Message invite = sent();
    EXPECT_THAT(std::string(invite.first("Via")), HasSubstr("SIP/2.0/TLS "));
    EXPECT_THAT(std::string(invite.first("Contact")), HasSubstr(";transport=tls>"));
}

} // namespace
} // namespace watchdesk::sip
