#include "radio/HeaderDetector.h"

#include "radio/Streams.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::radio {
namespace {

using testing::ElementsAre;
using testing::Pair;

// Blocks of 20 ms with what they say of themselves; overs come back in ms.
class Header : public testing::Test {
protected:
    void make(Detector kind) {
        ChannelConfig config;
        config.detector = kind;
        detector = makeDetector(config, atMs(0));
    }
    void play(int fromMs, int untilMs, Press press, int peak = 5000) {
        for (int ms = fromMs; ms < untilMs; ms += 20) {
            expireUntil(ms);
            const auto samples = noise(20, peak, static_cast<unsigned>(ms));
            detector->push({samples, std::int64_t{ms} * 8, atMs(ms), false, 0, press}, events);
        }
    }
    void expireUntil(int ms) {
        while (detector->deadline() && *detector->deadline() <= atMs(ms))
            detector->tick(*detector->deadline(), events);
    }
    [[nodiscard]] std::vector<std::pair<int, int>> overs() const {
        std::vector<std::pair<int, int>> out;
        for (const auto& event : events) {
            const int ms = static_cast<int>(event.position / 8);
            if (event.kind == DetectorEvent::Kind::Began)
                out.emplace_back(ms, -1);
            else
                out.back().second = ms;
        }
        return out;
    }
    std::unique_ptr<OverDetector> detector;
    std::vector<DetectorEvent> events;
};

TEST_F(Header, FlagsBeatVoxAndGap) {
    make(Detector::Auto);
    play(0, 1000, Press::Off);      // loud, and from the start
    play(1000, 2000, Press::On, 0); // silent, and spoken all the same
    play(2000, 3000, Press::Off);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 2000)));
}

TEST_F(Header, TheLastPacketEndsAnOverWithoutAPause) {
    make(Detector::Header);
    play(1000, 1400, Press::On);
    play(1400, 1420, Press::Last);
    play(1420, 1800, Press::On);
    play(1800, 1820, Press::Last);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1420), Pair(1420, 1820)));
}

TEST_F(Header, AnOverOfOnePacket) {
    make(Detector::Header);
    play(1000, 1020, Press::Last);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1020)));
}

TEST_F(Header, WithoutFlagsItIsTheGap) {
    make(Detector::Header);
    play(1000, 1400, Press::Unknown);
    play(2000, 2100, Press::Unknown);
    expireUntil(4000);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1400), Pair(2000, 2100)));
}

TEST_F(Header, WithoutFlagsAutoIsAsItWas) {
    make(Detector::Auto);
    play(0, 1000, Press::Unknown, 0);
    play(1000, 1500, Press::Unknown);
    play(1500, 3000, Press::Unknown, 0);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1500))); // by VOX
}

TEST_F(Header, WhenPacketsEndWithoutAWordTheOverDoesToo) {
    make(Detector::Auto);
    play(1000, 1400, Press::On);
    EXPECT_EQ(detector->deadline(), atMs(1380 + 200));
    expireUntil(1579);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, -1)));
    expireUntil(1580);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1400)));
}

TEST_F(Header, ALateTimerMakesNoOneOverOfTwo) {
    make(Detector::Header);
    play(1000, 1400, Press::On);
    const auto samples = noise(20, 5000);
    detector->push({samples, 3000 * 8, atMs(3000), true, 0, Press::On}, events);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1400), Pair(3000, -1)));
}

TEST_F(Header, PacketsWithoutFlagsAmongThoseWithThemChangeNothing) {
    make(Detector::Auto);
    play(1000, 1200, Press::On);
    play(1200, 1600, Press::Unknown);
    play(1600, 1800, Press::On);
    play(1800, 1820, Press::Off);
    play(1820, 2600, Press::Unknown);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1800)));
}

TEST_F(Header, FlagsThatStayAwayAreForgotten) {
    make(Detector::Header);
    play(1000, 1400, Press::On);
    play(1400, 1420, Press::Off);
    expireUntil(5000);
    play(5000, 5400, Press::Unknown); // the same port, another gateway behind it
    expireUntil(6000);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1400), Pair(5000, 5400)));
    play(7000, 7200, Press::Off);
    EXPECT_EQ(overs().size(), 2U); // and believed again
}

TEST_F(Header, FlagsThatComeInAnOverDoNotCutIt) {
    make(Detector::Header);
    play(1000, 1200, Press::Unknown);
    play(1200, 1600, Press::On);
    play(1600, 1700, Press::Off);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1600)));
}

TEST_F(Header, PacketsWithoutSoundKeepAnOverAndEndItButBeginNone) {
    make(Detector::Auto);
    detector->alive(atMs(500), Press::On, events);
    EXPECT_TRUE(events.empty());
    play(1000, 1200, Press::On);
    for (int ms = 1350; ms < 2000; ms += 150) {
        expireUntil(ms);
        detector->alive(atMs(ms), Press::On, events);
    }
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, -1)));
    detector->alive(atMs(2000), Press::Off, events);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1200)));
}

TEST_F(Header, ComfortNoiseIsNoWordAgainstAFlag) {
    make(Detector::Auto);
    play(1000, 1200, Press::On);
    detector->quiet(events);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, -1)));
}

TEST_F(Header, StopEndsWhatRuns) {
    for (const auto press : {Press::On, Press::Unknown}) {
        make(Detector::Header);
        events.clear();
        play(1000, 1200, press);
        detector->stop(events);
        EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1200)));
        EXPECT_FALSE(detector->deadline());
    }
}

TEST_F(Header, GapAndVoxAskedForByNameDoNotListenToFlags) {
    make(Detector::Gap);
    play(1000, 1400, Press::Off);
    expireUntil(3000);
    EXPECT_THAT(overs(), ElementsAre(Pair(1000, 1400)));
}

} // namespace
} // namespace watchdesk::radio
