// Stores that cannot be opened or written, each with a sentence and nothing lost.
#include "StoreFixture.h"
#include "store/IncidentTable.h"
#include "store/SettingTable.h"

#include <sys/mount.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace watchdesk::store {

namespace {

class BadStore : public ::testing::Test {
protected:
    [[nodiscard]] Result<std::unique_ptr<Store>> open(const QString& path, qint64 maxPages = 0) {
        StoreOptions options;
        options.url = path;
        options.busyMs = 150;
        options.maxPages = maxPages;
        return Store::open(options, clock, ids);
    }
    QString path(const char* name = "store.watchdesk") { return QString::fromStdString(folder.file(name)); }
    static void write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// Runs SQL beside the store, as another program would.
    void beside(const QString& file, const QStringList& statements, const std::function<void()>& meanwhile = {}) {
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("beside"));
            db.setDatabaseName(file);
            ASSERT_TRUE(db.open());
            for (const QString& statement : statements) {
                QSqlQuery query(db);
                ASSERT_TRUE(query.exec(statement)) << statement.toStdString();
            }
            if (meanwhile)
                meanwhile();
            db.close();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("beside"));
    }
    static Result<Setting> set(Store& store, const QString& key, const QString& value) {
        return store.write([key, value](Tx& tx) { return SettingTable::set(tx, {}, key, value); }).result();
    }

    test::TempDir folder;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
};

void expectSentence(const Result<std::unique_ptr<Store>>& store, const char* code) {
    ASSERT_FALSE(store);
    EXPECT_STREQ(errorCodeName(store.error().code), code);
    EXPECT_GT(store.error().what.size(), 20U);
    EXPECT_FALSE(store.error().todo.empty());
}

} // namespace

TEST_F(BadStore, AFileThatIsNoDatabaseIsCorruptAndLeftAlone) {
    const QByteArray text = "Dear diary, this is no database at all, and should stay as it is.";
    write(path(), text);
    expectSentence(open(path()), "corrupt");
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), text);
}

TEST_F(BadStore, ADatabaseOfAnotherProgramIsCorruptAndLeftAlone) {
    beside(path(),
           {QStringLiteral("CREATE TABLE cats (name TEXT)"), QStringLiteral("INSERT INTO cats VALUES ('Tom')")});
    expectSentence(open(path()), "corrupt");
    beside(path(), {QStringLiteral("DELETE FROM cats WHERE name = 'Tom'")});
}

TEST_F(BadStore, ADatabaseThatWasOverwrittenInsideIsCorrupt) {
    good(set(**open(path()), QStringLiteral("a"), QStringLiteral("1")));
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    file.seek(100); // beyond the magic: the first page's own header and all pages after it
    file.write(QByteArray(static_cast<qsizetype>(size - 100), '\x5a'));
    file.close();
    expectSentence(open(path()), "corrupt");
}

TEST_F(BadStore, ATruncatedDatabaseIsCorrupt) {
    good(set(**open(path()), QStringLiteral("a"), QStringLiteral("1")));
    QFile::resize(path(), 5000);
    const auto store = open(path());
    // Where the cut spares what opening reads, the first real use must say so.
    if (!store) {
        expectSentence(store, "corrupt");
        return;
    }
    EXPECT_EQ(codeOf(set(**store, QStringLiteral("b"), QStringLiteral("1"))), "corrupt");
}

TEST_F(BadStore, AStoreOfALaterVersionIsTooNewAndLeftAlone) {
    good(set(**open(path()), QStringLiteral("a"), QStringLiteral("1")));
    beside(path(), {QStringLiteral("UPDATE schema_version SET current = 99, required = 99")});
    expectSentence(open(path()), "too-new");
    beside(path(),
           {QStringLiteral("UPDATE schema_version SET required = 1")}); // 99 steps, but we may still work with it
    const auto store = open(path());
    ASSERT_TRUE(store) << store.error().text();
    EXPECT_EQ((*store)->schemaVersion(), 99);
}

TEST_F(BadStore, AStoreHeldByAnotherProgramIsLocked) {
    good(set(**open(path()), QStringLiteral("a"), QStringLiteral("1")));
    beside(path(),
           {QStringLiteral("PRAGMA locking_mode=EXCLUSIVE"), QStringLiteral("BEGIN EXCLUSIVE"),
            QStringLiteral("UPDATE setting SET value = '2'"), QStringLiteral("COMMIT")},
           [this] { expectSentence(open(path()), "locked"); });
    EXPECT_TRUE(open(path()));
}

TEST_F(BadStore, AWriteWhileAnotherHoldsTheLockIsLockedAndMayBeDoneAgain) {
    auto opened = open(path());
    ASSERT_TRUE(opened);
    beside(path(), {QStringLiteral("BEGIN IMMEDIATE")}, [&] {
        EXPECT_EQ(codeOf(set(**opened, QStringLiteral("a"), QStringLiteral("1"))), "locked");
        EXPECT_TRUE((*opened)->read([](Tx& tx) { return SettingTable::all(tx); }).result()) << "reading goes on";
    });
    EXPECT_EQ(codeOf(set(**opened, QStringLiteral("a"), QStringLiteral("1"))), "a value");
}

TEST_F(BadStore, AMissingFolderAFolderAndAReadOnlyFileAreSaid) {
    expectSentence(open(path("missing/store.watchdesk")), "unavailable");
    expectSentence(open(QString::fromStdString(folder.path().string())), "invalid-input");
    if (::geteuid() == 0)
        return; // root may write anywhere: the rest needs an ordinary user
    good(set(**open(path()), QStringLiteral("a"), QStringLiteral("1")));
    QFile::setPermissions(path(), QFile::ReadOwner);
    expectSentence(open(path()), "unavailable");
}

TEST_F(BadStore, AReadOnlyDiskIsSaidAndNothingIsWritten) {
    const std::string mounted = folder.file("card");
    std::filesystem::create_directory(mounted);
    if (::geteuid() != 0 || ::mount("tmpfs", mounted.c_str(), "tmpfs", 0, "size=8m") != 0)
        GTEST_SKIP() << "only root may make a file system";
    const QString store = QString::fromStdString(mounted + "/store");
    good(set(**open(store), QStringLiteral("a"), QStringLiteral("1")));
    EXPECT_EQ(::mount("tmpfs", mounted.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, ""), 0);
    expectSentence(open(store), "unavailable");
    EXPECT_FALSE(open(QString::fromStdString(mounted + "/another")));
    EXPECT_EQ(::mount("tmpfs", mounted.c_str(), "tmpfs", MS_REMOUNT, ""), 0);
    EXPECT_EQ(codeOf(set(**open(store), QStringLiteral("b"), QStringLiteral("1"))), "a value");
    ::umount(mounted.c_str());
}

TEST_F(BadStore, AServerThatIsNotThereIsUnavailable) {
    expectSentence(open(QStringLiteral("postgresql://nobody@127.0.0.1:1/nothing")), "unavailable");
}

TEST_F(BadStore, TheFileIsForItsOwnerAlone) {
    const auto store = open(path());
    ASSERT_TRUE(store);
    good(set(**store, QStringLiteral("a"), QStringLiteral("1")));
    for (const char* name : {"store.watchdesk", "store.watchdesk-wal", "store.watchdesk-shm"}) {
        const auto others = QFile::permissions(path(name)) &
                            (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
        EXPECT_TRUE(QFile::exists(path(name)) && !others) << name;
    }
}

namespace {

/// Writes until there is no more room; gives how many were acknowledged.
int fill(Store& store, std::string& lastCode) {
    for (int i = 0; i < 5000; ++i) {
        const auto done = store
                              .write([i](Tx& tx) {
                                  return SettingTable::set(tx, {}, QString::number(i), QString(3000, QLatin1Char('x')));
                              })
                              .result();
        if (!done) {
            lastCode = errorCodeName(done.error().code);
            return i;
        }
    }
    lastCode = "never";
    return 5000;
}

} // namespace

TEST_F(BadStore, AFullDiskLosesNothingAndTheStoreGoesOn) {
    int written = 0;
    std::string code;
    {
        const auto store = open(path(), 300);
        ASSERT_TRUE(store) << store.error().text();
        written = fill(**store, code);
        EXPECT_EQ(code, "disk-full");
        EXPECT_GT(written, 10);
        EXPECT_EQ(good((*store)->read([](Tx& tx) { return SettingTable::all(tx); })).size(), written);
        EXPECT_EQ(codeOf(set(**store, QStringLiteral("0"), QStringLiteral("small"))), "a value")
            << "what needs no room still works";
    }
    const auto store = open(path());
    ASSERT_TRUE(store);
    EXPECT_EQ(good((*store)->read([](Tx& tx) { return SettingTable::all(tx); })).size(), written);
    EXPECT_EQ(codeOf(set(**store, QStringLiteral("more"), QStringLiteral("1"))), "a value");
}

TEST_F(BadStore, ARealFullFileSystemLosesNothing) {
    const std::string mounted = folder.file("small");
    std::filesystem::create_directory(mounted);
    if (::geteuid() != 0 || ::mount("tmpfs", mounted.c_str(), "tmpfs", 0, "size=2800k") != 0)
        GTEST_SKIP() << "only root may make a small file system";
    std::string code;
    int written = 0;
    {
        auto store = open(QString::fromStdString(mounted + "/store"));
        ASSERT_TRUE(store) << store.error().text();
        written = fill(**store, code);
        EXPECT_EQ(code, "disk-full");
        EXPECT_EQ(good((*store)->read([](Tx& tx) { return SettingTable::all(tx); })).size(), written);
        ::mount("tmpfs", mounted.c_str(), "tmpfs", MS_REMOUNT, "size=8m"); // somebody frees some space
        EXPECT_EQ(codeOf(set(**store, QStringLiteral("more"), QStringLiteral("1"))), "a value");
        EXPECT_EQ(good((*store)->read([](Tx& tx) { return SettingTable::all(tx); })).size(), written + 1);
    }
    ::umount(mounted.c_str());
    EXPECT_GT(written, 10);
}

TEST_F(BadStore, AFileSystemWithoutAnyRoomIsDiskFullAtTheOpening) {
    const std::string mounted = folder.file("tiny");
    std::filesystem::create_directory(mounted);
    if (::geteuid() != 0 || ::mount("tmpfs", mounted.c_str(), "tmpfs", 0, "size=64k") != 0)
        GTEST_SKIP() << "only root may make a small file system";
    expectSentence(open(QString::fromStdString(mounted + "/store")), "disk-full");
    ::umount(mounted.c_str());
}

} // namespace watchdesk::store
