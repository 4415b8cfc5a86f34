// Digests beside the examples of the RFCs, and challenges of every kind.
#include "sip/Digest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::sip {
namespace {

using testing::HasSubstr;

Message refusal(int status, const std::vector<std::string>& challenges) {
    Message response = Message::response(status, "Unauthorized");
    for (const auto& one : challenges)
        response.add(status == 407 ? "Proxy-Authenticate" : "WWW-Authenticate", one);
    return response;
}

// RFC 7616 section 3.9.1.
TEST(Digest, TheExampleOfTheRfcInMd5AndSha256) {
    const std::string rest = R"(realm="http-auth@example.org", qop="auth, auth-int",
        nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS")";
    const Credentials mufasa{"Mufasa", "Circle of Life"};
    const DigestRequest get{"GET", "/dir/index.html", "", 1, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"};
    const auto answer = [&](const std::string& algorithm) {
        const auto found = challengesOf(refusal(401, {"Digest " + rest + ", algorithm=" + algorithm}));
        return found.empty() ? std::string() : digestAnswer(found[0], mufasa, get);
    };
    EXPECT_THAT(answer("MD5"), HasSubstr("response=\"8ca523f5e9506fed4657c9700eebdbec\""));
    EXPECT_THAT(answer("SHA-256"),
                HasSubstr("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\""));
    EXPECT_THAT(answer("sha-256"), HasSubstr("qop=auth, nc=00000001, cnonce="));
}

// RFC 2069's form, for servers without qop; computed with md5sum.
TEST(Digest, WithoutQopThereIsNoCount) {
    const auto found = challengesOf(refusal(401, {R"(Digest realm="r", nonce="n")"}));
    ASSERT_EQ(found.size(), 1U);
    const auto answer = digestAnswer(found[0], {"u", "p"}, {"REGISTER", "sip:h", "", 1, "c"});
    // md5(md5("u:r:p") ":n:" md5("REGISTER:sip:h"))
    EXPECT_EQ(answer, R"(Digest username="u", realm="r", nonce="n", uri="sip:h", response=")"
                      R"(f7949f33797a7abbe390eaa95b1ca294")");
}

TEST(Digest, TheStrongestOfSeveralIsTakenInAnyOrder) {
    for (const bool reversed : {false, true}) {
        std::vector<std::string> all{R"(Digest realm="r", nonce="a", algorithm=MD5, qop="auth")",
                                     R"(Digest realm="r", nonce="b", algorithm=SHA-256, qop="auth")",
                                     R"(Digest realm="r", nonce="c", algorithm=SHA-1024)", R"(Basic realm="r")"};
        if (reversed)
            std::ranges::reverse(all);
        const auto found = challengesOf(refusal(401, all));
        ASSERT_EQ(found.size(), 1U);
        EXPECT_EQ(found[0].nonce, "b");
    }
}

TEST(Digest, ChallengesThatCannotBeAnsweredAreNone) {
    for (const char* one : {"Digest", "Digest ", "DigestX realm=\"r\", nonce=\"n\"", "Digest realm=\"r\"",
                            "Digest realm=\"r\", nonce=\"n\", qop=\"auth-conf\"",
                            "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-9", "Digest ,,,==,\"", ""})
        EXPECT_TRUE(challengesOf(refusal(401, {one})).empty()) << one;
}

TEST(Digest, QuotesAndBackslashesInARealmComeBackAsTheyWere) {
    const auto found = challengesOf(refusal(407, {R"(Digest realm="a \"b\" \\ c, d", nonce="n")"}));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].realm, R"(a "b" \ c, d)");
    EXPECT_TRUE(found[0].proxy);
    EXPECT_THAT(digestAnswer(found[0], {"u\"x", "p"}, {}), HasSubstr(R"(username="u\"x", realm="a \"b\" \\ c, d")"));
}

class Authenticators : public testing::Test {
protected:
    SeededRandom random{1};
    Authenticator one{Credentials{"desk", "secret"}, random};
    Message request = Message::request("INVITE", "sip:tg1@h");
    static Message challenge(const char* nonce, const char* more = "") {
        return refusal(407, {std::string(R"(Digest realm="r", qop="auth", nonce=")") + nonce + "\"" + more});
    }
};

TEST_F(Authenticators, ARefusedAnswerIsNotTriedForEver) {
    EXPECT_TRUE(one.learn(challenge("a"), 0));
    EXPECT_FALSE(one.learn(challenge("b"), 1));
    EXPECT_TRUE(one.learn(challenge("b", ", stale=TRUE"), 1));
    EXPECT_FALSE(one.learn(challenge("c", ", stale=true"), 3));
}

TEST_F(Authenticators, TheCountOfANonceGoesUpAndStartsAnewWithAnother) {
    ASSERT_TRUE(one.learn(challenge("a"), 0));
    one.sign(request);
    one.sign(request);
    EXPECT_THAT(std::string(request.first("Proxy-Authorization")), HasSubstr("nc=00000002"));
    ASSERT_TRUE(one.learn(challenge("b"), 0));
    one.sign(request);
    EXPECT_THAT(std::string(request.first("Proxy-Authorization")), HasSubstr("nonce=\"b\""));
    EXPECT_THAT(std::string(request.first("Proxy-Authorization")), HasSubstr("nc=00000001"));
    EXPECT_EQ(request.values("Proxy-Authorization").size() > 0, true);
}

TEST_F(Authenticators, WithoutAPasswordNothingIsTried) {
    Authenticator none{std::nullopt, random};
    EXPECT_FALSE(none.learn(challenge("a"), 0));
    none.sign(request);
    EXPECT_FALSE(request.has("Proxy-Authorization"));
}

TEST_F(Authenticators, TheProxyAndTheServerAreAnsweredEachInItsField) {
    ASSERT_TRUE(one.learn(challenge("a"), 0));
    ASSERT_TRUE(one.learn(refusal(401, {R"(Digest realm="r", nonce="z")"}), 0));
    one.sign(request);
    EXPECT_THAT(std::string(request.first("Proxy-Authorization")), HasSubstr("nonce=\"a\""));
    EXPECT_THAT(std::string(request.first("Authorization")), HasSubstr("nonce=\"z\""));
}

} // namespace
} // namespace watchdesk::sip
