#include "radio/Detector.h"

#include "radio/Streams.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::radio {
namespace {

using Kind = DetectorEvent::Kind;

// Feeds 20 ms blocks from a moment on; expires timers as they come due. Positions are given back in ms.
struct Feed {
    explicit Feed(OverDetector& theDetector) : detector(theDetector) {}

    void play(const std::vector<std::int16_t>& samples, int fromMs, bool suppressed = false) {
        for (std::size_t i = 0; i + 160 <= samples.size(); i += 160) {
            const int ms = fromMs + static_cast<int>(i / 8);
            expireUntil(atMs(ms));
            detector.push({std::span(samples).subspan(i, 160), std::int64_t{ms} * 8, atMs(ms), suppressed && i == 0},
                          events);
        }
    }
    void expireUntil(TimePoint time) {
        while (detector.deadline() && *detector.deadline() <= time)
            detector.tick(*detector.deadline(), events);
    }
    [[nodiscard]] std::vector<std::pair<int, int>> overs() const {
        std::vector<std::pair<int, int>> out;
        for (const auto& event : events) {
            const int ms = static_cast<int>(event.position / 8);
            if (event.kind == Kind::Began)
                out.emplace_back(ms, -1);
            else
                out.back().second = ms;
        }
        return out;
    }
    OverDetector& detector;
    std::vector<DetectorEvent> events;
};

using Overs = std::vector<std::pair<int, int>>;

TEST(GapDetector, PacketsAreTheOver) {
    GapDetector detector(200);
    Feed feed(detector);
    feed.play(silence(400), 1000); // even silence is an over: the squelch was open
    feed.play(noise(100, 5000), 2000);
    EXPECT_THAT(feed.overs(), testing::ElementsAre(std::pair(1000, 1400), std::pair(2000, -1)));
    feed.expireUntil(atMs(2279));
    EXPECT_EQ(feed.overs().back().second, -1);
    feed.expireUntil(atMs(2280));
    EXPECT_EQ(feed.overs().back().second, 2100);
}

TEST(GapDetector, AShortHoleIsNoEnd) {
    GapDetector detector(200);
    Feed feed(detector);
    feed.play(noise(100, 5000), 0);
    feed.play(noise(100, 5000), 270); // 190 ms after the last packet
    EXPECT_EQ(feed.overs().size(), 1U);
}

TEST(GapDetector, ALateTimerMakesNoOneOverOfTwo) {
    GapDetector detector(200);
    std::vector<DetectorEvent> events;
    const auto block = silence(20);
    detector.push({block, 0, atMs(0), false}, events);
    detector.push({block, 8000, atMs(1000), true}, events);
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[1].kind, Kind::Ended);
    EXPECT_EQ(events[1].position, 160);
    EXPECT_EQ(events[2].position, 8000);
}

TEST(VoxDetector, OpensAndClosesWithTheSound) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(silence(1000) + noise(600, 4000) + silence(1000) + noise(300, 4000) + silence(600), 0);
    EXPECT_EQ(feed.overs(), (Overs{{1000, 1600}, {2600, 2900}}));
}

TEST(VoxDetector, PausesShorterThanTheHangTimeAreInside) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(silence(200) + noise(200, 4000) + silence(280) + noise(200, 4000) + silence(600), 0);
    EXPECT_EQ(feed.overs(), (Overs{{200, 880}}));
}

TEST(VoxDetector, AClickIsNoOver) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(silence(500) + noise(20, 20000) + silence(1000), 0);
    EXPECT_TRUE(feed.overs().empty());
}

TEST(VoxDetector, TheQuietBeginningOfAWordBelongsToIt) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(silence(500) + noise(110, 130) + noise(400, 4000) + noise(50, 130) + silence(600),
              0); // 130 peak: -53 dBFS
    EXPECT_EQ(feed.overs(), (Overs{{500, 1060}}));
}

TEST(VoxDetector, ANoisyLineDoesNotPullTheBeginningForward) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(noise(3000, 200) + noise(500, 6000, 2) + noise(1000, 200, 3), 0); // the line itself: -49 dBFS
    ASSERT_EQ(feed.overs().size(), 1U);
    EXPECT_NEAR(feed.overs()[0].first, 3000, 20);
    EXPECT_NEAR(feed.overs()[0].second, 3500, 20);
}

TEST(VoxDetector, ALineThatIsNoisierBehindTheSpeakerIsNoSound) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(silence(2000) + noise(500, 6000, 2) + noise(1000, 140, 3), 0); // -52 dBFS
    ASSERT_EQ(feed.overs().size(), 1U);
    EXPECT_EQ(feed.overs()[0].second, 2500);
}

TEST(VoxDetector, NoiseJustBelowTheThresholdDoesNotKeepItOpen) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(silence(1000) + noise(500, 6000, 2) + noise(10'000, 200, 3), 0); // -49 dBFS
    ASSERT_EQ(feed.overs().size(), 1U);
    EXPECT_NEAR(feed.overs()[0].second, 1500, 10);
}

TEST(VoxDetector, ALoudVoiceWithoutAPauseStaysOpen) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(silence(1000) + noise(20'000, 6000, 2) + silence(1000), 0);
    EXPECT_EQ(feed.overs(), (Overs{{1000, 21'000}}));
}

TEST(VoxDetector, AnEndOfPacketsIsAnEnd) {
    VoxDetector detector({-45, 40, 300});
    Feed feed(detector);
    feed.play(silence(200) + noise(400, 4000), 0);
    EXPECT_EQ(feed.overs(), (Overs{{200, -1}}));
    feed.expireUntil(atMs(580 + 300));
    EXPECT_EQ(feed.overs(), (Overs{{200, 600}}));
}

TEST(VoxDetector, SettingsAreHeeded) {
    VoxDetector deaf({-10, 40, 300});
    Feed first(deaf);
    first.play(silence(200) + noise(400, 4000), 0);
    EXPECT_TRUE(first.overs().empty());
    VoxDetector slow({-45, 400, 300});
    Feed second(slow);
    second.play(silence(200) + noise(380, 4000) + silence(1200), 0);
    EXPECT_TRUE(second.overs().empty());
}

class Auto : public testing::Test {
protected:
    AutoDetector detector{200, {-45, 40, 300}, atMs(0)};
    Feed feed{detector};
};

TEST_F(Auto, AStreamFromTheStartGoesByVox) {
    feed.play(silence(1000) + noise(500, 4000) + silence(800) + noise(500, 4000) + silence(800), 100);
    EXPECT_EQ(feed.overs(), (Overs{{1100, 1600}, {2400, 2900}}));
}

TEST_F(Auto, PacketsOutOfSilenceBeginAnOverAtOnce) {
    const auto soft = noise(20, 60); // -62 dBFS: an open squelch before anybody speaks
    feed.play(soft, 5000);
    EXPECT_EQ(feed.overs(), (Overs{{5000, -1}}));
    feed.play(noise(980, 4000), 5020);
    feed.expireUntil(atMs(7000));
    EXPECT_EQ(feed.overs(), (Overs{{5000, 6000}}));
    feed.play(noise(300, 4000), 9000, true);
    feed.expireUntil(atMs(10000));
    EXPECT_EQ(feed.overs().back(), std::pair(9000, 9300));
}

TEST_F(Auto, PacketCorIsRecognisedThoughTheFirstOverCameAtOnce) {
    feed.play(noise(700, 4000), 50);
    feed.expireUntil(atMs(1100));
    EXPECT_EQ(feed.overs(), (Overs{{50, 750}}));
    feed.play(noise(20, 60), 3000, true); // now at the first packet, however soft
    EXPECT_EQ(feed.overs().back(), std::pair(3000, -1));
}

TEST_F(Auto, AnOutageOfTheNetworkIsNoSuppression) {
    feed.play(silence(1000), 50);
    feed.play(silence(1000), 1600, false);
    EXPECT_TRUE(feed.overs().empty());
}

TEST_F(Auto, DigitalSilenceIsHeldBackAndKeepsItsStart) {
    feed.play(silence(100), 5000);
    EXPECT_TRUE(feed.overs().empty());
    feed.play(noise(200, 4000), 5100);
    EXPECT_EQ(feed.overs(), (Overs{{5000, -1}}));
}

TEST_F(Auto, ALateContinuousStreamIsRecognisedByItsSilence) {
    feed.play(silence(2000) + noise(500, 4000) + silence(1000), 5000);
    EXPECT_EQ(feed.overs(), (Overs{{7000, 7500}}));
}

TEST_F(Auto, AnOverThatTurnsOutToBeAStreamEndsWhereItsSoundDid) {
    feed.play(noise(500, 4000) + silence(4000) + noise(500, 4000) + silence(1000), 5000);
    EXPECT_EQ(feed.overs(), (Overs{{5000, 5500}, {9500, 10000}}));
}

TEST_F(Auto, StopEndsWhatRuns) {
    feed.play(noise(500, 4000), 5000);
    detector.stop(feed.events);
    EXPECT_EQ(feed.overs(), (Overs{{5000, 5500}}));
    EXPECT_FALSE(detector.deadline());
}

TEST(Level, IsInDecibelsOfFullScale) {
    EXPECT_DOUBLE_EQ(dbfsOf(silence(20)), -96);
    EXPECT_NEAR(dbfsOf(std::vector<std::int16_t>(400, 32767)), 0, 0.01);
    EXPECT_NEAR(dbfsOf(std::vector<std::int16_t>(400, 3277)), -20, 0.01);
    EXPECT_DOUBLE_EQ(dbfsOf({}), -96);
}

} // namespace
} // namespace watchdesk::radio
