// SRTP and SRTCP of a call: who knows the key is heard, once; nobody else is.
#include "radio/Srtp.h"

#include "radio/Streams.h"
#include "rtp/Rtcp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::radio {
namespace {

using sip::CryptoSuite;
using Packet = std::vector<std::uint8_t>;

Packet copyOf(const std::optional<std::span<const std::uint8_t>>& bytes) {
    return bytes ? Packet(bytes->begin(), bytes->end()) : Packet();
}

int hexDigit(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

Packet fromHex(std::string_view text) {
    Packet out;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        out.push_back(static_cast<std::uint8_t>(hexDigit(text[i]) << 4 | hexDigit(text[i + 1])));
    return out;
}

class Srtp : public testing::TestWithParam<CryptoSuite> {
protected:
    Packet next() { return sender.packet(noise(20, 4000)); }

    sip::Crypto key = sip::freshCrypto(1, GetParam());
    SrtpSealer sealer{key};
    SrtpOpener opener{key};
    Sender sender;
};

TEST_P(Srtp, WhatIsSealedIsOpenedAndNotReadableBetween) {
    for (int i = 0; i < 100; ++i) {
        const auto plain = next();
        const auto sealed = copyOf(sealer.rtp(plain));
        ASSERT_GT(sealed.size(), plain.size());
        EXPECT_TRUE(std::equal(plain.begin(), plain.begin() + 12, sealed.begin())) << "the header stays readable";
        EXPECT_EQ(std::search(sealed.begin(), sealed.end(), plain.begin() + 12, plain.begin() + 28), sealed.end());
        EXPECT_EQ(copyOf(opener.rtp(sealed)), plain);
    }
    EXPECT_EQ(opener.refused(), 0);
}

TEST_P(Srtp, OneBitAnywhereIsNotHeard) {
    const auto sealed = copyOf(sealer.rtp(next()));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto forged = sealed;
        forged[i] ^= 1;
        EXPECT_FALSE(opener.rtp(forged)) << "octet " << i;
    }
    EXPECT_FALSE(opener.rtp(next())) << "plain RTP";
    EXPECT_FALSE(opener.rtp({}));
    EXPECT_EQ(opener.refused(), static_cast<std::int64_t>(sealed.size()) + 2);
    EXPECT_TRUE(opener.rtp(sealed));
}

TEST_P(Srtp, NothingIsHeardTwiceAndWhatIsLateIsHeard) {
    std::vector<Packet> packets;
    for (int i = 0; i < 1200; ++i)
        packets.push_back(copyOf(sealer.rtp(next())));
    EXPECT_TRUE(opener.rtp(packets[0]));
    EXPECT_FALSE(opener.rtp(packets[0]));
    EXPECT_TRUE(opener.rtp(packets[1000]));
    EXPECT_TRUE(opener.rtp(packets[500]));
    EXPECT_FALSE(opener.rtp(packets[500]));
    EXPECT_TRUE(opener.rtp(packets[1199]));
    EXPECT_FALSE(opener.rtp(packets[100])) << "too late to know whether it was heard";
}

TEST_P(Srtp, TheSequenceMayWrap) {
    sender.sequence = 65500;
    for (int i = 0; i < 100; ++i) {
        const auto plain = next();
        EXPECT_EQ(copyOf(opener.rtp(copyOf(sealer.rtp(plain)))), plain) << i;
    }
}

TEST_P(Srtp, ReportsAreProtectedToo) {
    const auto plain = rtp::buildBye(5, "desk@10.0.0.1");
    const auto sealed = copyOf(sealer.rtcp(plain));
    EXPECT_EQ(std::search(sealed.begin(), sealed.end(), plain.begin() + 8, plain.end()), sealed.end());
    auto forged = sealed;
    forged.back() ^= 1;
    EXPECT_FALSE(opener.rtcp(forged));
    EXPECT_EQ(copyOf(opener.rtcp(sealed)), plain);
    EXPECT_FALSE(opener.rtcp(sealed));
    EXPECT_FALSE(opener.rtcp(plain));
}

TEST_P(Srtp, AnotherKeyOpensNothing) {
    SrtpOpener other(sip::freshCrypto(1, GetParam()));
    EXPECT_FALSE(other.rtp(copyOf(sealer.rtp(next()))));
}

INSTANTIATE_TEST_SUITE_P(Suites, Srtp,
                         testing::Values(CryptoSuite::AesCm128Sha80, CryptoSuite::AesCm128Sha32,
                                         CryptoSuite::Aes256CmSha80, CryptoSuite::Aes256CmSha32));

// The packet that libsrtp's own authors test RFC 3711 with: key, salt, and both forms of it.
TEST(SrtpVector, ThePacketOfTheReferenceIsMadeAndOpened) {
    const auto octets = fromHex("e1f97a0d3e018be0d64fa32c06de41390ec675ad498afeebb6960b3aabe6");
    const sip::Crypto key{1, CryptoSuite::AesCm128Sha80, sip::MasterKey(octets)};
    const auto plain = fromHex("800f1234decafbadcafebabeabababababababababababababababab");
    const auto sealed = fromHex("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
    EXPECT_EQ(copyOf(SrtpSealer(key).rtp(plain)), sealed);
    EXPECT_EQ(copyOf(SrtpOpener(key).rtp(sealed)), plain);
}

class Guard : public testing::Test {
protected:
    static sip::CryptoPair fresh() {
        return {sip::freshCrypto(1, CryptoSuite::AesCm128Sha80), sip::freshCrypto(1, CryptoSuite::AesCm128Sha80)};
    }
    Packet next() { return sender.packet(noise(20, 4000)); }
    Sender sender;
    SrtpGuard guard;
};

TEST_F(Guard, WithoutKeysEverythingPasses) {
    const auto packet = next();
    EXPECT_EQ(copyOf(guard.openRtp(packet)), packet);
    EXPECT_EQ(copyOf(guard.sealRtp(packet)), packet);
    EXPECT_FALSE(guard.protects());
}

TEST_F(Guard, AnOfferWithTheSameKeyKeepsTheReplayWindow) {
    const auto keys = fresh();
    SrtpSealer gateway(keys.theirs);
    guard.begin(keys);
    const auto packet = copyOf(gateway.rtp(next()));
    EXPECT_TRUE(guard.openRtp(packet));
    guard.renegotiated(keys);
    EXPECT_FALSE(guard.openRtp(packet));
    EXPECT_TRUE(guard.openRtp(copyOf(gateway.rtp(next()))));
    EXPECT_EQ(guard.refused(), 1);
}

TEST_F(Guard, ANewKeyTakesOverWithItsFirstPacket) {
    auto keys = fresh();
    SrtpSealer before(keys.theirs);
    guard.begin(keys);
    EXPECT_TRUE(guard.openRtp(copyOf(before.rtp(next()))));
    keys.theirs = sip::freshCrypto(2, CryptoSuite::Aes256CmSha80);
    SrtpSealer after(keys.theirs);
    guard.renegotiated(keys);
    EXPECT_TRUE(guard.openRtp(copyOf(before.rtp(next())))) << "on its way when the key changed";
    EXPECT_TRUE(guard.openRtp(copyOf(after.rtp(next()))));
    EXPECT_FALSE(guard.openRtp(copyOf(before.rtp(next())))) << "the old key has ended";
}

TEST_F(Guard, ANewCallKnowsNothingOfTheOneBefore) {
    const auto first = fresh();
    SrtpSealer gateway(first.theirs);
    guard.begin(first);
    guard.begin(fresh());
    EXPECT_FALSE(guard.openRtp(copyOf(gateway.rtp(next()))));
    guard.begin(std::nullopt);
    EXPECT_FALSE(guard.protects());
}

TEST_F(Guard, WhatWeSendIsSealedWithOurKeyThroughARekey) {
    auto keys = fresh();
    SrtpOpener gateway(keys.ours);
    guard.begin(keys);
    const auto plain = next();
    EXPECT_EQ(copyOf(gateway.rtp(copyOf(guard.sealRtp(plain)))), plain);
    keys.theirs = sip::freshCrypto(2, CryptoSuite::AesCm128Sha80);
    guard.renegotiated(keys);
    const auto later = next();
    EXPECT_EQ(copyOf(gateway.rtp(copyOf(guard.sealRtp(later)))), later) << "our key and its count go on";
}

} // namespace
} // namespace watchdesk::radio
