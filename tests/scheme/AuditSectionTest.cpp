// The audit log by keys and clicks over a real store.
#include "ui/scheme/AuditSection.h"

#include "desk/AuditDesk.h"
#include "scheme/SchemeFixture.h"
#include "store/AuditTable.h"
#include "support/windows/TabWalk.h"
#include "ui/scheme/AuditEndsSheet.h"
#include "ui/scheme/AuditFilterBar.h"
#include "ui/scheme/AuditModel.h"
#include "ui/scheme/ReasonSheet.h"
#include "ui/scheme/Table.h"
#include "ui/scheme/VerifyStrip.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/FilterField.h"
#include "ui/widgets/RowList.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>

namespace watchdesk::test {
namespace {

class AuditSectionTest : public SchemeFixture {
protected:
    void open() {
        openPage(QStringLiteral("audit"));
        ASSERT_TRUE(eventually([this] { return !section().model().isBusy() && section().model().rowCount() > 0; }));
        section().setFocus();
    }
    [[nodiscard]] ui::AuditSection& section() const { return *page->findChild<ui::AuditSection*>(); }
    [[nodiscard]] ui::AuditModel& model() const { return section().model(); }
    [[nodiscard]] QString detail(int row) const { return model().at(row)->detail; }
    void append(const QString& detail, int times = 1) {
        auto done = desk->store()
                        .write([=](store::Tx& tx) -> Result<void> {
                            for (int i = 0; i < times; ++i) {
                                auto entry = store::AuditTable::append(
                                    tx, QStringLiteral("demo.fill"), QStringLiteral("store"), {},
                                    times == 1 ? detail : QStringLiteral("%1 %2").arg(detail).arg(i));
                                if (!entry)
                                    return entry.error();
                            }
                            return {};
                        })
                        .result();
        ASSERT_TRUE(done);
    }
    bool shows(int rows) {
        return eventually([&] { return !model().isBusy() && model().rowCount() == rows; });
    }
};

TEST_F(AuditSectionTest, TabReachesTheFilterAboveTheEntries) {
    open();
    const QSet<QString> reached = namesTabComesBy(*page);
    for (const char* control : {"Find in the log", "Who", "Kind of act", "Entries of the audit log"})
        EXPECT_TRUE(reached.contains(QLatin1String(control))) << control;
}

TEST_F(AuditSectionTest, TheNewestIsFirstAndTheChosenOneIsTold) {
    (void)log(QStringLiteral("C07 theft razors £12 W-0412"), true);
    open();
    EXPECT_EQ(model().at(0)->what, QStringLiteral("raised an alert"));
    key(Qt::Key_Down);
    const auto facts = section().entry().facts();
    ASSERT_EQ(facts.size(), 4) << "what is empty is left out";
    EXPECT_EQ(facts.at(1).value, QStringLiteral("Jo Mead logged an incident"));
    EXPECT_TRUE(facts.at(2).value.startsWith(QStringLiteral("Incident ")));
    EXPECT_EQ(facts.at(3).value.size(), 64);
}

TEST_F(AuditSectionTest, FindsAsOneTypesAndShowsEverythingAgain) {
    append(QStringLiteral("needle"));
    append(QStringLiteral("hay"), 30);
    open();
    const int all = model().rowCount();
    key(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("NEEDLE"));
    ASSERT_TRUE(shows(1));
    EXPECT_EQ(detail(0), QStringLiteral("needle"));
    type(QStringLiteral(" in no stack"));
    ASSERT_TRUE(shows(0));
    EXPECT_TRUE(section().table().isEmptyShown());
    EXPECT_TRUE(section().entry().facts().isEmpty()) << "nothing is told of what is not there";
    keep(QStringLiteral("audit-none"));
    key(Qt::Key_Escape);
    EXPECT_TRUE(shows(all));
}

TEST_F(AuditSectionTest, FiltersByPersonByKindAndByDay) {
    append(QStringLiteral("today"));
    open();
    auto boxes = section().filter().findChildren<QComboBox*>();
    ASSERT_TRUE(eventually([&] { return boxes.at(0)->count() == 3; })) << "everybody, Jo, the desk";
    boxes.at(1)->setFocus();
    key(Qt::Key_Down); // people and keys
    ASSERT_TRUE(eventually([this] {
        return !model().isBusy() && model().rowCount() > 0 &&
               model().at(0)->entry.action == QLatin1String("person.sign-in");
    }));
    boxes.at(0)->setFocus();
    key(Qt::Key_End); // the desk itself
    EXPECT_TRUE(shows(0));
    key(Qt::Key_Home);
    boxes.at(1)->setFocus();
    key(Qt::Key_Home);
    auto days = section().filter().findChildren<QLineEdit*>();
    section().filter().clear();
    auto* from = *std::find_if(days.begin(), days.end(), [](const QLineEdit* edit) {
        return edit->accessibleName() == QLatin1String("From the day");
    });
    from->setFocus();
    type(QStringLiteral("someday"));
    EXPECT_FALSE(from->accessibleDescription().isEmpty()) << "a day that is none is marked";
    from->clear();
    type(QStringLiteral("2026-11-21"));
    EXPECT_TRUE(shows(0)) << "after today there is nothing";
    from->clear();
    type(QStringLiteral("20 Nov"));
    EXPECT_TRUE(eventually([this] { return !model().isBusy() && model().rowCount() > 0; }));
}

TEST_F(AuditSectionTest, AWindowOfAThousandMovesOverALongLogAndBack) {
    append(QStringLiteral("entry"), 2'400);
    open();
    const QAbstractItemModelTester tester(&model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QScrollBar* bar = section().table().list().verticalScrollBar();
    ASSERT_TRUE(eventually([&] {
        bar->setValue(bar->maximum());
        return model().endsHere() && !model().isBusy();
    }));
    EXPECT_LE(model().rowCount(), ui::AuditModel::most);
    EXPECT_FALSE(model().startsHere());
    EXPECT_EQ(model().at(model().rowCount() - 1)->entry.number, 1);
    qint64 number = 0;
    for (int row = 0; row < model().rowCount(); ++row) {
        EXPECT_TRUE(row == 0 || model().at(row)->entry.number == number - 1) << "none twice, none left out";
        number = model().at(row)->entry.number;
    }
    ASSERT_TRUE(eventually([&] {
        bar->setValue(0);
        return model().startsHere() && !model().isBusy();
    }));
    EXPECT_EQ(detail(0), QStringLiteral("entry 2399"));
    EXPECT_LE(model().rowCount(), ui::AuditModel::most);
}

TEST_F(AuditSectionTest, WhatComesInDoesNotMoveWhatIsRead) {
    append(QStringLiteral("entry"), 300);
    open();
    auto& list = section().table().list();
    list.choose(60);
    const QString reading = detail(60);
    const int place = list.visualRect(list.currentIndex()).top();
    const int rows = model().rowCount();
    append(QStringLiteral("later"), 3);
    ASSERT_TRUE(shows(rows + 3));
    EXPECT_EQ(model().at(list.currentIndex().row())->detail, reading);
    EXPECT_EQ(list.visualRect(list.currentIndex()).top(), place);
}

TEST_F(AuditSectionTest, TheRefusalOfAnOlderFilterIsNotSaidOfTheOneThatIsShown) {
    append(QStringLiteral("entry"), 300);
    for (const bool older : {true, false}) {
        ui::AuditModel log(desk->audit());
        log.open({});
        ASSERT_TRUE(eventually([&] { return !log.isBusy(); }));
        QSignalSpy failed(&log, &ui::AuditModel::failed);
        desk->lock();
        older ? log.older() : log.newer(); // refused: nobody is there
        ASSERT_TRUE(desk->signIn(person, passphrase).result());
        log.open({});
        ASSERT_TRUE(eventually([&] { return !log.isBusy(); }));
        QTest::qWait(50);
        EXPECT_EQ(failed.count(), 0);
        EXPECT_GT(log.rowCount(), 0);
    }
}

TEST_F(AuditSectionTest, GoesToADay) {
    append(QStringLiteral("old"), 250);
    clock.advance(3 * 86'400'000LL);
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    append(QStringLiteral("new"), 250);
    open();
    key(Qt::Key_G, Qt::ControlModifier);
    type(QStringLiteral("21 Nov"));
    key(Qt::Key_Return);
    const auto& list = section().table().list();
    ASSERT_TRUE(eventually([&] {
        const auto* top = model().at(list.indexAt(QPoint(4, 4)).row());
        return !model().isBusy() && top != nullptr && top->detail == QLatin1String("old 249");
    })) << "the last entry of that day is at the top";
    EXPECT_EQ(model().at(list.currentIndex().row())->detail, QStringLiteral("old 249"));
}

TEST_F(AuditSectionTest, TheReportOfVerifyingIsShownInPlace) {
    open();
    click(QStringLiteral("Verify"));
    ASSERT_TRUE(eventually([this] { return section().strip().text().startsWith(QStringLiteral("Sound")); }));
    keep(QStringLiteral("audit-sound"));
    auto broken = desk->store()
                      .write([](store::Tx& tx) -> Result<void> {
                          auto done = tx.exec(QStringLiteral("UPDATE audit SET who = 'x' WHERE number = 1"));
                          return done ? Result<void>() : done.error();
                      })
                      .result();
    ASSERT_TRUE(broken);
    click(QStringLiteral("Verify"));
    ASSERT_TRUE(eventually([this] { return section().strip().text().startsWith(QStringLiteral("Not sound")); }));
    EXPECT_TRUE(section().strip().text().contains(QStringLiteral("was changed after it was written")));
    keep(QStringLiteral("audit-broken"));
}

TEST_F(AuditSectionTest, WhereTheLogEndsIsCopiedAndPrinted) {
    open();
    click(QStringLiteral("Where it ends"));
    auto* sheet = waitFor<ui::AuditEndsSheet>();
    ASSERT_NE(sheet, nullptr);
    keep(QStringLiteral("audit-ends"));
    click(QStringLiteral("Copy"));
    const auto head = domain::headOfText(QApplication::clipboard()->text());
    ASSERT_TRUE(head);
    EXPECT_EQ(head->desk, options.desk);
    EXPECT_TRUE(desk->lists().verify({*head}).result()->broken.isEmpty());
    const QString path = QString::fromStdString(dir.file("ends.pdf"));
    section().setAskPath([&](const QString&, const QString&, const QString&, const auto& take) { take(path); });
    click(QStringLiteral("Keep as PDF"));
    EXPECT_TRUE(eventually([&] { return QFile::exists(path) && sheet->trouble().contains(path); }));
    key(Qt::Key_Escape);
    EXPECT_TRUE(eventually([this] { return model().at(0)->entry.action == QLatin1String("audit.head"); }))
        << "that it was asked for is on the log";
}

TEST_F(AuditSectionTest, WhatIsShownIsExportedAfterAReasonWasGiven) {
    append(QStringLiteral("needle"));
    append(QStringLiteral("hay"), 3);
    open();
    key(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("needle"));
    ASSERT_TRUE(shows(1));
    const QString path = QString::fromStdString(dir.file("log.csv"));
    section().setAskPath([&](const QString&, const QString&, const QString&, const auto& take) { take(path); });
    key(Qt::Key_E, Qt::ControlModifier);
    auto* sheet = waitFor<ui::ReasonSheet>();
    ASSERT_NE(sheet, nullptr);
    key(Qt::Key_Return);
    EXPECT_EQ(sheet->trouble(), QStringLiteral("Say what it is for."));
    EXPECT_FALSE(QFile::exists(path));
    type(QStringLiteral("yearly review"));
    key(Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return QFile::exists(path); }));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    EXPECT_EQ(text.count("\r\n"), 2);
    EXPECT_TRUE(text.contains("needle"));
    section().filter().clear();
    EXPECT_TRUE(eventually([this] {
        return !model().isBusy() && model().rowCount() > 0 && detail(0) == QStringLiteral("yearly review (1 entry)");
    }));
}

} // namespace
} // namespace watchdesk::test
