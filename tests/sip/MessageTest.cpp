#include "sip/Message.h"

#include "sip/MessageReader.h"
#include "sip/Uri.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace watchdesk::sip {
namespace {

const std::string kInvite = "INVITE sip:desk@127.0.0.1:5060 SIP/2.0\r\n"
                            "v: SIP/2.0/UDP 127.0.0.1:25070;branch=z9hG4bK1;rport\r\n"
                            "Via: SIP/2.0/UDP a.example, SIP/2.0/UDP b.example\r\n"
                            "f: \"Shop, \\\"Watch\\\"\" <sip:tg1@127.0.0.1;transport=udp>;tag=abc\r\n"
                            "To: <sip:desk@127.0.0.1>\r\n"
                            "Call-ID: 1@x\r\n"
                            "CSeq: 7 INVITE\r\n"
                            "Subject: a folded\r\n"
                            "  line\r\n"
                            "Content-Length: 4\r\n"
                            "\r\n"
                            "v=0\nrest that is beyond the length";

std::string with(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

TEST(Message, ReadsARequest) {
    const auto message = Message::parse(kInvite);
    ASSERT_TRUE(message) << message.error().text();
    EXPECT_TRUE(message->isRequest("INVITE"));
    EXPECT_EQ(message->uri(), "sip:desk@127.0.0.1:5060");
    EXPECT_EQ(message->cseq(), 7U);
    EXPECT_EQ(message->fromTag(), "abc");
    EXPECT_EQ(message->toTag(), "");
    EXPECT_EQ(message->first("subject"), "a folded line");
    EXPECT_EQ(message->values("Via").size(), 3U);
    EXPECT_EQ(uriOf(message->first("From")), "sip:tg1@127.0.0.1;transport=udp");
    EXPECT_EQ(message->body(), "v=0\n");
}

TEST(Message, ReadsAResponse) {
    const auto message =
        Message::parse("SIP/2.0 486 Busy Here\r\nVia: SIP/2.0/UDP x\r\nFrom: sip:a@b;tag=1\r\nTo: sip:c@d;tag=2\r\n"
                       "Call-ID: z\r\nCSeq: 1 INVITE\r\n\r\n");
    ASSERT_TRUE(message);
    EXPECT_EQ(message->status(), 486);
    EXPECT_EQ(message->reason(), "Busy Here");
    EXPECT_EQ(message->method(), "INVITE");
    EXPECT_EQ(message->toTag(), "2");
}

TEST(Message, WrittenAndReadAgainItIsTheSame) {
    const auto message = Message::parse(kInvite);
    const auto again = Message::parse(message->serialise());
    ASSERT_TRUE(again) << again.error().text();
    EXPECT_EQ(again->serialise(), message->serialise());
    EXPECT_EQ(again->body(), message->body());
}

TEST(Message, ALineEndInAValueCannotMakeAHeader) {
    auto message = *Message::parse(kInvite);
    message.set("Subject", "x\r\nRoute: <sip:evil>");
    const auto again = Message::parse(message.serialise());
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->has("Route"));
}

TEST(Message, ALoneCarriageReturnIsABlank) {
    const auto message = Message::parse(with(kInvite, "a folded", "a\rRoute: x"));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->first("Subject"), "a Route: x line");
    EXPECT_FALSE(Message::parse(with(kInvite, "desk@127", "desk\r@127")));
}

TEST(Message, AValueMayBeginOnTheFoldedLine) {
    const auto message = Message::parse(with(kInvite, "Subject: a folded", "Subject:"));
    ASSERT_TRUE(message);
    EXPECT_EQ(message->first("Subject"), "line");
}

TEST(Message, AResponseCopiesWhatItMust) {
    const auto response = Message::responseTo(*Message::parse(kInvite), 200, "OK");
    EXPECT_EQ(response.values("Via").size(), 3U);
    EXPECT_EQ(response.first("Call-ID"), "1@x");
    EXPECT_EQ(response.first("CSeq"), "7 INVITE");
    EXPECT_FALSE(response.has("Subject"));
}

struct Broken {
    const char* name;
    std::string text;
    std::string why;
};

class BrokenMessage : public testing::TestWithParam<Broken> {};

TEST_P(BrokenMessage, IsRefusedWithAReason) {
    const auto message = Message::parse(GetParam().text);
    ASSERT_FALSE(message);
    EXPECT_EQ(message.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(message.error().what, testing::HasSubstr(GetParam().why));
}

INSTANTIATE_TEST_SUITE_P(
    Sip, BrokenMessage,
    testing::Values(
        Broken{"Empty", "", "no empty line"}, Broken{"NoEnd", "OPTIONS sip:a SIP/2.0\r\nVia: x", "no empty line"},
        Broken{"Words", "hello\r\n\r\n", "no start line"},
        Broken{"Http", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "version"},
        Broken{"Version7", with(kInvite, "SIP/2.0\r\n", "SIP/7.0\r\n"), "version"},
        Broken{"MethodNoToken", with(kInvite, "INVITE sip", "INV(TE sip"), "token"},
        Broken{"UriInAngles", with(kInvite, "sip:desk@127.0.0.1:5060 ", "<sip:desk@127.0.0.1> "), "Request-URI"},
        Broken{"UriWithBlank", with(kInvite, "sip:desk@127.0.0.1:5060", "sip:desk@127.0.0.1; lr"), "Request-URI"},
        Broken{"NoVia", with(with(kInvite, "v: ", "X: "), "Via: ", "Y: "), "Via missing"},
        Broken{"NoFrom", with(kInvite, "f: ", "X-From: "), "From missing"},
        Broken{"TwoTo", with(kInvite, "Subject:", "t: <sip:x@y>\r\nSubject:"), "To more than once"},
        Broken{"ToEmpty", with(kInvite, "<sip:desk@127.0.0.1>\r\n", "\r\n"), "To: "},
        Broken{"ToUnclosed", with(kInvite, "<sip:desk@127.0.0.1>\r\n", "<sip:desk\r\n"), "To: angle"},
        Broken{"CSeqOtherMethod", with(kInvite, "7 INVITE", "7 OPTIONS"), "another method"},
        Broken{"CSeqTooBig", with(kInvite, "7 INVITE", "4294967296 INVITE"), "2^31"},
        Broken{"CSeqNegative", with(kInvite, "7 INVITE", "-7 INVITE"), "2^31"},
        Broken{"CSeqNoMethod", with(kInvite, "7 INVITE", "7"), "CSeq"},
        Broken{"LengthTooLong", with(kInvite, "Length: 4", "Length: 9999"), "beyond the end"},
        Broken{"LengthNegative", with(kInvite, "Length: 4", "Length: -999"), "Content-Length"},
        Broken{"LengthHuge", with(kInvite, "Length: 4", "Length: 99999999999999999999"), "Content-Length"},
        Broken{"LengthTwice", with(kInvite, "Length: 4", "Length: 4\r\nl: 4"), "Content-Length"},
        Broken{"NulInHead", with(kInvite, "a folded", std::string("a\0b", 3)), "NUL"},
        Broken{"LineWithoutColon", with(kInvite, "Subject: ", "Subject "), "no header field"},
        Broken{"FoldFirst", with(kInvite, "v: SIP", " v: SIP"), "folded"},
        Broken{"Status42", "SIP/2.0 42 Odd\r\n\r\n", "status"},
        Broken{"Status700", "SIP/2.0 700 Odd\r\n\r\n", "status"},
        Broken{"Status4294967301", "SIP/2.0 4294967301 better\r\n\r\n", "status"},
        Broken{"TooManyHeaders",
               [] {
                   std::string text = "OPTIONS sip:a SIP/2.0\r\n";
                   for (std::size_t i = 0; i <= MessageReader::kMaxHeaders; ++i)
                       text += "X: y\r\n";
                   return text + "\r\n";
               }(),
               "too many"},
        Broken{"TooLong", std::string(70000, 'a'), "longer"}),
    [](const auto& instance) { return instance.param.name; });

TEST(Message, MutatedBytesNeverCrash) {
    std::mt19937 random(11);
    for (int round = 0; round < 20000; ++round) {
        std::string text = kInvite;
        for (unsigned i = 0, n = 1 + random() % 8; i < n; ++i)
            text[random() % text.size()] = static_cast<char>(random());
        text.resize(random() % (text.size() + 1));
        if (const auto message = Message::parse(text)) {
            const auto again = Message::parse(message->serialise());
            EXPECT_TRUE(again) << message->serialise();
        }
    }
}

TEST(Uri, IsTakenApart) {
    const auto uri = parseUri("sip:tg1;x=@[::1]:25070;transport=udp");
    ASSERT_TRUE(uri);
    EXPECT_EQ(uri->user, "tg1;x=");
    EXPECT_EQ(uri->host, "::1");
    EXPECT_EQ(uri->port, 25070);
    EXPECT_EQ(uri->parameters, ";transport=udp");
    for (const char* bad : {"", "tel:1", "sip:", "sip:@", "sip:a@b:", "sip:a@b:99999", "sip:a@[::1", "sip:a@b c"})
        EXPECT_FALSE(parseUri(bad)) << bad;
}

TEST(Uri, ParametersAreThoseOutsideTheAngles) {
    EXPECT_EQ(parameterOf("<sip:a@b;tag=no>;x=1;tag=yes", "tag"), "yes");
    EXPECT_EQ(parameterOf("sip:a@b;TAG=yes", "tag"), "yes");
    EXPECT_EQ(parameterOf("\"<;tag=no\" <sip:a@b>", "tag"), "");
    EXPECT_EQ(uriOf("\"a <b>\" <sip:c@d>;tag=1"), "sip:c@d");
    EXPECT_EQ(uriOf("sip:c@d;tag=1"), "sip:c@d");
}

} // namespace
} // namespace watchdesk::sip
