#include "rtp/RadioHeader.h"

#include <gtest/gtest.h>

#include <random>

namespace watchdesk::rtp {
namespace {

using Raw = std::vector<std::uint8_t>;
using Ptt = RadioHeader::Ptt;

std::optional<RadioHeader> read(std::uint16_t profile, const Raw& data) {
    return readRadioHeader({profile, data});
}

TEST(RadioHeader, Ed137SaysWhoPressesAndWhetherTheSquelchIsOpen) {
    // 010 1 101010 000000: coupling, squelch, id 42.
    const auto header = read(kEd137, {0x5A, 0x80, 0, 0});
    ASSERT_TRUE(header);
    EXPECT_EQ(header->kind, RadioHeader::Kind::Ed137);
    EXPECT_EQ(header->ptt, Ptt::Coupling);
    EXPECT_TRUE(header->squelch);
    EXPECT_EQ(header->talker, 42U);
    EXPECT_TRUE(header->active());
    EXPECT_FALSE(header->emergency());
    // All of the mute, summation, quality and further bits, and TLVs that lie about their length.
    const auto off = read(kEd137, {0x00, 0x3F, 0x1F, 0xFF});
    ASSERT_TRUE(off);
    EXPECT_FALSE(off->active());
    EXPECT_EQ(off->talker, 0U);
}

TEST(RadioHeader, Ed137OfOldHasItsIdElsewhere) {
    const auto header = read(kEd137Old, {0x39, 0xFF, 0xFF, 0xFF});
    ASSERT_TRUE(header);
    EXPECT_EQ(header->ptt, Ptt::Normal);
    EXPECT_TRUE(header->squelch);
    EXPECT_EQ(header->talker, 9U);
}

TEST(RadioHeader, PttTypesOfEd137) {
    const Ptt types[] = {Ptt::Off,       Ptt::Normal, Ptt::Coupling, Ptt::Priority,
                         Ptt::Emergency, Ptt::Test,   Ptt::Off,      Ptt::Off}; // 6 and 7 are reserved
    for (const auto profile : {kEd137, kEd137Old})
        for (std::uint8_t type = 0; type < 8; ++type) {
            const auto header = read(profile, {static_cast<std::uint8_t>(type << 5), 0, 0, 0});
            ASSERT_TRUE(header);
            EXPECT_EQ(header->ptt, types[type]);
            EXPECT_EQ(header->emergency(), type == 4);
        }
}

TEST(RadioHeader, HyteraSaysWhoSpeaksToWhomAndWhichPacketIsTheLast) {
    const auto header = read(kHytera, {0x03, 0x01, 0x02, 0x03, 0x00, 0x00, 0x09, 1, 0, 0, 0, 0});
    ASSERT_TRUE(header);
    EXPECT_EQ(header->kind, RadioHeader::Kind::Hytera);
    EXPECT_TRUE(header->active());
    EXPECT_TRUE(header->last);
    EXPECT_EQ(header->slot, 1);
    EXPECT_EQ(header->talker, 0x010203U);
    EXPECT_EQ(header->destination, 9U);
    EXPECT_EQ(header->callType, 1);
    EXPECT_FALSE(read(kHytera, {0x04, 0, 1, 2, 0, 0, 9, 1, 0, 0, 0, 0})->last);
}

TEST(RadioHeader, HyteraWithIdsOfTwoBytesIsKnownByItsShape) {
    const auto header = read(0x1234, {0x05, 0x13, 0x88, 0x00, 0x64, 2, 0, 0});
    ASSERT_TRUE(header);
    EXPECT_EQ(header->slot, 2);
    EXPECT_TRUE(header->last);
    EXPECT_EQ(header->talker, 5000U);
    EXPECT_EQ(header->destination, 100U);
    EXPECT_EQ(header->callType, 2);
    EXPECT_FALSE(read(0x1234, {0x07, 0x13, 0x88, 0x00, 0x64, 2, 0, 0})) << "there is no slot 3";
    EXPECT_FALSE(read(0x1234, {0x05, 0x13, 0x88, 0x00, 0x64, 3, 0, 0})) << "there is no call type 3";
    EXPECT_FALSE(read(0x1234, {0x05, 0x00, 0x00, 0x00, 0x64, 2, 0, 0})) << "nobody speaks";
    EXPECT_FALSE(read(0x1234, {0x05, 0x13, 0x88, 0x00, 0x64, 2, 0, 1})) << "something else is there";
}

TEST(RadioHeader, HyteraWithNothingFilledInSaysNothing) {
    EXPECT_FALSE(read(kHytera, Raw(12, 0)));
}

TEST(RadioHeader, WhatIsNotARadiosIsPassedOver) {
    const Raw elements{0x10, 0xFF, 0x22, 1, 2, 3, 0, 0, 0xF0, 0, 0, 0}; // RFC 8285, with a length beyond the end
    for (const int profile : {0xBEDE, 0x1000, 0x1005, 0x100F, 0x0000, 0xFFFF, 0x0166})
        EXPECT_FALSE(read(static_cast<std::uint16_t>(profile), elements)) << profile;
    // Not even when the elements look like a radio's.
    EXPECT_FALSE(read(0xBEDE, {0x05, 0x13, 0x88, 0x00, 0x64, 2, 0, 0}));
    EXPECT_FALSE(read(0x1001, {0x05, 0x13, 0x88, 0x00, 0x64, 2, 0, 0}));
}

TEST(RadioHeader, WhatIsTooShortSaysNothing) {
    EXPECT_FALSE(read(kEd137, {}));
    EXPECT_FALSE(read(kEd137Old, {}));
    for (const std::size_t size : {0U, 4U, 8U})
        EXPECT_FALSE(read(kHytera, Raw(size, 0xFF)));
}

TEST(RadioHeader, RandomBytesAreSurvived) {
    std::mt19937 random(6);
    for (int round = 0; round < 20000; ++round) {
        Raw data(random() % 5 * 4);
        for (auto& byte : data)
            byte = static_cast<std::uint8_t>(random());
        for (const auto profile : {kEd137, kEd137Old, kHytera, static_cast<std::uint16_t>(random())})
            if (const auto header = read(profile, data)) {
                EXPECT_LT(header->talker, 1U << 24);
            }
    }
}

} // namespace
} // namespace watchdesk::rtp
