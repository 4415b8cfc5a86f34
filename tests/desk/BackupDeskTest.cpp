// A backup from the desk: noted, audited, stopped, and put back.
#include "desk/BackupDesk.h"

#include "DeskFixture.h"

#include <QFile>
#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

class BackupDeskTest : public DeskFixture {
protected:
    [[nodiscard]] QString path(const char* name) const { return QString::fromStdString(dir.file(name)); }
};

TEST_F(BackupDeskTest, IsNotedWithItsHashAndOnTheAuditLog) {
    (void)log(QStringLiteral("C07 theft razors"));
    QSignalSpy progress(&desk->backups(), &BackupDesk::progress);
    const auto done = desk->backups().backUp(path("a.backup")).result();
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(done->bytes, QFileInfo(path("a.backup")).size());
    EXPECT_EQ(done->at, clock.now());
    clock.advance(60'000);
    ASSERT_TRUE(desk->backups().backUp(path("b.backup")).result());
    const auto all = desk->backups().backups().result();
    ASSERT_EQ(all->size(), 2);
    EXPECT_EQ(all->first().file, path("b.backup")) << "the newest first";
    EXPECT_EQ(desk->lists().status().result()->lastBackup->id, all->first().id);
    const auto audit = desk->lists().audit({}).result();
    EXPECT_EQ(std::count_if(audit->begin(), audit->end(),
                            [](const auto& row) { return row.entry.action == QLatin1String("store.backup"); }),
              2);
    EXPECT_TRUE(eventually([&] { return !progress.isEmpty(); }));
}

TEST_F(BackupDeskTest, AFolderThatIsNotThereIsASentenceAndNothingIsNoted) {
    const auto failed = desk->backups().backUp(path("no-disk/a.backup")).result();
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::Unavailable);
    EXPECT_FALSE(failed.error().kept.empty() || failed.error().todo.empty());
    EXPECT_TRUE(desk->backups().backups().result()->isEmpty());
    EXPECT_TRUE(desk->backups().backUp(path("a.backup")).result()) << "the next one is not kept out";
}

TEST_F(BackupDeskTest, OneThatCannotBeNotedIsTakenAway) {
    ASSERT_TRUE(desk->backups().backUp(path("a.backup")).result());
    desk->store().stopWriting({ErrorCode::Corrupt, "The store is damaged.", {}, {}});
    const auto unnoted = desk->backups().backUp(path("b.backup")).result();
    ASSERT_FALSE(unnoted);
    EXPECT_EQ(unnoted.error().code, ErrorCode::Corrupt);
    EXPECT_FALSE(QFile::exists(path("b.backup"))) << "nobody would ever rotate it";
    EXPECT_FALSE(QFile::exists(path("b.backup.part")));
    EXPECT_TRUE(QFile::exists(path("a.backup")));
    EXPECT_EQ(desk->backups().backups().result()->size(), 1);
}

TEST_F(BackupDeskTest, IsPutBackAtANewPlaceAndReads) {
    (void)log(QStringLiteral("C07 theft razors"));
    ASSERT_TRUE(desk->backups().backUp(path("a.backup")).result());
    (void)log(QStringLiteral("C12 theft coats")); // after it
    Desk::Options to;
    to.url = path("back.watchdesk");
    const auto restored = restoreStore(to, path("a.backup"), clock, ids);
    ASSERT_TRUE(restored) << restored.error().text();
    EXPECT_GT(restored->auditEntries, 0);
    EXPECT_EQ(restoreStore(to, path("a.backup"), clock, ids).error().code, ErrorCode::Conflict);
    EXPECT_EQ(restoreStore(to, path("nothing"), clock, ids).error().code, ErrorCode::NotFound);
    closeDesk();
    options.url = to.url;
    openDesk();
    EXPECT_EQ(desk->lists().incidents({}).result()->size(), 1);
    EXPECT_EQ(desk->lists().verify().result()->broken, QStringList());
}

} // namespace
} // namespace watchdesk::desk
