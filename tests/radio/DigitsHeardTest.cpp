#include "radio/DigitsHeard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::radio {
namespace {

using testing::ElementsAre;
using Source = DigitSource;

struct Keys {
    DigitsHeard heard;
    std::vector<DigitRun> runs;
    void at(int ms, Source source, const char* digits) { heard.add(source, digits, std::int64_t{ms} * 8, runs); }
    std::vector<std::string> numbers() {
        heard.finish(runs);
        std::vector<std::string> out;
        for (const auto& run : runs)
            out.push_back(run.digits);
        return out;
    }
};

TEST(DigitsHeard, DigitsOfOneWayAreANumber) {
    Keys keys;
    keys.at(100, Source::Event, "5");
    keys.at(300, Source::Event, "7");
    EXPECT_THAT(keys.numbers(), ElementsAre("57"));
    EXPECT_EQ(keys.runs[0].atSample, 800);
}

TEST(DigitsHeard, ThreeWaysAreStillOneNumber) {
    Keys keys;
    for (const int digit : {0, 1, 2}) {
        const char text[] = {static_cast<char>('1' + digit), 0};
        keys.at(100 + digit * 200, Source::Event, text);
        keys.at(140 + digit * 200, Source::InBand, text);
        keys.at(190 + digit * 200, Source::Info, text);
    }
    EXPECT_THAT(keys.numbers(), ElementsAre("123"));
}

TEST(DigitsHeard, TheWayThatLacksDigitsGivesWay) {
    Keys keys;
    keys.at(100, Source::Event, "1234");
    keys.at(120, Source::InBand, "134");
    EXPECT_THAT(keys.numbers(), ElementsAre("1234"));
    Keys lossy;
    lossy.at(100, Source::Event, "14");
    lossy.at(120, Source::InBand, "1234");
    EXPECT_THAT(lossy.numbers(), ElementsAre("1234"));
}

TEST(DigitsHeard, OtherDigitsAreAnotherNumber) {
    Keys keys;
    keys.at(100, Source::InBand, "99");
    keys.at(120, Source::Event, "12");
    EXPECT_THAT(keys.numbers(), ElementsAre("99", "12"));
}

TEST(DigitsHeard, ALoneDigitCountsUnlessItIsATone) {
    Keys tone;
    tone.at(100, Source::InBand, "5");
    EXPECT_TRUE(tone.numbers().empty());
    Keys event;
    event.at(100, Source::Event, "5");
    EXPECT_THAT(event.numbers(), ElementsAre("5"));
}

TEST(DigitsHeard, APauseEndsANumberAndTheSameAgainIsAnother) {
    Keys keys;
    keys.at(100, Source::Event, "12");
    keys.heard.passed(1100 * 8, keys.runs);
    EXPECT_TRUE(keys.runs.empty());
    keys.heard.passed(1101 * 8, keys.runs);
    EXPECT_EQ(keys.runs.size(), 1U);
    keys.at(2000, Source::Event, "1");
    keys.at(3500, Source::Event, "2");
    EXPECT_THAT(keys.numbers(), ElementsAre("12", "1", "2"));
}

TEST(DigitsHeard, WithoutEndIsCutOff) {
    Keys keys;
    for (int i = 0; i < 1000; ++i)
        keys.at(i, Source::Info, "1");
    for (const auto& number : keys.numbers())
        EXPECT_LE(number.size(), DigitsHeard::kMost);
}

} // namespace
} // namespace watchdesk::radio
