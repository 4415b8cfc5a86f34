#include "domain/OpeningHours.h"

#include "QStringPrint.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

bool openAt(const char* hours, int day, int hour, int minute = 0) {
    const auto read = OpeningHours::read(QString::fromUtf8(hours));
    EXPECT_TRUE(read) << hours;
    // 2026-11-23 is a Monday.
    return read && read->isOpen(QDateTime(QDate(2026, 11, 22 + day), QTime(hour, minute)));
}

TEST(OpeningHours, DaysAndTimesAsOpenStreetMapHasThem) {
    const char* shop = "Mo-Sa 09:00-17:30; Su 10:00-16:00; PH off";
    EXPECT_FALSE(openAt(shop, 1, 8, 59));
    EXPECT_TRUE(openAt(shop, 1, 9));
    EXPECT_FALSE(openAt(shop, 6, 17, 30)) << "the end is not in it";
    EXPECT_TRUE(openAt(shop, 7, 15, 59));
    EXPECT_TRUE(openAt("24/7", 3, 3));
    EXPECT_TRUE(openAt("09:00-12:00,13:00-17:00", 4, 13));
    EXPECT_FALSE(openAt("09:00-12:00,13:00-17:00", 4, 12, 30));
    EXPECT_FALSE(openAt("Mo-Su 09:00-17:00; We off", 3, 10)) << "the later rule stands";
}

TEST(OpeningHours, ANightRunsOnIntoTheNextMorning) {
    const char* club = "Fr,Sa 22:00-03:00";
    EXPECT_TRUE(openAt(club, 5, 23));
    EXPECT_TRUE(openAt(club, 6, 2, 59));
    EXPECT_FALSE(openAt(club, 5, 2)) << "Thursday night is quiet";
    EXPECT_TRUE(openAt(club, 7, 1)) << "Saturday's";
    EXPECT_TRUE(openAt("Su 22:00-26:00", 7, 23));
    const auto week = OpeningHours::read(QStringLiteral("Su 20:00-02:00"));
    EXPECT_TRUE(week->isOpen(QDateTime(QDate(2026, 11, 23), QTime(1, 0)))) << "from Sunday into Monday";
}

TEST(OpeningHours, WhatIsNoneIsSaidToBeNone) {
    for (const char* text : {"", ";", "nine to five", "Mo 9-5", "Mo-Xx 09:00-17:00", "Mo 25:00-31:00", "Mo 09:60-10:00",
                             "09:00", "Mo", "Mo 09:00-", "Mo-Tu-We 09:00-10:00"})
        EXPECT_FALSE(OpeningHours::read(QString::fromLatin1(text))) << text;
    EXPECT_FALSE(OpeningHours::read(QString(100'000, QLatin1Char('M'))));
}

TEST(OpeningHours, WordsPutDaysThatAreAlikeTogether) {
    EXPECT_EQ(OpeningHours::read(QStringLiteral("Mo-Sa 09:00-17:30"))->words(),
              QStringLiteral("Mon to Sat 09:00–17:30, Sun closed"));
    EXPECT_EQ(OpeningHours::read(QStringLiteral("24/7"))->words(), QStringLiteral("every day all day"));
    EXPECT_EQ(OpeningHours::read(QStringLiteral("Fr 18:00-02:00; Mo-Th,Sa,Su off"))->words(),
              QStringLiteral("Mon to Thu closed, Fri 18:00–02:00, Sat to Sun closed"));
}

} // namespace
} // namespace watchdesk::domain
