// Sound messages of our own, usual and unusual: taken, and answered.
#include "OwnMessages.h"
#include "sip/UserAgent.h"
#include "sip/Validator.h"

#include <gmock/gmock.h>

namespace watchdesk::sip {
namespace {

using namespace own;
using namespace std::string_literals;

struct Sound {
    const char* name;
    std::string text;
    int response = 0;
    friend void PrintTo(const Sound& one, std::ostream* out) { *out << one.name; }
};

class SoundMessage : public testing::TestWithParam<Sound> {};

TEST_P(SoundMessage, IsAccepted) {
    const Verdict verdict = judge(GetParam().text);
    EXPECT_TRUE(verdict.accepted()) << layerName(*verdict.layer) << " " << verdict.why;
    EXPECT_EQ(verdict.response, GetParam().response) << verdict.why;
    const Verdict again = judge(verdict.message.serialise());
    EXPECT_TRUE(again.accepted()) << again.why;
    EXPECT_EQ(again.message.serialise(), verdict.message.serialise());
}

struct Answering final : UserAgentEvents {
    void sendDatagram(std::string_view bytes, const Peer&) override { sent.emplace_back(bytes); }
    void callIncoming(CallId id, const Message&, const Peer&) override { agent->answer(id, "v=0"); }
    void callEnded(CallId, CallEnd, int, const std::string&) override {}
    std::vector<std::string> sent;
    UserAgent* agent = nullptr;
};

TEST_P(SoundMessage, IsAnsweredWithOneThatIsSoundItself) {
    Answering events;
    SeededRandom random(1);
    UserAgent agent(Identity{"desk", {"192.0.2.7", 5060}, "test"}, events, random);
    events.agent = &agent;
    agent.receive(GetParam().text, {"192.0.2.9", 5070});
    EXPECT_EQ(agent.malformed(), 0);
    const Message asked = judge(GetParam().text).message;
    ASSERT_EQ(events.sent.size(), asked.isRequest() && !asked.isRequest("ACK") ? 1U : 0U);
    for (const auto& bytes : events.sent) {
        const Verdict answer = judge(bytes);
        EXPECT_TRUE(answer.accepted()) << answer.why << "\n" << bytes;
        EXPECT_EQ(answer.message.cseq(), asked.cseq());
        EXPECT_EQ(answer.message.method(), asked.method());
        EXPECT_FALSE(answer.message.toTag().empty());
    }
}

std::string other(const std::string& method) {
    return with(with(kOptions, "OPTIONS", method), "OPTIONS", method);
}

INSTANTIATE_TEST_SUITE_P(
    Sip, SoundMessage,
    testing::Values(
        Sound{"Options", kOptions}, Sound{"Invite", kInvite}, Sound{"Response", kOk},
        Sound{"EmptyLinesInFront", "\r\n\r\n" + kOptions}, Sound{"MoreBehindTheBody", kInvite + "OPTIONS sip:x"},
        Sound{"NoContentLength", withField(kInvite, "Content-Length", "")},
        Sound{"LengthWithZeros", withField(kInvite, "Content-Length", "l : 0005")},
        Sound{"VersionInSmallLetters", with(kOptions, "SIP/2.0\r\n", "sip/2.0\r\n")},
        Sound{"OddMethod", other("~odd'Method!%41")}, Sound{"CompactAndOddCase", with(kOptions, "From:", "f \t:")},
        Sound{"ReasonEmpty", with(kOk, "200 OK", "200 ")},
        Sound{"ReasonInAnotherScript", with(kOk, "200 OK", "200 \xd0\x94\xd0\xb0 = 2*2")},
        Sound{"UserEscaped", with(kOptions, "sip:desk@192", "sip:sip%3Aa%40b@192")},
        Sound{"UserWithSemicolon", with(kOptions, "sip:desk@192", "sip:desk;x=1?y@192")},
        Sound{"UserWithPassword", with(kOptions, "sip:desk@192", "sip:desk:pass&=+$,@192")},
        Sound{"UserWithHash", with(kOptions, "sip:desk@192", "sip:*1#@192")},
        Sound{"UserIsNul", with(kOptions, "sip:desk@192", "sip:%00@192")},
        Sound{"UriOfIpv6", with(kOptions, "sip:desk@192.0.2.7", "sip:desk@[2001:db8::7]:5060;transport=tcp;lr")},
        Sound{"UriParameters", with(kOptions, "@192.0.2.7 ", "@h-1.example.com.;maddr=192.0.2.1;ttl=3;a%41=[/:&+$] ")},
        Sound{"NameWithoutBlank", withField(kOptions, "From", "From: tower<sip:tower@192.0.2.9>;tag=1")},
        Sound{"NameOfTokens", withField(kOptions, "From", "From: A. B~'+ c <sip:a@b>  ;  x ; tag  =  1")},
        Sound{"NameInUtf8", withField(kOptions, "From", "From: \"Z\xc3\xbcrich\" <sip:a@b>;tag=1")},
        Sound{"NameQuoted", withField(kOptions, "From", "From: \"a \\\" , ; <b>\" <sip:a@b>;tag=1")},
        Sound{"NameWithEscapedNul", withField(kOptions, "From", "From: \"\\"s + '\0' + "\\\a\" <sip:a@b>;tag=1")},
        Sound{"AddressBare", withField(kOptions, "To", "To: sip:desk@192.0.2.7 ; x=\"a,b\"")},
        Sound{"AddressOfOtherSchemes", withField(kOptions, "To", "To: <urn:isbn:2983792873>")},
        Sound{"AddressOfASchemeWithDigits", withField(kOptions, "To", "To: <si2:desk@192.0.2.7>")},
        Sound{"AddressWithHeadersInAngles", withField(kOptions, "Contact", "m: <sip:a@b?Subject=x&Route=%3Csip:c%3E>")},
        Sound{"ContactList", withField(kOptions, "Contact", "Contact: <sip:a@b>;q=0.5, \"x,y\" <sip:c@d>;q=1.000")},
        Sound{"ContactExpiresTooLate", withField(kOptions, "Contact", "Contact: <sip:a@b>;expires=99999999999999")},
        Sound{"ContactStarOfRegister", withField(other("REGISTER"), "Contact", "Contact: *")},
        Sound{"Folded", with(kOptions, "Via: SIP/2.0/UDP ", "Via:\r\n  SIP / 2.0\r\n\t/  UDP\r\n ")},
        Sound{"ViaList", with(kOptions, ";rport\r\n", ";rport , SIP/2.0/SCTP [::1] : 1 ; x=\"y,z\"\r\n")},
        Sound{"ViaOfOddTransport", with(kOptions, "/UDP ", "/CARRIER-PIGEON ")},
        Sound{"ViaWithoutBranch", with(kOptions, ";branch=z9hG4bKown1", "")},
        Sound{"ViaBranchIsTheCookie", with(kOptions, "z9hG4bKown1", "z9hG4bK")},
        Sound{"ViaReceivedIpv6", with(kOptions, ";rport", ";received=2001:db8::1;rport=5")},
        Sound{"FromWithoutTag", with(kInvite, ";tag=t1", "")},
        Sound{"CallIdOfEveryWord", withField(kOptions, "Call-ID", "i: a(b)<c>:\\\"/[]?{}@d%ZK~`'")},
        Sound{"CSeqWithZeros", withField(kOptions, "CSeq", "CSeq: 0002147483647   OPTIONS")},
        Sound{"NoMaxForwards", withField(kOptions, "Max-Forwards", "")},
        Sound{"MaxForwardsZero", withField(kOptions, "Max-Forwards", "Max-Forwards: 0")},
        Sound{"MaxForwardsWithZeros", withField(kOptions, "Max-Forwards", "Max-Forwards: 0068")},
        Sound{"FieldUnknownAndOdd", plus(kOptions, "X-Odd: ;;,,;<\"\xef\xbb\xbf")},
        Sound{"FieldsEmpty", plus(kOptions, "s:\r\nSupported:\r\nAllow: \r\nAccept:")},
        Sound{"Date", plus(kOptions, "Date: Thu, 29 Feb 2024 23:59:60 GMT")},
        Sound{"ExpiresAtTheLimit", plus(kOptions, "Expires: 4294967295")},
        Sound{"SchemeOfCredentialsUnknown", plus(kOptions, "Authorization: Nobody knows=this, one=\"a \\\" b\"")},
        Sound{"CredentialsToken68", plus(kOptions, "Proxy-Authorization: Bearer abc.def/+==")},
        Sound{"RoutesInAngles", plus(kOptions, "Route: <sip:p1;lr>, \"x\" <sip:p2;lr>;y=z")},
        Sound{"BodyOfAnyTypeInInfo",
              with(with(with(kInvite, "INVITE", "INFO"), "INVITE", "INFO"), "application/sdp", "a/b")},
        Sound{"BodyMayBeIgnored",
              plus(with(kInvite, "application/sdp", "image/png"), "Content-Disposition: icon ; handling = Optional")},
        Sound{"TypeWithBlanksAndParameter", with(kInvite, "application/sdp", "APPLICATION / SDP ; charset=\"utf-8\"")},
        Sound{"AcceptOfAnything", plus(kInvite, "Accept: text/plain, */*;q=0.1")},
        Sound{"AcceptOfUsWithOthers", plus(kInvite, "Accept: multipart/mixed\r\nAccept: Application/SDP;level=1")},
        Sound{"RequireInAck", plus(with(with(kInvite, "INVITE", "ACK"), "INVITE", "ACK"), "Require: nothing")},
        Sound{"RequireInResponse", plus(kOk, "Require: nothing")},
        Sound{"ProxyRequireIsForProxies", plus(kOptions, "Proxy-Require: nothing")},
        Sound{"ResponseWithOddDate", plus(kOk, "Date: Fri, 01 Jan 2010 16:00:00 EST\r\nRetry-After: 99999999999999")},
        // sound, but asking for what we cannot do
        Sound{"SchemeTel", with(kInvite, "sip:desk@192.0.2.7", "tel:+441632960000"), 416},
        Sound{"SchemeUnknown", with(kOptions, "sip:desk@192.0.2.7", "a.b-c+d://x:1/?y=z"), 416},
        Sound{"Extension", plus(kInvite, "Require: 100rel, nothing"), 420},
        Sound{"BodyUnknown", with(kInvite, "application/sdp", "application/x-odd"), 415},
        Sound{"BodyPacked", plus(kInvite, "e: gzip"), 415}, Sound{"AcceptOfNothing", plus(kInvite, "Accept:"), 406},
        Sound{"AcceptOfOthers", plus(kInvite, "Accept: text/plain, application/sdp;q=0.0"), 406}),
    [](const auto& instance) { return instance.param.name; });

} // namespace
} // namespace watchdesk::sip
