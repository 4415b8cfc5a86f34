#include "desk/DeskFixture.h"
#include "desk/SettingsDesk.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/PersonTable.h"

namespace watchdesk::desk {

using domain::AlertState;

TEST_F(DeskFixture, AnAlertIsClaimedAcknowledgedFollowedAndClosed) {
    const Logged logged = log(QStringLiteral("C07 theft m30 grey hoodie"), true);
    const QString id = logged.alert.id;
    clock.advance(4'000);
    EXPECT_EQ(desk->alerts().claim(id).result()->state, AlertState::Claimed);
    clock.advance(5'000);
    const auto acknowledged = desk->alerts().acknowledge(id, QStringLiteral("CCTV control room")).result();
    ASSERT_TRUE(acknowledged) << acknowledged.error().text();
    EXPECT_EQ(acknowledged->parties.first().acknowledgedAt, start + 9'000);
    ASSERT_TRUE(desk->alerts().addSighting(id, QStringLiteral("C12 grey hoodie > market place")).result());

    const auto view = desk->alerts().view(id).result();
    ASSERT_TRUE(view);
    ASSERT_EQ(view->sightings.size(), 1);
    EXPECT_TRUE(view->sightingPlaces.first().contains(QStringLiteral("Pennant Sports")));
    EXPECT_EQ(view->claimedBy, person);

    const auto closed = desk->alerts().close(id, domain::IncidentOutcome::Detained).result();
    ASSERT_TRUE(closed) << closed.error().text();
    EXPECT_EQ(desk->incidents().find(logged.incident.id).result()->outcome, domain::IncidentOutcome::Detained);
    EXPECT_EQ(rowOf(domain::FeedKind::Alert, id).severity, Severity::GoodEnd);
    const auto again = desk->alerts().close(id, domain::IncidentOutcome::False).result();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    const auto reopened = desk->alerts().reopen(id).result();
    ASSERT_TRUE(reopened);
    EXPECT_EQ(reopened->state, AlertState::Claimed);
}

TEST_F(DeskFixture, AClaimCanBeTakenOverOnlyWhenItIsStale) {
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    auto someoneElse = desk->store()
                           .write([&](store::Tx& tx) -> Result<domain::Alert> {
                               domain::Person other;
                               other.id = tx.newId();
                               other.name = QStringLiteral("Sam Rudd");
                               if (auto kept = store::PersonTable::insert(tx, other); !kept)
                                   return kept.error();
                               domain::Alert alert = logged.alert;
                               alert.state = AlertState::Claimed;
                               alert.claimedAt = clock.now();
                               alert.claimedBy = other.id;
                               return store::AlertTable::update(tx, alert);
                           })
                           .result();
    ASSERT_TRUE(someoneElse) << someoneElse.error().text();
    clock.advance(44'000);
    const auto early = desk->alerts().claim(logged.alert.id).result();
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, ErrorCode::Conflict);
    clock.advance(1'000);
    EXPECT_TRUE(desk->alerts().claim(logged.alert.id).result());
}

TEST_F(DeskFixture, ThatNobodyHasTakenAnAlertStandsInTheFeedOnce) {
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    const auto rows = [this] {
        int found = 0;
        const auto seqs = desk->feed().seqs(FeedFilter::All).result();
        for (const FeedRow& row : *desk->feed().rows(*seqs).result())
            found += row.code == QLatin1String("alert-untaken") ? 1 : 0;
        return found;
    };
    ASSERT_TRUE(desk->settings().set(QStringLiteral("alert.untaken-seconds"), 60).result());
    clock.advance(59'000);
    ASSERT_TRUE(desk->alerts().noteUntaken(logged.alert.id).result());
    EXPECT_EQ(rows(), 0);
    clock.advance(1'000);
    for (int desks = 0; desks < 2; ++desks)
        ASSERT_TRUE(desk->alerts().noteUntaken(logged.alert.id).result());
    EXPECT_EQ(rows(), 1);
    ASSERT_TRUE(desk->alerts().mute(logged.alert.id).result());
    const auto audit = desk->store().read([](store::Tx& tx) { return store::AuditTable::list(tx); }).result();
    ASSERT_TRUE(audit);
    EXPECT_TRUE(std::any_of(audit->begin(), audit->end(), [](const domain::AuditEntry& entry) {
        return entry.action == QLatin1String("alert.mute");
    }));
}

TEST_F(DeskFixture, AnAcknowledgementFromNobodyToldIsNotFound) {
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    const auto unknown = desk->alerts().acknowledge(logged.alert.id, QStringLiteral("The Queen")).result();
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::NotFound);
}

} // namespace watchdesk::desk
