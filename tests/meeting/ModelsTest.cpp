#include "meeting/MemoryMeetings.h"
#include "ui/meeting/AgendaModel.h"
#include "ui/meeting/DayText.h"
#include "ui/meeting/Rows.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace watchdesk::test {
namespace {

using domain::AgendaSection;
using Mode = QAbstractItemModelTester::FailureReportingMode;

TEST(AgendaModelTest, SectionsAndLinesInOrderWithTheirNotes) {
    MemoryMeetings meetings;
    meetings.fill();
    ui::AgendaModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    EXPECT_EQ(model.rowCount(), 0);
    model.set(meetings.view);
    EXPECT_EQ(model.rowCount(), 10 + meetings.view.lines.size());
    EXPECT_EQ(model.rowAt(0).line, -1);
    EXPECT_EQ(model.lineAt(1)->item.title, QStringLiteral("Welcome, attendance and apologies"));
    EXPECT_EQ(model.note(AgendaSection::Actions), QStringLiteral("2, 2 late"));
    EXPECT_EQ(model.note(AgendaSection::Offenders), QStringLiteral("4, 1 hidden"));
    EXPECT_EQ(model.note(AgendaSection::Ending), QStringLiteral("none"));
    EXPECT_TRUE(model.index(0).data().toString().startsWith(QStringLiteral("1. Attendance")));
    const int hidden = model.rowOf(meetings.view.lines.at(8).item.id);
    EXPECT_TRUE(model.index(hidden).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("hidden")));
    model.set({});
    EXPECT_EQ(model.rowCount(), 10);
}

TEST(AgendaModelTest, FoldingTakesRowsOutAndPutsThemBack) {
    MemoryMeetings meetings;
    meetings.fill();
    ui::AgendaModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.set(meetings.view);
    const int all = model.rowCount();
    const QString id = meetings.view.lines.at(7).item.id;
    ASSERT_GE(model.rowOf(id), 0);
    for (const auto& [section, word] : domain::agendaSectionWords)
        model.toggle(section);
    EXPECT_EQ(model.rowCount(), 10);
    EXPECT_EQ(model.rowOf(id), -1);
    model.set(meetings.view);
    EXPECT_EQ(model.rowCount(), 10) << "what was folded stays so";
    for (const auto& [section, word] : domain::agendaSectionWords)
        model.toggle(section);
    EXPECT_EQ(model.rowCount(), all);
}

TEST(AgendaModelTest, StepsGoOverHeadsToLinesAndStayAtTheEnds) {
    MemoryMeetings meetings;
    meetings.fill();
    ui::AgendaModel model;
    model.set(meetings.view);
    EXPECT_EQ(model.step(-1, 1), 1);
    EXPECT_EQ(model.step(1, 1), 3);
    EXPECT_EQ(model.step(1, -1), 1);
    EXPECT_EQ(model.step(model.rowCount() - 1, 1), model.rowCount() - 1);
}

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
