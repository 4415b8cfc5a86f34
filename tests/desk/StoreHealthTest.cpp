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

} // namespace
} // namespace watchdesk::desk
