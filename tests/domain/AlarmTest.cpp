#include "domain/Alarm.h"

#include <gtest/gtest.h>

#include <random>

namespace watchdesk::domain {
namespace {

constexpr UtcMs minute = 60'000;
constexpr UtcMs start = 1'795'176'000'000;

TEST(Alarm, AsksForAPersonsAction) {
    EXPECT_TRUE(isAlarm(FeedKind::Alert, {}));
    EXPECT_TRUE(isAlarm(FeedKind::Emergency, {}));
    EXPECT_TRUE(isAlarm(FeedKind::System, QStringLiteral("gateway-lost")));
    EXPECT_TRUE(isAlarm(FeedKind::System, QStringLiteral("alert-untaken")));
    EXPECT_FALSE(isAlarm(FeedKind::System, QStringLiteral("gateway-back")));
    EXPECT_FALSE(isAlarm(FeedKind::Transmission, {}));
    EXPECT_FALSE(isAlarm(FeedKind::Sighting, {}));
    EXPECT_FALSE(isAlarm(FeedKind::Breach, {})) << "the alert that it comes with is";
    EXPECT_FALSE(isAlarm(FeedKind::Incident, QStringLiteral("gateway-lost"))) << "a category is no event";
}

TEST(Alarm, AFloodBeginsAtTenAndEndsBelowFive) {
    AlarmFlood flood;
    for (int i = 0; i < 9; ++i)
        flood.alarm(start + i * minute);
    EXPECT_FALSE(flood.step(start + 9 * minute - 1));
    EXPECT_FALSE(flood.isFlood());
    flood.alarm(start + 9 * minute);
    EXPECT_TRUE(flood.step(start + 9 * minute));
    EXPECT_TRUE(flood.isFlood());
    EXPECT_EQ(flood.count(), 10);
    EXPECT_EQ(flood.since(), start);
    EXPECT_FALSE(flood.step(start + 14 * minute)) << "those of the minutes 5 to 9: still five";
    EXPECT_EQ(flood.count(), 5);
    EXPECT_TRUE(flood.step(start + 15 * minute));
    EXPECT_FALSE(flood.isFlood());
    EXPECT_EQ(flood.count(), 4);
}

TEST(Alarm, TenInMoreThanTenMinutesAreNoFlood) {
    AlarmFlood flood;
    for (int i = 0; i < 60; ++i) {
        flood.alarm(start + i * 67'000);
        flood.step(start + i * 67'000);
        ASSERT_FALSE(flood.isFlood()) << i;
    }
}

/// In whatever order they are told: it is a flood when a plain count says so, and between the bounds it stays as it
/// was.
TEST(Alarm, TheFloodAgreesWithAPlainCount) {
    std::mt19937 random(17);
    AlarmFlood flood;
    QVector<UtcMs> all;
    bool expected = false;
    for (UtcMs now = start; now < start + 6 * 60 * minute; now += 10'000) {
        const bool busy = (now - start) / (20 * minute) % 2 == 0;
        if (random() % (busy ? 5 : 30) == 0) {
            const UtcMs at = now - static_cast<UtcMs>(random() % 5'000);
            all.append(at);
            flood.alarm(at);
        }
        flood.step(now);
        const auto count =
            std::count_if(all.begin(), all.end(), [now](UtcMs at) { return at > now - tenMinutesMs && at <= now; });
        expected = count >= floodFrom || (expected && count >= floodUntil);
        ASSERT_EQ(flood.count(), count);
        ASSERT_EQ(flood.isFlood(), expected);
    }
}

TEST(Alarm, RatingsAreThoseOfEemua) {
    EXPECT_EQ(loadRating(0), LoadRating::Acceptable);
    EXPECT_EQ(loadRating(1), LoadRating::Acceptable);
    EXPECT_EQ(loadRating(2), LoadRating::Manageable) << "one in five minutes";
    EXPECT_EQ(loadRating(5), LoadRating::OverDemanding) << "one in two minutes";
    EXPECT_EQ(loadRating(10), LoadRating::OverDemanding);
    EXPECT_EQ(loadRating(10.1), LoadRating::Unacceptable) << "more than one a minute";
}

TEST(Alarm, FiguresCountWhatCameWhileSomebodyWasThere) {
    const QVector<UtcMs> alarms{start + 50 * minute, start + 5 * minute, start + 6 * minute, start + 14 * minute,
                                start + 30 * minute};
    const auto whole = alarmFigures(alarms, {{start, start + 60 * minute}});
    EXPECT_EQ(whole.alarms, 5);
    EXPECT_EQ(whole.peak, 3);
    EXPECT_DOUBLE_EQ(whole.average, 5.0 / 6);
    const auto part = alarmFigures(alarms, {{start, start + 10 * minute}, {start + 45 * minute, start + 60 * minute}});
    EXPECT_EQ(part.alarms, 3);
    EXPECT_EQ(part.peak, 2);
    EXPECT_DOUBLE_EQ(part.average, 3 / 2.5);
    const auto shortly = alarmFigures(alarms, {{start + 5 * minute, start + 7 * minute}});
    EXPECT_DOUBLE_EQ(shortly.average, 2) << "over ten minutes at least";
    EXPECT_EQ(alarmFigures(alarms, {}).alarms, 0);
}

TEST(Alarm, TurnsAtDesks) {
    const QString a = QStringLiteral("desk-1");
    const QString b = QStringLiteral("desk-2");
    const QVector<DeskStep> steps{{start - 90 * minute, a, QStringLiteral("jo")},
                                  {start - 5 * minute, b, QStringLiteral("sam")},
                                  {start + 20 * minute, a, {}},
                                  {start + 25 * minute, a, QStringLiteral("jo")},
                                  {start + 30 * minute, a, QStringLiteral("kit")},
                                  {start + 40 * minute, b, {}}};
    const auto turns = turnsOf(steps, start, start + 60 * minute);
    ASSERT_EQ(turns.size(), 3);
    EXPECT_EQ(turns.at(0).who, QStringLiteral("jo"));
    ASSERT_EQ(turns.at(0).times.size(), 2);
    EXPECT_EQ(turns.at(0).times.at(0).from, start) << "came before the hour";
    EXPECT_EQ(turns.at(0).times.at(0).until, start + 20 * minute);
    EXPECT_EQ(turns.at(0).times.at(1).until, start + 30 * minute) << "until somebody else came";
    EXPECT_FALSE(turns.at(0).isThere);
    const auto& sam =
        *std::find_if(turns.begin(), turns.end(), [](const Turn& t) { return t.who == QLatin1String("sam"); });
    EXPECT_EQ(sam.times.at(0).until, start + 40 * minute);
    const auto& kit =
        *std::find_if(turns.begin(), turns.end(), [](const Turn& t) { return t.who == QLatin1String("kit"); });
    EXPECT_TRUE(kit.isThere);
    EXPECT_EQ(kit.times.at(0).until, start + 60 * minute);
    EXPECT_TRUE(turnsOf({{start - minute, a, QStringLiteral("jo")}, {start, a, {}}}, start, start + minute).isEmpty());
}

} // namespace
} // namespace watchdesk::domain
