// Broken messages of our own, each refused by the layer that RFC 3261 breaks in.
#include "OwnMessages.h"
#include "sip/Validator.h"

#include <gmock/gmock.h>

namespace watchdesk::sip {
namespace {

using namespace own;
using namespace std::string_literals;

struct Unsound {
    const char* name;
    std::string text;
    Layer layer;
    int response;
    const char* why;
    friend void PrintTo(const Unsound& one, std::ostream* out) { *out << one.name; }
};

class UnsoundMessage : public testing::TestWithParam<Unsound> {};

TEST_P(UnsoundMessage, IsRefusedByItsLayer) {
    const Verdict verdict = judge(GetParam().text);
    ASSERT_FALSE(verdict.accepted());
    EXPECT_STREQ(layerName(*verdict.layer), layerName(GetParam().layer)) << verdict.why;
    EXPECT_EQ(verdict.response, GetParam().response) << verdict.why;
    EXPECT_THAT(verdict.why, testing::HasSubstr(GetParam().why));
}

using enum Layer;

INSTANTIATE_TEST_SUITE_P(
    Framing, UnsoundMessage,
    testing::Values(
        Unsound{"Nothing", "", Framing, 0, "empty line"},
        Unsound{"OneLine", "OPTIONS sip:a SIP/2.0", Framing, 0, "empty line"},
        Unsound{"HeadCutOff", kOptions.substr(0, kOptions.size() - 8), Framing, 400, "empty line"},
        Unsound{"HeadWithoutItsEmptyLine", kOptions.substr(0, kOptions.size() - 2), Framing, 400, "empty line"},
        Unsound{"BodyCutOff", with(kInvite, "Length: 5", "Length: 6"), Framing, 400, "beyond"},
        Unsound{"LengthNegative", with(kInvite, "Length: 5", "Length: -5"), Framing, 400, "Content-Length"},
        Unsound{"LengthInWords", with(kInvite, "Length: 5", "Length: five"), Framing, 400, "Content-Length"},
        Unsound{"LengthEmpty", with(kInvite, "Length: 5", "Length:"), Framing, 400, "Content-Length"},
        Unsound{"LengthHuge", with(kInvite, "Length: 5", "Length: 18446744073709551621"), Framing, 400,
                "Content-Length"},
        Unsound{"LengthsDiffer", plus(kInvite, "l: 3"), Framing, 400, "more than once"},
        Unsound{"ResponseCutOff", with(kOk, "Length: 0", "Length: 9"), Framing, 0, "beyond"},
        Unsound{"AckCutOff", with(with(with(kInvite, "INVITE", "ACK"), "INVITE", "ACK"), "Length: 5", "Length: 6"),
                Framing, 0, "beyond"},
        Unsound{"LongerThanADatagram", kOptions + std::string(65536, 'x'), Framing, 0, "longer"}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    StartLine, UnsoundMessage,
    testing::Values(
        Unsound{"TwoBlanks", with(kOptions, "OPTIONS sip", "OPTIONS  sip"), StartLine, 400, "blanks"},
        Unsound{"TwoBlanksBehind", with(kOptions, " SIP/2.0\r\n", "  SIP/2.0\r\n"), StartLine, 400, "blanks"},
        Unsound{"BlankAtTheEnd", with(kOptions, " SIP/2.0\r\n", " SIP/2.0 \r\n"), StartLine, 400, "version"},
        Unsound{"Tab", with(kOptions, "OPTIONS sip", "OPTIONS\tsip"), StartLine, 0, "start line"},
        Unsound{"BlankInFront", " " + kOptions, StartLine, 0, "start line"},
        Unsound{"NoVersion", with(kOptions, " SIP/2.0\r\n", "\r\n"), StartLine, 0, "start line"},
        Unsound{"Http", with(kOptions, " SIP/2.0\r\n", " HTTP/1.1\r\n"), StartLine, 400, "version"},
        Unsound{"VersionWithoutMinor", with(kOptions, " SIP/2.0\r\n", " SIP/2\r\n"), StartLine, 400, "version"},
        Unsound{"MethodNoToken", with(kOptions, "OPTIONS", "OPT(IONS"), StartLine, 0, "method"},
        Unsound{"UriInAngles", with(kOptions, "sip:desk@192.0.2.7 ", "<sip:desk@192.0.2.7> "), StartLine, 400, "angle"},
        Unsound{"UriWithBlank", with(kOptions, "@192.0.2.7 ", "@192.0.2.7; lr "), StartLine, 400, "blanks"},
        Unsound{"UriWithoutScheme", with(kOptions, "sip:desk@192", "desk@192"), StartLine, 400, "scheme"},
        Unsound{"UriWithoutUser", with(kOptions, "sip:desk@", "sip:@"), StartLine, 400, "user"},
        Unsound{"UriWithoutHost", with(kOptions, "sip:desk@192.0.2.7", "sip:desk@"), StartLine, 400, "host"},
        Unsound{"UriTwoAts", with(kOptions, "sip:desk@", "sip:a@desk@"), StartLine, 400, "host"},
        Unsound{"UriHalfEscape", with(kOptions, "sip:desk@", "sip:de%4@"), StartLine, 400, "user"},
        Unsound{"UriPortTooBig", with(kOptions, "@192.0.2.7 ", "@192.0.2.7:65536 "), StartLine, 400, "port"},
        Unsound{"UriQuadTooBig", with(kOptions, "@192.0.2.7 ", "@192.0.2.256 "), StartLine, 400, "host"},
        Unsound{"UriHostBadLabel", with(kOptions, "@192.0.2.7 ", "@a..example "), StartLine, 400, "host"},
        Unsound{"UriIpv6Unclosed", with(kOptions, "@192.0.2.7 ", "@[::1 "), StartLine, 400, "host"},
        Unsound{"UriParameterEmpty", with(kOptions, "@192.0.2.7 ", "@192.0.2.7;;lr "), StartLine, 400, "parameters"},
        Unsound{"UriParameterTwice", with(kOptions, "@192.0.2.7 ", "@192.0.2.7;lr;lr "), StartLine, 400, "twice"},
        Unsound{"StatusTooBig", with(kOk, "200", "4294967496"), StartLine, 0, "status"},
        Unsound{"StatusOfNoClass", with(kOk, "200", "700"), StartLine, 0, "status"},
        Unsound{"StatusOfTwoDigits", with(kOk, "200", "20"), StartLine, 0, "status"},
        Unsound{"StatusNegative", with(kOk, "200", "-20"), StartLine, 0, "status"},
        Unsound{"StatusWithoutBlank", with(kOk, "200 OK", "200"), StartLine, 0, "blank"}),
    [](const auto& instance) { return instance.param.name; });

std::string from(const std::string& value) {
    return withField(kOptions, "From", "From: " + value);
}
std::string via(const std::string& value) {
    return withField(kOptions, "Via", "Via: " + value);
}
std::string contact(const std::string& value) {
    return withField(kOptions, "Contact", "Contact: " + value);
}

INSTANTIATE_TEST_SUITE_P(
    Header, UnsoundMessage,
    testing::Values(
        Unsound{"LineWithoutColon", plus(kOptions, "Subject what"), Header, 400, "no header field"},
        Unsound{"NameNoToken", plus(kOptions, "Sub ject: what"), Header, 400, "no header field"},
        Unsound{"FoldedFirst", with(kOptions, "Via:", " Via:"), Header, 0, "folded"},
        Unsound{"Control", plus(kOptions, "Subject: a\x01"), Header, 400, "control"},
        Unsound{"NulOutsideQuotes", plus(kOptions, "Subject: a\\"s + '\0'), Header, 400, "control"},
        Unsound{"QuoteOpen", from("\"Tower <sip:a@b>;tag=1"), Header, 400, "From: a quoted"},
        Unsound{"QuoteEscapedAtTheEnd", from("\"Tower\\\" <sip:a@b>;tag=1"), Header, 400, "From: a quoted"},
        Unsound{"CommaInName", from("Tower, North <sip:a@b>;tag=1"), Header, 400, "From:"},
        Unsound{"Utf8OutsideQuotes", from("Z\xc3\xbcrich <sip:a@b>;tag=1"), Header, 400, "From:"},
        Unsound{"ColonInName", from("Tower: North <sip:a@b>;tag=1"), Header, 400, "From:"},
        Unsound{"BlankInAngles", from("<sip:a@b >;tag=1"), Header, 400, "From: a URI with blanks"},
        Unsound{"AngleOpen", from("<sip:a@b;tag=1"), Header, 400, "From: angle"},
        Unsound{"NameAlone", from("\"Tower\""), Header, 400, "From:"},
        Unsound{"Empty", from(""), Header, 400, "From:"},
        Unsound{"NoScheme", from("tower@192.0.2.9;tag=1"), Header, 400, "scheme"},
        Unsound{"BareWithHeaders", from("sip:a@b?x=y;tag=1"), Header, 400, "From: a URI with headers"},
        Unsound{"BareWithComma", from("sip:a,c@b;tag=1"), Header, 400, "From:"},
        Unsound{"TwoAddresses", from("<sip:a@b>, <sip:c@d>"), Header, 400, "From: text"},
        Unsound{"TagTwice", from("<sip:a@b>;tag=1;Tag=2"), Header, 400, "twice"},
        Unsound{"TagEmpty", from("<sip:a@b>;tag="), Header, 400, "From: a parameter"},
        Unsound{"TagQuoted", from("<sip:a@b>;tag=\"1\""), Header, 400, "From: a tag"},
        Unsound{"ParameterEmpty", from("<sip:a@b>;;tag=1"), Header, 400, "From: a parameter"},
        Unsound{"ContactWithHeaders", contact("sip:a@b?Route=%3Csip:c%3E"), Header, 400, "Contact: a URI with headers"},
        Unsound{"ContactSemicolons", contact("<sip:a@b>;;;"), Header, 400, "Contact: a parameter"},
        Unsound{"ContactStarAndMore", contact("*, <sip:a@b>"), Header, 400, "Contact:"},
        Unsound{"ContactCommas", contact("<sip:a@b>,,<sip:c@d>"), Header, 400, "Contact:"},
        Unsound{"ContactQ", contact("<sip:a@b>;q=1.5"), Header, 400, "Contact: a q"},
        Unsound{"RouteWithoutAngles", plus(kOptions, "Route: sip:p1;lr"), Header, 400, "Route: an address"},
        Unsound{"ViaSemicolons", via("SIP/2.0/UDP 192.0.2.9;;,;,,"), Header, 400, "Via: a parameter"},
        Unsound{"ViaProtocol", via("SIP/2.0 192.0.2.9"), Header, 0, "Via: a protocol"},
        Unsound{"ViaHost", via("SIP/2.0/UDP <192.0.2.9>"), Header, 0, "Via: a host"},
        Unsound{"ViaPort", via("SIP/2.0/UDP 192.0.2.9:99999"), Header, 0, "Via: a port"},
        Unsound{"ViaTtl", via("SIP/2.0/UDP 192.0.2.9;ttl=256"), Header, 400, "Via: a ttl"},
        Unsound{"ViaSecondBroken", plus(kOptions, "v: SIP/2.0/UDP"), Header, 400, "Via: a protocol"},
        Unsound{"CallIdWithBlank", withField(kOptions, "Call-ID", "Call-ID: a b"), Header, 400, "Call-ID:"},
        Unsound{"CallIdTwoAts", withField(kOptions, "Call-ID", "Call-ID: a@b@c"), Header, 400, "Call-ID:"},
        Unsound{"CSeqTooBig", withField(kOptions, "CSeq", "CSeq: 2147483648 OPTIONS"), Header, 400, "CSeq:"},
        Unsound{"CSeqHuge", withField(kOptions, "CSeq", "CSeq: 36893488147419103232 OPTIONS"), Header, 400, "CSeq:"},
        Unsound{"CSeqNegative", withField(kOptions, "CSeq", "CSeq: -1 OPTIONS"), Header, 400, "CSeq:"},
        Unsound{"CSeqWithoutMethod", withField(kOptions, "CSeq", "CSeq: 3"), Header, 400, "CSeq:"},
        Unsound{"CSeqOfResponseHuge", withField(kOk, "CSeq", "CSeq: 9292394834772304023312 INVITE"), Header, 0, "CSeq:"},
        Unsound{"MaxForwardsTooBig", withField(kOptions, "Max-Forwards", "Max-Forwards: 256"), Header, 400, "Max-Forwards:"},
        Unsound{"MaxForwardsNegative", withField(kOptions, "Max-Forwards", "Max-Forwards: -1"), Header, 400, "Max-Forwards:"},
        Unsound{"ExpiresHuge", plus(kOptions, "Expires: 4294967296"), Header, 400, "Expires:"},
        Unsound{"ExpiresInWords", plus(kOptions, "Expires: soon"), Header, 400, "Expires:"},
        Unsound{"DateOfAnotherZone", plus(kOptions, "Date: Thu, 29 Feb 2024 23:59:59 BST"), Header, 400, "Date: a zone"},
        Unsound{"DateThatIsNone", plus(kOptions, "Date: Wed, 29 Feb 2023 23:59:59 GMT"), Header, 400, "Date: no such"},
        Unsound{"DateAsIso", plus(kOptions, "Date: 2024-02-29T23:59:59Z"), Header, 400, "Date: not"},
        Unsound{"ContentTypeHalf", withField(kInvite, "Content-Type", "c: application"), Header, 400, "Content-Type:"},
        Unsound{"AcceptHalf", plus(kOptions, "Accept: application/sdp, text"), Header, 400, "Accept:"},
        Unsound{"RequireEmpty", plus(kOptions, "Require:"), Header, 400, "Require:"},
        Unsound{"RequireCommas", plus(kOptions, "Require: a,,b"), Header, 400, "Require:"},
        Unsound{"CredentialsAlone", plus(kOptions, "Authorization: Digest"), Header, 400, "Authorization:"},
        Unsound{"CredentialsQuoteOpen", plus(kOptions, "Authorization: Digest realm=\"x"), Header, 400, "Authorization:"},
        Unsound{"TwoFaultsButNotTheEmptyLine", [] {
                    const auto text = from("Tower, North <sip:a@b>;tag=1");
                    return text.substr(0, text.size() - 2);
                }(), Header, 400, "From:"}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Semantic, UnsoundMessage,
    testing::Values(
        Unsound{"NoFrom", withField(kOptions, "From", ""), Semantic, 400, "From missing"},
        Unsound{"NoTo", withField(kOptions, "To", ""), Semantic, 400, "To missing"},
        Unsound{"NoCallId", withField(kOptions, "Call-ID", ""), Semantic, 400, "Call-ID missing"},
        Unsound{"NoCSeq", withField(kOptions, "CSeq", ""), Semantic, 400, "CSeq missing"},
        Unsound{"NoVia", withField(kOptions, "Via", ""), Semantic, 0, "Via missing"},
        Unsound{"ResponseWithoutCallId", withField(kOk, "Call-ID", ""), Semantic, 0, "Call-ID missing"},
        Unsound{"TwoFrom", plus(kOptions, "f: <sip:x@y>;tag=2"), Semantic, 400, "From more than once"},
        Unsound{"TwoMaxForwards", plus(kOptions, "Max-Forwards: 70"), Semantic, 400, "Max-Forwards more than once"},
        Unsound{"TwoCallIdsInAResponse", plus(kOk, "i: 2"), Semantic, 0, "Call-ID more than once"},
        Unsound{"CSeqOfAnotherMethod", withField(kOptions, "CSeq", "CSeq: 3 INVITE"), Semantic, 400, "another method"},
        Unsound{"CSeqOfAnotherCase", withField(kOptions, "CSeq", "CSeq: 3 Options"), Semantic, 400, "another method"},
        Unsound{"CSeqOfALongerMethod", withField(kOptions, "CSeq", "CSeq: 3 XOPTIONS"), Semantic, 400,
                "another method"},
        Unsound{"OddMethodOfAnother", with(kOptions, "OPTIONS", "NOVEL"), Semantic, 400, "another method"},
        Unsound{"Version7", with(kOptions, " SIP/2.0\r\n", " SIP/7.0\r\n"), Semantic, 505, "version"},
        Unsound{"Version2Point1", with(kOptions, " SIP/2.0\r\n", " SIP/2.1\r\n"), Semantic, 505, "version"},
        Unsound{"Version7AndUnreadable", with(from("???"), " SIP/2.0\r\n", " SIP/7.0\r\n"), Semantic, 505, "version"},
        Unsound{"ResponseOfVersion3", with(kOk, "SIP/2.0 200", "SIP/3.0 200"), Semantic, 0, "version"},
        Unsound{"RequestUriWithHeaders", with(kOptions, "@192.0.2.7 ", "@192.0.2.7?Route=%3Csip:x%3E "), Semantic, 400,
                "Request-URI: headers"},
        Unsound{"ContactStarOutsideRegister", contact("*"), Semantic, 400, "Contact:"}),
    [](const auto& instance) { return instance.param.name; });

} // namespace
} // namespace watchdesk::sip
