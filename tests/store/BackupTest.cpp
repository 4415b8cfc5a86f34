// Backups of both engines, while others write; what is put back, and what is refused.
#include "store/Backup.h"

#include "ChildDesk.h"
#include "StoreFixture.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/MemberTable.h"
#include "store/Verify.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <atomic>

namespace watchdesk::store {

class Backups : public StoreTest {
protected:
    [[nodiscard]] QString path(const char* name) const { return QString::fromStdString(folder.file(name)); }
    Result<BackupFile> back(const char* name, const CopyTold& told = {}) {
        return backUp(options(), path(name), clock, ids, told);
    }
    std::unique_ptr<Store> openAt(const QString& at) {
        StoreOptions o = options();
        o.url = at;
        return taken(Store::open(o, clock, ids));
    }
    Result<void> restore(const char* name, const QString& to) {
        StoreOptions o = options();
        o.url = to;
        return restoreBackup(path(name), o, clock, ids);
    }
    void fill(Store& store, int incidents) {
        town = good(store.write(makeTown));
        good(store.write([&](Tx& tx) -> Result<void> {
            for (int i = 0; i < incidents; ++i) {
                auto incident = incidentAt(town, clock.now());
                incident.narrative = QStringLiteral("number %1").arg(i);
                STORE_CHECK(IncidentTable::insert(tx, incident));
                STORE_CHECK(AuditTable::append(tx, QStringLiteral("test"), QStringLiteral("incident"), {}, {}));
            }
            STORE_CHECK(MediaTable::put(tx, {{}, 0, domain::MediaKind::Recording}, QByteArray(150'000, 'r')));
            return {};
        }));
    }
    void expectWhole(Store& store, int incidents) {
        good(signIn(store, QStringLiteral("Jo Mead"), passphrase));
        EXPECT_EQ(good(store.read([](Tx& tx) { return IncidentTable::list(tx); })).size(), incidents);
        EXPECT_EQ(good(store.read([](Tx& tx) { return verifyStore(tx); })).broken, QStringList());
        // And it is a store like any other: written to, numbered on.
        auto incident = incidentAt(town, clock.now());
        EXPECT_EQ(codeOf(store.write([=](Tx& tx) -> Result<domain::Incident> {
                      STORE_CHECK(AuditTable::append(tx, QStringLiteral("test"), QStringLiteral("incident"), {}, {}));
                      return IncidentTable::insert(tx, incident);
                  })),
                  "a value");
    }
    Town town;
};

STORE_TESTS(Backups);

TEST_P(Backups, ABackupIsAStoreInOneFileThatOpensAndVerifies) {
    auto store = ready();
    fill(*store, 40);
    const auto done = good(back("monday.backup"));
    EXPECT_EQ(done.bytes, QFileInfo(done.file).size());
    EXPECT_EQ(done.sha256.size(), 32);
    EXPECT_EQ(done.auditEntries, 40);
    EXPECT_FALSE(QFile::exists(path("monday.backup.part")));
    EXPECT_EQ(QFile::permissions(done.file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    auto copy = openAt(done.file);
    expectWhole(*copy, 40);
}

TEST_P(Backups, IsPutBackAtANewPlaceOfEitherEngine) {
    auto store = ready();
    fill(*store, 20);
    good(back("b"));
    const QString file = path("restored.watchdesk");
    EXPECT_EQ(codeOf(restore("b", file)), "a value");
    EXPECT_EQ(codeOf(restore("b", file)), "conflict") << "never over a store";
    auto copy = openAt(file);
    expectWhole(*copy, 20);
    test::PostgresServer* server = test::PostgresServer::instance();
    if (server == nullptr)
        GTEST_SKIP() << "PostgreSQL 15 is not installed";
    const QString schema = server->makeSchema();
    EXPECT_EQ(codeOf(restore("b", schema)), "a value");
    EXPECT_EQ(codeOf(restore("b", schema)), "conflict");
    auto served = openAt(schema);
    expectWhole(*served, 20);
}

TEST_P(Backups, OneIsWrittenWhileTheDeskWritesAndHoldsOneMoment) {
    auto store = ready();
    fill(*store, 200);
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    std::thread writer([&] {
        while (!stop) {
            // Two in one transaction: a copy has both or neither.
            good(store->write([&](Tx& tx) -> Result<void> {
                STORE_CHECK(IncidentTable::insert(tx, incidentAt(town, clock.now())));
                STORE_CHECK(IncidentTable::insert(tx, incidentAt(town, clock.now())));
                return {};
            }));
            ++written;
        }
    });
    while (written < 5)
        std::this_thread::yield();
    const auto done = back("busy");
    stop = true;
    writer.join();
    ASSERT_TRUE(done) << done.error().text();
    auto copy = openAt(path("busy"));
    good(signIn(*copy, QStringLiteral("Jo Mead"), passphrase));
    const auto there = good(copy->read([](Tx& tx) { return IncidentTable::list(tx); })).size();
    EXPECT_EQ(there % 2, 0);
    EXPECT_GE(there, 210);
    EXPECT_LE(there, 200 + 2 * written);
    EXPECT_EQ(good(copy->read([](Tx& tx) { return verifyStore(tx); })).broken, QStringList());
}

TEST_P(Backups, TakesNoMoreMemoryForALargeStore) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer keeps memory of its own";
#endif
    {
        auto store = ready();
        good(store->write([](Tx& tx) -> Result<void> {
            STORE_TRY(media, MediaTable::insert(tx, {{}, 0, domain::MediaKind::Recording}));
            for (int i = 0; i < 2000; ++i) // 128 MB
                STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO media_chunk (media_id, number, version, sealed) VALUES "
                                                   "(?, ?, 1, ?)"),
                                    {media.id, i, QByteArray(64 * 1024, static_cast<char>(i))}));
            return {};
        }));
    }
    auto child = startChild({QStringLiteral("backup"), url, path("large")}, folder.file("out"));
    ASSERT_EQ(child.wait(std::chrono::seconds(120)), 0);
    QFile out(path("out"));
    ASSERT_TRUE(out.open(QIODevice::ReadOnly));
    EXPECT_GT(QFileInfo(path("large")).size(), 128'000'000);
    EXPECT_LT(out.readAll().trimmed().toInt(), 110) << "MB at its peak";
}

TEST_P(Backups, WhatIsThereAlreadyAndAFolderThatIsNotAreRefused) {
    auto store = ready();
    fill(*store, 1);
    QFile there(path("taken"));
    ASSERT_TRUE(there.open(QIODevice::WriteOnly));
    there.write("mine");
    there.close();
    EXPECT_EQ(codeOf(back("taken")), "conflict");
    EXPECT_EQ(QFileInfo(there).size(), 4);
    EXPECT_EQ(codeOf(back("no-disk/backup")), "unavailable");
    // A log that a crash left would be played into what is put back beside it.
    good(back("b"));
    QFile log(path("back.watchdesk-wal"));
    ASSERT_TRUE(log.open(QIODevice::WriteOnly));
    EXPECT_EQ(codeOf(restore("b", path("back.watchdesk"))), "conflict");
    EXPECT_EQ(codeOf(store->read([](Tx& tx) { return MemberTable::all(tx); })), "a value");
}

TEST_P(Backups, AStoppedOneLeavesNothing) {
    auto store = ready();
    fill(*store, 1200);
    EXPECT_EQ(codeOf(back("stopped", [](double) { return false; })), "cancelled");
    EXPECT_FALSE(QFile::exists(path("stopped")));
    EXPECT_FALSE(QFile::exists(path("stopped.part")));
    // When all of it is copied already, and it is looked through.
    int atTheEnd = 0;
    EXPECT_EQ(codeOf(back("stopped", [&](double part) { return part < 1 || atTheEnd++ == 0; })), "cancelled");
    EXPECT_FALSE(QFile::exists(path("stopped")));
    EXPECT_FALSE(QFile::exists(path("stopped.part")));
    good(back("stopped")); // and the next one goes through
    EXPECT_EQ(codeOf(checkBackup(path("stopped"), clock, ids, [] { return false; })), "cancelled");
    EXPECT_EQ(codeOf(checkBackup(path("stopped"), clock, ids, [] { return true; })), "a value");
}

TEST_P(Backups, ALookThroughAStoreInUseEndsWhenItIsTold) {
    if (GetParam() != Engine::Sqlite)
        return; // a server looks after its own
    auto store = ready();
    fill(*store, 400);
    EXPECT_EQ(codeOf(checkOpenSqlite(url, [] { return true; })), "a value");
    EXPECT_EQ(codeOf(checkOpenSqlite(url, [] { return false; })), "cancelled");
    EXPECT_EQ(codeOf(store->write([this](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, clock.now())); })),
              "a value");
}

TEST_P(Backups, DamagedOnesAreRefusedAndNothingIsMade) {
    auto store = ready();
    fill(*store, 60);
    good(back("good"));
    QFile file(path("good"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    const auto spoiled = [&](const char* name, const QByteArray& bytes) {
        QFile out(path(name));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    };
    spoiled("short", whole.left(whole.size() / 2));
    QByteArray holed = whole;
    holed.replace(whole.size() / 2, 8192, QByteArray(8192, '\xAA'));
    spoiled("holed", holed);
    spoiled("empty", {});
    spoiled("other", "not a database at all, but some text that is long enough to be looked at");
    for (const char* name : {"short", "holed", "empty", "other"}) {
        const QString to = path("back.watchdesk");
        EXPECT_EQ(codeOf(restore(name, to)), "corrupt") << name;
        EXPECT_FALSE(QFile::exists(to)) << name;
    }
    EXPECT_EQ(codeOf(restore("absent", path("back.watchdesk"))), "not-found");
}

TEST_P(Backups, ABrokenAuditChainIsToldOfAndTheBackupIsKeptAndPutBack) {
    auto store = ready();
    fill(*store, 10);
    good(store->write([](Tx& tx) { return tx.exec(QStringLiteral("DELETE FROM audit WHERE number = 4")); }));
    const auto kept = good(back("broken"));
    EXPECT_FALSE(kept.brokenChain.isEmpty());
    EXPECT_EQ(good(checkBackup(path("broken"), clock, ids)).brokenChain, kept.brokenChain);
    good(restore("broken", path("back.watchdesk")));
    auto copy = openAt(path("back.watchdesk"));
    good(signIn(*copy, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_EQ(good(copy->read([](Tx& tx) { return IncidentTable::list(tx); })).size(), 10);
}

TEST_P(Backups, ABackupIsReadWhereNothingCanBeWrittenBesideIt) {
    auto store = ready();
    fill(*store, 3);
    ASSERT_TRUE(QDir().mkpath(path("medium")));
    const auto done = good(back("medium/monday.backup"));
    EXPECT_EQ(done.brokenChain, QString());
    // Whoever is root writes anywhere: whether anything was made beside it is seen by the folder's time.
    const std::string medium = folder.file("medium");
    const timespec old[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
    ASSERT_EQ(::utimensat(AT_FDCWD, medium.c_str(), old, 0), 0);
    ASSERT_EQ(::chmod(done.file.toLocal8Bit().constData(), 0400), 0);
    ASSERT_EQ(::chmod(medium.c_str(), 0500), 0);
    EXPECT_EQ(good(checkBackup(done.file, clock, ids)).auditEntries, 3);
    EXPECT_EQ(codeOf(restore("medium/monday.backup", path("back.watchdesk"))), "a value");
    ASSERT_EQ(::chmod(medium.c_str(), 0700), 0);
    EXPECT_EQ(QFileInfo(path("medium")).lastModified().toSecsSinceEpoch(), 1'000'000'000);
    auto copy = openAt(path("back.watchdesk"));
    expectWhole(*copy, 3);
}

TEST_P(Backups, WhatLiesInALogBesideACopyIsReadWithIt) {
    if (GetParam() != Engine::Sqlite)
        return;
    auto store = ready();
    fill(*store, 3);
    // As files that were copied while a desk was open: what was written last is in the log.
    ASSERT_TRUE(QFile::copy(url, path("copied")));
    ASSERT_TRUE(QFile::copy(url + QStringLiteral("-wal"), path("copied-wal")));
    EXPECT_EQ(good(checkBackup(path("copied"), clock, ids)).auditEntries, 3);
}

} // namespace watchdesk::store
