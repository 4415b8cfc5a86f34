// Backups by a plan: made, missed, rotated, kept out by a disk that is not there, and by clocks that jump.
#include "DeskFixture.h"
#include "desk/BackupDesk.h"
#include "store/AuditTable.h"
#include "store/Backup.h"

#include <sys/mount.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

constexpr UtcMs hour = 3'600'000;

class BackupScheduleTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        folder = QString::fromStdString(dir.file("disk"));
        ASSERT_TRUE(QDir().mkpath(folder));
    }
    [[nodiscard]] QStringList files() const { return QDir(folder).entryList({QStringLiteral("town-*")}, QDir::Files); }
    void plan(int everyHours, const domain::BackupKeeping& keep = {}) {
        domain::BackupPlan plan;
        plan.folder = folder;
        plan.everyHours = everyHours;
        plan.keep = keep;
        const auto set = desk->backups().setSchedule(plan).result();
        ASSERT_TRUE(set) << set.error().text();
    }
    /// As the timer does, until nothing more comes of it.
    void look() {
        for (int i = 0; i < 2; ++i) {
            QSignalSpy changed(&desk->backups(), &BackupDesk::changed);
            desk->backups().lookNow();
            EXPECT_TRUE(eventually([&] { return changed.count() > 0 && !desk->backups().state().runs; }));
        }
    }
    void begin() {
        desk->backups().keepSchedule();
        look();
    }
    [[nodiscard]] QVector<domain::AuditEntry> entries(const char* action) {
        auto all = desk->store().read([](store::Tx& tx) { return store::AuditTable::list(tx); }).result();
        all->removeIf([&](const auto& entry) { return entry.action != QLatin1String(action); });
        return *all;
    }

    QString folder;
};

TEST_F(BackupScheduleTest, IsMadeAtOnceThenWhenItIsDueLockedOrNot) {
    plan(6);
    begin();
    ASSERT_EQ(files().size(), 1);
    EXPECT_EQ(desk->backups().state().dueAt, clock.now() + 6 * hour);
    clock.advance(5 * hour);
    look();
    EXPECT_EQ(files().size(), 1) << "not before it is due";
    desk->lock();
    clock.advance(hour);
    look();
    ASSERT_EQ(files().size(), 2);
    look();
    EXPECT_EQ(files().size(), 2);
    for (const QString& file : files())
        EXPECT_TRUE(store::checkBackup(QDir(folder).filePath(file), clock, ids)) << file.toStdString();
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    const auto made = entries("store.backup");
    ASSERT_EQ(made.size(), 2);
    EXPECT_EQ(made.first().who, QString()) << "the desk's own act";
    EXPECT_EQ(made.last().who, QString());
}

TEST_F(BackupScheduleTest, WhatWasMissedIsOneAtTheNextStart) {
    plan(6);
    begin();
    closeDesk();
    clock.advance(9 * 24 * hour);
    openDesk(false);
    const auto late = desk->backups().readState().result();
    EXPECT_TRUE(late->overdue);
    begin();
    EXPECT_EQ(files().size(), 2);
    EXPECT_FALSE(desk->backups().state().overdue);
}

TEST_F(BackupScheduleTest, ADiskThatIsOutIsAStateAndTriedAgainWhenItIsBack) {
    plan(6);
    begin();
    ASSERT_EQ(files().size(), 1);
    const UtcMs good = clock.now();
    const QString away = folder + QStringLiteral("-away");
    ASSERT_TRUE(QFile::rename(folder, away));
    clock.advance(7 * hour);
    const UtcMs missed = clock.now();
    look();
    EXPECT_EQ(desk->backups().state().goneSince, missed);
    ASSERT_TRUE(desk->backups().state().trouble);
    EXPECT_EQ(desk->backups().state().trouble->code, ErrorCode::Unavailable);
    EXPECT_EQ(desk->backups().state().last->at, good);
    clock.advance(hour);
    look();
    EXPECT_EQ(desk->backups().state().goneSince, missed) << "since when, not just now";
    ASSERT_TRUE(QFile::rename(away, folder));
    look(); // at the very next look
    EXPECT_EQ(files().size(), 2);
    EXPECT_EQ(desk->backups().state().goneSince, 0);
    EXPECT_FALSE(desk->backups().state().trouble);
}

TEST_F(BackupScheduleTest, ThePlaceOfADiskThatWasTakenOutIsNotTheDisk) {
    if (::geteuid() != 0 || ::mount("tmpfs", folder.toLocal8Bit().constData(), "tmpfs", 0, "size=32m") != 0)
        GTEST_SKIP() << "only root may make a file system";
    plan(6);
    begin();
    const auto onDisk = files().size();
    ::umount(folder.toLocal8Bit().constData());
    EXPECT_EQ(onDisk, 1);
    clock.advance(7 * hour);
    look();
    EXPECT_EQ(files().size(), 0) << "nothing is written into the empty place";
    EXPECT_GT(desk->backups().state().goneSince, 0);
}

TEST_F(BackupScheduleTest, AFullDiskTakesNoOldBackupAway) {
    if (::geteuid() != 0 || ::mount("tmpfs", folder.toLocal8Bit().constData(), "tmpfs", 0, "size=2m") != 0)
        GTEST_SKIP() << "only root may make a file system";
    plan(1, {0, 0, 0}); // only the newest is kept
    begin();
    const auto first = files();
    clock.advance(hour);
    look();
    const auto second = files();
    QFile ballast(folder + QStringLiteral("/ballast"));
    EXPECT_TRUE(ballast.open(QIODevice::WriteOnly));
    while (ballast.write(QByteArray(16'384, 'x')) > 0 && ballast.flush()) {
    }
    clock.advance(hour);
    look();
    const auto full = files();
    const auto trouble = desk->backups().state().trouble;
    ballast.close();
    EXPECT_TRUE(QFile::remove(folder + QStringLiteral("/ballast")));
    look();
    const auto soon = files();
    clock.advance(20 * 60'000);
    look();
    const auto after = files();
    const auto last = desk->backups().state().trouble;
    desk.reset();
    ::umount(folder.toLocal8Bit().constData());
    EXPECT_EQ(first.size(), 1);
    EXPECT_EQ(second.size(), 1) << "rotated once the new one was looked through";
    EXPECT_NE(second, first);
    EXPECT_EQ(full, second) << "what was there is there";
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->code, ErrorCode::DiskFull);
    EXPECT_EQ(soon, second) << "and it is not tried with every look";
    EXPECT_EQ(after.size(), 1);
    EXPECT_TRUE(after != second) << (last ? last->text() : std::string("no trouble"));
}

TEST_F(BackupScheduleTest, APlanWhoseDiskIsOutIsNotChangedToTheEmptyPlace) {
    if (::geteuid() != 0 || ::mount("tmpfs", folder.toLocal8Bit().constData(), "tmpfs", 0, "size=32m") != 0)
        GTEST_SKIP() << "only root may make a file system";
    plan(6);
    const QString mount = desk->backups().readState().result()->plan.mount;
    ::umount(folder.toLocal8Bit().constData());
    domain::BackupPlan oftener;
    oftener.folder = folder;
    oftener.everyHours = 3;
    const auto set = desk->backups().setSchedule(oftener).result();
    EXPECT_EQ(mount, folder);
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(desk->backups().readState().result()->plan.mount, mount) << "the plan is as it was";
}

TEST_F(BackupScheduleTest, OnlyAFolderThatIsNotThereIsADiskThatIsOut) {
    plan(6);
    const QString away = options.url + QStringLiteral("-away");
    ASSERT_TRUE(QFile::rename(options.url, away)); // the store itself cannot be opened anew: Unavailable, too
    begin();
    ASSERT_TRUE(desk->backups().state().trouble);
    EXPECT_EQ(desk->backups().state().trouble->code, ErrorCode::Unavailable);
    EXPECT_EQ(desk->backups().state().goneSince, 0);
    ASSERT_TRUE(QFile::rename(away, options.url));
    clock.advance(20 * 60'000);
    look();
    EXPECT_EQ(files().size(), 1);
    EXPECT_FALSE(desk->backups().state().trouble);
}

TEST_F(BackupScheduleTest, ABrokenAuditChainIsToldAndTakesNoOlderBackupAway) {
    plan(1, {0, 0, 0}); // only the newest is kept
    begin();
    const auto whole = files();
    ASSERT_EQ(whole.size(), 1);
    ASSERT_TRUE(desk->store()
                    .write([](store::Tx& tx) { return tx.exec(QStringLiteral("DELETE FROM audit WHERE number = 1")); })
                    .result());
    for (int i = 0; i < 3; ++i) {
        clock.advance(hour);
        look();
    }
    EXPECT_EQ(files().size(), 2) << "the last that is whole, and the newest of those that are not";
    EXPECT_TRUE(files().contains(whole.first()));
    EXPECT_FALSE(desk->backups().state().trouble);
    EXPECT_FALSE(desk->backups().state().last->brokenChain.isEmpty());
    const auto all = desk->backups().backups().result();
    ASSERT_EQ(all->size(), 4);
    EXPECT_FALSE(all->first().brokenChain.isEmpty());
    EXPECT_TRUE(all->last().brokenChain.isEmpty());
    const auto made = entries("store.backup");
    EXPECT_EQ(std::count_if(made.begin(), made.end(),
                            [](const auto& entry) { return entry.detail.contains(QLatin1String("chain is broken")); }),
              3);
}

TEST_F(BackupScheduleTest, ACopyAtAnotherPlaceHasNoPlanAndOneInItsOldPlaceHas) {
    plan(6);
    begin();
    const QString backup = QDir(folder).filePath(files().first());
    closeDesk();
    const QString place = options.url;
    options.url = QString::fromStdString(dir.file("copy.watchdesk"));
    ASSERT_TRUE(restoreStore(options, backup, clock, ids));
    openDesk();
    EXPECT_FALSE(desk->backups().readState().result()->plan.isOn());
    plan(12); // until one is made
    EXPECT_EQ(desk->backups().readState().result()->plan.everyHours, 12);
    closeDesk();
    ASSERT_TRUE(QFile::remove(place));
    options.url = place;
    ASSERT_TRUE(restoreStore(options, backup, clock, ids));
    openDesk();
    EXPECT_EQ(desk->backups().readState().result()->plan.everyHours, 6);
}

TEST_F(BackupScheduleTest, RotationTakesOnlyWhatThisStoreMadeThere) {
    plan(1, {0, 0, 0});
    const QStringList others{QStringLiteral("town-20200101T000000.000Z.watchdesk-backup"), // named so, not noted
                             QStringLiteral("village-20200101T000000.000Z.watchdesk-backup"),
                             QStringLiteral("letter.odt")};
    for (const QString& name : others) {
        QFile file(QDir(folder).filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("mine");
    }
    const QString byHand = QDir(folder).filePath(QStringLiteral("before-the-update"));
    ASSERT_TRUE(desk->backups().backUp(byHand).result());
    clock.advance(hour);
    begin();
    for (int i = 0; i < 3; ++i) {
        clock.advance(hour);
        look();
    }
    EXPECT_EQ(files().size(), 1 + 1) << "the newest, and what only has such a name";
    for (const QString& name : others)
        EXPECT_TRUE(QFile::exists(QDir(folder).filePath(name))) << name.toStdString();
    EXPECT_TRUE(QFile::exists(byHand));
    const auto rotated = entries("store.backups-rotated");
    ASSERT_EQ(rotated.size(), 3);
    EXPECT_EQ(rotated.first().who, QString());
}

TEST_F(BackupScheduleTest, AClockThatJumpsMakesOneAndNotEightyThousand) {
    plan(1);
    begin();
    clock.advance(10LL * 365 * 24 * hour);
    for (int i = 0; i < 5; ++i)
        look();
    EXPECT_EQ(files().size(), 2);
    clock.set(start + 30 * 60'000); // it is put right again
    for (int i = 0; i < 5; ++i)
        look();
    EXPECT_EQ(files().size(), 2) << "due an hour after the one before the jump";
    clock.set(start + hour);
    look();
    EXPECT_EQ(files().size(), 3);
    clock.advance(-hour); // and back by an hour
    for (int i = 0; i < 5; ++i)
        look();
    EXPECT_EQ(files().size(), 3);
    EXPECT_EQ(desk->backups().state().last->at, start) << "what is dated in the future is not the last";
}

TEST_F(BackupScheduleTest, APlanIsForThoseWhoMayAndOnTheAuditLog) {
    domain::BackupPlan plan;
    plan.folder = folder + QStringLiteral("/not-there");
    EXPECT_EQ(desk->backups().setSchedule(plan).result().error().code, ErrorCode::Unavailable);
    plan.folder = folder;
    plan.everyHours = 0;
    EXPECT_EQ(desk->backups().setSchedule(plan).result().error().code, ErrorCode::InvalidInput);
    plan.everyHours = 6;
    ASSERT_TRUE(desk->backups().setSchedule(plan).result());
    EXPECT_EQ(entries("store.backup-plan").size(), 1);
    const auto state = desk->backups().readState().result();
    EXPECT_EQ(state->plan.folder, folder);
    EXPECT_EQ(state->plan.everyHours, 6);
    EXPECT_EQ(state->plan.since, clock.now());
    desk->lock();
    EXPECT_EQ(desk->backups().setSchedule(plan).result().error().code, ErrorCode::Locked);
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    ASSERT_TRUE(desk->backups().setSchedule({}).result());
    EXPECT_EQ(desk->backups().readState().result()->dueAt, 0);
}

} // namespace
} // namespace watchdesk::desk
