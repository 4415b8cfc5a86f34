#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Rows.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace watchdesk::test {
namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

TEST(RowsTest, TheSameNumberIsAChangeAndAnotherAReset) {
    ui::Rows<int> rows([](int value) { return QString::number(value); });
    const QAbstractItemModelTester tester(&rows, Mode::Fatal);
    QSignalSpy resets(&rows, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&rows, &QAbstractItemModel::dataChanged);
    rows.set({1, 2});
    rows.set({3, 4});
    EXPECT_EQ(resets.count(), 1);
    EXPECT_EQ(changes.count(), 1);
    EXPECT_EQ(rows.index(1).data().toString(), QStringLiteral("4"));
    EXPECT_EQ(rows.at(2), nullptr);
    rows.set({});
    EXPECT_EQ(rows.rowCount(), 0);
}

TEST(RowListTest, ItsEmptyStateStandsInItsMiddleWhileItHasNoRow) {
    ui::Rows<int> rows([](int value) { return QString::number(value); });
    ui::RowList list(QStringLiteral("Numbers"));
    list.setModel(&rows);
    list.resize(400, 300);
    list.show();
    EXPECT_EQ(list.emptyState(), nullptr) << "the rows may still be on their way";
    list.setEmptyState(QStringLiteral("list"), QStringLiteral("No number"), QStringLiteral("Count, and they come."));
    const ui::EmptyState& empty = *list.emptyState();
    EXPECT_TRUE(empty.isVisible());
    EXPECT_EQ(empty.geometry(), list.viewport()->geometry());
    EXPECT_EQ(list.accessibleDescription(), QStringLiteral("No number. Count, and they come."));
    rows.set({1, 2});
    EXPECT_FALSE(empty.isVisible());
    EXPECT_EQ(list.accessibleDescription(), QString());
    list.resize(500, 200);
    rows.set({});
    EXPECT_TRUE(empty.isVisible());
    EXPECT_EQ(empty.geometry(), list.viewport()->geometry());
    list.setEmptyState(QStringLiteral("list"), QStringLiteral("No number left"), QStringLiteral("Count again."));
    EXPECT_EQ(empty.heading(), QStringLiteral("No number left"));
}

TEST(DayTextTest, ReadsDaysAsPeopleTypeThem) {
    const QDate today(2026, 11, 20);
    EXPECT_EQ(ui::parseDay(QStringLiteral("2026-12-10"), today), QDate(2026, 12, 10));
    EXPECT_EQ(ui::parseDay(QStringLiteral(" 10  Dec "), today), QDate(2026, 12, 10));
    EXPECT_EQ(ui::parseDay(QStringLiteral("10 December 2027"), today), QDate(2027, 12, 10));
    EXPECT_EQ(ui::parseDay(QStringLiteral("10/12"), today), QDate(2026, 12, 10));
    EXPECT_EQ(ui::parseDay(QStringLiteral("10/12/26"), today), QDate(2026, 12, 10));
    EXPECT_EQ(ui::parseDay(QStringLiteral("8 Jan"), today), QDate(2027, 1, 8)) << "the next such day";
    EXPECT_EQ(ui::parseDay(QStringLiteral("20 Nov"), today), today);
    for (const char* bad : {"", "40 Dec", "soon", "31/11", "2026-13-01"})
        EXPECT_FALSE(ui::parseDay(QString::fromLatin1(bad), today)) << bad;
}

TEST(DayTextTest, ReadsTimesAsPeopleTypeThem) {
    for (const char* six : {"18:00", "18.00", "1800", "18"})
        EXPECT_EQ(ui::parseTime(QString::fromLatin1(six)), QTime(18, 0)) << six;
    for (const char* bad : {"", "25:00", "six"})
        EXPECT_FALSE(ui::parseTime(QString::fromLatin1(bad))) << bad;
}

} // namespace
} // namespace watchdesk::test
