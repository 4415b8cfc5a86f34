// The page by real keys and clicks, over meetings in memory.
#include "ui/meeting/MeetingPage.h"

#include "meeting/MemoryMeetings.h"
#include "support/windows/TabWalk.h"
#include "ui/meeting/ActionPanel.h"
#include "ui/meeting/AgendaPanel.h"
#include "ui/meeting/EvidencePane.h"
#include "ui/meeting/ItemPane.h"
#include "ui/meeting/PlanForm.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Toast.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace watchdesk::test {
namespace {

using domain::AgendaSection;

class MeetingPageTest : public testing::Test {
protected:
    void open() {
        page = std::make_unique<ui::MeetingPage>(meetings);
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        settle();
        page->setFocus();
    }
    void openFull() {
        meetings.fill();
        open();
        ASSERT_TRUE(page->isReady());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* target = QApplication::focusWidget();
        ASSERT_NE(target, nullptr);
        QTest::keyClick(target, key, modifiers);
        settle();
    }
    /// Answers come through the event loop, each a turn or two after its step: so many turns are enough on any machine.
    static void settle() {
        for (int turn = 0; turn < 12; ++turn)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] bool opened(const char* evidence) {
        return QTest::qWaitFor(
            [&] { return !meetings.opened.isEmpty() && meetings.opened.last().entityId == QLatin1String(evidence); });
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Walks with J until the section is reached.
    void goTo(AgendaSection section) {
        for (int i = 0; i < 60 && page->agenda().currentSection() != section; ++i)
            key(Qt::Key_J);
        ASSERT_EQ(page->agenda().currentSection(), section);
    }
    [[nodiscard]] QString current() const {
        const desk::AgendaLine* line = page->agenda().current();
        return line == nullptr ? QString() : line->item.id;
    }
    [[nodiscard]] bool says(const QString& words) const {
        return QString::fromStdString(page->banner().error().text()).contains(words) && page->banner().isVisible();
    }
    MemoryMeetings meetings;
    std::unique_ptr<ui::MeetingPage> page;
};

TEST_F(MeetingPageTest, OpensOnTheNextMeetingAndItsFirstLine) {
    openFull();
    EXPECT_EQ(page->meetingId(), QStringLiteral("m1"));
    EXPECT_EQ(page->item().title(), QStringLiteral("Welcome, attendance and apologies"));
}

TEST_F(MeetingPageTest, JAndKWalkTheLinesAndStopAtTheEnds) {
    openFull();
    key(Qt::Key_K);
    const QString first = current();
    key(Qt::Key_J);
    EXPECT_EQ(page->agenda().currentSection(), AgendaSection::Actions);
    EXPECT_NE(current(), first);
    key(Qt::Key_K);
    EXPECT_EQ(current(), first);
    for (int i = 0; i < 60; ++i)
        key(Qt::Key_J);
    EXPECT_EQ(page->item().title(), QStringLiteral("Christmas market on 5 December"));
}

TEST_F(MeetingPageTest, AnEmptySectionCanBeReachedAndSaysThatThereIsNothing) {
    openFull();
    goTo(AgendaSection::Unserved);
    EXPECT_EQ(current(), QString());
    EXPECT_TRUE(page->item().detail().startsWith(QStringLiteral("Nothing this time.")));
}

TEST_F(MeetingPageTest, TheEvidenceOfTheLineIsOpened) {
    openFull();
    goTo(AgendaSection::Offenders);
    EXPECT_TRUE(opened("e1"));
    settle();
    EXPECT_EQ(page->evidence().heading(), QStringLiteral("Theft"));
    key(Qt::Key_Return); // to the evidence
    key(Qt::Key_Down);
    EXPECT_TRUE(opened("e2"));
    goTo(AgendaSection::OtherBusiness);
    EXPECT_EQ(page->evidence().heading(), QString()) << "a line without evidence shows none";
}

TEST_F(MeetingPageTest, TheNextLineShowsItsOwnEvidenceOrNone) {
    meetings.fill();
    for (desk::AgendaLine& line : meetings.view.lines) {
        if (!line.evidence.isEmpty())
            line.evidence.first().evidence.entityId = QStringLiteral("first of ") + line.item.id;
    }
    meetings.view.lines[7].evidence = {meetings.view.lines[7].evidence.first()};
    meetings.view.lines[7].evidence.first().evidence.entity = QStringLiteral("subject");
    open();
    goTo(AgendaSection::Offenders);
    EXPECT_TRUE(opened(qPrintable(QStringLiteral("first of ") + current())));
    settle();
    EXPECT_NE(page->evidence().heading(), QString());
    key(Qt::Key_J);
    ASSERT_EQ(current(), meetings.view.lines[7].item.id);
    EXPECT_EQ(page->evidence().heading(), QString()) << "only a person's record, which is opened by choice";
    for (int line = 8; line < 10; ++line) { // each with as many records as the one before
        key(Qt::Key_J);
        EXPECT_TRUE(opened(qPrintable(QStringLiteral("first of ") + current())));
    }
}

TEST_F(MeetingPageTest, APersonsRecordIsOpenedByChoiceAndNotInPassing) {
    meetings.fill();
    for (desk::AgendaLine& line : meetings.view.lines) {
        if (line.item.section == AgendaSection::Proposals || line.item.section == AgendaSection::Offenders)
            line.evidence.first().evidence = {QStringLiteral("exclusion_notice"), QStringLiteral("person")};
    }
    open();
    goTo(AgendaSection::Offenders);
    goTo(AgendaSection::Proposals);
    EXPECT_TRUE(opened("e2"));
    for (const domain::AgendaEvidence& evidence : meetings.opened)
        EXPECT_EQ(evidence.entity, QStringLiteral("incident"));
    key(Qt::Key_Return);
    key(Qt::Key_Up);
    EXPECT_TRUE(opened("person"));
}

TEST_F(MeetingPageTest, TabReachesWhatStandsAboveTheAgendaAndComesBack) {
    openFull();
    const QSet<QString> reached = namesTabComesBy(*page);
    EXPECT_FALSE(reached.contains(QStringLiteral("Lines of the agenda"))) << "it began there";
    for (const char* control : {"What is listed", "Agenda as PDF"})
        EXPECT_TRUE(reached.contains(QLatin1String(control))) << control;
}

TEST_F(MeetingPageTest, ALineIsEditedInPlaceAndUndone) {
    openFull();
    goTo(AgendaSection::Places);
    const QString id = current();
    const QString before = meetings.line(id)->item.title;
    key(Qt::Key_E);
    ASSERT_TRUE(page->item().isEditing());
    type(QStringLiteral("Jekyll & rude keys"));
    EXPECT_TRUE(page->item().isEditing()) << "letters are typed, not obeyed";
    key(Qt::Key_Tab);
    page->item().detailEdit().selectAll();
    type(QStringLiteral("In my words"));
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_FALSE(page->item().isEditing());
    EXPECT_EQ(meetings.line(id)->item.title, QStringLiteral("Jekyll & rude keys"));
    EXPECT_EQ(meetings.line(id)->item.detail, QStringLiteral("In my words"));
    EXPECT_EQ(page->item().title(), QStringLiteral("Jekyll & rude keys"));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(page->item().title(), before);
    EXPECT_EQ(page->undoable(), 0);
}

TEST_F(MeetingPageTest, EscLeavesTheEditorAndChangesNothing) {
    openFull();
    goTo(AgendaSection::Places);
    const QString before = page->item().title();
    key(Qt::Key_E);
    type(QStringLiteral("never mind"));
    key(Qt::Key_Escape);
    EXPECT_FALSE(page->item().isEditing());
    EXPECT_EQ(page->item().title(), before);
    EXPECT_TRUE(meetings.steps.isEmpty());
    key(Qt::Key_J);
    EXPECT_NE(page->item().title(), before) << "the agenda has the keys again";
}

TEST_F(MeetingPageTest, WhatIsTypedStaysWhenItIsRefusedOrTheAgendaChanges) {
    openFull();
    goTo(AgendaSection::Proposals);
    const QString id = current();
    key(Qt::Key_E);
    type(QStringLiteral("Callum Reeve"));
    meetings.fail = Error{ErrorCode::Refused, "Members vote on papers that name nobody.", "", ""};
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(says(QStringLiteral("name nobody")));
    EXPECT_EQ(page->item().titleEdit().text(), QStringLiteral("Callum Reeve"));
    meetings.fail.reset();
    meetings.line(id)->item.title = QStringLiteral("theirs");
    ++meetings.line(id)->item.version;
    const int read = meetings.read;
    Q_EMIT meetings.changed();
    ASSERT_TRUE(QTest::qWaitFor([&] { return meetings.read > read; }));
    settle();
    EXPECT_EQ(page->item().titleEdit().text(), QStringLiteral("Callum Reeve"));
    key(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(says(QStringLiteral("Somebody else")));
    EXPECT_EQ(meetings.line(id)->item.title, QStringLiteral("theirs"));
    key(Qt::Key_Escape);
    EXPECT_EQ(page->item().title(), QStringLiteral("theirs"));
    EXPECT_FALSE(page->banner().isVisible());
}

TEST_F(MeetingPageTest, AltUpAndDownMoveTheLineAndItStaysChosen) {
    openFull();
    goTo(AgendaSection::Proposals);
    const QString id = current();
    const QStringList before = meetings.titlesOf(AgendaSection::Proposals);
    key(Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(current(), id);
    EXPECT_EQ(meetings.titlesOf(AgendaSection::Proposals).at(1), before.at(0));
    key(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(meetings.titlesOf(AgendaSection::Proposals), before);
    key(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(current(), id) << "at the end nothing moves";
}

TEST_F(MeetingPageTest, DeleteHidesAndShowsAgain) {
    openFull();
    goTo(AgendaSection::Places);
    const QString id = current();
    key(Qt::Key_Delete);
    EXPECT_TRUE(meetings.line(id)->item.hidden);
    EXPECT_EQ(current(), id) << "it stays where it was, marked";
    EXPECT_EQ(page->agenda().model().note(AgendaSection::Places), QStringLiteral("0, 1 hidden"));
    ASSERT_NE(ui::Toast::shownIn(page.get()), nullptr);
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_FALSE(meetings.line(id)->item.hidden) << "undone while the toast is there, by the same key";
    key(Qt::Key_Delete);
    key(Qt::Key_Delete);
    EXPECT_FALSE(meetings.line(id)->item.hidden);
}

TEST_F(MeetingPageTest, CtrlNAddsALineToTheSection) {
    openFull();
    goTo(AgendaSection::Unserved);
    key(Qt::Key_N, Qt::ControlModifier);
    ASSERT_TRUE(page->item().isEditing());
    type(QStringLiteral("Ask the police to serve"));
    key(Qt::Key_Return);
    EXPECT_EQ(meetings.titlesOf(AgendaSection::Unserved), (QStringList{"Ask the police to serve"}));
    EXPECT_EQ(page->item().title(), QStringLiteral("Ask the police to serve"));
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(meetings.titlesOf(AgendaSection::Unserved).isEmpty());
}

TEST_F(MeetingPageTest, RBuildsAgainAndForgetsTheSteps) {
    openFull();
    goTo(AgendaSection::Places);
    key(Qt::Key_Delete);
    EXPECT_EQ(page->undoable(), 1);
    key(Qt::Key_R);
    EXPECT_EQ(meetings.steps.last(), QStringLiteral("build m1"));
    EXPECT_EQ(page->undoable(), 0);
}

TEST_F(MeetingPageTest, SFoldsTheSectionAndJWalksOverIt) {
    openFull();
    goTo(AgendaSection::Offenders);
    const int rows = page->agenda().model().rowCount();
    key(Qt::Key_S);
    EXPECT_EQ(page->agenda().model().rowCount(), rows - 5);
    EXPECT_EQ(page->agenda().currentSection(), AgendaSection::Offenders);
    key(Qt::Key_J);
    EXPECT_EQ(page->agenda().currentSection(), AgendaSection::Places);
    key(Qt::Key_K);
    key(Qt::Key_S);
    EXPECT_EQ(page->agenda().model().rowCount(), rows);
}

TEST_F(MeetingPageTest, ThePaperGoesWhereItIsAskedFor) {
    openFull();
    QString proposed;
    page->setAskPath([&](const QString& path, const std::function<void(const QString&)>& take) {
        proposed = path;
        take(QStringLiteral("agenda.pdf"));
    });
    key(Qt::Key_P, Qt::ControlModifier);
    EXPECT_TRUE(proposed.endsWith(QStringLiteral("Agenda 2026-11-26.pdf"))) << proposed.toStdString();
    EXPECT_EQ(meetings.steps.last(), QStringLiteral("pdf m1"));
    ASSERT_NE(ui::Toast::shownIn(page.get()), nullptr);
    EXPECT_TRUE(ui::Toast::shownIn(page.get())->text().contains(QStringLiteral("3 pages")));
}

TEST_F(MeetingPageTest, ActionsAreDoneOpenedAgainAndAdded) {
    openFull();
    ui::RowList& list = page->actionPanel().list();
    list.setFocus();
    list.choose(0);
    key(Qt::Key_Space);
    EXPECT_EQ(meetings.steps.last(), QStringLiteral("done a0"));
    key(Qt::Key_Space);
    EXPECT_EQ(meetings.steps.last(), QStringLiteral("reopen a0"));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualRect(list.model()->index(1, 0)).topLeft() + QPoint(18, 14));
    EXPECT_EQ(meetings.steps.last(), QStringLiteral("done a1"));
    const int steps = static_cast<int>(meetings.steps.size());
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(1, 0)).center());
    EXPECT_EQ(meetings.steps.size(), steps) << "a click on its words only chooses it";
    key(Qt::Key_A);
    ASSERT_TRUE(page->actionPanel().isAdding());
    key(Qt::Key_Return);
    EXPECT_TRUE(page->actionPanel().isAdding()) << "nothing to do is no action";
    type(QStringLiteral("Mend the gate"));
    key(Qt::Key_Tab);
    type(QStringLiteral("Council"));
    key(Qt::Key_Tab);
    type(QStringLiteral("40 Dec"));
    key(Qt::Key_Return);
    EXPECT_TRUE(page->actionPanel().isAdding()) << "40 December is no day";
    QApplication::focusWidget()->setProperty("text", QStringLiteral("10 Dec"));
    key(Qt::Key_Return);
    EXPECT_FALSE(page->actionPanel().isAdding());
    EXPECT_EQ(meetings.view.actions.first().action.dueOn, QDate(2026, 12, 10));
    EXPECT_EQ(meetings.view.actions.first().action.owner, QStringLiteral("Council"));
}

TEST_F(MeetingPageTest, ALineThatIsAskedForIsChosenInItsMeeting) {
    openFull();
    const QString wanted = meetings.view.lines.last().item.id;
    ASSERT_NE(page->agenda().current()->item.id, wanted);
    page->showLineOf(QStringLiteral("held1"), wanted);
    settle();
    EXPECT_EQ(page->meetingId(), QStringLiteral("held1"));
    ASSERT_TRUE(page->agenda().current());
    EXPECT_EQ(page->agenda().current()->item.id, wanted);
}

TEST_F(MeetingPageTest, AnotherMeetingIsChosenFromTheList) {
    openFull();
    key(Qt::Key_M);
    ASSERT_TRUE(page->agenda().showsMeetings());
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    EXPECT_FALSE(page->agenda().showsMeetings());
    EXPECT_EQ(page->meetingId(), QStringLiteral("held1"));
}

TEST_F(MeetingPageTest, WithoutAMeetingOneIsPlannedAndBuilt) {
    open();
    EXPECT_FALSE(page->isReady());
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto* form = page->findChild<ui::PlanForm*>();
    ASSERT_TRUE(form->isVisible());
    const auto fields = form->findChildren<QLineEdit*>();
    ASSERT_EQ(fields.size(), 3);
    fields[0]->setText(QStringLiteral("no day"));
    fields[0]->setFocus();
    key(Qt::Key_Return);
    EXPECT_TRUE(meetings.steps.isEmpty());
    fields[0]->setText(QStringLiteral("17 Dec"));
    fields[2]->setText(QStringLiteral("Library"));
    key(Qt::Key_Return);
    settle();
    EXPECT_EQ(meetings.steps, (QStringList{"plan Library", "build planned1"}));
    EXPECT_TRUE(page->isReady());
    EXPECT_EQ(page->meetingId(), QStringLiteral("planned1"));
}

TEST_F(MeetingPageTest, AReaderReadsAndPrintsAndNothingElse) {
    meetings.fill();
    meetings.view.mayEdit = meetings.view.mayAct = false;
    open();
    goTo(AgendaSection::Places);
    for (const Qt::Key pressed : {Qt::Key_E, Qt::Key_Delete, Qt::Key_R, Qt::Key_A})
        key(pressed);
    key(Qt::Key_N, Qt::ControlModifier);
    page->actionPanel().list().setFocus();
    page->actionPanel().list().choose(0);
    key(Qt::Key_Space);
    EXPECT_TRUE(meetings.steps.isEmpty());
    EXPECT_FALSE(page->item().isEditing() || page->actionPanel().isAdding());
}

TEST_F(MeetingPageTest, ARoleWithoutMeetingsSeesWhy) {
    meetings.closed = Error{ErrorCode::Refused, "Your role does not include meetings and their papers.",
                            "Nothing was changed.", "Ask a coordinator."};
    open();
    EXPECT_FALSE(page->isReady());
    bool said = false;
    for (const QWidget* widget : page->findChildren<QWidget*>())
        said = said ||
               (widget->isVisible() && widget->accessibleDescription().contains(QStringLiteral("Ask a coordinator.")));
    EXPECT_TRUE(said);
}

TEST_F(MeetingPageTest, AnAgendaThatIsNotBuiltOffersIt) {
    meetings.fillQuiet();
    meetings.view.lines.clear();
    meetings.view.meeting.builtAt = meetings.view.meeting.builtFrom = 0;
    open();
    key(Qt::Key_R);
    EXPECT_EQ(meetings.steps, (QStringList{"build m1"}));
}

TEST_F(MeetingPageTest, EveryActionHasATextAndAnIconAndKeysAreTakenOnce) {
    openFull();
    QStringList keys;
    for (const QAction* action : page->actions()) {
        EXPECT_FALSE(action->text().isEmpty());
        EXPECT_FALSE(action->icon().isNull());
        EXPECT_FALSE(keys.contains(action->shortcut().toString())) << action->shortcut().toString().toStdString();
        keys += action->shortcut().toString();
    }
    EXPECT_GE(keys.size(), 14);
}

} // namespace
} // namespace watchdesk::test
