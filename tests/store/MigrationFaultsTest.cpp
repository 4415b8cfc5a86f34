// Migrations that two programs begin, that fail half-way, and that are killed in the middle.
#include "ChildDesk.h"
#include "OldSchema.h"
#include "StoreFixture.h"
#include "store/Migrations.h"

#include <QThread>

#include <atomic>
#include <csignal>
#include <thread>

namespace watchdesk::store {

namespace {

constexpr int erasure = 7; // the migration that these tests stop: a table, its index, a column of a table that is there

} // namespace

class MigrationFaults : public StoreTest {
protected:
    std::unique_ptr<Connection> connect(int busyMs = 5000) const {
        return taken(Connection::open({url, false, busyMs, 0}));
    }
    [[nodiscard]] qint64 number(const QString& sql) const {
        qint64 value = -1;
        good(connect()->forEach(sql, {}, [&value](const Row& row) -> Result<void> {
            value = row.integer(0);
            return {};
        }));
        return value;
    }
    /// Whether anything of migration 007 is there.
    [[nodiscard]] bool begun() const {
        const bool table =
            number(GetParam() == Engine::Sqlite
                       ? QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE name = 'erasure'")
                       : QStringLiteral("SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('erasure')")) > 0;
        const bool column = connect()->direct(QStringLiteral("SELECT erased_ms FROM incident LIMIT 1")).has_value();
        return table || column;
    }
    /// Waits until a child is held in the middle of its migration: SQLite's lock stays taken, or the server says so.
    [[nodiscard]] bool waitUntilInTheMiddle() const {
        int seen = 0;
        for (int waited = 0; waited < 1500 && seen < 25; ++waited) {
            if (GetParam() == Engine::Sqlite) {
                auto other = connect(0);
                const bool free = other->begin().has_value();
                other->rollback();
                seen = free ? 0 : seen + 1;
            } else {
                seen += number(QStringLiteral("SELECT COUNT(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation "
                                              "WHERE NOT l.granted AND c.oid = to_regclass('incident')")) > 0
                            ? 25
                            : 0;
            }
            QThread::msleep(20);
        }
        return seen >= 25;
    }
    /// It goes on where it was.
    void expectOpens() {
        auto store = open();
        EXPECT_EQ(store->schemaVersion(), migrations().size());
        EXPECT_TRUE(begun());
    }
};
STORE_TESTS(MigrationFaults);

TEST_P(MigrationFaults, ManyProgramsThatOpenAnOldStoreAtOnceMigrateItOnce) {
    good(makeOldStore(url, 3));
    std::vector<os::Process> children;
    for (int i = 0; i < 3; ++i)
        children.push_back(startChild({QStringLiteral("open"), url}, folder.file("open" + std::to_string(i))));
    std::vector<std::thread> threads;
    std::atomic<int> opened = 0;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] {
            StoreOptions patient = options();
            patient.busyMs = 30'000;
            const auto store = Store::open(patient, clock, ids);
            EXPECT_TRUE(store) << store.error().text();
            opened += store && (*store)->schemaVersion() == migrations().size() ? 1 : 0;
        });
    for (std::thread& thread : threads)
        thread.join();
    for (os::Process& child : children)
        EXPECT_EQ(child.wait(std::chrono::seconds(60)), 0);
    EXPECT_EQ(opened, 3);
    EXPECT_EQ(number(QStringLiteral("SELECT COUNT(*) FROM schema_version")), 1);
}

TEST_P(MigrationFaults, AnErrorInTheMiddleLeavesTheOldSchemaWhole) {
    good(makeOldStore(url, erasure - 1));
    // Its second statement finds its name taken.
    good(connect()->direct(QStringLiteral("CREATE INDEX erasure_record ON setting (value)")));
    EXPECT_NE(codeOf(Store::open(options(), clock, ids)), "a value");
    EXPECT_EQ(good(schemaOf(url)), erasure - 1);
    EXPECT_FALSE(begun());
    good(connect()->direct(QStringLiteral("DROP INDEX erasure_record")));
    expectOpens();
}

TEST_P(MigrationFaults, AKillInTheMiddleLeavesTheOldSchemaWhole) {
    good(makeOldStore(url, erasure - 1));
    auto holding = connect();
    if (GetParam() == Engine::Sqlite) {
        // Its last statement never comes to an end.
        QStringList rows;
        for (int i = 0; i < 2000; ++i)
            rows << QStringLiteral("('', '%1', 1, '')").arg(i);
        good(holding->direct(QStringLiteral("INSERT INTO setting (scheme_id, key, version, value) VALUES ") +
                             rows.join(QLatin1Char(','))));
        good(holding->direct(QStringLiteral("CREATE TRIGGER slow AFTER UPDATE ON schema_version BEGIN SELECT COUNT(*) "
                                            "FROM setting a, setting b, setting c, setting d; END")));
    } else {
        // Its third statement waits for a table that somebody reads.
        good(holding->direct(QStringLiteral("BEGIN")));
        good(holding->direct(QStringLiteral("SELECT COUNT(*) FROM incident")));
    }
    auto child = startChild({QStringLiteral("open"), url}, folder.file("killed"));
    ASSERT_TRUE(waitUntilInTheMiddle()) << "it came to an end before it could be killed";
    child.signal(SIGKILL);
    EXPECT_EQ(child.wait(std::chrono::seconds(10)), 128 + SIGKILL);
    holding->rollback();
    if (GetParam() == Engine::Sqlite)
        good(holding->direct(QStringLiteral("DROP TRIGGER slow")));
    holding.reset();
    EXPECT_EQ(good(schemaOf(url)), erasure - 1);
    EXPECT_FALSE(begun());
    expectOpens();
}

} // namespace watchdesk::store
