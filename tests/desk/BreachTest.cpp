// Breaches in the feed: who was where a notice or an order keeps them from.
#include "desk/DeskFixture.h"
#include "desk/OrderDesk.h"
#include "store/ExclusionTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/PremisesTable.h"
#include "store/SchemeTable.h"
#include "store/SubjectTable.h"

namespace watchdesk::desk {

class BreachTest : public DeskFixture {
protected:
    template <class Write>
    auto written(Write write) {
        return desk->store().write(write).result();
    }
    void SetUp() override {
        DeskFixture::SetUp();
        domain::Subject one;
        one.reference = QStringLiteral("W-0900");
        one.name = QStringLiteral("Odo Example");
        one.born = QDate(1990, 5, 1);
        const auto kept = written([&](store::Tx& tx) { return store::SubjectTable::insert(tx, one); });
        ASSERT_TRUE(kept);
        subject = kept->id;
        settle();
    }
    /// A notice of the desk's first scheme; none served when the day is null.
    void exclude(const QDate& served, const QDate& ends, const QString& scheme = {}) {
        domain::ExclusionNotice notice;
        notice.subjectId = subject;
        notice.schemeId = scheme.isEmpty() ? desk->directory().schemes().first().id : scheme;
        notice.step = served.isValid() ? domain::ExclusionStep::Served : domain::ExclusionStep::NoticeIssued;
        notice.servedOn = served;
        notice.endsOn = ends;
        ASSERT_TRUE(written([&](store::Tx& tx) { return store::ExclusionTable::insert(tx, notice); }));
    }
    /// Logged, and a person says who it was.
    domain::Incident logAbout(const QString& line) {
        const Logged logged = log(line);
        const auto tied = desk->incidents().tie(logged.incident.id, subject).result();
        EXPECT_TRUE(tied);
        return logged.incident;
    }
    std::optional<FeedRow> breachOf(const QString& incidentId) {
        settle();
        const auto seq = desk->feed().seqOf(domain::FeedKind::Breach, incidentId).result();
        if (!seq)
            return std::nullopt;
        const auto rows = desk->feed().rows({*seq}).result();
        EXPECT_TRUE(rows);
        return rows && !rows->isEmpty() ? std::optional(rows->first()) : std::nullopt;
    }
    QString subject;
    const QDate before = QDate(2026, 10, 1);
    const QDate after = QDate(2027, 10, 1);
};

TEST_F(BreachTest, WhoeverIsExcludedAndWasThereIsInTheFeedWithoutTheName) {
    exclude(before, after);
    const domain::Incident incident = logAbout(QStringLiteral("C07 breach m30 grey hoodie"));
    const auto row = breachOf(incident.id);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->title, QStringLiteral("Breach · C07 Hallam Pharmacy"));
    EXPECT_EQ(row->detail, QStringLiteral("Civil notice: ask to leave"));
    EXPECT_EQ(row->severity, Severity::LookSoon);
    EXPECT_EQ(row->incidentId, incident.id);
    EXPECT_EQ(row->at, incident.at);
    EXPECT_FALSE(row->alarm);
}

TEST_F(BreachTest, WhatNobodyLoggedAsOneIsToBeConfirmed) {
    exclude(before, after);
    const auto row = breachOf(logAbout(QStringLiteral("C07 theft m30 grey hoodie")).id);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->title, QStringLiteral("Breach, to confirm · C07 Hallam Pharmacy"));
}

TEST_F(BreachTest, AReadRowShowsItsIncident) {
    exclude(before, after);
    const domain::Incident incident = logAbout(QStringLiteral("C07 breach m30 grey hoodie"));
    const auto row = breachOf(incident.id);
    ASSERT_TRUE(row);
    const auto detail = desk->feed().detail(row->seq).result();
    ASSERT_TRUE(detail);
    EXPECT_EQ(detail->incident.id, incident.id);
    EXPECT_EQ(detail->premises, QStringLiteral("Hallam Pharmacy"));
}

TEST_F(BreachTest, ItIsAmongTheAlertsAndThereOnce) {
    exclude(before, after);
    const domain::Incident incident = logAbout(QStringLiteral("C07 theft m30"));
    ASSERT_TRUE(breachOf(incident.id));
    ASSERT_TRUE(desk->incidents().tie(incident.id, subject).result());
    settle();
    const auto page = desk->feed().first(FeedFilter::Alerts, 50).result();
    ASSERT_TRUE(page);
    EXPECT_EQ(std::count_if(page->rows.begin(), page->rows.end(),
                            [](const FeedRow& row) { return row.kind == domain::FeedKind::Breach; }),
              1);
}

TEST_F(BreachTest, NoneWithoutANoticeInForceThere) {
    EXPECT_FALSE(breachOf(logAbout(QStringLiteral("C07 theft m30")).id)) << "no notice at all";
    exclude(QDate(), after);
    EXPECT_FALSE(breachOf(logAbout(QStringLiteral("C07 theft m30")).id)) << "not served yet (rule 1)";
    exclude(before, QDate(2026, 11, 19));
    EXPECT_FALSE(breachOf(logAbout(QStringLiteral("C07 theft m30")).id)) << "ended yesterday";
    domain::Scheme other = desk->directory().schemes().first();
    other.id.clear();
    other.name = QStringLiteral("Next Town Shop Watch");
    other.channel = QStringLiteral("NEXT");
    const auto next = written([&](store::Tx& tx) { return store::SchemeTable::insert(tx, other); });
    ASSERT_TRUE(next);
    exclude(before, after, next->id);
    EXPECT_FALSE(breachOf(logAbout(QStringLiteral("C07 theft m30")).id)) << "another scheme's premises";
}

TEST_F(BreachTest, WhoIsLookedOutForWasNotInThere) {
    exclude(before, after);
    EXPECT_FALSE(breachOf(logAbout(QStringLiteral("C07 suspicious m30 across the road")).id));
    EXPECT_FALSE(breachOf(log(QStringLiteral("C07 theft m30")).incident.id)) << "nobody knows who it was";
}

TEST_F(BreachTest, WithdrawnItStandsAndSaysSo) {
    exclude(before, after);
    const domain::Incident incident = logAbout(QStringLiteral("C07 breach m30"));
    ASSERT_TRUE(desk->incidents().withdraw(incident.id).result());
    const auto row = breachOf(incident.id);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->badge, QStringLiteral("withdrawn"));
    EXPECT_EQ(row->severity, Severity::Note);
}

TEST_F(BreachTest, AnOrderThatKeepsThemOutWeighsMore) {
    exclude(before, after);
    const auto caller = desk->directory().callerByCode(QStringLiteral("EEA"), QStringLiteral("57106"));
    ASSERT_TRUE(caller);
    domain::Order order;
    order.kind = domain::OrderKind::Cbo;
    order.subjectId = subject;
    order.madeBy = QStringLiteral("Ashby Cross Magistrates' Court");
    order.madeOn = order.servedOn = QDate(2026, 3, 1);
    order.endsOn = QDate(2028, 3, 1);
    order.convicted = true;
    order.conditions = {{1,
                         domain::ConditionKind::KeepOut,
                         QStringLiteral("Not to enter the pharmacy."),
                         {},
                         {caller->set.premisesId},
                         {}}};
    const auto put = desk->orders().write(order).result();
    ASSERT_TRUE(put) << put.error().what;
    const auto row = breachOf(logAbout(QStringLiteral("C07 breach m30")).id);
    ASSERT_TRUE(row);
    EXPECT_TRUE(row->detail.startsWith(QStringLiteral("CBO condition 1"))) << row->detail.toStdString();
    EXPECT_TRUE(row->detail.contains(QStringLiteral("offence, call the police"))) << row->detail.toStdString();
}

} // namespace watchdesk::desk
