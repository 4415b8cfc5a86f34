// Emergencies, turns on watch and roll-calls, on each engine.
#include "StoreFixture.h"
#include "store/EmergencyTable.h"
#include "store/Erasing.h"
#include "store/RollCallTable.h"
#include "store/SignOnTable.h"

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
