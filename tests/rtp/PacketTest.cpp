#include "rtp/Packet.h"

#include <gtest/gtest.h>

#include <random>

namespace watchdesk::rtp {
namespace {

using Raw = std::vector<std::uint8_t>;

Raw header(std::uint8_t first, std::uint8_t second) {
    return {first, second, 0x12, 0x34, 0xDE, 0xAD, 0xBE, 0xEF, 0xCA, 0xFE, 0xBA, 0xBE};
}

Raw operator+(Raw left, const Raw& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

TEST(Packet, ReadsTheFixedHeader) {
    const auto raw = header(0x80, 0x88) + Raw{1, 2, 3};
    const auto packet = parsePacket(raw);
    ASSERT_TRUE(packet);
    EXPECT_TRUE(packet->marker);
    EXPECT_EQ(packet->payloadType, kPcma);
    EXPECT_EQ(packet->sequence, 0x1234);
    EXPECT_EQ(packet->timestamp, 0xDEADBEEF);
    EXPECT_EQ(packet->ssrc, 0xCAFEBABE);
    EXPECT_EQ(Raw(packet->payload.begin(), packet->payload.end()), (Raw{1, 2, 3}));
}

TEST(Packet, ReadsCsrcsExtensionAndPadding) {
    const auto raw =
        header(0xB2, 0x08) + Raw{0, 0, 0, 1, 0, 0, 0, 2} + Raw{0x01, 0x67, 0, 1, 9, 8, 7, 6} + Raw{0x55, 0xD5, 0, 0, 3};
    const auto packet = parsePacket(raw);
    ASSERT_TRUE(packet);
    EXPECT_EQ(packet->csrcs, (std::vector<std::uint32_t>{1, 2}));
    ASSERT_TRUE(packet->extension);
    EXPECT_EQ(packet->extension->profile, 0x0167);
    EXPECT_EQ(Raw(packet->extension->data.begin(), packet->extension->data.end()), (Raw{9, 8, 7, 6}));
    EXPECT_EQ(Raw(packet->payload.begin(), packet->payload.end()), (Raw{0x55, 0xD5}));
}

struct Broken {
    const char* name;
    Raw raw;
};

class BrokenPacket : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPacket, IsRefused) {
    EXPECT_FALSE(parsePacket(GetParam().raw));
}

INSTANTIATE_TEST_SUITE_P(
    Rtp, BrokenPacket,
    testing::Values(Broken{"Empty", {}}, Broken{"ElevenBytes", Raw(11, 0x80)}, Broken{"Version1", header(0x40, 8)},
                    Broken{"Version3", header(0xC0, 8)}, Broken{"CsrcsBeyondTheEnd", header(0x8F, 8) + Raw(59, 0)},
                    Broken{"ExtensionHeaderCut", header(0x90, 8) + Raw{1, 2, 0}},
                    Broken{"ExtensionLongerThanThePacket", header(0x90, 8) + Raw{1, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0}},
                    Broken{"ExtensionOf65535Words", header(0x90, 8) + Raw{1, 2, 0xFF, 0xFF, 0, 0, 0, 0}},
                    Broken{"PaddingOfNothing", header(0xA0, 8) + Raw{1, 2, 0}},
                    Broken{"PaddingOfNoBytes", header(0xA0, 8)},
                    Broken{"PaddingLongerThanThePayload", header(0xA0, 8) + Raw{1, 2, 4}},
                    Broken{"PaddingReachesIntoTheExtension", header(0xB0, 8) + Raw{1, 2, 0, 1, 0, 0, 0, 0, 5}},
                    Broken{"SenderReport", header(0x80, 200)},
                    Broken{"Sip", Raw{'O', 'P', 'T', 'I', 'O', 'N', 'S', ' ', 's', 'i', 'p', ':'}}),
    [](const auto& instance) { return instance.param.name; });

TEST(Packet, WhatIsBuiltIsRead) {
    const Raw payload(160, 0xD5);
    const Raw words(8, 7);
    Packet packet;
    packet.payloadType = kPcmu;
    packet.marker = true;
    packet.sequence = 65535;
    packet.timestamp = 4000000000U;
    packet.ssrc = 0x01020304;
    packet.csrcs = {5, 6, 7};
    packet.extension = Extension{0xBEDE, words};
    packet.payload = payload;
    for (const int padding : {0, 1, 4, 255}) {
        const auto raw = buildPacket(packet, static_cast<std::uint8_t>(padding));
        EXPECT_EQ(raw.size(), 12 + 12 + 4 + 8 + 160 + static_cast<std::size_t>(padding));
        const auto back = parsePacket(raw);
        ASSERT_TRUE(back);
        EXPECT_EQ(back->csrcs, packet.csrcs);
        EXPECT_EQ(back->sequence, packet.sequence);
        EXPECT_EQ(back->timestamp, packet.timestamp);
        EXPECT_TRUE(back->marker);
        EXPECT_EQ(back->payload.size(), payload.size());
        EXPECT_EQ(back->extension->data.size(), words.size());
    }
}

TEST(Packet, EveryTruncationIsSafe) {
    const auto whole =
        header(0xB2, 0x08) + Raw{0, 0, 0, 1, 0, 0, 0, 2} + Raw{0x01, 0x67, 0, 1, 9, 8, 7, 6} + Raw{0x55, 0xD5, 0, 0, 3};
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const Raw cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        if (const auto packet = parsePacket(cut)) {
            EXPECT_LE(packet->payload.size(), cut.size());
        }
    }
}

TEST(Packet, RandomBytesNeverReachOutside) {
    std::mt19937 random(4);
    for (int round = 0; round < 20000; ++round) {
        Raw raw(random() % 64);
        for (auto& byte : raw)
            byte = static_cast<std::uint8_t>(random());
        if (!raw.empty())
            raw[0] = static_cast<std::uint8_t>((raw[0] & 0x3F) | 0x80);
        if (const auto packet = parsePacket(raw)) {
            const auto* end = raw.data() + raw.size();
            EXPECT_TRUE(packet->payload.empty() || packet->payload.data() + packet->payload.size() <= end);
        }
    }
}

} // namespace
} // namespace watchdesk::rtp
