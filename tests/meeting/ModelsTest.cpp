#include "meeting/MemoryMeetings.h"
#include "ui/meeting/AgendaModel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

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

} // namespace
} // namespace watchdesk::test
