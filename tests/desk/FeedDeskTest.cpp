#include "desk/DeskFixture.h"

namespace watchdesk::desk {

TEST_F(DeskFixture, TheFeedTellsOfNewRowsAndOfChangedOnes) {
    QVector<FeedRow> appended;
    QVector<FeedRow> updated;
    QObject::connect(&desk->feed(), &FeedDesk::appended, [&](const QVector<FeedRow>& rows) { appended += rows; });
    QObject::connect(&desk->feed(), &FeedDesk::updated, [&](const QVector<FeedRow>& rows) { updated += rows; });
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(eventually([&] { return appended.size() >= 2; }));
    EXPECT_LT(appended.at(appended.size() - 2).seq, appended.last().seq) << "oldest first";
    ASSERT_TRUE(desk->alerts().claim(logged.alert.id).result());
    ASSERT_TRUE(eventually([&] {
        return std::any_of(updated.begin(), updated.end(),
                           [&](const FeedRow& r) { return r.recordId == logged.alert.id; });
    }));
    EXPECT_EQ(updated.last().severity, Severity::InHand);
}

TEST_F(DeskFixture, ADetailBringsThePlaceItsPeopleAndItsPast) {
    (void)log(QStringLiteral("C07 begging by the door"));
    const Logged logged = log(QStringLiteral("C07 theft m30 grey hoodie"));
    const FeedRow row = rowOf(domain::FeedKind::Incident, logged.incident.id);
    const auto detail = desk->feed().detail(row.seq).result();
    ASSERT_TRUE(detail) << detail.error().text();
    EXPECT_EQ(detail->premises, QStringLiteral("Hallam Pharmacy"));
    EXPECT_EQ(detail->callSign, QStringLiteral("C07"));
    EXPECT_EQ(detail->loggedBy, person);
    EXPECT_EQ(detail->samePlace.size(), 1);
    const auto none = desk->feed().detail(999'999).result();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

TEST_F(DeskFixture, AFilterGivesItsKindsOnly) {
    (void)log(QStringLiteral("C07 theft"), true);
    EXPECT_EQ(desk->feed().seqs(FeedFilter::Alerts).result()->size(), 1);
    EXPECT_EQ(desk->feed().seqs(FeedFilter::Incidents).result()->size(), 1);
    EXPECT_EQ(desk->feed().seqs(FeedFilter::Radio).result()->size(), 0);
    EXPECT_TRUE(FeedDesk::passes(FeedFilter::All, domain::FeedKind::System));
    EXPECT_FALSE(FeedDesk::passes(FeedFilter::Radio, domain::FeedKind::System));
}

TEST_F(DeskFixture, ListsFindByTextAndTheReadingOfSubjectsIsAudited) {
    (void)log(QStringLiteral("C07 theft m30 grey hoodie"));
    (void)log(QStringLiteral("C12 begging"));
    ListFilter filter;
    filter.text = QStringLiteral("HOODIE");
    EXPECT_EQ(desk->lists().incidents(filter).result()->size(), 1);
    EXPECT_EQ(desk->lists().members({}).result()->size(), 3);
    EXPECT_EQ(desk->lists().radios({}).result()->first().premises, QStringLiteral("Hallam Pharmacy"));
    ASSERT_EQ(desk->lists().subjects({}).result()->size(), 1);
    EXPECT_EQ(desk->lists().audit({}).result()->first().entry.action, QStringLiteral("subject.list"));
    const auto verified = desk->lists().verify().result();
    ASSERT_TRUE(verified);
    EXPECT_TRUE(verified->broken.isEmpty()) << verified->broken.join(QLatin1Char('\n')).toStdString();
}

} // namespace watchdesk::desk
