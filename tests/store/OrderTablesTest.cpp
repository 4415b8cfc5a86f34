// Orders of courts and councils, and zones, on each engine.
#include "StoreFixture.h"
#include "domain/OrderRules.h"
#include "store/Erasing.h"
#include "store/OrderTable.h"
#include "store/SubjectTable.h"
#include "store/Verify.h"
#include "store/ZoneTable.h"

namespace watchdesk::store {
namespace {

class OrderTablesTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        store = ready();
        town = good(store->write([](Tx& tx) { return makeTown(tx); }));
        subject.reference = QStringLiteral("W-0001");
        subject.name = QStringLiteral("Odo Example");
        subject = good(store->write([this](Tx& tx) { return SubjectTable::insert(tx, subject); }));
        zone.name = QStringLiteral("Zone A");
        zone.outline = {QPointF(0, 0), QPointF(100.5, 0), QPointF(50, -80.2)};
        zone = good(store->write([this](Tx& tx) { return ZoneTable::insert(tx, zone); }));
    }
    [[nodiscard]] domain::Order order() const {
        domain::Order out;
        out.kind = domain::OrderKind::Cbo;
        out.subjectId = subject.id;
        out.reference = QStringLiteral("AX 1/26");
        out.madeBy = QStringLiteral("Ashby Cross Magistrates' Court");
        out.madeOn = out.servedOn = QDate(2026, 3, 1);
        out.endsOn = QDate(2028, 2, 29);
        out.convicted = true;
        out.conditions = {{1, domain::ConditionKind::NotCarry, QStringLiteral("No foil."), {}, {}, {}},
                          {2,
                           domain::ConditionKind::KeepOut,
                           QStringLiteral("Not here."),
                           zone.id,
                           {town.premises.id},
                           QStringLiteral("Mo-Sa 09:00-18:00")}};
        return out;
    }
    std::unique_ptr<Store> store;
    Town town;
    domain::Subject subject;
    domain::Zone zone;
};

TEST_P(OrderTablesTest, AnOrderComesBackWithItsConditionsAndIsChangedOnce) {
    auto kept = good(store->write([this](Tx& tx) { return OrderTable::insert(tx, order()); }));
    auto back = good(store->read([&](Tx& tx) { return OrderTable::find(tx, kept.id); }));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->madeBy, order().madeBy);
    EXPECT_EQ(back->endsOn, QDate(2028, 2, 29));
    EXPECT_TRUE(back->convicted);
    ASSERT_EQ(back->conditions.size(), 2);
    EXPECT_EQ(back->conditions.at(1).words, QStringLiteral("Not here."));
    EXPECT_EQ(back->conditions.at(1).premisesIds, QStringList{town.premises.id});
    EXPECT_EQ(back->conditions.at(1).zoneId, zone.id);
    back->conditions.removeFirst();
    back->endedOn = QDate(2027, 1, 1);
    const auto changed = good(store->write([&](Tx& tx) { return OrderTable::update(tx, *back); }));
    EXPECT_EQ(changed.version, 2);
    const auto late = store->write([&](Tx& tx) { return OrderTable::update(tx, kept); }).result();
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::Conflict);
    const auto now = good(store->read([&](Tx& tx) { return OrderTable::ofSubject(tx, subject.id); }));
    ASSERT_EQ(now.size(), 1);
    EXPECT_EQ(now.first().conditions.size(), 1);
    EXPECT_EQ(now.first().endedOn, QDate(2027, 1, 1));
}

TEST_P(OrderTablesTest, WhatAppliesToSomebodyIsTheirOwnAndEverybodys) {
    domain::Order everybody = order();
    everybody.kind = domain::OrderKind::Pspo;
    everybody.subjectId.clear();
    good(store->write([&](Tx& tx) { return OrderTable::insert(tx, everybody); }));
    good(store->write([this](Tx& tx) { return OrderTable::insert(tx, order()); }));
    EXPECT_EQ(good(store->read([](Tx& tx) { return OrderTable::applyingTo(tx, {}); })).size(), 1);
    EXPECT_EQ(good(store->read([this](Tx& tx) { return OrderTable::applyingTo(tx, {subject.id}); })).size(), 2);
    const auto plain = good(store->read([](Tx& tx) { return plainOrders(tx); }));
    EXPECT_EQ(plain.size(), 1) << "of everybody is of nobody";
    EXPECT_EQ(plain.value(subject.id).first().endsOn, QDate(2028, 2, 29));
}

TEST_P(OrderTablesTest, ItGoesWithItsSubjectAndNothingOfItIsLeft) {
    good(store->write([this](Tx& tx) { return OrderTable::insert(tx, order()); }));
    ErasedCounts counts;
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(eraseRecordsOfSubject(tx, subject.id, counts));
        return eraseSubject(tx, subject.id, counts);
    }));
    EXPECT_EQ(counts.value(QStringLiteral("orders")), 1);
    for (const char* table : {"court_order", "order_condition", "order_premises"}) {
        const auto rows = good(store->read([table](Tx& tx) {
            return tx.one(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table)), {});
        }));
        EXPECT_EQ(rows->integer(0), 0) << table;
    }
    EXPECT_EQ(good(store->read([](Tx& tx) { return ZoneTable::all(tx); })).size(), 1) << "the town's";
}

TEST_P(OrderTablesTest, ZonesAreOfOneNameEachAndAreChangedOnce) {
    const auto twin = store->write([this](Tx& tx) {
        domain::Zone other = zone;
        other.id.clear();
        return ZoneTable::insert(tx, other);
    });
    EXPECT_FALSE(twin.result());
    const auto back = good(store->read([this](Tx& tx) { return ZoneTable::find(tx, zone.id); }));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->outline, zone.outline);
    domain::Zone named = *back;
    named.name = QStringLiteral("Zone B");
    EXPECT_EQ(good(store->write([&](Tx& tx) { return ZoneTable::update(tx, named); })).version, 2);
    const auto late = store->write([&](Tx& tx) { return ZoneTable::remove(tx, *back); }).result();
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::Conflict);
}

} // namespace

STORE_TESTS(OrderTablesTest);

} // namespace watchdesk::store
