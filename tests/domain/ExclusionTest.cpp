#include "domain/Exclusion.h"

#include "base/Random.h"
#include "domain/Person.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QTimeZone>

namespace watchdesk::domain {
namespace {

TEST(LastDay, IncludesItselfAndEndsFebruaryOnThe28th) {
    EXPECT_EQ(lastDay(QDate(2026, 3, 1), 3), QDate(2026, 5, 31));
    EXPECT_EQ(lastDay(QDate(2026, 11, 20), 12), QDate(2027, 11, 19));
    EXPECT_EQ(lastDay(QDate(2024, 2, 29), 12), QDate(2025, 2, 28));
    EXPECT_EQ(lastDay(QDate(2024, 2, 29), 48), QDate(2028, 2, 28));
    EXPECT_EQ(lastDay(QDate(2026, 1, 31), 1), QDate(2026, 2, 28));
    EXPECT_EQ(lastDay(QDate(2026, 8, 31), 3), QDate(2026, 11, 30));
    EXPECT_EQ(lastDay(QDate(2025, 3, 1), 12), QDate(2026, 2, 28));
    EXPECT_EQ(lastDay(QDate(2027, 3, 1), 12), QDate(2028, 2, 29));
}

ExclusionNotice served(QDate on, int months) {
    ExclusionNotice notice;
    notice.step = ExclusionStep::Served;
    notice.months = months;
    notice.servedOn = on;
    notice.endsOn = lastDay(on, months);
    return notice;
}

TEST(ExclusionStanding, IsInForceFromTheDayOfServiceToTheLastDay) {
    const auto notice = served(QDate(2026, 3, 1), 3);
    EXPECT_EQ(exclusionStanding(notice, QDate(2026, 2, 28)), ExclusionStanding::InProcess);
    EXPECT_EQ(exclusionStanding(notice, QDate(2026, 3, 1)), ExclusionStanding::InForce);
    EXPECT_EQ(exclusionStanding(notice, QDate(2026, 5, 31)), ExclusionStanding::InForce);
    EXPECT_EQ(exclusionStanding(notice, QDate(2026, 6, 1)), ExclusionStanding::Expired);
    EXPECT_EQ(exclusionStanding(notice, QDate(2026, 6, 2)), ExclusionStanding::AdminOnly);
    EXPECT_EQ(exclusionStanding(notice, QDate(2027, 5, 31)), ExclusionStanding::AdminOnly);
    EXPECT_EQ(exclusionStanding(notice, QDate(2027, 6, 1)), ExclusionStanding::EraseDue);
    EXPECT_EQ(exclusionStanding(notice, QDate(2026, 9, 1), 3), ExclusionStanding::EraseDue);
}

TEST(ExclusionStanding, NothingIsInForceBeforeItWasServed) {
    auto notice = served(QDate(2026, 3, 1), 3);
    for (const auto& [step, word] : exclusionStepWords) {
        notice.step = step;
        const bool inForce = exclusionStanding(notice, QDate(2026, 4, 1)) == ExclusionStanding::InForce;
        EXPECT_EQ(inForce, step == ExclusionStep::Served) << word;
    }
    notice.step = ExclusionStep::Served;
    notice.servedOn = QDate();
    EXPECT_EQ(exclusionStanding(notice, QDate(2026, 4, 1)), ExclusionStanding::InProcess);
}

TEST(ExclusionStanding, QuashedAndNotExcludedStandStill) {
    auto notice = served(QDate(2026, 3, 1), 3);
    notice.step = ExclusionStep::Quashed;
    EXPECT_EQ(exclusionStanding(notice, QDate(2030, 1, 1)), ExclusionStanding::Quashed);
    notice.step = ExclusionStep::Warned;
    EXPECT_EQ(exclusionStanding(notice, QDate(2030, 1, 1)), ExclusionStanding::NotExcluded);
}

/// From serving on, every day has one standing, and they come in this order without a way back.
TEST(ExclusionStandingProperty, DaysFollowOneAnotherThroughTheStandings) {
    SeededRandom random(3);
    for (int run = 0; run < 400; ++run) {
        const QDate start = QDate(2019, 12, 1).addDays(static_cast<qint64>(random.below(366 * 6)));
        const int months = 1 + static_cast<int>(random.below(24));
        const int admin = 1 + static_cast<int>(random.below(18));
        const auto notice = served(start, months);
        int days[7] = {};
        auto before = ExclusionStanding::InForce;
        for (QDate day = start; day <= start.addMonths(months + admin).addDays(3); day = day.addDays(1)) {
            const auto now = exclusionStanding(notice, day, admin);
            ASSERT_GE(static_cast<int>(now), static_cast<int>(before)) << start.toString(Qt::ISODate).toStdString();
            ASSERT_GE(static_cast<int>(now), static_cast<int>(ExclusionStanding::InForce));
            ASSERT_LE(static_cast<int>(now), static_cast<int>(ExclusionStanding::EraseDue));
            ++days[static_cast<int>(now)];
            before = now;
        }
        EXPECT_EQ(days[static_cast<int>(ExclusionStanding::InForce)], start.daysTo(notice.endsOn) + 1);
        EXPECT_EQ(days[static_cast<int>(ExclusionStanding::Expired)], 1);
        EXPECT_GT(days[static_cast<int>(ExclusionStanding::AdminOnly)], 0);
        EXPECT_GT(days[static_cast<int>(ExclusionStanding::EraseDue)], 0);
    }
}

/// The civil day is the scheme's: around the changes of clocks an hour of UTC belongs to another day.
TEST(ExclusionStanding, TheDayIsTheSchemesOwnAcrossClockChanges) {
    const QTimeZone zone("Europe/London");
    const auto localDay = [&](const char* utc) {
        return QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODate).toTimeZone(zone).date();
    };
    const auto spring = served(QDate(2026, 3, 29), 1); // clocks go forward that night; ends on 28 April, in summer time
    EXPECT_EQ(exclusionStanding(spring, localDay("2026-03-28T23:59:59Z")), ExclusionStanding::InProcess);
    EXPECT_EQ(exclusionStanding(spring, localDay("2026-03-29T00:00:00Z")), ExclusionStanding::InForce);
    EXPECT_EQ(exclusionStanding(spring, localDay("2026-04-28T22:59:59Z")), ExclusionStanding::InForce);
    EXPECT_EQ(exclusionStanding(spring, localDay("2026-04-28T23:00:00Z")), ExclusionStanding::Expired);
    const auto autumn = served(QDate(2026, 9, 26), 1); // ends on 25 October, the day of 25 hours
    EXPECT_EQ(exclusionStanding(autumn, localDay("2026-09-25T23:00:00Z")), ExclusionStanding::InForce);
    EXPECT_EQ(exclusionStanding(autumn, localDay("2026-10-25T23:59:59Z")), ExclusionStanding::InForce);
    EXPECT_EQ(exclusionStanding(autumn, localDay("2026-10-26T00:00:00Z")), ExclusionStanding::Expired);
}

TEST(Person, InitialsAreOfTheFirstAndLastName) {
    EXPECT_EQ(initials("Jo Mead"), "JM");
    EXPECT_EQ(initials("  ann  van doorn "), "AD");
    EXPECT_EQ(initials("Cher"), "C");
    EXPECT_EQ(initials(""), "");
    EXPECT_EQ(initials("   "), "");
}

} // namespace
} // namespace watchdesk::domain
