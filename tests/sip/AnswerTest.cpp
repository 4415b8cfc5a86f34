// What goes back when a request is refused before anybody looks at dialogs.
#include "OwnMessages.h"
#include "sip/Validator.h"

#include <gmock/gmock.h>

namespace watchdesk::sip {
namespace {

using namespace own;
using namespace std::string_literals;

Message answered(const std::string& text) {
    const auto answer = answerTo(judge(text), {"192.0.2.99", 6000});
    EXPECT_TRUE(answer) << text;
    return answer.value_or(Message());
}

TEST(Answer, SaysWhatIsBadAndGoesBackToWhomItCameFrom) {
    const auto answer = answered(withField(kOptions, "CSeq", "CSeq: 3 INVITE"));
    EXPECT_EQ(answer.status(), 400);
    EXPECT_EQ(answer.reason(), "CSeq names another method");
    EXPECT_EQ(answer.first("Via"), "SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bKown1;rport=6000;received=192.0.2.99");
    EXPECT_EQ(answer.first("From"), "\"Tower\" <sip:tower@192.0.2.9>;tag=t1");
    EXPECT_EQ(answer.first("Call-ID"), "own.1@192.0.2.9");
    EXPECT_EQ(answer.first("CSeq"), "3 INVITE");
}

TEST(Answer, IsTheSameForARepeatAndAnotherForAnother) {
    const auto first = answered(with(kOptions, "sip:desk@192.0.2.7 ", "tel:1 "));
    EXPECT_FALSE(first.toTag().empty());
    EXPECT_EQ(answered(with(kOptions, "sip:desk@192.0.2.7 ", "tel:1 ")).toTag(), first.toTag());
    EXPECT_NE(answered(with(with(kOptions, "sip:desk@192.0.2.7 ", "tel:1 "), "own.1", "own.9")).toTag(), first.toTag());
}

TEST(Answer, NamesWhatCanBeDoneInstead) {
    EXPECT_EQ(answered(plus(kInvite, "Require: 100rel\r\nRequire: nothing")).first("Unsupported"), "100rel, nothing");
    EXPECT_EQ(answered(with(kInvite, "application/sdp", "a/b")).first("Accept"), "application/sdp");
    EXPECT_EQ(answered(plus(kInvite, "Content-Encoding: gzip")).first("Accept-Encoding"), "identity");
}

TEST(Answer, CopiesEachFieldOnceAndEveryVia) {
    const auto answer = answered(plus(kOptions, "To: <sip:x@y>\r\nCSeq: 4 OPTIONS\r\nVia: SIP/2.0/TCP p.example"));
    EXPECT_EQ(answer.values("To").size(), 1U);
    EXPECT_EQ(answer.values("CSeq").size(), 1U);
    EXPECT_EQ(answer.values("Via").size(), 2U);
    EXPECT_EQ(answer.values("Via").back(), "SIP/2.0/TCP p.example");
}

TEST(Answer, NobodyGetsOneToWhatIsNoRequest) {
    for (const auto& text : {withField(kOk, "Call-ID", ""), kOptions, kOk, withField(kOptions, "Via", ""),
                             with(withField(kOptions, "From", ""), "OPTIONS", "ACK"), "x\r\n\r\n"s})
        EXPECT_FALSE(answerTo(judge(text), {"192.0.2.99", 6000})) << text;
}

} // namespace
} // namespace watchdesk::sip
