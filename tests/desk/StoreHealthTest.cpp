// A desk after a stop that was none of its own: the store's file looked through, and what a damaged one means.
#include "desk/StoreHealth.h"

#include "DeskFixture.h"
#include "desk/BackupDesk.h"
#include "store/MediaTable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace watchdesk::desk {
namespace {

class StoreHealthTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        (void)log(QStringLiteral("C07 theft razors"));
        // A store of some size, so that its middle is in none of the tables that are read when it is opened.
        const auto filled = desk->store()
                                .write([](store::Tx& tx) -> Result<void> {
                                    for (int i = 0; i < 40; ++i) {
                                        if (auto put = store::MediaTable::put(tx, {{}, 0, domain::MediaKind::Recording},
                                                                              QByteArray(100'000, 'r'));
                                            !put)
                                            return put.error();
                                    }
                                    return {};
                                })
                                .result();
        ASSERT_TRUE(filled) << filled.error().text();
    }
    [[nodiscard]] QString mark() const { return options.url + QStringLiteral(".spool/unclean"); }
    /// As after a crash: a folder in the spool whose program is gone.
    void crash() {
        closeDesk();
        ASSERT_TRUE(QDir().mkpath(options.url + QStringLiteral(".spool/gone")));
    }
    /// A page in the middle of the file is no longer what it was.
    void damage() {
        QFile file(options.url);
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        ASSERT_GT(file.size(), 3'000'000);
        file.seek(file.size() / 2 / 4096 * 4096);
        file.write(QByteArray(4096, '\xaa'));
    }
    /// The first page of each of these tables is no longer what it was; the store was closed as it should be.
    void damageTables(const QStringList& tables) {
        QVector<qint64> pages;
        for (const QString& table : tables) {
            const auto root =
                desk->store()
                    .read([table](store::Tx& tx) {
                        return tx.one(QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = ?"), {table});
                    })
                    .result();
            ASSERT_TRUE(root && *root);
            pages.append((*root)->integer(0));
        }
        closeDesk();
        QFile file(options.url);
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        for (const qint64 page : pages) {
            file.seek((page - 1) * 4096);
            file.write(QByteArray(4096, '\xaa'));
        }
    }
    [[nodiscard]] QByteArray fileBytes() const {
        QFile file(options.url);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    Health::Is found() {
        EXPECT_TRUE(eventually([&] {
            return desk->health().state().is == Health::Is::Sound || desk->health().state().is == Health::Is::Damaged;
        }));
        return desk->health().state().is;
    }
};

TEST_F(StoreHealthTest, AfterAnOrdinaryStopNothingIsLookedAt) {
    closeDesk();
    openDesk();
    EXPECT_EQ(desk->health().state().is, Health::Is::NotLookedAt);
    EXPECT_FALSE(QFile::exists(mark()));
}

TEST_F(StoreHealthTest, AfterACrashAWholeStoreIsFoundSoundOnce) {
    crash();
    openDesk();
    EXPECT_EQ(found(), Health::Is::Sound);
    EXPECT_FALSE(QFile::exists(mark()));
    (void)log(QStringLiteral("C12 theft coats"));
    closeDesk();
    openDesk();
    EXPECT_EQ(desk->health().state().is, Health::Is::NotLookedAt);
}

TEST_F(StoreHealthTest, ALookThatWasStoppedIsDueAtTheNextStart) {
    crash();
    // As a program leaves it that was closed before its look came to an end.
    ASSERT_TRUE(QFile::remove(options.url + QStringLiteral(".spool/gone")) ||
                QDir(options.url + QStringLiteral(".spool")).rmdir(QStringLiteral("gone")));
    QFile due(mark());
    ASSERT_TRUE(due.open(QIODevice::WriteOnly));
    due.close();
    openDesk();
    EXPECT_EQ(found(), Health::Is::Sound);
    EXPECT_FALSE(QFile::exists(mark()));
}

TEST_F(StoreHealthTest, ADamagedPageIsFoundReadingGoesOnAndNothingMoreIsWritten) {
    const QString backup = QString::fromStdString(dir.file("good.backup"));
    ASSERT_TRUE(desk->backups().backUp(backup).result());
    clock.advance(60'000);
    const QString torn = QString::fromStdString(dir.file("torn.backup"));
    ASSERT_TRUE(desk->backups().backUp(torn).result());
    ASSERT_TRUE(QFile::resize(torn, QFileInfo(torn).size() / 2));
    crash();
    damage();
    openDesk(false);
    ASSERT_TRUE(desk);
    ASSERT_EQ(found(), Health::Is::Damaged);
    const Health state = desk->health().state();
    ASSERT_TRUE(state.damage);
    EXPECT_FALSE(state.damage->todo.empty());
    ASSERT_TRUE(state.lastGood);
    EXPECT_EQ(state.lastGood->file, backup) << "the newest that is whole";
    ASSERT_TRUE(desk->signIn(person, passphrase).result()) << "to read what is left";
    EXPECT_EQ(desk->lists().incidents({}).result()->size(), 1);
    LogRequest request;
    request.line = QStringLiteral("C12 theft coats");
    const auto refused = desk->incidents().log(request).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(QFile::exists(mark())) << "and the next start looks again";
    closeDesk();
    // What was offered is whole.
    options.url = QString::fromStdString(dir.file("back.watchdesk"));
    ASSERT_TRUE(restoreStore(options, backup, clock, ids));
    openDesk();
    EXPECT_EQ(desk->lists().incidents({}).result()->size(), 1);
}

TEST_F(StoreHealthTest, DamageThatASignInComesUponLetsPeopleReadAndNothingMoreIsWritten) {
    const QString backup = QString::fromStdString(dir.file("good.backup"));
    ASSERT_TRUE(desk->backups().backUp(backup).result());
    damageTables({QStringLiteral("audit")});
    const QByteArray before = fileBytes();
    openDesk(false);
    ASSERT_TRUE(desk);
    EXPECT_EQ(desk->health().state().is, Health::Is::NotLookedAt) << "it was closed as it should be";
    const auto mistyped = desk->signIn(person, QStringLiteral("not it")).result();
    ASSERT_FALSE(mistyped);
    EXPECT_EQ(mistyped.error().code, ErrorCode::Refused);
    const auto signedIn = desk->signIn(person, passphrase).result();
    ASSERT_TRUE(signedIn) << signedIn.error().text();
    EXPECT_EQ(desk->lists().incidents({}).result()->size(), 1);
    EXPECT_TRUE(eventually([&] { return desk->health().state().lastGood.has_value(); }));
    EXPECT_EQ(desk->health().state().is, Health::Is::Damaged);
    EXPECT_EQ(desk->health().state().lastGood->file, backup);
    LogRequest request;
    request.line = QStringLiteral("C12 theft coats");
    const auto refused = desk->incidents().log(request).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Corrupt);
    EXPECT_EQ(desk->signIn(person, QStringLiteral("not it")).result().error().code, ErrorCode::Refused)
        << "a passphrase is wrong all the same";
    EXPECT_TRUE(QFile::exists(mark())) << "the next start looks at all of it";
    closeDesk();
    EXPECT_EQ(fileBytes().size(), before.size());
}

TEST_F(StoreHealthTest, WhereChangeNotesCannotBeReadTheStoreIsOpenedToBeRead) {
    damageTables({QStringLiteral("changes"), QStringLiteral("audit")});
    const QByteArray before = fileBytes();
    openDesk();
    ASSERT_TRUE(desk);
    EXPECT_EQ(desk->lists().incidents({}).result()->size(), 1);
    EXPECT_EQ(desk->health().state().is, Health::Is::Damaged);
    EXPECT_FALSE(desk->health().state().lastGood) << "there is none";
    closeDesk();
    EXPECT_TRUE(fileBytes() == before) << "nothing was written";
}

TEST_F(StoreHealthTest, AFileOfTheSpoolThatCannotBeTakenKeepsNobodyOutAndIsTriedAgain) {
    closeDesk();
    const QDir spool(options.url + QStringLiteral(".spool"));
    ASSERT_TRUE(spool.mkpath(QStringLiteral("gone")));
    QFile left(spool.filePath(QStringLiteral("gone/a.spool")));
    ASSERT_TRUE(left.open(QIODevice::WriteOnly));
    left.write("no recording");
    left.close();
    QFile inTheWay(spool.filePath(QStringLiteral("unreadable"))); // where it would be set aside
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const auto rows = [this](const char* code) {
        const auto seqs = desk->feed().seqs(FeedFilter::All).result();
        const auto all = desk->feed().rows(*seqs).result();
        return std::count_if(all->begin(), all->end(),
                             [code](const FeedRow& row) { return row.code == QLatin1String(code); });
    };
    openDesk();
    ASSERT_TRUE(desk);
    ASSERT_TRUE(desk->health().state().waiting);
    EXPECT_FALSE(desk->health().state().waiting->kept.empty());
    EXPECT_EQ(rows("recordings-wait"), 1);
    EXPECT_EQ(rows("recording-failed"), 0) << "it was not set aside";
    EXPECT_TRUE(left.exists());
    closeDesk();
    ASSERT_TRUE(inTheWay.remove());
    openDesk();
    EXPECT_FALSE(desk->health().state().waiting);
    EXPECT_EQ(rows("recording-failed"), 1);
    EXPECT_FALSE(left.exists());
}

} // namespace
} // namespace watchdesk::desk
