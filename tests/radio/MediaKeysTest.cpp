// When sound is encrypted, and with whose keys.
#include "radio/MediaKeys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::radio {
namespace {

using sip::CryptoSuite;

GatewayConfig over(const char* transport, Srtp srtp) {
    GatewayConfig gateway;
    gateway.transport = transport;
    gateway.srtp = srtp;
    return gateway;
}

sip::AudioDescription plain() {
    return sip::offerOf({"10.0.0.1", 4000}, {"PCMA"}, sip::Direction::RecvOnly);
}

sip::AudioDescription secure(int tag = 1, CryptoSuite suite = CryptoSuite::AesCm128Sha80) {
    auto out = plain();
    out.protocol = "RTP/SAVP";
    out.crypto = {sip::freshCrypto(tag, suite)};
    return out;
}

TEST(MediaKeys, NothingIsOfferedWhereTheSignallingIsOpen) {
    for (const char* transport : {"udp", "tcp"}) {
        MediaKeys keys;
        keys.begin(over(transport, Srtp::Prefer));
        auto offer = plain();
        keys.offer(offer);
        EXPECT_FALSE(offer.secure());
        EXPECT_FALSE(keys.readOffer(sip::writeSdp(secure())));
        EXPECT_TRUE(keys.readOffer(sip::writeSdp(plain())));
    }
}

TEST(MediaKeys, OverTlsTheOfferHasKeysAndTheAnswerChoosesOne) {
    MediaKeys keys;
    keys.begin(over("tls", Srtp::Prefer));
    auto offer = plain();
    keys.offer(offer);
    ASSERT_EQ(offer.crypto.size(), 3U);
    EXPECT_EQ(offer.protocol, "RTP/SAVP");
    EXPECT_FALSE(keys.readAnswer(sip::writeSdp(plain()))) << "in the clear";
    EXPECT_FALSE(keys.readAnswer(sip::writeSdp(secure(7)))) << "a tag that was not offered";
    EXPECT_FALSE(keys.agreed());
    const auto answer = secure(2, CryptoSuite::AesCm128Sha32);
    ASSERT_TRUE(keys.readAnswer(sip::writeSdp(answer)));
    ASSERT_TRUE(keys.agreed());
    EXPECT_EQ(keys.agreed()->ours, offer.crypto[1]);
    EXPECT_EQ(keys.agreed()->theirs, answer.crypto[0]);
}

TEST(MediaKeys, OnlyWhoPrefersFallsBackAndOnlyAfterAnOffer) {
    for (const auto& [srtp, expected] : {std::pair{Srtp::Off, false}, {Srtp::Prefer, true}, {Srtp::Require, false}}) {
        MediaKeys keys;
        keys.begin(over("tls", srtp));
        auto offer = plain();
        EXPECT_FALSE(keys.mayFallBack(488));
        keys.offer(offer);
        EXPECT_EQ(keys.mayFallBack(488), expected);
        EXPECT_FALSE(keys.mayFallBack(486)) << "busy is busy";
        EXPECT_EQ(keys.mayLackKeys(488), srtp == Srtp::Require);
        EXPECT_FALSE(keys.mayLackKeys(486));
        keys.begin(over("tls", srtp), true);
        offer = plain();
        keys.offer(offer);
        EXPECT_FALSE(offer.secure());
        EXPECT_FALSE(keys.mayFallBack(488)) << "once";
    }
}

TEST(MediaKeys, WhatIsRequiredIsNotTakenInTheClear) {
    MediaKeys keys;
    keys.begin(over("tls", Srtp::Require));
    EXPECT_TRUE(keys.required());
    EXPECT_THAT(keys.readOffer(sip::writeSdp(plain())).error().what, testing::HasSubstr("not encrypted"));
    ASSERT_TRUE(keys.readOffer(sip::writeSdp(secure())));
    auto unknown = sip::writeSdp(secure());
    unknown.replace(unknown.find("AES_CM"), 6, "F8_XXX");
    EXPECT_FALSE(keys.readOffer(unknown));
}

TEST(MediaKeys, WithinACallAKeyMayChangeButNotGo) {
    MediaKeys keys;
    keys.begin(over("tls", Srtp::Prefer));
    const auto first = secure();
    ASSERT_TRUE(keys.readOffer(sip::writeSdp(first)));
    auto answer = *sip::answerTo(first, {"10.0.0.2", 5000}, {"PCMA"}, sip::Direction::RecvOnly);
    keys.answer(answer);
    ASSERT_EQ(answer.crypto.size(), 1U);
    const auto ours = answer.crypto[0];
    EXPECT_EQ(ours.tag, 1);
    EXPECT_NE(ours.key, first.crypto[0].key);
    EXPECT_FALSE(keys.readOffer(sip::writeSdp(plain())));
    EXPECT_EQ(keys.agreed()->theirs, first.crypto[0]);
    const auto second = secure(4);
    ASSERT_TRUE(keys.readOffer(sip::writeSdp(second)));
    keys.answer(answer);
    EXPECT_EQ(keys.agreed()->theirs, second.crypto[0]);
    EXPECT_EQ(keys.agreed()->ours.key, ours.key);
    EXPECT_EQ(keys.agreed()->ours.tag, 4);
}

// Read, and then refused for its codecs: no answer goes out, and both keys and the tag are those of before.
TEST(MediaKeys, AnOfferThatIsNotAnsweredChangesNothing) {
    MediaKeys keys;
    keys.begin(over("tls", Srtp::Prefer));
    ASSERT_TRUE(keys.readOffer(sip::writeSdp(secure(1))));
    EXPECT_FALSE(keys.agreed()) << "not answered yet";
    auto answer = secure(1);
    keys.answer(answer);
    ASSERT_TRUE(keys.agreed());
    const auto running = *keys.agreed();
    ASSERT_TRUE(keys.readOffer(sip::writeSdp(secure(4, CryptoSuite::Aes256CmSha80))));
    EXPECT_EQ(keys.agreed()->theirs, running.theirs);
    EXPECT_EQ(keys.agreed()->ours, running.ours);
    for (const bool readable : {true, false}) {
        if (readable)
            ASSERT_TRUE(keys.readOffer(sip::writeSdp(secure(4, CryptoSuite::Aes256CmSha80)))) << "and not answered";
        else
            ASSERT_FALSE(keys.readOffer(sip::writeSdp(plain())));
        auto ours = secure(); // an INVITE without an offer gets one of ours
        keys.goOn(ours);
        EXPECT_EQ(ours.crypto.at(0), running.ours) << "what was refused is not taken up later";
        EXPECT_EQ(keys.agreed()->theirs, running.theirs);
    }
}

TEST(MediaKeys, ACallOfTheirsInTheClearIsToldOfWhereKeysArePreferred) {
    MediaKeys keys;
    for (const auto& [srtp, told] : {std::pair{Srtp::Off, false}, {Srtp::Prefer, true}}) {
        keys.begin(over("tls", srtp));
        auto answer = plain();
        ASSERT_TRUE(keys.readOffer(sip::writeSdp(plain())));
        keys.answer(answer);
        EXPECT_EQ(keys.fellBack(), told);
    }
    auto answer = secure();
    ASSERT_TRUE(keys.readOffer(sip::writeSdp(secure())));
    keys.answer(answer);
    EXPECT_FALSE(keys.fellBack());
}

} // namespace
} // namespace watchdesk::radio
