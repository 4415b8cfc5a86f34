#include "rtp/Rtcp.h"

#include "rtp/Packet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace watchdesk::rtp {
namespace {

TEST(Rtcp, AReportIsWholeWordsWithALengthThatIsTrue) {
    for (std::size_t length = 0; length < 300; ++length) {
        const auto report = buildReceiverReport(0x01020304, std::string(length, 'c'));
        ASSERT_GE(report.size(), 16U);
        ASSERT_EQ(report.size() % 4, 0U);
        EXPECT_EQ(report[0], 0x80);
        EXPECT_EQ(report[1], 201);
        EXPECT_EQ(report[3], 1);
        EXPECT_EQ(report[8], 0x81);
        EXPECT_EQ(report[9], 202);
        EXPECT_EQ(static_cast<std::size_t>(report[10] << 8 | report[11]), (report.size() - 8) / 4 - 1);
        EXPECT_EQ(report[17], std::min<std::size_t>(length, 255));
        EXPECT_EQ(report.back(), 0); // the list of items ends with a zero
    }
}

TEST(Rtcp, ASendersReportIsReadAsItWasMeant) {
    const SenderInfo info{0x01020304, ntpTime(1'700'000'000'250), 0xA0B0C0D0, 77, 77 * 160};
    for (const bool heard : {false, true}) {
        const auto bytes = buildSenderReport(info, "desk", heard ? std::optional(ReportBlock{5}) : std::nullopt);
        const auto read = parseRtcp(bytes);
        ASSERT_TRUE(read);
        ASSERT_EQ(read->senders.size(), 1U);
        EXPECT_EQ(read->senders[0].ssrc, info.ssrc);
        EXPECT_EQ(read->senders[0].ntp, info.ntp);
        EXPECT_EQ(read->senders[0].rtpTimestamp, info.rtpTimestamp);
        EXPECT_EQ(read->senders[0].packets, 77U);
        EXPECT_EQ(read->senders[0].octets, 77U * 160);
        EXPECT_EQ(read->blocks.size(), heard ? 1U : 0U);
    }
    EXPECT_EQ(info.ntp >> 32, 1'700'000'000U + 2'208'988'800U);
    EXPECT_EQ(info.ntp & 0xFFFFFFFF, 0x40000000U);
}

TEST(Rtcp, AReportIsNotTakenForMedia) {
    EXPECT_FALSE(parsePacket(buildReceiverReport(1, "desk@127.0.0.1")));
}

using Raw = std::vector<std::uint8_t>;

Raw operator+(Raw left, const Raw& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

Raw senderReport(std::uint32_t ssrc) {
    return {0x80, 200, 0, 6, static_cast<std::uint8_t>(ssrc >> 24), static_cast<std::uint8_t>(ssrc >> 16),
            static_cast<std::uint8_t>(ssrc >> 8), static_cast<std::uint8_t>(ssrc),
            // NTP, RTP, packets, octets
            0xAA, 0xBB, 0xCC, 0xDD, 1, 2, 3, 4, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0, 7};
}

TEST(Rtcp, ABlockGoesThereAndComesBack) {
    const ReportBlock block{0xCAFEBABE, 128, -3, 0x00010005, 17, 0x33445566, 98304};
    const auto read = parseRtcp(buildReceiverReport(9, "desk", block));
    ASSERT_TRUE(read);
    EXPECT_THAT(read->sources, testing::ElementsAre(9, 9)); // the report and the description
    ASSERT_EQ(read->blocks.size(), 1U);
    const auto& back = read->blocks[0];
    EXPECT_EQ(back.ssrc, block.ssrc);
    EXPECT_EQ(back.fractionLost, 128);
    EXPECT_EQ(back.cumulativeLost, -3);
    EXPECT_EQ(back.highestSequence, block.highestSequence);
    EXPECT_EQ(back.jitter, 17U);
    EXPECT_EQ(back.lastSr, block.lastSr);
    EXPECT_EQ(back.delaySinceLastSr, block.delaySinceLastSr);
}

TEST(Rtcp, ASenderAndItsByeAreRead) {
    const auto read = parseRtcp(senderReport(0x01020304) + buildBye(0x01020304, "gw@town"));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->senders.size(), 1U);
    EXPECT_EQ(read->senders[0].ssrc, 0x01020304U);
    EXPECT_EQ(read->senders[0].ntp, 0xAABBCCDD01020304U);
    EXPECT_EQ(read->senders[0].rtpTimestamp, 5U);
    EXPECT_EQ(read->senders[0].packets, 6U);
    EXPECT_EQ(read->senders[0].octets, 7U);
    EXPECT_THAT(read->byes, testing::ElementsAre(0x01020304));
}

TEST(Rtcp, WhatIsUnknownOrOptionalIsPassedOver) {
    const Raw app{0x81, 204, 0, 2, 0, 0, 0, 1, 't', 'e', 's', 't'};
    const Raw byeWithReason{0x81, 203, 0, 3, 0, 0, 0, 9, 4, 'g', 'o', 'n', 'e', 0, 0, 0};
    const Raw padded{0xA1, 203, 0, 2, 0, 0, 0, 8, 0, 0, 0, 4};
    const Raw emptyBye{0x80, 203, 0, 0};
    const auto read = parseRtcp(senderReport(1) + app + emptyBye + byeWithReason + padded);
    ASSERT_TRUE(read);
    EXPECT_THAT(read->byes, testing::ElementsAre(9, 8));
}

struct Broken {
    const char* name;
    Raw raw;
};

class BrokenRtcp : public testing::TestWithParam<Broken> {};

TEST_P(BrokenRtcp, IsRefusedAsAWhole) {
    EXPECT_FALSE(parseRtcp(GetParam().raw));
    EXPECT_FALSE(parseRtcp(senderReport(1) + GetParam().raw)) << "behind a good one";
}

INSTANTIATE_TEST_SUITE_P(
    Rtp, BrokenRtcp,
    testing::Values(Broken{"ThreeBytes", {0x80, 201, 0}}, Broken{"Version1", {0x40, 201, 0, 1, 0, 0, 0, 1}},
                    Broken{"Rtp", {0x80, 8, 0, 1, 0, 0, 0, 1}},
                    Broken{"LongerThanTheDatagram", {0x80, 201, 0, 2, 0, 0, 0, 1}},
                    Broken{"Of65535Words", {0x80, 201, 0xFF, 0xFF, 0, 0, 0, 1}},
                    Broken{"ReportWithoutItsReporter", {0x80, 201, 0, 0}},
                    Broken{"BlocksThatAreNotThere", {0x9F, 201, 0, 1, 0, 0, 0, 1}},
                    Broken{"SenderWithoutItsInfo", {0x80, 200, 0, 1, 0, 0, 0, 1}},
                    Broken{"ByesThatAreNotThere", {0x82, 203, 0, 1, 0, 0, 0, 1}},
                    Broken{"ChunksThatAreNotThere", {0x82, 202, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0}},
                    Broken{"ChunkWithoutItsEnd", {0x81, 202, 0, 1, 0, 0, 0, 1}},
                    Broken{"ItemBeyondTheEnd", {0x81, 202, 0, 2, 0, 0, 0, 1, 1, 200, 'x', 0}},
                    Broken{"ItemWithoutItsLength", {0x81, 202, 0, 2, 0, 0, 0, 1, 2, 1, 'x', 1}},
                    Broken{"ItemsWithoutAZero", {0x81, 202, 0, 2, 0, 0, 0, 1, 1, 2, 'x', 'y'}},
                    Broken{"PaddingOfNothing", {0xA0, 201, 0, 1, 0, 0, 0, 0}},
                    Broken{"PaddingOfAPartOfAWord", {0xA1, 203, 0, 2, 0, 0, 0, 8, 0, 0, 0, 3}},
                    Broken{"PaddingLongerThanThePacket", {0xA0, 204, 0, 1, 0, 0, 0, 8}},
                    Broken{"PaddingWithoutABody", {0xA0, 203, 0, 0}},
                    Broken{"PaddingInTheMiddle", {0xA1, 203, 0, 2, 0, 0, 0, 8, 0, 0, 0, 4, 0x80, 203, 0, 0}},
                    Broken{"BytesLeftOver", {0x80, 203, 0, 0, 0x80, 203}}),
    [](const auto& instance) { return instance.param.name; });

TEST(Rtcp, NothingIsNoReport) {
    EXPECT_FALSE(parseRtcp({}));
}

TEST(Rtcp, EveryTruncationAndRandomBytesAreSafe) {
    const auto whole =
        senderReport(5) + buildReceiverReport(5, "gateway@town.example", ReportBlock{}) + buildBye(5, "x");
    for (std::size_t length = 0; length < whole.size(); ++length)
        (void)parseRtcp(Raw(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)));
    std::mt19937 random(8);
    for (int round = 0; round < 20000; ++round) {
        Raw raw = whole;
        for (int i = 0; i < 3; ++i)
            raw[random() % raw.size()] = static_cast<std::uint8_t>(random());
        if (const auto read = parseRtcp(raw)) {
            EXPECT_LE(read->byes.size() + read->sources.size(), raw.size() / 4);
        }
    }
}

} // namespace
} // namespace watchdesk::rtp
