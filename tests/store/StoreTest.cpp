#include "StoreFixture.h"
#include "store/ChangeTable.h"
#include "store/IncidentTable.h"
#include "store/Migrations.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/SettingTable.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>

#include <atomic>

namespace watchdesk::store {

using StoreBasics = StoreTest;
STORE_TESTS(StoreBasics);

TEST_P(StoreBasics, OpensMigratesAndOpensAgainWithoutAnythingToDo) {
    {
        auto store = open();
        EXPECT_EQ(store->schemaVersion(), migrations().size());
        EXPECT_EQ(store->engine(),
                  GetParam() == Engine::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql"));
        EXPECT_FALSE(store->keyring().hasKeys());
    }
    auto again = open();
    EXPECT_EQ(again->schemaVersion(), migrations().size());
}

TEST_P(StoreBasics, TwoProgramsMayMakeTheStoreAtOnce) {
    std::atomic<int> opened = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            const auto store = Store::open(options(), clock, ids);
            opened += store ? 1 : 0;
            EXPECT_TRUE(store) << store.error().text();
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(opened, 4);
}

TEST_P(StoreBasics, AClosureThatReturnsAnErrorLeavesNothing) {
    auto store = open();
    const auto refused = store->write([](Tx& tx) -> Result<int> {
        STORE_CHECK(SettingTable::set(tx, {}, QStringLiteral("colour"), QStringLiteral("green")));
        return Error{ErrorCode::Refused, "no", {}, {}};
    });
    EXPECT_EQ(codeOf(refused), "refused");
    EXPECT_FALSE(good(store->read([](Tx& tx) { return SettingTable::find(tx, {}, QStringLiteral("colour")); })));
    EXPECT_EQ(good(store->read([](Tx& tx) { return ChangeTable::last(tx); })), 0);
}

TEST_P(StoreBasics, AnExceptionIsInternalAndLeavesNothingAndTheStoreGoesOn) {
    auto store = open();
    const auto thrown = store->write([](Tx& tx) -> Result<int> {
        STORE_CHECK(SettingTable::set(tx, {}, QStringLiteral("colour"), QStringLiteral("green")));
        throw std::runtime_error("what never happens");
    });
    EXPECT_EQ(codeOf(thrown), "internal");
    EXPECT_FALSE(good(store->read([](Tx& tx) { return SettingTable::find(tx, {}, QStringLiteral("colour")); })));
    EXPECT_EQ(good(store->write([](Tx& tx) {
                  return SettingTable::set(tx, {}, QStringLiteral("colour"), QStringLiteral("red"));
              })).version,
              1);
}

TEST_P(StoreBasics, AFailedStatementBreaksTheTransactionEvenIfItsErrorIsIgnored) {
    auto store = open();
    const auto ignored = store->write([](Tx& tx) -> Result<int> {
        STORE_CHECK(SettingTable::set(tx, {}, QStringLiteral("a"), QStringLiteral("1")));
        (void)tx.exec(QStringLiteral("INSERT INTO setting (scheme_id, key, version, value) VALUES ('', 'a', 1, '2')"));
        return 1;
    });
    EXPECT_EQ(codeOf(ignored), "conflict");
    EXPECT_TRUE(good(store->read([](Tx& tx) { return SettingTable::all(tx); })).isEmpty());
}

TEST_P(StoreBasics, AnAttemptThatFailsIsUndoneAlone) {
    auto store = open();
    good(store->write([](Tx& tx) -> Result<int> {
        STORE_CHECK(SettingTable::set(tx, {}, QStringLiteral("a"), QStringLiteral("1")));
        const auto tried = tx.attempt([&tx]() -> Result<void> {
            STORE_CHECK(SettingTable::set(tx, {}, QStringLiteral("b"), QStringLiteral("1")));
            STORE_CHECK(tx.exec(
                QStringLiteral("INSERT INTO setting (scheme_id, key, version, value) VALUES ('', 'a', 1, '2')")));
            return {};
        });
        EXPECT_EQ(codeOf(tried), "conflict");
        STORE_CHECK(SettingTable::set(tx, {}, QStringLiteral("c"), QStringLiteral("1")));
        return 1;
    }));
    const auto all = good(store->read([](Tx& tx) { return SettingTable::all(tx); }));
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.at(0).key, QStringLiteral("a"));
    EXPECT_EQ(all.at(1).key, QStringLiteral("c"));
}

TEST_P(StoreBasics, AReaderMayNotWrite) {
    auto store = open();
    const auto written =
        store->read([](Tx& tx) { return SettingTable::set(tx, {}, QStringLiteral("a"), QStringLiteral("1")); });
    EXPECT_NE(codeOf(written), "a value");
    EXPECT_TRUE(good(store->read([](Tx& tx) { return SettingTable::all(tx); })).isEmpty());
}

TEST_P(StoreBasics, WhatAReaderSeesDoesNotChangeUnderIt) {
    auto store = open();
    const auto counts = store->read([&store](Tx& tx) -> Result<QVector<qint64>> {
        STORE_TRY(before, ChangeTable::last(tx));
        // The writer works on its own thread meanwhile.
        good(
            store->write([](Tx& wtx) { return SettingTable::set(wtx, {}, QStringLiteral("a"), QStringLiteral("1")); }));
        STORE_TRY(after, ChangeTable::last(tx));
        return QVector<qint64>{before, after};
    });
    EXPECT_EQ(good(counts), (QVector<qint64>{0, 0}));
    EXPECT_EQ(good(store->read([](Tx& tx) { return ChangeTable::last(tx); })), 1);
}

TEST_P(StoreBasics, TheSecondWriterOfAVersionIsTold) {
    auto store = open();
    const auto scheme = good(store->write([](Tx& tx) {
        return SchemeTable::insert(tx, {{},
                                        0,
                                        domain::SchemeKind::PubWatch,
                                        QStringLiteral("Pub"),
                                        QStringLiteral("Ashby"),
                                        QStringLiteral("PUB")});
    }));
    EXPECT_EQ(scheme.version, 1);
    auto first = scheme;
    first.name = QStringLiteral("first");
    auto second = scheme;
    second.name = QStringLiteral("second");
    EXPECT_EQ(good(store->write([first](Tx& tx) { return SchemeTable::update(tx, first); })).version, 2);
    EXPECT_EQ(codeOf(store->write([second](Tx& tx) { return SchemeTable::update(tx, second); })), "conflict");
    EXPECT_EQ(good(store->read([&](Tx& tx) { return SchemeTable::find(tx, scheme.id); }))->name,
              QStringLiteral("first"));
    auto nobody = scheme;
    nobody.id = QStringLiteral("nobody");
    EXPECT_EQ(codeOf(store->write([nobody](Tx& tx) { return SchemeTable::update(tx, nobody); })), "not-found");
}

TEST_P(StoreBasics, AReferenceToNothingIsRefused) {
    auto store = open();
    domain::RadioSet set;
    set.schemeId = QStringLiteral("no such scheme");
    set.callSign = QStringLiteral("C01");
    EXPECT_EQ(codeOf(store->write([set](Tx& tx) { return RadioSetTable::insert(tx, set); })), "not-found");
}

TEST_P(StoreBasics, ChangesOfBothDesksReachBothDesksOnceAndInOrder) {
    auto one = open(QStringLiteral("one"));
    auto two = open(QStringLiteral("two"));
    ChangeLog seenByOne(*one);
    ChangeLog seenByTwo(*two);
    constexpr int each = 60;
    const auto writeAll = [](Store& store) {
        for (int i = 0; i < each; ++i)
            good(store.write([i](Tx& tx) {
                return SettingTable::set(tx, {}, tx.desk() + QString::number(i), QStringLiteral("x"));
            }));
    };
    std::thread other([&] { writeAll(*two); });
    writeAll(*one);
    other.join();
    ASSERT_TRUE(seenByOne.wait(2 * each));
    ASSERT_TRUE(seenByTwo.wait(2 * each));
    for (ChangeLog* log : {&seenByOne, &seenByTwo}) {
        const auto changes = log->of();
        ASSERT_EQ(changes.size(), 2 * each);
        QSet<QString> seen;
        for (int i = 0; i < changes.size(); ++i) {
            seen.insert(changes.at(i).id);
            if (i > 0) {
                EXPECT_GT(changes.at(i).seq, changes.at(i - 1).seq);
            }
        }
        EXPECT_EQ(seen.size(), 2 * each);
    }
}

TEST_P(StoreBasics, IncidentNumbersAscendFromOneWithoutAGap) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    QVector<QFuture<Result<domain::Incident>>> answers;
    for (int i = 0; i < 20; ++i)
        answers.append(
            store->write([town, i](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, 1000 + i)); }));
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(good(answers.at(i)).number, i + 1);
}

TEST_P(StoreBasics, EverythingAskedForIsDoneBeforeTheStoreIsGone) {
    QVector<QFuture<Result<Setting>>> answers;
    {
        auto store = open();
        for (int i = 0; i < 50; ++i)
            answers.append(store->write(
                [i](Tx& tx) { return SettingTable::set(tx, {}, QString::number(i), QStringLiteral("x")); }));
    }
    for (const auto& answer : answers)
        EXPECT_TRUE(answer.isFinished() && answer.result());
    EXPECT_EQ(good(open()->read([](Tx& tx) { return SettingTable::all(tx); })).size(), 50);
}

TEST_P(StoreBasics, TheActorIsWhoWasSignedInWhenItWasAskedFor) {
    auto store = open();
    store->setActor(QStringLiteral("p1"));
    const auto first = store->read([](Tx& tx) -> Result<QString> { return tx.actor(); });
    store->setActor(QStringLiteral("p2"));
    const auto second = store->read([](Tx& tx) -> Result<QString> { return tx.actor(); });
    EXPECT_EQ(good(first), QStringLiteral("p1"));
    EXPECT_EQ(good(second), QStringLiteral("p2"));
}

TEST(PostgresOnly, TheStoreGoesOnAfterTheServerDroppedEveryConnection) {
    test::PostgresServer* server = test::PostgresServer::instance();
    if (server == nullptr)
        GTEST_SKIP() << "PostgreSQL 15 is not installed";
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    StoreOptions options;
    options.url = server->makeSchema();
    auto store = Store::open(options, clock, ids);
    ASSERT_TRUE(store) << store.error().text();
    const auto write = [&] {
        return (*store)
            ->write([](Tx& tx) { return SettingTable::set(tx, {}, QStringLiteral("a"), QStringLiteral("1")); })
            .result();
    };
    ASSERT_TRUE(write());
    server->dropConnections();
    const auto after = write();
    ASSERT_TRUE(after) << after.error().text();
    EXPECT_EQ(after->version, 2);
    EXPECT_EQ(good((*store)->read([](Tx& tx) { return SettingTable::all(tx); })).size(), 1);
}

// A store that was migrated once is not migrated again: a change to one of these files is a migration of its own.
TEST(MigrationFiles, AreFrozen) {
    const QHash<QString, QByteArray> frozen{
        {QStringLiteral("001_first.sql"), "db970e435c59293008e7aa47a8f8159c705879bfb2819a2f4e5b2e73df50417b"},
        {QStringLiteral("002_faces.sql"), "b8ed6ea13e412517eb45d1d3d689d05e84f819e643496e99563343ab76b0d57b"},
        {QStringLiteral("003_meetings.sql"), "10222d4b85a2738d1216cc88b0ac06fce5304ff9c76782ccd84b3a981c2b9406"},
        {QStringLiteral("004_keys.sql"), "af08d37383001610516bc47c8831adbb0de6c1d1fe4a73eabe37aac168252f6a"},
        {QStringLiteral("005_backups.sql"), "9878a13dfbec0cc33ee0c2f5091d49a23df50b8fbd66516e61bdaf839215f7e7"},
        {QStringLiteral("006_audit.sql"), "376ae8861f2487090b3c3533db52d4ca6c306c22bbf11162e302836d784c7f81"},
        {QStringLiteral("007_erasure.sql"), "b9ff75c1fbbcd5aed8e5a7dcdf50e9b2a27abdc110107930df83f221ca79ec2c"},
        {QStringLiteral("008_lookup.sql"), "a363a9181f06dab9804fba33040a3d30de7e0e09dfa3601b43d782f5e3398abb"},
        {QStringLiteral("009_members.sql"), "b660db1743f491199af2c21a47a5a8233f8081d6a6705412945130e15565befd"},
        {QStringLiteral("010_lease.sql"), "9a2be224bba01d515d5cdada98cbcb47eaf4b220b204fe0f8046e71075d0a894"},
        {QStringLiteral("011_emergency.sql"), "35caa921dcd3a90f512b2c45c3384fe32f149334bdbbaeeb6e4f99036637a7cd"},
        {QStringLiteral("012_watch.sql"), "bd5d40a20d2c1b6cd3b8d7f5167421cdd070769e694947f8dee366c28baa3635"},
        {QStringLiteral("013_text.sql"), "016a2ed8463d89589b14e00f54a5835333eb9fac27e18edeb55d8ebe49e42abe"},
        {QStringLiteral("014_orders.sql"), "dcfd1255485c7f79ecc9de91243bdb4ad2330c188458a192ccc76a235f0918e5"},
        {QStringLiteral("015_cases.sql"), "348e1e0f736a567bac14ee2701c962cc37114482c988da70bbec8b402b81e70d"},
        {QStringLiteral("016_steps.sql"), "4389637ac4f8ec260f01b9280f32bcb690aca3bb2193dc28246180e3a30fd27f"},
        {QStringLiteral("017_outbox.sql"), "1bdb6afffc3931dc720a3a9790c85a2cefce8150bcf389c6c8ba5be697ad5ae9"},
        {QStringLiteral("018_shelf.sql"), "54a78d088f89fc0643528390817ec8b8067fbcfb0043a3d512e3f8750a54666b"},
        {QStringLiteral("019_audit_at.sql"), "d74bffbd965373e75f0edec873e99f51cdf03479609bf6b7e598a6cf1f5dc44c"}};
    ASSERT_EQ(migrations().size(), frozen.size()) << "add the new file and its SHA-256 here";
    for (const Migration& migration : migrations())
        EXPECT_EQ(QCryptographicHash::hash(migration.sql.toUtf8(), QCryptographicHash::Sha256).toHex(),
                  frozen.value(migration.name))
            << migration.name.toStdString();
}

TEST(MigrationFiles, AreNumberedWithoutAGapAndSplitIntoStatements) {
    for (int i = 0; i < migrations().size(); ++i) {
        EXPECT_EQ(migrations().at(i).number, i + 1);
        for (const Engine engine : {Engine::Sqlite, Engine::PostgreSql}) {
            for (const QString& statement : statementsFor(migrations().at(i), engine))
                EXPECT_FALSE(statement.contains(QLatin1String("{{")) || statement.contains(QLatin1String("--")))
                    << statement.toStdString();
        }
    }
    const Migration odd{
        1, {}, QStringLiteral("-- a; b\nCREATE TABLE a (x {{int}} CHECK (x <> 'a;b'));\n\n;INSERT INTO a VALUES (1)")};
    EXPECT_EQ(statementsFor(odd, Engine::Sqlite),
              (QStringList{QStringLiteral("CREATE TABLE a (x INTEGER CHECK (x <> 'a;b'))"),
                           QStringLiteral("INSERT INTO a VALUES (1)")}));
}

} // namespace watchdesk::store
