// Keys in session descriptions (RFC 4568), and which of them are agreed on.
#include "sip/SdpCrypto.h"

#include "sip/Sdp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::sip {
namespace {

using testing::HasSubstr;
using testing::Not;

// RFC 4568 section 9.1's own example, without its MKI.
constexpr const char* kExample = "1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20";

std::string descriptionWith(const std::string& lines, const char* protocol = "RTP/SAVP") {
    return std::string("v=0\r\nc=IN IP4 10.0.0.1\r\nm=audio 4000 ") + protocol + " 8\r\n" + lines;
}

TEST(SdpCrypto, ReadsTheExampleOfTheRfc) {
    const auto crypto = parseCrypto(kExample);
    ASSERT_TRUE(crypto);
    EXPECT_EQ(crypto->tag, 1);
    EXPECT_EQ(crypto->suite, CryptoSuite::AesCm128Sha80);
    const auto octets = crypto->key.octets();
    EXPECT_EQ(std::string(octets.begin(), octets.end()), "YS___semctl () {\t220;}\n}\nunles");
}

TEST(SdpCrypto, WhatIsWrittenIsReadAgain) {
    for (const auto suite : {CryptoSuite::AesCm128Sha80, CryptoSuite::AesCm128Sha32, CryptoSuite::Aes256CmSha80,
                             CryptoSuite::Aes256CmSha32}) {
        const auto made = freshCrypto(7, suite);
        EXPECT_EQ(parseCrypto(writeCrypto(made)), made);
        EXPECT_EQ(made.key.octets().size(), keySize(suite));
        EXPECT_NE(freshCrypto(7, suite).key, made.key);
    }
}

TEST(SdpCrypto, DeclinesWhatItDoesNotSpeak) {
    const std::string key = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    const std::string good = "1 AES_CM_128_HMAC_SHA1_80 " + key;
    EXPECT_TRUE(parseCrypto(good));
    EXPECT_TRUE(parseCrypto(good + " WSH=64 -FUTURE=1"));
    EXPECT_TRUE(parseCrypto(good + "|2^31"));
    for (const auto& bad :
         {std::string(), std::string("1"), "x AES_CM_128_HMAC_SHA1_80 " + key, "-1 AES_CM_128_HMAC_SHA1_80 " + key,
          "1 F8_128_HMAC_SHA1_80 " + key, "1 AES_256_CM_HMAC_SHA1_80 " + key, good + "|2^20|1:4", good + "|1:4",
          good + ";" + key, good + " UNENCRYPTED_SRTP", good + " UNAUTHENTICATED_SRTP", good + " KDR=1", good + "x",
          good.substr(0, good.size() - 1), good + "=", good + " WSH=x",
          "1 AES_CM_128_HMAC_SHA1_80 prf:" + key.substr(7), good.substr(0, 30) + "*" + good.substr(31)})
        EXPECT_FALSE(parseCrypto(bad)) << bad;
}

TEST(SdpCrypto, OnlyProtectedStreamsHaveKeys) {
    const auto line = std::string("a=crypto:") + kExample + "\r\na=crypto:2 UNKNOWN inline:x\r\n";
    const auto secure = parseSdp(descriptionWith(line), Protection::Secure);
    ASSERT_TRUE(secure);
    EXPECT_TRUE(secure->secure());
    EXPECT_EQ(secure->crypto.size(), 1U);
    EXPECT_EQ(secure->cryptoLines, 2);
    EXPECT_FALSE(parseSdp(descriptionWith(line), Protection::Plain));
    const auto plain = parseSdp(descriptionWith(line, "RTP/AVP"), Protection::Either);
    ASSERT_TRUE(plain);
    EXPECT_FALSE(plain->secure());
    EXPECT_TRUE(plain->crypto.empty());
    EXPECT_FALSE(parseSdp(descriptionWith(line, "RTP/AVP"), Protection::Secure));
}

TEST(SdpCrypto, OfTwoStreamsTheProtectedOneIsTakenWhereEitherWillDo) {
    const std::string both =
        "v=0\r\nc=IN IP4 10.0.0.1\r\nm=audio 4000 RTP/AVP 8\r\nm=audio 4002 RTP/SAVP 8\r\na=crypto:" +
        std::string(kExample) + "\r\n";
    EXPECT_EQ(parseSdp(both, Protection::Either)->rtp.port, 4002);
    EXPECT_EQ(parseSdp(both, Protection::Plain)->rtp.port, 4000);
    auto answer = answerTo(*parseSdp(both, Protection::Either), {"10.0.0.2", 5000}, {"PCMA"}, Direction::RecvOnly);
    answer->crypto = {freshCrypto(1, CryptoSuite::AesCm128Sha80)};
    EXPECT_THAT(writeSdp(*answer), HasSubstr("m=audio 0 RTP/AVP 0\r\nm=audio 5000 RTP/SAVP 8\r\na=crypto:1 AES_CM"));
}

TEST(SdpCrypto, ThePlainAnswerHasNoKeyAndTheProtocolOfTheOffer) {
    const auto offer = parseSdp(descriptionWith("", "RTP/AVPF"));
    const auto answer = answerTo(*offer, {"10.0.0.2", 5000}, {"PCMA"}, Direction::RecvOnly);
    EXPECT_THAT(writeSdp(*answer), HasSubstr("RTP/AVPF 8"));
    EXPECT_THAT(writeSdp(*answer), Not(HasSubstr("crypto")));
}

TEST(SdpCrypto, TheChoiceIsTheFirstThatWeSpeakAndOurKeyStaysWithItsSuite) {
    const auto first = freshOffer();
    const auto chosen = chosenFrom(first, std::nullopt);
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->theirs, first[0]);
    EXPECT_EQ(chosen->ours.tag, 1);
    EXPECT_NE(chosen->ours.key, first[0].key);
    auto again = freshOffer();
    again[0].tag = 5;
    const auto later = chosenFrom(again, chosen);
    EXPECT_EQ(later->ours.key, chosen->ours.key);
    EXPECT_EQ(later->ours.tag, 5);
    EXPECT_EQ(later->theirs, again[0]);
    EXPECT_NE(chosenFrom({again[2]}, chosen)->ours.suite, chosen->ours.suite);
    EXPECT_FALSE(chosenFrom({}, chosen));
}

TEST(SdpCrypto, AnAnswerMustNameExactlyOneOfTheOffer) {
    const auto offer = freshOffer();
    ASSERT_EQ(offer.size(), 3U);
    EXPECT_EQ(offer[0].suite, CryptoSuite::AesCm128Sha80);
    const auto answer = freshCrypto(2, CryptoSuite::AesCm128Sha32);
    const auto agreed = agreedBy(offer, {answer}, 1);
    ASSERT_TRUE(agreed);
    EXPECT_EQ(agreed->ours, offer[1]);
    EXPECT_EQ(agreed->theirs, answer);
    EXPECT_FALSE(agreedBy(offer, {answer, answer}, 2));
    EXPECT_FALSE(agreedBy(offer, {answer}, 2)) << "a second line that we cannot read";
    EXPECT_FALSE(agreedBy(offer, {}, 0));
    EXPECT_FALSE(agreedBy(offer, {freshCrypto(9, CryptoSuite::AesCm128Sha80)}, 1));
    EXPECT_FALSE(agreedBy(offer, {freshCrypto(1, CryptoSuite::AesCm128Sha32)}, 1)) << "another suite under that tag";
}

} // namespace
} // namespace watchdesk::sip
