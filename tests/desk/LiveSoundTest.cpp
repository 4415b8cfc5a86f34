// Channels mixed for the ear.
#include "desk/LiveSound.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

namespace watchdesk::desk {
namespace {

using Samples = std::vector<std::int16_t>;
const QString shop = QStringLiteral("SHOP");
const QString pub = QStringLiteral("PUB");

class LiveSoundTest : public testing::Test {
protected:
    LiveSoundTest() { sound.setOpen(true); }
    /// 200 ms of a steady level, as an over.
    void say(const QString& channel, std::int16_t level, bool begins = true) {
        if (begins)
            sound.began(channel);
        sound.audio(channel, Samples(1600, level), 0);
    }
    /// The last frame of 100 ms.
    std::pair<int, int> hear() {
        Samples stereo(1600);
        sound.read(stereo);
        return {stereo[1598], stereo[1599]};
    }
    LiveSound sound;
};

TEST_F(LiveSoundTest, AChannelIsHeardInTheMiddleAtOnceWithoutASetting) {
    say(shop, 10000);
    const auto [left, right] = hear();
    EXPECT_EQ(left, right);
    EXPECT_NEAR(left, 7071, 2);
}

TEST_F(LiveSoundTest, GainPanAndMuteAreTheChannelsOwn) {
    sound.setMix(shop, {.gainDb = -6.0206, .pan = -1});
    sound.setMix(pub, {.gainDb = 0, .pan = 1});
    say(shop, 8000);
    say(pub, 2000);
    auto [left, right] = hear();
    EXPECT_NEAR(left, 4000, 2);
    EXPECT_NEAR(right, 2000, 2);
    sound.setMix(shop, {.gainDb = 12, .pan = -1, .muted = true});
    std::tie(left, right) = hear();
    EXPECT_EQ(left, 0);
    EXPECT_NEAR(right, 2000, 2);
}

TEST_F(LiveSoundTest, AskedForMoreThanThereIsItGivesTheMost) {
    sound.setMix(shop, {.gainDb = 1000, .pan = 99});
    say(shop, 1000);
    const auto [left, right] = hear();
    EXPECT_NEAR(left, 0, 1);
    EXPECT_NEAR(right, 1000 * std::pow(10, 12 / 20.0), 4);
}

TEST_F(LiveSoundTest, WhatIsTooLoudTogetherIsCutAndNotWrapped) {
    for (const QString& one : {shop, pub}) {
        sound.setMix(one, {.gainDb = 12});
        say(one, 32000);
    }
    EXPECT_EQ(hear(), std::make_pair(32767, 32767));
}

TEST_F(LiveSoundTest, ClosedItKeepsNothing) {
    say(shop, 5000);
    sound.setOpen(false);
    EXPECT_EQ(hear(), std::make_pair(0, 0));
    say(shop, 5000);
    sound.setOpen(true);
    EXPECT_EQ(hear(), std::make_pair(0, 0)) << "what was said meanwhile is not said later";
    say(shop, 5000);
    EXPECT_GT(hear().first, 3000);
}

} // namespace
} // namespace watchdesk::desk
