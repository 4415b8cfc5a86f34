#include "rtp/Speech.h"

#include "rtp/Packet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace watchdesk::rtp {
namespace {

std::vector<std::int16_t> ramp(std::size_t count, int from = 0) {
    std::vector<std::int16_t> out(count);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = static_cast<std::int16_t>(from + static_cast<int>(i) * 8);
    return out;
}

TEST(Speech, PacketsFollowEachOtherAndTheFirstIsMarked) {
    Speech speech(7, 65535, 0xFFFFFF60);
    speech.setCodec(Codec::Pcmu, 0);
    speech.feed(ramp(480));
    std::vector<std::uint16_t> sequences;
    std::vector<std::uint32_t> timestamps;
    std::vector<bool> markers;
    for (int i = 0; i < 3; ++i) {
        const auto bytes = speech.packet();
        const auto packet = parsePacket(bytes);
        ASSERT_TRUE(packet);
        sequences.push_back(packet->sequence);
        timestamps.push_back(packet->timestamp);
        markers.push_back(packet->marker);
        EXPECT_EQ(packet->ssrc, 7U);
        EXPECT_EQ(packet->payloadType, 0);
        EXPECT_EQ(packet->payload.size(), Speech::kFrame);
        EXPECT_EQ(decode(Codec::Pcmu, packet->payload),
                  decode(Codec::Pcmu, encode(Codec::Pcmu, ramp(160, i * 160 * 8))));
    }
    EXPECT_THAT(sequences, testing::ElementsAre(65535, 0, 1));
    EXPECT_THAT(timestamps, testing::ElementsAre(0xFFFFFF60, 0, 160)); // both wrap
    EXPECT_THAT(markers, testing::ElementsAre(true, false, false));
}

TEST(Speech, ANewSpurtIsMarkedAndItsTimeHasGoneOn) {
    Speech speech(7, 1, 1000);
    speech.begin(0);
    (void)speech.packet();
    speech.begin(50); // a second of silence
    const auto bytes = speech.packet();
    const auto packet = parsePacket(bytes);
    ASSERT_TRUE(packet);
    EXPECT_TRUE(packet->marker);
    EXPECT_EQ(packet->sequence, 2); // nothing was lost
    EXPECT_EQ(packet->timestamp, 1000 + 160 + 50 * 160U);
}

TEST(Speech, AMicrophoneThatIsLateLeavesSilenceAndOneThatIsFastIsCut) {
    Speech speech(7, 1, 0);
    speech.feed(ramp(100, 800));
    (void)speech.packet();
    EXPECT_EQ(speech.lastFrame()[99], 800 + 99 * 8);
    EXPECT_EQ(speech.lastFrame()[100], 0);
    speech.feed(std::vector<std::int16_t>(100'000, 1));
    EXPECT_EQ(speech.waiting(), Speech::kMostWaiting);
    speech.feed(ramp(10, 500));
    for (std::size_t i = 0; i < Speech::kMostWaiting / Speech::kFrame; ++i)
        (void)speech.packet();
    EXPECT_EQ(speech.lastFrame().back(), 500 + 9 * 8); // the newest is kept
}

} // namespace
} // namespace watchdesk::rtp
