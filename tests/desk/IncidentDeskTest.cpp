#include "desk/DeskFixture.h"

#include <QFile>

namespace watchdesk::desk {

TEST_F(DeskFixture, LogsALineWithItsCallerPlaceFeedAndAudit) {
    const Logged logged = log(QStringLiteral("C07 theft m30 grey hoodie nike bag > market place"));
    EXPECT_EQ(logged.incident.number, 1);
    EXPECT_EQ(logged.incident.category, QStringLiteral("shop-theft"));
    EXPECT_EQ(logged.incident.heading, QStringLiteral("Market Place"));
    EXPECT_EQ(logged.incident.at, start);
    EXPECT_TRUE(logged.alert.id.isEmpty());
    const auto premises = desk->directory().premises(logged.incident.premisesId);
    ASSERT_TRUE(premises);
    EXPECT_EQ(premises->name, QStringLiteral("Hallam Pharmacy"));

    const FeedRow row = rowOf(domain::FeedKind::Incident, logged.incident.id);
    EXPECT_TRUE(row.title.contains(QStringLiteral("C07 Hallam Pharmacy"))) << row.title.toStdString();
    const auto audit = desk->lists().audit({}).result();
    ASSERT_TRUE(audit);
    EXPECT_EQ(audit->first().entry.action, QStringLiteral("incident.log"));
    EXPECT_EQ(audit->first().who, person);
}

TEST_F(DeskFixture, LogAndAlertIsOneTransactionAndNamesNobody) {
    const Logged logged = log(QStringLiteral("C07 theft Dean Hollis grey hoodie > butter row"), true);
    EXPECT_EQ(logged.alert.number, 1);
    EXPECT_EQ(logged.alert.parties.size(), 3);
    EXPECT_FALSE(logged.alert.told.contains(QStringLiteral("Hollis"))) << logged.alert.told.toStdString();
    ASSERT_EQ(logged.incident.subjects.size(), 1);
    const auto open = desk->alerts().open().result();
    ASSERT_TRUE(open);
    ASSERT_EQ(open->size(), 1);
    EXPECT_EQ(open->first().callSign, QStringLiteral("C07"));
}

TEST_F(DeskFixture, APriorityCallIsAnEmergency) {
    const Logged logged = log(QStringLiteral("C12 priority fight outside, 4 males, one has a bottle"), true);
    EXPECT_TRUE(logged.alert.emergency);
    EXPECT_EQ(rowOf(domain::FeedKind::Alert, logged.alert.id).severity, Severity::Emergency);
}

TEST_F(DeskFixture, NothingTypedIsRefusedButNothing) {
    EXPECT_EQ(log(QStringLiteral("?? %% ´´ what was that")).incident.narrative.isEmpty(), false);
    LogRequest empty;
    empty.line = QStringLiteral("   ");
    const auto refused = desk->incidents().log(empty).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
}

TEST_F(DeskFixture, WithdrawKeepsTheIncidentAndClosesItsAlert) {
    const Logged logged = log(QStringLiteral("C12 theft"), true);
    const auto withdrawn = desk->incidents().withdraw(logged.incident.id).result();
    ASSERT_TRUE(withdrawn) << withdrawn.error().text();
    EXPECT_EQ(withdrawn->outcome, domain::IncidentOutcome::Withdrawn);
    EXPECT_EQ(rowOf(domain::FeedKind::Incident, logged.incident.id).badge, QStringLiteral("withdrawn"));
    EXPECT_TRUE(desk->alerts().open().result()->isEmpty());
}

TEST_F(DeskFixture, WhenLockedNothingIsLogged) {
    desk->lock();
    LogRequest request;
    request.line = QStringLiteral("C07 theft");
    const auto refused = desk->incidents().log(request).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Locked);
    EXPECT_FALSE(desk->isOpen());
}

TEST_F(DeskFixture, AWrongPassphraseIsRefused) {
    closeDesk();
    openDesk(false);
    const auto refused = desk->signIn(person, QStringLiteral("wrong")).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Refused);
    EXPECT_FALSE(desk->isOpen());
}

TEST_F(DeskFixture, AStoreThatExistsIsNotMadeAgain) {
    const auto again = Desk::create(options, person, passphrase, clock, ids, true);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
}

TEST_F(DeskFixture, AStoreThatIsMadeInThePlaceOfAnotherIsNotTakenForItSetBack) {
    closeDesk();
    ASSERT_TRUE(QFile::remove(options.url));
    ASSERT_TRUE(Desk::create(options, person, passphrase, clock, ids, true));
    openDesk();
    settle();
    const auto rows = desk->feed().rows(*desk->feed().seqs(FeedFilter::All).result()).result();
    EXPECT_FALSE(rows->isEmpty());
    for (const FeedRow& row : *rows)
        EXPECT_NE(row.code, QStringLiteral("audit-set-back"));
}

} // namespace watchdesk::desk
