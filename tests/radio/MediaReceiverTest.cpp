#include "radio/MediaReceiver.h"

#include "radio/ReceiverFixture.h"
#include "tones/FiveTone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace watchdesk::radio {
namespace {

TEST_F(Receiver, AnOverByGapHasItsTimesItsSamplesAndItsNames) {
    Sender sender;
    const auto over = noise(600, 5000);
    play(sender, over, 3000);
    ASSERT_EQ(listener.order.size(), 1U);
    EXPECT_EQ(listener.at(0).began.start, kNoon + 3000);
    EXPECT_EQ(listener.at(0).began.preRollMs, 0);
    EXPECT_EQ(listener.at(0).began.callId, "call@x");
    EXPECT_EQ(listener.at(0).began.ssrc, 0xC0FFEEU);
    EXPECT_EQ(listener.at(0).began.codec, "PCMA");
    EXPECT_TRUE(isId(listener.at(0).began.id));
    EXPECT_TRUE(receiver->transmitting());
    expireUntil(5000);
    const auto& one = listener.at(0);
    ASSERT_TRUE(one.over);
    EXPECT_EQ(one.ended.end, kNoon + 3600);
    EXPECT_EQ(one.ended.packets, 30);
    EXPECT_EQ(one.ended.lost, 0);
    EXPECT_FALSE(one.ended.cut);
    EXPECT_EQ(one.samples, coded(over));
}

TEST_F(Receiver, VoxDeliversThePreRollFirst) {
    make(Detector::Vox);
    Sender sender;
    const auto stream = noise(2000, 30) + noise(500, 6000, 2) + noise(1000, 30, 3);
    play(sender, stream, 100);
    const auto& one = listener.at(0);
    ASSERT_TRUE(one.over);
    EXPECT_EQ(one.began.preRollMs, 500);
    EXPECT_EQ(one.began.start, kNoon + 2100);
    EXPECT_EQ(one.ended.end, kNoon + 2600);
    const auto all = coded(stream);
    ASSERT_GE(one.samples.size(), 1300U * 8);
    EXPECT_TRUE(std::equal(one.samples.begin(), one.samples.end(), all.begin() + 1500 * 8));
    EXPECT_EQ(one.ended.packets, static_cast<std::int64_t>(one.samples.size() / 160));
}

TEST_F(Receiver, ThePreRollStopsWhereTheLastOverWas) {
    make(Detector::Vox);
    Sender sender;
    play(sender, silence(1000) + noise(300, 6000) + silence(400) + noise(300, 6000) + silence(600), 0);
    ASSERT_EQ(listener.endedCount, 2U);
    const auto first = listener.at(0).samples.size();
    const auto firstEnd = listener.at(0).began.start - listener.at(0).began.preRollMs + static_cast<UtcMs>(first / 8);
    EXPECT_EQ(listener.at(1).began.start - listener.at(1).began.preRollMs, firstEnd);
    EXPECT_LT(listener.at(1).began.preRollMs, 150);
}

TEST_F(Receiver, LostPacketsAreSilenceInTheirPlaceAndCounted) {
    Sender sender;
    const auto over = noise(400, 5000);
    play(sender, over, 1000, {5, 6, 12});
    expireUntil(3000);
    const auto& one = listener.at(0);
    EXPECT_EQ(one.ended.lost, 3);
    EXPECT_EQ(one.ended.packets, 17);
    auto expected = coded(over);
    std::fill(expected.begin() + 5 * 160, expected.begin() + 7 * 160, std::int16_t{0});
    std::fill(expected.begin() + 12 * 160, expected.begin() + 13 * 160, std::int16_t{0});
    EXPECT_EQ(one.samples, expected);
    EXPECT_EQ(one.ended.end, kNoon + 1400);
}

TEST_F(Receiver, ReorderedAndRepeatedPacketsComeOutInOrder) {
    Sender sender;
    const auto over = noise(100, 5000);
    std::vector<std::vector<std::uint8_t>> packets;
    for (int i = 0; i < 5; ++i)
        packets.push_back(sender.packet(std::span(over).subspan(static_cast<std::size_t>(i) * 160, 160)));
    int ms = 0;
    for (const std::size_t index : {0U, 2U, 1U, 1U, 4U, 3U})
        arrive(packets[index], ms += 10);
    expireUntil(1000);
    EXPECT_EQ(listener.at(0).samples, coded(over));
    EXPECT_EQ(listener.at(0).ended.lost, 0);
}

TEST_F(Receiver, ANewSourceAndAReInviteInMidOverDoNotCutIt) {
    Sender sender;
    play(sender, noise(200, 5000), 1000);
    receiver->setFormats({{0, "PCMU", 8000}});
    Sender other{.sequence = 7, .timestamp = 99, .ssrc = 2, .payloadType = rtp::kPcmu};
    play(other, noise(200, 5000), 1200);
    expireUntil(3000);
    EXPECT_EQ(listener.order.size(), 1U);
    EXPECT_EQ(listener.at(0).samples.size(), 400U * 8);
    EXPECT_EQ(listener.at(0).ended.packets, 20);
}

TEST_F(Receiver, TheCodeIsToldWhileTheOverRunsAndAtItsEnd) {
    Sender sender;
    play(sender, tones::fiveTone(*tones::toneSet("EEA"), "57106") + noise(1000, 1500), 1000);
    ASSERT_EQ(listener.at(0).live.size(), 1U);
    EXPECT_FALSE(listener.at(0).over);
    expireUntil(4000);
    ASSERT_EQ(listener.at(0).ended.codes.size(), 1U);
    EXPECT_EQ(listener.at(0).ended.codes[0].set, "EEA");
    EXPECT_EQ(listener.at(0).ended.codes[0].code, "57106");
    EXPECT_NEAR(listener.at(0).ended.codes[0].atMs, 0, 15);
}

TEST_F(Receiver, ACodeAtTheEndOfAVoxOverIsInsideItAndAfterThePreRoll) {
    make(Detector::Vox);
    Sender sender;
    play(sender, silence(800) + noise(500, 3000) + tones::fiveTone(*tones::toneSet("EEA"), "11234") + silence(800), 0);
    ASSERT_TRUE(listener.at(0).over);
    ASSERT_EQ(listener.at(0).ended.codes.size(), 1U);
    EXPECT_EQ(listener.at(0).ended.codes[0].code, "11234");
    EXPECT_NEAR(listener.at(0).ended.codes[0].atMs, 500, 20);
}

TEST_F(Receiver, DtmfIsOneNumber) {
    std::vector<std::int16_t> tone;
    const std::pair<double, double> keys[] = {{697, 1209}, {770, 1336}, {852, 1477}}; // 1 5 9
    for (const auto& [low, high] : keys) {
        for (int i = 0; i < 640; ++i)
            tone.push_back(static_cast<std::int16_t>(5000 * std::sin(2 * M_PI * low * i / 8000) +
                                                     5000 * std::sin(2 * M_PI * high * i / 8000)));
        tone = tone + silence(80);
    }
    Sender sender;
    play(sender, silence(100) + tone + silence(100), 1000);
    expireUntil(4000);
    ASSERT_EQ(listener.at(0).ended.codes.size(), 1U);
    EXPECT_EQ(listener.at(0).ended.codes[0].set, "DTMF");
    EXPECT_EQ(listener.at(0).ended.codes[0].code, "159");
    EXPECT_NEAR(listener.at(0).ended.codes[0].atMs, 100, 30);
}

TEST_F(Receiver, ALostLinkCutsTheOver) {
    Sender sender;
    play(sender, noise(200, 5000), 1000);
    expireUntil(1200);
    receiver->stop(atMs(1200));
    ASSERT_TRUE(listener.at(0).over);
    EXPECT_TRUE(listener.at(0).ended.cut);
    EXPECT_EQ(listener.at(0).ended.end, kNoon + 1200);
}

TEST_F(Receiver, TheMeterComesTenTimesASecond) {
    Sender sender;
    play(sender, noise(1000, 4000), 1000);
    EXPECT_EQ(listener.levels.size(), 10U);
    EXPECT_NEAR(listener.levels[3], -23, 1);
    expireUntil(3000);
    EXPECT_EQ(listener.levels.back(), -96); // the wire is silent
}

TEST_F(Receiver, OtherPayloadTypesAndNonsenseAreCountedAndNothingElse) {
    Sender events{.payloadType = 101};
    arrive(events.packet(silence(20)), 10);
    Sender comfort{.sequence = 1001, .payloadType = rtp::kComfortNoise};
    arrive(comfort.packet(silence(20)), 20);
    arrive({1, 2, 3}, 30);
    EXPECT_TRUE(listener.order.empty());
    EXPECT_EQ(receiver->counters().otherType, 0);
    EXPECT_EQ(receiver->counters().noise, 1);
    EXPECT_EQ(receiver->counters().events, 1);
    EXPECT_EQ(receiver->counters().malformed, 1);
    std::mt19937 engine(3);
    for (int i = 0; i < 5000; ++i) {
        std::vector<std::uint8_t> raw(engine() % 200);
        for (auto& byte : raw)
            byte = static_cast<std::uint8_t>(engine());
        arrive(raw, 100 + i);
    }
}

TEST_F(Receiver, ClocksThatDriftAreFollowed) {
    make(Detector::Vox);
    Sender sender;
    // The sender's clock is 300 ppm slow: a packet every 20.006 ms, for ten minutes.
    const auto quiet = silence(20);
    double due = 0;
    for (int i = 0; i < 30000; ++i, due += 20.006)
        arrive(sender.packet(quiet), static_cast<int>(due));
    const int began = static_cast<int>(due);
    for (int i = 0; i < 20; ++i, due += 20.006)
        arrive(sender.packet(noise(20, 6000, static_cast<unsigned>(i))), static_cast<int>(due));
    ASSERT_EQ(listener.order.size(), 1U);
    EXPECT_NEAR(static_cast<double>(listener.at(0).began.start - kNoon), began, 10);
}

TEST_F(Receiver, JitterDoesNotMoveTheStart) {
    make(Detector::Vox);
    Sender sender;
    std::mt19937 engine(9);
    const auto stream = silence(2000) + noise(500, 6000);
    for (std::size_t i = 0; i + 160 <= stream.size(); i += 160) {
        const int ms = static_cast<int>(i / 8);
        arrive(sender.packet(std::span(stream).subspan(i, 160)), 1000 + ms + static_cast<int>(engine() % 15));
    }
    ASSERT_EQ(listener.order.size(), 1U);
    EXPECT_NEAR(static_cast<double>(listener.at(0).began.start - kNoon), 3000, 15);
}

TEST_F(Receiver, AutoSplitsTwoOversThatMeetInOnePacket) {
    make(Detector::Auto);
    Sender sender;
    const auto first = noise(600, 5000);
    play(sender, first, 100); // from the start: VOX
    sender.timestamp += 230 * 8;
    const auto second = noise(400, 5000, 2);
    play(sender, second, 100 + 600 + 230); // silence suppressed for 230 ms, shorter than the hang time
    expireUntil(4000);
    ASSERT_EQ(listener.order.size(), 2U);
    EXPECT_EQ(listener.at(1).began.start, kNoon + 930);
    EXPECT_EQ(listener.at(0).samples, coded(first));
    EXPECT_EQ(listener.at(1).samples, coded(second));
}

} // namespace
} // namespace watchdesk::radio
