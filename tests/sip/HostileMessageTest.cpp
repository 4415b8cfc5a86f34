// Messages made to take long. No clock judges here but one bound, a hundred times what is needed: whatever is quadratic
// in 64 KB is above it.
#include "OwnMessages.h"
#include "sip/Grammar.h"
#include "sip/MessageReader.h"
#include "sip/UserAgent.h"
#include "sip/Validator.h"

#include <chrono>

namespace watchdesk::sip {
namespace {

using namespace own;

constexpr std::size_t kMuch = 64000;

std::string many(const std::string& piece) {
    std::string out;
    while (out.size() + piece.size() <= kMuch)
        out += piece;
    return out;
}

struct Deaf final : UserAgentEvents {
    void sendDatagram(std::string_view bytes, const Peer&) override { sent += bytes.size(); }
    void callIncoming(CallId, const Message&, const Peer&) override {}
    void callEnded(CallId, CallEnd, int, const std::string&) override {}
    std::size_t sent = 0;
};

struct Case {
    const char* name;
    std::string text;
    friend void PrintTo(const Case& one, std::ostream* out) { *out << one.name; } // not its 64 KB
};

class Hostile : public testing::TestWithParam<Case> {};

TEST_P(Hostile, IsJudgedAndAnsweredInTimeAndKeptShort) {
    const std::string& text = GetParam().text;
    Deaf events;
    SeededRandom random(1);
    UserAgent agent(Identity{"desk", {"192.0.2.7", 5060}, "test"}, events, random);
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 10; ++i)
        agent.receive(text, {"192.0.2.9", 5070});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
    // Each Via of a list gets a line of its own.
    EXPECT_LE(events.sent, 10 * (2 * text.size() + 2000)) << "an answer is not much longer than what was asked";
}

INSTANTIATE_TEST_SUITE_P(
    Sip, Hostile,
    testing::Values(
        Case{"Commas", many(",")}, Case{"CommasInVia", plus(kOptions, "Via: " + many(","))},
        Case{"CommasInContact", plus(kOptions, "Contact: " + many("<sip:a@b>,"))},
        Case{"CommasInUnknownField", plus(kOptions, "X: " + many(","))},
        Case{"Vias", plus(kOptions, "Via: " + many("SIP/2.0/UDP h,") + "SIP/2.0/UDP h")},
        Case{"Tags", plus(kInvite, "Require: " + many("a,") + "a")},
        Case{"Accepts", plus(kInvite, "Accept: " + many("a/b,") + "a/b")},
        Case{"Angles", plus(kOptions, "Contact: " + many("<"))},
        Case{"Quotes", plus(kOptions, "Contact: " + many("\""))},
        Case{"QuotedNames", plus(kOptions, "Contact: " + many("\"\\\"\" <sip:a@b>,") + "<sip:a@b>")},
        Case{"Backslashes", plus(kOptions, "Contact: \"" + many("\\"))},
        Case{"Brackets", with(kOptions, "sip:desk@192.0.2.7", "sip:desk@" + many("["))},
        Case{"Nested", plus(kOptions, "User-Agent: " + many("("))},
        Case{"Words", plus(kOptions, "Contact: " + many("a "))},
        Case{"Parameters", withField(kOptions, "To", "To: <sip:a@b>" + many(";a"))},
        Case{"DifferentParameters",
                  [] {
                      std::string all;
                      for (int i = 0; all.size() < kMuch; ++i)
                          all += ";a" + std::to_string(i);
                      return withField(kOptions, "To", "To: <sip:a@b>" + all);
                  }()},
        Case{"UriParameters", with(kOptions, "@192.0.2.7 ", "@192.0.2.7" + many(";a=b") + " ")},
        Case{"UriHeaders", withField(kOptions, "To", "To: <sip:a@b?" + many("a=b&") + "a=b>")},
        Case{"Ats", with(kOptions, "sip:desk@192.0.2.7", "sip:" + many("@"))},
        Case{"Dots", with(kOptions, "@192.0.2.7 ", "@" + many("a.") + " ")},
        Case{"Escapes", with(kOptions, "sip:desk@", "sip:" + many("%41") + "@")},
        Case{"Folds", plus(kOptions, "Subject: x" + many("\r\n y"))},
        Case{"EmptyFolds", plus(kOptions, "Subject: x" + many("\r\n "))},
        Case{"Blanks", withField(kOptions, "CSeq", "CSeq: 3" + many(" ") + "OPTIONS")},
        Case{"Digits", withField(kOptions, "CSeq", "CSeq: " + many("0") + "3 OPTIONS")},
        Case{"TenThousandFields", plus(kOptions, many("X:y\r\n").substr(0, 50000) + "X: z")},
        Case{"TenThousandFroms", plus(kOptions, many("f:a\r\n").substr(0, 50000) + "X: z")},
        Case{"LineEnds", many("\r\n") + kOptions}, Case{"LoneLineEnds", many("\n")},
        Case{"ResponseCommas", plus(kOk, "X: " + many(","))}, Case{"ResponseAllow", plus(kOk, "Allow: " + many("a,") + "a")},
        Case{"ResponseTags", plus(kOk, "Supported: " + many("a,") + "a")},
        Case{"ResponseContacts", plus(kOk, "Contact: " + many("<sip:a@b>,") + "<sip:a@b>")},
        Case{"ResponseRoutes", plus(kOk, "Record-Route: " + many("<sip:a@b>,") + "<sip:a@b>")},
        Case{"ResponseVias", plus(kOk, "Via: " + many("SIP/2.0/UDP h,") + "SIP/2.0/UDP h")},
        Case{"ResponseParameters", plus(kOk, "Content-Disposition: a" + many(";a=b"))},
        Case{"ResponseChallenge", plus(kOk, "WWW-Authenticate: Digest " + many("a=\"b\",") + "a=b")},
        Case{"Nuls", kOptions.substr(0, 40) + std::string(kMuch, '\0')}),
    [](const auto& instance) { return instance.param.name; });

TEST(HostileMessages, TenThousandFieldsAreTooMany) {
    std::string fields;
    for (int i = 0; i < 10000; ++i)
        fields += "X:y\r\n";
    const Verdict verdict = judge(plus(kOptions, fields + "X: z"));
    EXPECT_EQ(verdict.layer, Layer::Header);
    EXPECT_EQ(verdict.response, 513);
    EXPECT_LE(verdict.message.headers().size(), MessageReader::kMaxHeaders);
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += with(piece, "#", std::to_string(i));
    return out;
}

// Sound with as many pieces as we take, refused with one more.
TEST(HostileMessages, ListsEndWhereOsipWouldBecomeSlow) {
    const auto accepted = [](const std::string& text) { return judge(text).accepted(); };
    const auto to = [](const std::string& value) { return withField(kOptions, "To", "To: " + value); };
    const auto via = [](std::size_t times) {
        return plus(kOptions, "Via: " + repeated("SIP/2.0/UDP h#,", times) + "SIP/2.0/UDP h");
    };
    EXPECT_TRUE(accepted(to("<sip:a@b>" + repeated(";p#", kMaxParameters))));
    EXPECT_FALSE(accepted(to("<sip:a@b>" + repeated(";p#", kMaxParameters + 1))));
    EXPECT_TRUE(accepted(to("<sip:a@b" + repeated(";p#", kMaxParameters) + ">")));
    EXPECT_FALSE(accepted(to("<sip:a@b" + repeated(";p#", kMaxParameters + 1) + ">")));
    EXPECT_TRUE(accepted(to("<sip:a@b?x=y" + repeated("&p#=", kMaxParameters - 1) + ">")));
    EXPECT_FALSE(accepted(to("<sip:a@b?x=y" + repeated("&p#=", kMaxParameters) + ">")));
    EXPECT_TRUE(accepted(via(kMaxElements - 1)));
    EXPECT_FALSE(accepted(via(kMaxElements)));
    EXPECT_FALSE(accepted(plus(kOk, "Record-Route: " + repeated("<sip:h#>,", kMaxElements) + "<sip:h>")));
}

} // namespace
} // namespace watchdesk::sip
