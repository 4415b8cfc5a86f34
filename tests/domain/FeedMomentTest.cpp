#include "domain/FeedMoment.h"

#include "QStringPrint.h"
#include "domain/CivilDay.h"

#include <gtest/gtest.h>

#include <QDateTime>

namespace watchdesk::domain {
namespace {

UtcMs utc(int year, int month, int day, int hour, int minute) {
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch();
}

const UtcMs now = utc(2026, 11, 20, 14, 32); // a Friday, and no summer time

QString read(const char* text, UtcMs at = now) {
    const MomentReading reading = momentOf(QString::fromUtf8(text), at);
    switch (reading.fault) {
    case MomentFault::Empty:
        return QStringLiteral("empty");
    case MomentFault::NotUnderstood:
        return QStringLiteral("not understood");
    case MomentFault::NoSuchDay:
        return QStringLiteral("no such day");
    case MomentFault::NoSuchTime:
        return QStringLiteral("no such time");
    case MomentFault::Skipped:
        return QStringLiteral("skipped");
    case MomentFault::NotYet:
        return QStringLiteral("not yet");
    case MomentFault::None:
        break;
    }
    const QString said =
        QDateTime::fromMSecsSinceEpoch(reading.at, schemeZone()).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    return reading.twice ? said + QStringLiteral(" twice") : said;
}

TEST(FeedMoment, ATimeIsTheLastOneThatHasBeen) {
    EXPECT_EQ(read("14:31"), "2026-11-20 14:31");
    EXPECT_EQ(read("14:32"), "2026-11-20 14:32");
    EXPECT_EQ(read("14:33"), "2026-11-19 14:33") << "today it has not been yet";
    EXPECT_EQ(read("2.31pm"), "2026-11-20 14:31");
    EXPECT_EQ(read("1431"), "2026-11-20 14:31");
    EXPECT_EQ(read("9 pm"), "2026-11-19 21:00");
    EXPECT_EQ(read("12am"), "2026-11-20 00:00");
    EXPECT_EQ(read("noon"), "2026-11-20 12:00");
    EXPECT_EQ(read("20 min ago"), "2026-11-20 14:12");
    EXPECT_EQ(read("an hour ago"), "2026-11-20 13:32");
    EXPECT_EQ(read("now"), "2026-11-20 14:32");
}

TEST(FeedMoment, DaysAsPeopleSayThem) {
    EXPECT_EQ(read("fri 21:00"), "2026-11-13 21:00") << "today's 21:00 has not been";
    EXPECT_EQ(read("Friday at 9:15"), "2026-11-20 09:15");
    EXPECT_EQ(read("21:00, thu"), "2026-11-19 21:00");
    EXPECT_EQ(read("yesterday 9pm"), "2026-11-19 21:00");
    EXPECT_EQ(read("3/11 14:00"), "2026-11-03 14:00");
    EXPECT_EQ(read("3/12"), "2025-12-03 23:59") << "without a year, the last that has been; a day alone is its end";
    EXPECT_EQ(read("3/11/25 14:00"), "2025-11-03 14:00");
    EXPECT_EQ(read("2026-11-03 06:00"), "2026-11-03 06:00");
    EXPECT_EQ(read("3rd nov 14:00"), "2026-11-03 14:00");
    EXPECT_EQ(read("November 3 2024 2015"), "2024-11-03 20:15");
    EXPECT_EQ(read("3 nov 2015"), "2026-11-03 20:15") << "a time";
    EXPECT_EQ(read("3 nov 2026"), "2026-11-03 23:59") << "a year";
    EXPECT_EQ(read("29/2 10:00"), "2024-02-29 10:00");
    EXPECT_EQ(read("today"), "2026-11-20 14:32");
}

TEST(FeedMoment, NightsInWhichTheClockChanges) {
    const UtcMs inSpring = utc(2026, 4, 10, 12, 0);
    EXPECT_EQ(read("29/3 01:30", inSpring), "skipped");
    EXPECT_EQ(read("29/3 00:59", inSpring), "2026-03-29 00:59");
    EXPECT_EQ(read("29/3 02:00", inSpring), "2026-03-29 02:00");
    EXPECT_EQ(momentOf(QStringLiteral("29/3 02:00"), inSpring).at, utc(2026, 3, 29, 1, 0));
    EXPECT_EQ(read("25/10 01:30"), "2026-10-25 01:30 twice");
    EXPECT_EQ(momentOf(QStringLiteral("25/10 01:30"), now).at, utc(2026, 10, 25, 1, 30)) << "the later one";
    // Between the two: only the first has been.
    const UtcMs between = utc(2026, 10, 25, 0, 45); // 01:45, summer time
    EXPECT_EQ(momentOf(QStringLiteral("01:30"), between).at, utc(2026, 10, 25, 0, 30));
    EXPECT_FALSE(momentOf(QStringLiteral("01:30"), between).twice);
    EXPECT_EQ(read("22:00", utc(2026, 7, 1, 12, 0)), "2026-06-30 22:00");
}

TEST(FeedMoment, NonsenseHasAWord) {
    EXPECT_EQ(read(""), "empty");
    EXPECT_EQ(read("   "), "empty");
    EXPECT_EQ(read("soon"), "not understood");
    EXPECT_EQ(read("14:31 15:00"), "not understood");
    EXPECT_EQ(read("fri 3/11 x"), "not understood");
    EXPECT_EQ(read("25:00"), "no such time");
    EXPECT_EQ(read("14:77"), "no such time");
    EXPECT_EQ(read("13pm"), "no such time");
    EXPECT_EQ(read("31/2 10:00"), "no such day");
    EXPECT_EQ(read("3/13"), "no such day");
    EXPECT_EQ(read("today 21:00"), "not yet");
    EXPECT_EQ(read("2027-01-01"), "not yet");
    EXPECT_EQ(read("٣:١٥"), "not understood");
    EXPECT_EQ(read("9999999999 min ago"), "not understood");
    EXPECT_EQ(momentOf(QString(100'000, QLatin1Char('1')), now).fault, MomentFault::NotUnderstood);
}

/// Whatever minute has been is found by its date and time as they stand on the screen.
TEST(FeedMoment, EveryMinuteThatIsWrittenOutIsReadBack) {
    for (UtcMs at = now - 400LL * 86'400'000; at < now; at += 7'919 * 60'000LL) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(at, schemeZone());
        const MomentReading reading = momentOf(local.toString(QStringLiteral("d/M/yyyy HH:mm")), now);
        ASSERT_EQ(reading.fault, MomentFault::None) << local.toString().toStdString();
        EXPECT_TRUE(reading.twice || reading.at == at) << local.toString().toStdString();
    }
}

} // namespace
} // namespace watchdesk::domain
