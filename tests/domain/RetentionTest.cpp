// When what is kept has to go.
#include "domain/Retention.h"

#include "QStringPrint.h"

#include <gtest/gtest.h>

#include <QSet>

namespace watchdesk::domain {
namespace {

ExclusionNotice served(const QDate& on, const QDate& ends) {
    ExclusionNotice notice;
    notice.step = ExclusionStep::Served;
    notice.nominatedOn = on.addDays(-10);
    notice.servedOn = on;
    notice.endsOn = ends;
    return notice;
}

TEST(Retention, APeriodIsKeptWithItsLastDay) {
    EXPECT_EQ(dueAfter(QDate(2024, 5, 31), RetentionUnit::Months, 12), QDate(2025, 6, 1));
    EXPECT_EQ(dueAfter(QDate(2026, 1, 1), RetentionUnit::Days, 31), QDate(2026, 2, 2));
    EXPECT_EQ(dueAfter(QDate(2023, 2, 28), RetentionUnit::Months, 12), QDate(2024, 3, 1));
    EXPECT_EQ(dueAfter(QDate(2024, 2, 28), RetentionUnit::Months, 12), QDate(2025, 3, 1))
        << "from 29 February to the 28th";
    EXPECT_FALSE(dueAfter({}, RetentionUnit::Months, 12).isValid());
}

// Rule 11: the notice is due on the very day on which its standing says so, whatever day it ended on.
TEST(Retention, AgreesWithTheStandingOfANotice) {
    for (QDate end(2023, 1, 1); end < QDate(2025, 1, 1); end = end.addDays(1)) {
        const auto notice = served(end.addMonths(-6), end);
        const QDate due = dueAfter(end, "retention.ended-exclusion", {});
        EXPECT_EQ(exclusionStanding(notice, due), ExclusionStanding::EraseDue) << end.toString(Qt::ISODate).toStdString();
        EXPECT_EQ(exclusionStanding(notice, due.addDays(-1)), ExclusionStanding::AdminOnly);
    }
}

TEST(Retention, TheLastReasonCounts) {
    const QDate today(2026, 11, 20);
    SubjectGround ground;
    ground.created = QDate(2020, 1, 1);
    EXPECT_EQ(subjectDue(ground, {}, today).why, KeptFor::Record);
    ground.notices = {served(QDate(2024, 3, 1), QDate(2024, 8, 31))};
    auto due = subjectDue(ground, {}, today);
    EXPECT_EQ(due.due, QDate(2025, 9, 1));
    EXPECT_EQ(due.why, KeptFor::EndedExclusion);
    EXPECT_EQ(due.since, QDate(2024, 8, 31));
    ground.lastIncident = QDate(2026, 3, 3);
    due = subjectDue(ground, {}, today);
    EXPECT_EQ(due.due, QDate(2027, 3, 4));
    EXPECT_EQ(due.why, KeptFor::Incident);
    ground.notices.append(served(QDate(2026, 11, 1), QDate(2027, 4, 30)));
    due = subjectDue(ground, {}, today);
    EXPECT_FALSE(due.due.isValid()) << "an exclusion is in force";
    EXPECT_EQ(due.why, KeptFor::Exclusion);
}

TEST(Retention, AProposalKeepsAndOneThatCameToNothingDoesNotForLong) {
    const QDate today(2026, 11, 20);
    SubjectGround ground;
    ground.created = QDate(2020, 1, 1);
    ExclusionNotice proposal;
    proposal.nominatedOn = QDate(2022, 1, 1);
    proposal.step = ExclusionStep::Ballot;
    ground.notices = {proposal};
    EXPECT_FALSE(subjectDue(ground, {}, today).due.isValid());
    for (const auto step : {ExclusionStep::NoAction, ExclusionStep::Warned, ExclusionStep::Quashed}) {
        ground.notices.first().step = step;
        EXPECT_EQ(subjectDue(ground, {}, today).due, QDate(2023, 1, 2));
    }
}

TEST(Retention, ANameThatIsSoughtHasAClockOfItsOwnAndSettingsCount) {
    const QDate today(2026, 11, 20);
    SubjectGround ground;
    ground.status = SubjectStatus::IdSought;
    ground.created = QDate(2026, 1, 31);
    EXPECT_EQ(subjectDue(ground, {}, today).due, QDate(2026, 8, 1));
    EXPECT_EQ(subjectDue(ground, {{QStringLiteral("retention.id-sought"), 1}}, today).due, QDate(2026, 3, 1));
}

TEST(Retention, EveryClockHasItsDefaultInItsRange) {
    QSet<QString> keys;
    for (const RetentionClock& clock : retentionClocks()) {
        EXPECT_LE(clock.least, clock.normal) << clock.key;
        EXPECT_LE(clock.normal, clock.most) << clock.key;
        EXPECT_EQ(setTo({}, clock.key), clock.normal);
        keys.insert(QString::fromLatin1(clock.key));
    }
    EXPECT_EQ(keys.size(), retentionClocks().size());
    EXPECT_FALSE(retentionClock(QStringLiteral("retention.nothing")));
}

} // namespace
} // namespace watchdesk::domain
