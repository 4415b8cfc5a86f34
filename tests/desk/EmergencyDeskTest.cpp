// Emergencies from what the ear hears to the record and the feed; acknowledged and stood down.
#include "desk/EmergencyDesk.h"

#include "desk/EarFixture.h"
#include "desk/PeopleDesk.h"
#include "desk/SettingsDesk.h"
#include "store/AuditTable.h"
#include "store/EmergencyTable.h"

#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

using domain::EmergencyCause;
using domain::EmergencyOutcome;

class EmergencyDeskTest : public EarFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        listen();
    }
    void listen() {
        EarFixture::listen();
        context->setPerson(desk->person());
        ASSERT_TRUE(eventually([&] { return ear->emergencies().settingsRead() > 0; }));
    }
    std::string begin(bool emergency = false) { return EarFixture::begin(false, emergency).toStdString(); }
    void end(const std::string& id) { EarFixture::end(QString::fromStdString(id), clock.now() - start); }
    /// An over of a set with its code so often.
    void over(const char* code, int times = 1, bool emergency = false) {
        const std::string id = begin(emergency);
        for (int i = 0; i < times; ++i)
            ear->codeHeard(id, {"EEA", code, 100 * i});
        end(id);
    }
    OpenEmergencies open() {
        settle();
        auto answer = desk->emergencies().open().result();
        EXPECT_TRUE(answer) << answer.error().text();
        return *answer;
    }
    void setCodes(const QString& codes) {
        const int before = ear->emergencies().settingsRead();
        auto set = desk->settings().setCodes(QStringLiteral("emergency.codes"), codes).result();
        ASSERT_TRUE(set) << set.error().text();
        ASSERT_TRUE(eventually([&] { return ear->emergencies().settingsRead() > before; }));
    }
};

TEST_F(EmergencyDeskTest, TheRadiosOwnAlarmIsThereBeforeAnybodyIsNamed) {
    const std::string id = begin(true);
    auto now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_EQ(now.newest.first().emergency.cause, EmergencyCause::Radio);
    EXPECT_TRUE(now.newest.first().callSign.isEmpty());
    ear->codeHeard(id, {"EEA", "57106", 100});
    now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_EQ(now.newest.first().callSign, QStringLiteral("C07"));
    EXPECT_EQ(now.newest.first().premises, QStringLiteral("Hallam Pharmacy"));
    EXPECT_EQ(now.newest.first().emergency.transmissionId, QString::fromStdString(id));
    EXPECT_FALSE(now.newest.first().mediaId.isEmpty());
}

TEST_F(EmergencyDeskTest, APacketInTheMiddleOfAnOverRaisesIt) {
    const std::string id = begin();
    EXPECT_EQ(open().count, 0);
    ear->emergencyHeard(id);
    ear->emergencyHeard(id);
    EXPECT_EQ(open().count, 1);
}

TEST_F(EmergencyDeskTest, ItsRowInTheFeedPassesEveryFilter) {
    over("57106", 3);
    const auto now = open();
    ASSERT_EQ(now.count, 1);
    const FeedRow row = rowOf(domain::FeedKind::Emergency, now.newest.first().emergency.id);
    EXPECT_EQ(row.severity, Severity::Emergency);
    EXPECT_EQ(row.title, QStringLiteral("Emergency · C07 Hallam Pharmacy"));
    EXPECT_EQ(row.callSign, QStringLiteral("C07"));
    for (const FeedFilter filter :
         {FeedFilter::All, FeedFilter::Alerts, FeedFilter::Incidents, FeedFilter::Radio, FeedFilter::System}) {
        EXPECT_TRUE(FeedDesk::passes(filter, domain::FeedKind::Emergency)) << int(filter);
        const auto seqs = desk->feed().seqs(filter).result();
        ASSERT_TRUE(seqs);
        EXPECT_TRUE(seqs->contains(row.seq)) << int(filter);
    }
}

TEST_F(EmergencyDeskTest, ACodeOfTheSchemesRaisesItWhoeverSendsIt) {
    const std::string before = begin();
    ear->codeHeard(before, {"EEA", "57999", 0});
    end(before);
    EXPECT_EQ(open().count, 0) << "nobody has listed it yet";
    setCodes(QStringLiteral("eea 57999"));
    const std::string id = begin();
    ear->codeHeard(id, {"EEA", "57112", 0});
    ear->codeHeard(id, {"EEA", "57999", 400});
    const auto now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_EQ(now.newest.first().emergency.cause, EmergencyCause::Code);
    EXPECT_EQ(now.newest.first().callSign, QStringLiteral("C12"));
}

TEST_F(EmergencyDeskTest, AListOfCodesThatIsNoneIsRefused) {
    const auto set = desk->settings().setCodes(QStringLiteral("emergency.codes"), QStringLiteral("57999")).result();
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, ErrorCode::InvalidInput);
    EXPECT_FALSE(desk->settings().setCodes(QStringLiteral("alert.claim-stale-seconds"), {}).result());
    EXPECT_FALSE(desk->settings().set(QStringLiteral("emergency.codes"), 0).result());
}

TEST_F(EmergencyDeskTest, FurtherOversOfTheSetBelongToItAndThoseOfAnotherDoNot) {
    over("57106", 1, true);
    clock.advance(59'000);
    over("57106");
    clock.advance(59'000);
    over("57106", 1, true);
    auto now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_EQ(now.newest.first().emergency.overs, 3);
    over("57112", 1, true);
    EXPECT_EQ(open().count, 2);
    clock.advance(60'001);
    over("57106", 1, true);
    EXPECT_EQ(open().count, 3);
}

TEST_F(EmergencyDeskTest, WhoAsksForHelpAgainAfterItWasAcknowledgedIsHeardAgain) {
    setCodes(QStringLiteral("EEA 57106"));
    over("57106");
    ASSERT_EQ(open().count, 1);
    ASSERT_TRUE(desk->emergencies().acknowledge(open().newest.first().emergency.id).result());
    EXPECT_EQ(open().sounding, 0);
    clock.advance(20'000);
    over("57106");
    EXPECT_EQ(open().count, 1);
    EXPECT_EQ(open().sounding, 1);
    EXPECT_EQ(open().newest.first().emergency.overs, 2);
}

TEST_F(EmergencyDeskTest, AnOrdinaryOverIsNone) {
    for (int i = 0; i < 5; ++i) {
        over("57106");
        clock.advance(6000);
    }
    EXPECT_EQ(open().count, 0);
}

TEST_F(EmergencyDeskTest, AfterItIsStoodDownTheNextIsANewOne) {
    over("57106", 3);
    const QString first = open().newest.first().emergency.id;
    ASSERT_TRUE(desk->emergencies().standDown(first, EmergencyOutcome::Test, {}).result());
    EXPECT_EQ(open().count, 0);
    clock.advance(20'000);
    over("57106", 3);
    const auto now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_NE(now.newest.first().emergency.id, first);
}

TEST_F(EmergencyDeskTest, IsHeardWhileTheDeskIsLockedAndIsThereAfterARestart) {
    desk->lock();
    context->setPerson({});
    over("57106", 3);
    auto now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_EQ(now.newest.first().callSign, QStringLiteral("C07"));
    EXPECT_TRUE(now.newest.first().premises.isEmpty()) << "no names while locked";
    EXPECT_TRUE(now.newest.first().mediaId.isEmpty());
    deafen();
    closeDesk();
    openDesk();
    now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_EQ(now.newest.first().premises, QStringLiteral("Hallam Pharmacy"));
    listen();
}

TEST_F(EmergencyDeskTest, StepsAreTakenOnceAndTheSecondDeskIsTold) {
    over("57106", 3);
    const QString id = open().newest.first().emergency.id;
    ASSERT_TRUE(desk->emergencies().acknowledge(id).result());
    const auto again = desk->emergencies().acknowledge(id).result();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    EXPECT_NE(again.error().text().find("Jo Mead"), std::string::npos);
    EXPECT_EQ(open().sounding, 0);
    EXPECT_EQ(open().count, 1) << "acknowledged is not stood down";
    EXPECT_EQ(desk->emergencies().standDown(id, EmergencyOutcome::Open, {}).result().error().code,
              ErrorCode::InvalidInput);
    const auto down =
        desk->emergencies().standDown(id, EmergencyOutcome::Police, QStringLiteral(" Two officers came ")).result();
    ASSERT_TRUE(down);
    EXPECT_EQ(down->words, QStringLiteral("Two officers came"));
    EXPECT_EQ(desk->emergencies().standDown(id, EmergencyOutcome::False, {}).result().error().code,
              ErrorCode::Conflict);
    const FeedRow row = rowOf(domain::FeedKind::Emergency, id);
    EXPECT_EQ(row.severity, Severity::Done);
    EXPECT_TRUE(row.detail.contains(QStringLiteral("Two officers came")));
    const auto list = desk->emergencies().list({}).result();
    ASSERT_TRUE(list);
    EXPECT_EQ(list->first().endedBy, QStringLiteral("Jo Mead"));
}

TEST_F(EmergencyDeskTest, TheDeskItselfIsInTheAuditLogForHearingIt) {
    over("57106", 3);
    ASSERT_EQ(open().count, 1);
    const auto rows = desk->lists().audit({}).result();
    ASSERT_TRUE(rows);
    const auto raised = std::find_if(rows->begin(), rows->end(), [](const AuditRow& row) {
        return row.entry.action == QLatin1String("emergency.raise");
    });
    ASSERT_NE(raised, rows->end());
    EXPECT_TRUE(raised->entry.who.isEmpty());
    EXPECT_EQ(raised->entry.detail, QStringLiteral("repeated"));
}

TEST_F(EmergencyDeskTest, WhoDoesNotWorkAlertsSeesThatThereIsOneAndNoMore) {
    over("57106", 3);
    const QString id = open().newest.first().emergency.id;
    // With a coordinator the administrator is that and no more.
    ASSERT_TRUE(
        desk->peopleDesk()
            .add(QStringLiteral("Ada Crane"), domain::Role::Coordinator, QStringLiteral("four quiet words here"))
            .result());
    ASSERT_TRUE(eventually([&] { return !desk->person().standsIn; }));
    const auto now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_EQ(now.newest.first().callSign, QStringLiteral("C07"));
    EXPECT_TRUE(now.newest.first().premises.isEmpty());
    EXPECT_EQ(desk->emergencies().acknowledge(id).result().error().code, ErrorCode::Refused);
    EXPECT_EQ(desk->emergencies().standDown(id, EmergencyOutcome::False, {}).result().error().code, ErrorCode::Refused);
}

TEST_F(EmergencyDeskTest, AStuckRadioIsOneEmergencyHoweverLongItRepeats) {
    for (int i = 0; i < 300; ++i) {
        over("57106", 3, true);
        clock.advance(2000);
    }
    const auto now = open();
    ASSERT_EQ(now.count, 1);
    EXPECT_EQ(now.newest.first().emergency.overs, 300);
}

TEST_F(EmergencyDeskTest, AFloodIsBoundedInTheWindowAndNoneIsLost) {
    for (int i = 0; i < 500; ++i) {
        over(std::to_string(60'000 + i).c_str(), 1, true);
        clock.advance(120);
    }
    const auto now = open();
    EXPECT_EQ(now.count, 500);
    EXPECT_EQ(now.sounding, 500);
    ASSERT_EQ(now.newest.size(), EmergencyDesk::mostShown);
    EXPECT_EQ(now.newest.first().emergency.code, QStringLiteral("EEA 60499"));
    const auto seqs = desk->feed().seqs(FeedFilter::Incidents).result();
    ASSERT_TRUE(seqs);
    EXPECT_EQ(seqs->size(), 500);
}

} // namespace
} // namespace watchdesk::desk
