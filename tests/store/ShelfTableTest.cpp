// Suspended sources, and the feed by its times and records, on each engine.
#include "store/ShelfTable.h"

#include "StoreFixture.h"
#include "store/FeedTable.h"

namespace watchdesk::store {
namespace {

class ShelfTableTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        store = ready();
    }
    static domain::Shelf shelf(const char* source, UtcMs until, const char* desk = "desk1") {
        domain::Shelf out;
        out.desk = QString::fromLatin1(desk);
        out.source = QString::fromLatin1(source);
        out.name = QStringLiteral("C07 Hallam Pharmacy");
        out.reason = QStringLiteral("battery tests");
        out.by = QStringLiteral("jo");
        out.since = 5;
        out.until = until;
        out.fromSeq = 41;
        return out;
    }
    domain::Shelf kept(const domain::Shelf& value) {
        return good(store->write([&](Tx& tx) { return ShelfTable::insert(tx, value); }));
    }
    qint64 append(domain::FeedKind kind, UtcMs at, const char* code = "", const char* record = "") {
        domain::FeedEntry entry;
        entry.kind = kind;
        entry.at = at;
        entry.code = QString::fromLatin1(code);
        entry.recordId = QString::fromLatin1(record);
        return good(store->write([&](Tx& tx) { return FeedTable::append(tx, entry); })).seq;
    }
    std::optional<qint64> rowAt(UtcMs at, const QVector<domain::FeedKind>& kinds = {}) {
        return good(store->read([&](Tx& tx) { return FeedTable::seqAt(tx, at, kinds); }));
    }
    std::unique_ptr<Store> store;
};

TEST_P(ShelfTableTest, AShelfComesBackAsItWasAndIsOfItsDesk) {
    const auto late = kept(shelf("set:1", 900));
    const auto soon = kept(shelf("gateway:SHOP", 300));
    kept(shelf("set:1", 100, "desk2"));
    const auto ours = good(store->read([](Tx& tx) { return ShelfTable::ofDesk(tx, QStringLiteral("desk1")); }));
    ASSERT_EQ(ours.size(), 2);
    EXPECT_EQ(ours.at(0).id, soon.id) << "the first to end first";
    EXPECT_EQ(ours.at(1).name, QStringLiteral("C07 Hallam Pharmacy"));
    EXPECT_EQ(ours.at(1).reason, QStringLiteral("battery tests"));
    EXPECT_EQ(ours.at(1).until, 900);
    EXPECT_EQ(ours.at(1).fromSeq, 41);
    good(store->write([&](Tx& tx) { return ShelfTable::remove(tx, late); }));
    EXPECT_FALSE(good(store->read([&](Tx& tx) { return ShelfTable::find(tx, late.id); })));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return ShelfTable::remove(tx, late); })), "not-found");
}

TEST_P(ShelfTableTest, ASourceIsSuspendedOnceADesk) {
    kept(shelf("set:1", 900));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return ShelfTable::insert(tx, shelf("set:1", 950)); })), "conflict");
}

TEST_P(ShelfTableTest, WhileTheRecordsAreLockedItHoldsWithoutSayingWhy) {
    kept(shelf("set:1", 900));
    store->keyring().lock();
    const auto ours = good(store->read([](Tx& tx) { return ShelfTable::ofDesk(tx, QStringLiteral("desk1")); }));
    ASSERT_EQ(ours.size(), 1);
    EXPECT_EQ(ours.first().source, QStringLiteral("set:1"));
    EXPECT_TRUE(ours.first().name.isEmpty());
    EXPECT_TRUE(ours.first().reason.isEmpty());
}

TEST_P(ShelfTableTest, TheRowAtATime) {
    using domain::FeedKind;
    const qint64 first = append(FeedKind::System, 100, "signed-in");
    const qint64 second = append(FeedKind::Transmission, 200, "", "over-1");
    const qint64 third = append(FeedKind::System, 300, "gateway-lost");
    const qint64 behind = append(FeedKind::Transmission, 250, "", "over-2"); // another desk's clock
    EXPECT_EQ(rowAt(99), std::nullopt);
    EXPECT_EQ(rowAt(100), first);
    EXPECT_EQ(rowAt(249), second);
    EXPECT_EQ(rowAt(250), behind);
    EXPECT_EQ(rowAt(1'000'000), third);
    EXPECT_EQ(rowAt(1'000'000, {FeedKind::Transmission}), behind);
    EXPECT_EQ(rowAt(240, {FeedKind::System}), first);
    EXPECT_EQ(rowAt(240, {FeedKind::Alert}), std::nullopt);
    const auto of = good(store->read([](Tx& tx) {
        return FeedTable::seqsOf(tx, FeedKind::Transmission, {QStringLiteral("over-2"), QStringLiteral("none")});
    }));
    EXPECT_EQ(of, QVector<qint64>{behind});
    EXPECT_EQ(good(store->read([&](Tx& tx) { return FeedTable::seqsAfter(tx, second); })),
              (QVector<qint64>{third, behind}));
    EXPECT_EQ(good(store->read([](Tx& tx) { return FeedTable::newestSeq(tx); })), behind);
}

TEST_P(ShelfTableTest, AlarmsSinceATime) {
    using domain::FeedKind;
    append(FeedKind::Alert, 50, "", "alert-0");
    append(FeedKind::System, 100, "gateway-lost");
    append(FeedKind::System, 110, "gateway-back");
    append(FeedKind::Emergency, 120, "", "emergency-1");
    append(FeedKind::Alert, 115, "", "alert-1");
    append(FeedKind::Incident, 130, "gateway-lost", "incident-1");
    EXPECT_EQ(good(store->read([](Tx& tx) { return FeedTable::alarmTimes(tx, 100); })),
              (QVector<UtcMs>{100, 115, 120}));
}

STORE_TESTS(ShelfTableTest);

} // namespace
} // namespace watchdesk::store
