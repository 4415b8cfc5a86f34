// Backups by keys and clicks over a real store.
#include "ui/scheme/BackupSection.h"

#include "desk/BackupDesk.h"
#include "scheme/SchemeFixture.h"
#include "store/BackupTable.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/RowList.h"

#include <QAbstractItemModelTester>
#include <QFile>

namespace watchdesk::test {
namespace {

using Place = ui::BackupRow::Place;

class BackupSectionTest : public SchemeFixture {
protected:
    void open() {
        openPage(QStringLiteral("backups"));
        section().setAskPath(
            [this](const QString&, const QString&, const QString&, const auto& take) { take(folder); });
        ASSERT_TRUE(eventually([this] { return !section().lastText().isEmpty(); }));
    }
    [[nodiscard]] ui::BackupSection& section() const { return *page->findChild<ui::BackupSection*>(); }
    QString folder = QString::fromStdString(dir.file(""));
};

TEST_F(BackupSectionTest, AStoreWithoutABackupSaysSoAndOneIsWritten) {
    open();
    EXPECT_EQ(section().lastText(), QStringLiteral("This store has never been backed up."));
    EXPECT_TRUE(section().table().isEmptyShown());
    keep(QStringLiteral("backups-none"));
    key(Qt::Key_B, Qt::ControlModifier);
    EXPECT_TRUE(section().isWriting());
    keep(QStringLiteral("backups-writing"));
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 1 && !section().isWriting(); }));
    ASSERT_TRUE(eventually([this] { return section().rows().at(0)->place == Place::There; }));
    const QString file = section().rows().at(0)->backup.file;
    EXPECT_TRUE(QFile::exists(file));
    EXPECT_TRUE(section().lastText().startsWith(QStringLiteral("The last backup was written ")));
    EXPECT_TRUE(section().restoreText().contains(QStringLiteral("watchdeskctl restore \"%1\" --store").arg(file)));
    keep(QStringLiteral("backups-one"));
}

TEST_F(BackupSectionTest, AFileThatWentAndOneOfAnotherDeskAreToldApart) {
    ASSERT_TRUE(desk->backups().backUp(QString::fromStdString(dir.file("gone.backup"))).result());
    ASSERT_TRUE(QFile::remove(QString::fromStdString(dir.file("gone.backup"))));
    clock.advance(60'000);
    domain::Backup other;
    other.at = start + 30'000;
    other.desk = QStringLiteral("desk-2");
    other.file = QStringLiteral("/mnt/elsewhere.backup");
    auto kept = desk->store().write([other](store::Tx& tx) { return store::BackupTable::insert(tx, other); }).result();
    ASSERT_TRUE(kept);
    open();
    const QAbstractItemModelTester tester(const_cast<ui::Rows<ui::BackupRow>*>(&section().rows()),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_TRUE(eventually(
        [this] { return section().rows().rowCount() == 2 && section().rows().at(1)->place == Place::Gone; }));
    EXPECT_EQ(section().rows().at(0)->place, Place::Elsewhere);
    keep(QStringLiteral("backups-gone"));
}

TEST_F(BackupSectionTest, WhatCannotBeWrittenIsSaidInPlace) {
    folder = QStringLiteral("/proc/no-such-folder");
    open();
    click(QStringLiteral("Back up now"));
    ASSERT_TRUE(eventually([this] { return !section().isWriting(); }));
    EXPECT_FALSE(section().trouble().isEmpty());
    keep(QStringLiteral("backups-trouble"));
    EXPECT_EQ(section().rows().rowCount(), 0);
}

} // namespace
} // namespace watchdesk::test
