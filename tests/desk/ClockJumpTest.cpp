// A machine whose clock is wrong for a while: an hour back, ten years on.
#include "DeskFixture.h"
#include "store/AuditTable.h"

namespace watchdesk::desk {
namespace {

constexpr UtcMs hour = 3'600'000;
constexpr UtcMs tenYears = 10LL * 365 * 24 * hour;

using ClockJumpTest = DeskFixture;

TEST_F(ClockJumpTest, EntriesStayInTheOrderInWhichTheyWereMade) {
    QStringList logged{log(QStringLiteral("C07 theft razors")).incident.id};
    for (const UtcMs by : {-hour, tenYears, -tenYears}) {
        clock.advance(by);
        logged << log(QStringLiteral("C12 theft coats")).incident.id;
    }
    const auto entries = desk->store().read([](store::Tx& tx) { return store::AuditTable::list(tx); }).result();
    ASSERT_TRUE(entries);
    QStringList seen;
    qint64 last = entries->first().number + 1;
    for (const auto& entry : *entries) {
        EXPECT_EQ(entry.number, last - 1) << "by number, whatever the time says";
        last = entry.number;
        if (entry.action == QLatin1String("incident.log"))
            seen.prepend(entry.entityId);
    }
    EXPECT_EQ(seen, logged);
    QStringList sorted = logged;
    sorted.sort();
    EXPECT_EQ(sorted, logged) << "ids ascend all the same";
    EXPECT_EQ(desk->lists().verify().result()->broken, QStringList());
}

TEST_F(ClockJumpTest, NobodyIsKeptOutBeyondTheWaitItself) {
    desk->lock();
    for (int i = 0; i < 4; ++i)
        EXPECT_FALSE(desk->signIn(person, QStringLiteral("not it")).result());
    for (const UtcMs by : {-hour, tenYears, -tenYears}) {
        clock.advance(by);
        if (by < 0) {
            EXPECT_FALSE(desk->signIn(person, passphrase).result()) << "the wait is not forgotten";
        }
        clock.advance(60'000);
        EXPECT_TRUE(desk->signIn(person, passphrase).result()) << "nor longer than itself";
        desk->lock();
        for (int i = 0; i < 4; ++i)
            EXPECT_FALSE(desk->signIn(person, QStringLiteral("not it")).result());
    }
}

} // namespace
} // namespace watchdesk::desk
