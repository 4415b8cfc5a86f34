// Emergencies, turns on watch and roll-calls, on each engine.
#include "StoreFixture.h"
#include "store/AlertTable.h"
#include "store/EmergencyTable.h"
#include "store/Erasing.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/RollCallTable.h"
#include "store/SightingTable.h"
#include "store/SignOnTable.h"
#include "store/TransmissionTable.h"

namespace watchdesk::store {
namespace {

class WatchTablesTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        store = ready();
        town = good(store->write([](Tx& tx) { return makeTown(tx); }));
    }
    domain::Emergency emergency(UtcMs at) const {
        domain::Emergency out;
        out.at = at;
        out.channel = QStringLiteral("SHOP");
        out.transmissionId = QStringLiteral("over-%1").arg(at);
        out.radioSetId = town.radioSet.id;
        out.premisesId = town.premises.id;
        out.code = QStringLiteral("EEA 57999");
        out.cause = domain::EmergencyCause::Code;
        out.overs = 1;
        out.lastAt = at;
        return out;
    }
    std::unique_ptr<Store> store;
    Town town;
};

TEST_P(WatchTablesTest, AnEmergencyComesBackAsItWasAndIsOpenUntilItIsStoodDown) {
    auto kept = good(store->write([&](Tx& tx) { return EmergencyTable::insert(tx, emergency(5)); }));
    good(store->write([&](Tx& tx) { return EmergencyTable::insert(tx, emergency(9)); }));
    EXPECT_EQ(good(store->read([](Tx& tx) { return EmergencyTable::open(tx); })).size(), 2);
    kept.acknowledgedAt = 11;
    kept.acknowledgedBy = QStringLiteral("jo");
    kept.endedAt = 12;
    kept.endedBy = QStringLiteral("jo");
    kept.outcome = domain::EmergencyOutcome::Police;
    kept.words = QStringLiteral("Two officers came");
    kept.overs = 3;
    kept = good(store->write([&](Tx& tx) { return EmergencyTable::update(tx, kept); }));
    EXPECT_EQ(kept.version, 2);
    const auto back = good(store->read([&](Tx& tx) { return EmergencyTable::find(tx, kept.id); }));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->words, kept.words);
    EXPECT_EQ(back->outcome, kept.outcome);
    EXPECT_EQ(back->cause, domain::EmergencyCause::Code);
    EXPECT_EQ(back->overs, 3);
    EXPECT_EQ(back->radioSetId, town.radioSet.id);
    const auto open = good(store->read([](Tx& tx) { return EmergencyTable::open(tx); }));
    ASSERT_EQ(open.size(), 1);
    EXPECT_EQ(open.first().at, 9);
    EXPECT_EQ(good(store->read([](Tx& tx) { return EmergencyTable::list(tx, 0, 9); })).size(), 1);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return EmergencyTable::ofTransmission(tx, QStringLiteral("over-9")); })));
    EXPECT_FALSE(good(store->read([](Tx& tx) { return EmergencyTable::ofTransmission(tx, {}); })));
}

TEST_P(WatchTablesTest, SightingsSinceATimeComeNewestFirst) {
    good(store->write([](Tx& tx) -> Result<int> {
        STORE_TRY(alert, AlertTable::insert(tx, {}));
        for (const UtcMs at : {100, 300, 200}) {
            domain::Sighting sighting;
            sighting.alertId = alert.id;
            sighting.at = at;
            sighting.note = QString::number(at);
            STORE_TRY(kept, SightingTable::insert(tx, sighting));
            domain::FeedEntry entry;
            entry.kind = domain::FeedKind::Sighting;
            entry.recordId = kept.id;
            entry.at = at;
            STORE_CHECK(FeedTable::append(tx, entry));
        }
        return 1;
    }));
    const auto since = good(store->read([](Tx& tx) { return SightingTable::since(tx, 200); }));
    ASSERT_EQ(since.size(), 2);
    EXPECT_EQ(since.first().note, QStringLiteral("300"));
    EXPECT_EQ(since.last().note, QStringLiteral("200")) << "that time is in it";
    EXPECT_TRUE(good(store->read([](Tx& tx) { return SightingTable::since(tx, 301); })).isEmpty());
}

TEST_P(WatchTablesTest, WhatSetsToldOfIsReadWhileTheRecordsAreLocked) {
    const auto tell = [this](UtcMs at, bool known, bool placed, domain::IncidentOutcome outcome) {
        good(store->write([=, this](Tx& tx) -> Result<int> {
            domain::Transmission over;
            over.channel = QStringLiteral("SHOP");
            over.callId = tx.newId();
            over.start = at;
            over.radioSetId = known ? town.radioSet.id : QString();
            STORE_TRY(kept, TransmissionTable::insert(tx, over));
            domain::Incident incident;
            incident.at = at;
            incident.premisesId = placed ? town.premises.id : QString();
            incident.outcome = outcome;
            incident.transmissionId = kept.id;
            STORE_CHECK(IncidentTable::insert(tx, incident));
            return 1;
        }));
    };
    tell(99, true, true, domain::IncidentOutcome::Open);
    tell(100, true, true, domain::IncidentOutcome::Open);
    tell(200, true, true, domain::IncidentOutcome::Recorded);
    tell(300, true, true, domain::IncidentOutcome::Withdrawn);
    tell(400, true, false, domain::IncidentOutcome::Open);
    tell(500, false, true, domain::IncidentOutcome::Open);
    store->keyring().lock();
    const auto told = good(store->read([](Tx& tx) { return IncidentTable::toldBySets(tx, 100); }));
    ASSERT_EQ(told.size(), 2);
    EXPECT_EQ(told.first().at, 200);
    EXPECT_EQ(told.first().radioSetId, town.radioSet.id);
    EXPECT_EQ(told.first().premisesId, town.premises.id);
    EXPECT_EQ(told.last().at, 100);
}

TEST_P(WatchTablesTest, TheLastTurnOfASetIsTheOneThatBeganLast) {
    const auto last = [this] {
        return good(store->read([this](Tx& tx) { return SignOnTable::lastOf(tx, town.radioSet.id); }));
    };
    EXPECT_FALSE(last());
    domain::SignOn turn;
    turn.radioSetId = town.radioSet.id;
    turn.onAt = 200;
    turn.offAt = 300;
    good(store->write([turn](Tx& tx) { return SignOnTable::insert(tx, turn); }));
    turn.onAt = 100;
    turn.offAt = 150;
    good(store->write([turn](Tx& tx) { return SignOnTable::insert(tx, turn); }));
    ASSERT_TRUE(last());
    EXPECT_EQ(last()->offAt, 300);
}

TEST_P(WatchTablesTest, TheSecondWriterOfAnEmergencyIsTold) {
    const auto kept = good(store->write([&](Tx& tx) { return EmergencyTable::insert(tx, emergency(5)); }));
    good(store->write([&](Tx& tx) { return EmergencyTable::update(tx, kept); }));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return EmergencyTable::update(tx, kept); })), "conflict");
}

TEST_P(WatchTablesTest, AnEmergencyIsWrittenAndReadWhileTheRecordsAreLocked) {
    store->keyring().lock();
    ChangeLog changes(*store);
    const auto kept = good(store->write([&](Tx& tx) { return EmergencyTable::insert(tx, emergency(5)); }));
    EXPECT_TRUE(changes.wait(1, QStringLiteral("emergency")));
    const auto open = good(store->read([](Tx& tx) { return EmergencyTable::open(tx); }));
    ASSERT_EQ(open.size(), 1);
    EXPECT_EQ(open.first().id, kept.id);
}

TEST_P(WatchTablesTest, ASetIsOnWatchOnce) {
    domain::SignOn turn;
    turn.radioSetId = town.radioSet.id;
    turn.onAt = 100;
    turn.loneMinutes = 30;
    turn = good(store->write([&](Tx& tx) { return SignOnTable::insert(tx, turn); }));
    domain::SignOn second;
    second.radioSetId = town.radioSet.id;
    second.onAt = 101;
    EXPECT_NE(codeOf(store->write([&](Tx& tx) { return SignOnTable::insert(tx, second); })), "a value");
    turn.offAt = 200;
    turn.offBy = QStringLiteral("jo");
    good(store->write([&](Tx& tx) { return SignOnTable::update(tx, turn); }));
    EXPECT_EQ(good(store->read([](Tx& tx) { return SignOnTable::signedOffSince(tx, 150); })).size(), 1);
    good(store->write([&](Tx& tx) { return SignOnTable::insert(tx, second); }));
    EXPECT_TRUE(good(store->read([](Tx& tx) { return SignOnTable::signedOffSince(tx, 150); })).isEmpty());
    const auto present = good(store->read([](Tx& tx) { return SignOnTable::present(tx); }));
    ASSERT_EQ(present.size(), 1);
    EXPECT_EQ(present.first().onAt, 101);
    EXPECT_EQ(good(store->read([&](Tx& tx) { return SignOnTable::find(tx, turn.id); }))->loneMinutes, 30);
}

TEST_P(WatchTablesTest, ASchemeHasOneRollCallAtATime) {
    domain::RollCall call;
    call.schemeId = town.scheme.id;
    call.startedAt = 100;
    call.desk = QStringLiteral("desk1");
    const auto first = good(store->write([&](Tx& tx) { return RollCallTable::insert(tx, call); }));
    EXPECT_NE(codeOf(store->write([&](Tx& tx) { return RollCallTable::insert(tx, call); })), "a value");
    domain::RollMark mark;
    mark.rollCallId = first.id;
    mark.radioSetId = town.radioSet.id;
    mark = good(store->write([&](Tx& tx) { return RollCallTable::insertMark(tx, mark); }));
    mark.state = domain::MarkState::Silent;
    mark.calls = 2;
    good(store->write([&](Tx& tx) { return RollCallTable::updateMark(tx, mark); }));
    const auto marks = good(store->read([&](Tx& tx) { return RollCallTable::marks(tx, first.id); }));
    ASSERT_EQ(marks.size(), 1);
    EXPECT_EQ(marks.first().state, domain::MarkState::Silent);
    EXPECT_EQ(marks.first().calls, 2);
    good(store->write([&](Tx& tx) { return RollCallTable::beat(tx, first.id); }));
    auto running = good(store->read([](Tx& tx) { return RollCallTable::running(tx); }));
    ASSERT_EQ(running.size(), 1);
    EXPECT_EQ(running.first().beat, 1);
    running.first().endedAt = 300;
    running.first().state = domain::RollState::Done;
    good(store->write([&](Tx& tx) { return RollCallTable::update(tx, running.first()); }));
    good(store->write([&](Tx& tx) { return RollCallTable::insert(tx, call); }));
    EXPECT_EQ(good(store->read([](Tx& tx) { return RollCallTable::list(tx, 0, 0); })).size(), 2);
}

TEST_P(WatchTablesTest, ErasureTakesThemWhole) {
    const auto alarm = good(store->write([&](Tx& tx) { return EmergencyTable::insert(tx, emergency(5)); }));
    ErasedCounts counts;
    good(store->write([&](Tx& tx) { return eraseByLedger(tx, QStringLiteral("emergency"), alarm.id, counts); }));
    EXPECT_EQ(counts.value(QStringLiteral("emergencies")), 1);
    EXPECT_FALSE(good(store->read([&](Tx& tx) { return EmergencyTable::find(tx, alarm.id); })));
}

STORE_TESTS(WatchTablesTest);

} // namespace
} // namespace watchdesk::store
