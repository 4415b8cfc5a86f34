#include "ui/widgets/Player.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numbers>

namespace watchdesk::ui {
namespace {

QVector<qint16> tone(double hertz, int ms) {
    QVector<qint16> samples(ms * 8);
    for (qsizetype i = 0; i < samples.size(); ++i)
        samples[i] = qint16(10000 * std::sin(2 * std::numbers::pi * hertz * double(i) / 8000));
    return samples;
}

double pitch(const QVector<qint16>& samples, qsizetype from, qsizetype to) {
    int crossings = 0;
    for (qsizetype i = from + 1; i < to; ++i)
        crossings += samples[i - 1] < 0 && samples[i] >= 0;
    return crossings * 8000.0 / double(to - from);
}

TEST(Player, FollowsARecordingToItsEndWithOrWithoutADevice) {
    Player player;
    QSignalSpy moved(&player, &Player::positionChanged);
    QSignalSpy finished(&player, &Player::finished);
    player.play(QStringLiteral("m1"), tone(440, 200));
    EXPECT_TRUE(player.isPlaying());
    EXPECT_EQ(player.durationMs(), 200);
    EXPECT_EQ(player.trouble().isEmpty(), Player::hasDevice());
    ASSERT_TRUE(finished.wait(3000));
    EXPECT_FALSE(player.isPlaying());
    EXPECT_EQ(finished.first().first().toString(), QStringLiteral("m1"));
    EXPECT_GE(moved.count(), 2);
}

TEST(Player, ASecondRecordingStopsTheFirst) {
    Player player;
    QSignalSpy finished(&player, &Player::finished);
    player.play(QStringLiteral("m1"), tone(440, 5000));
    player.play(QStringLiteral("m2"), tone(440, 5000));
    EXPECT_EQ(finished.count(), 1);
    EXPECT_EQ(player.playingId(), QStringLiteral("m2"));
    player.seek(3000);
    EXPECT_GE(player.positionMs(), 3000);
    player.stop();
    EXPECT_EQ(finished.count(), 2);
}

TEST(Player, NothingToPlayIsNothingPlayed) {
    Player player;
    player.play(QStringLiteral("empty"), {});
    EXPECT_FALSE(player.isPlaying());
}

TEST(FasterSpeech, IsShorterAndKeepsThePitch) {
    const QVector<qint16> in = tone(400, 2000);
    const QVector<qint16> out = fasterSpeech(in, 1.5);
    EXPECT_NEAR(double(out.size()), double(in.size()) / 1.5, 2);
    EXPECT_NEAR(pitch(out, 800, out.size() - 1600), 400, 8);
    EXPECT_EQ(fasterSpeech(in, 1.0), in);
}

TEST(Resampled, KeepsPitchAndLength) {
    const QVector<qint16> in = tone(400, 500);
    const QVector<qint16> out = resampled(in, 48000);
    EXPECT_EQ(out.size(), in.size() * 6);
    EXPECT_NEAR(pitch(out, 0, out.size()) * 6, 400, 8);
    EXPECT_EQ(resampled(in, 8000), in);
}

} // namespace
} // namespace watchdesk::ui
