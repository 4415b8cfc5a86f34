// Leases of recorders, on each engine.
#include "StoreFixture.h"
#include "store/LeaseTable.h"

namespace watchdesk::store {
namespace {

class LeaseTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        store = ready();
    }
    std::unique_ptr<Store> store;
    RecorderLease take(const char* holder, std::optional<qint64> stale = {}) {
        return good(store->write([=](Tx& tx) {
            return LeaseTable::take(
                tx, {QStringLiteral("SHOP"), QString::fromLatin1(holder), QStringLiteral("Desk"), 0, 5}, stale);
        }));
    }
};

TEST_P(LeaseTest, OneHolderAtATime) {
    EXPECT_EQ(take("a").holder, QStringLiteral("a"));
    const auto second = take("b");
    EXPECT_EQ(second.holder, QStringLiteral("a"));
    EXPECT_EQ(second.beat, 1);
    EXPECT_EQ(take("a").beat, 2);
    // The beat that b thought stale has moved on.
    EXPECT_EQ(take("b", 1).holder, QStringLiteral("a"));
    EXPECT_EQ(take("b", 2).holder, QStringLiteral("b"));
    EXPECT_EQ(take("a").holder, QStringLiteral("b"));
}

TEST_P(LeaseTest, OnlyTheHolderGivesItBack) {
    take("a");
    const auto release = [&](const char* holder) {
        good(store->write(
            [=](Tx& tx) { return LeaseTable::release(tx, QStringLiteral("SHOP"), QString::fromLatin1(holder)); }));
    };
    release("b");
    EXPECT_EQ(take("b").holder, QStringLiteral("a"));
    release("a");
    EXPECT_EQ(take("b").holder, QStringLiteral("b"));
}

TEST_P(LeaseTest, BeatsWriteNoChangeNotes) {
    ChangeLog changes(*store);
    take("a");
    take("a");
    EXPECT_TRUE(good(store->read([](Tx& tx) { return LeaseTable::find(tx, QStringLiteral("SHOP")); })).has_value());
    EXPECT_TRUE(changes.of().isEmpty());
}

STORE_TESTS(LeaseTest);

} // namespace
} // namespace watchdesk::store
