// Backups by keys and clicks over a real store.
#include "ui/scheme/BackupSection.h"

#include "desk/BackupDesk.h"
#include "scheme/SchemeFixture.h"
#include "store/BackupTable.h"
#include "ui/scheme/PlanView.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/RowList.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLineEdit>
#include <QSpinBox>

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

TEST_F(BackupSectionTest, APlanIsMadeShownAndEnded) {
    open();
    EXPECT_TRUE(section().plan().said().startsWith(QStringLiteral("There is none.")));
    click(QStringLiteral("Make a plan"));
    auto* sheet = waitFor<ui::PlanSheet>();
    ASSERT_NE(sheet, nullptr);
    key(Qt::Key_Return);
    EXPECT_EQ(sheet->trouble(), QStringLiteral("Name the folder."));
    sheet->findChild<QLineEdit*>()->setText(QStringLiteral("/no/such/folder"));
    sheet->findChild<QSpinBox*>()->setValue(6);
    key(Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return sheet->trouble().contains(QStringLiteral("/no/such/folder")); }));
    click(QStringLiteral("Choose…"));
    EXPECT_EQ(sheet->findChild<QLineEdit*>()->text(), folder);
    keep(QStringLiteral("backups-plan-sheet"));
    click(QStringLiteral("Keep the plan"));
    ASSERT_TRUE(eventually([this] { return section().plan().said().contains(QStringLiteral("every 6 hours")); }));
    EXPECT_EQ(section().plan().trouble(), QString());
    keep(QStringLiteral("backups-plan"));
    click(QStringLiteral("Change the plan"));
    ASSERT_NE(waitFor<ui::PlanSheet>(), nullptr);
    click(QStringLiteral("No plan any more"));
    EXPECT_TRUE(eventually([this] { return section().plan().said().startsWith(QStringLiteral("There is none.")); }));
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

TEST_F(BackupSectionTest, ABackupWithABrokenAuditLogSaysSoAndWhatToDo) {
    ASSERT_TRUE(desk->backups().backUp(QString::fromStdString(dir.file("whole.backup"))).result());
    const auto tamper = [](store::Tx& tx) { return tx.exec(QStringLiteral("DELETE FROM audit WHERE number = 1")); };
    ASSERT_TRUE(desk->store().write(tamper).result());
    clock.advance(60'000);
    open();
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 1; }));
    EXPECT_EQ(section().chainText(), QString());
    key(Qt::Key_B, Qt::ControlModifier);
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 2 && !section().isWriting(); }));
    EXPECT_TRUE(section().trouble().contains(QStringLiteral("audit log in it is broken")));
    ASSERT_TRUE(eventually([this] { return !section().chainText().isEmpty(); }));
    EXPECT_TRUE(section().chainText().contains(section().rows().at(0)->backup.brokenChain));
    EXPECT_TRUE(section().chainText().contains(QStringLiteral("Verify the store")));
    EXPECT_TRUE(section()
                    .rows()
                    .index(0, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("audit log broken")));
    keep(QStringLiteral("backups-broken-chain"));
    section().table().list().choose(1);
    EXPECT_TRUE(eventually([this] { return section().chainText().isEmpty(); })) << "that one is whole";
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
