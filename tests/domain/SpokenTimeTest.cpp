#include "domain/SpokenTime.h"

#include "domain/QStringPrint.h"

#include <gtest/gtest.h>

#include <QDateTime>

namespace watchdesk::domain {
namespace {

using Trouble = SpokenTime::Trouble;

UtcMs utc(int year, int month, int day, int hour, int minute) {
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch();
}

const QTimeZone& london() {
    static const QTimeZone zone("Europe/London");
    return zone;
}

SpokenTime at(const char* typed, UtcMs now) {
    return readTime(QString::fromUtf8(typed), now, london());
}

TEST(SpokenTimes, AreReadAsTheyAreTyped) {
    const UtcMs now = utc(2026, 11, 20, 14, 32);
    EXPECT_EQ(at("", now).at, 0);
    EXPECT_EQ(at("now", now).at, 0);
    for (const char* typed :
         {"14:20", "1420", "14.20", "2:20pm", "2.20 PM", "today 14:20", "20/11 14:20", "12 min ago"})
        EXPECT_EQ(at(typed, now).at, utc(2026, 11, 20, 14, 20)) << typed;
    EXPECT_EQ(at("23:15", now).at, utc(2026, 11, 19, 23, 15)) << "that was yesterday";
    EXPECT_EQ(at("yesterday 09:00", now).at, utc(2026, 11, 19, 9, 0));
    EXPECT_EQ(at("24/12 23:15", now).at, utc(2025, 12, 24, 23, 15));
    EXPECT_EQ(at("2 hours ago", now).at, utc(2026, 11, 20, 12, 32));
    EXPECT_EQ(at("today 15:00", now).trouble, Trouble::Later);
    for (const char* typed : {"soon", "25:00", "14:61", "13pm", "31/02 10:00", "12", "-5 min ago", "٣:٤٥", "14:20:99"})
        EXPECT_EQ(at(typed, now).trouble, Trouble::NotATime) << typed;
}

// Sunday 25 October 2026: at 02:00 summer time the clocks go back to 01:00.
TEST(SpokenTimes, TheNightTheClocksGoBackHasOneHourTwice) {
    const UtcMs morning = utc(2026, 10, 25, 8, 0);
    const SpokenTime later = at("01:30", morning);
    EXPECT_EQ(later.at, utc(2026, 10, 25, 1, 30));
    EXPECT_TRUE(later.twice);
    EXPECT_FALSE(later.first);
    const SpokenTime first = at("first 01:30", morning);
    EXPECT_EQ(first.at, utc(2026, 10, 25, 0, 30));
    EXPECT_TRUE(first.twice && first.first);
    // At 01:45 of the first round the second has not been.
    const SpokenTime still = at("01:30", utc(2026, 10, 25, 0, 45));
    EXPECT_EQ(still.at, utc(2026, 10, 25, 0, 30));
    EXPECT_TRUE(still.twice && still.first);
    EXPECT_FALSE(at("00:30", morning).twice);
    EXPECT_EQ(at("00:30", morning).at, utc(2026, 10, 24, 23, 30));
}

// Sunday 29 March 2026: at 01:00 the clocks go forward to 02:00.
TEST(SpokenTimes, TheNightTheClocksGoForwardLacksOne) {
    const UtcMs morning = utc(2026, 3, 29, 8, 0);
    EXPECT_EQ(at("01:30", morning).trouble, Trouble::Skipped);
    EXPECT_EQ(at("00:59", morning).at, utc(2026, 3, 29, 0, 59));
    EXPECT_EQ(at("02:00", morning).at, utc(2026, 3, 29, 1, 0));
}

} // namespace
} // namespace watchdesk::domain
