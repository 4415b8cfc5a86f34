// Same, not the same, cannot say: by key, with what they write and what comes next.
#include "cctv/PageFixture.h"
#include "support/windows/TabWalk.h"

#include <QAbstractButton>
#include <QListView>
#include <QMenu>

namespace watchdesk::test {
namespace {

class DecisionTest : public PageFixture {};

TEST_F(DecisionTest, YRaisesTheSightingOfTheBestCandidate) {
    stills.add(doorStill(QStringLiteral("s1")));
    EXPECT_EQ(inHand(), QStringLiteral("s1"));
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 2 and Ada Test"));
    key(Qt::Key_Y);
    EXPECT_EQ(stills.steps, QStringList{QStringLiteral("same 2 W-0400")});
    EXPECT_EQ(toast(), QStringLiteral("Same person: alert 1188 raised for W-0400"));
    EXPECT_FALSE(toast().contains(QStringLiteral("Ada")));
}

TEST_F(DecisionTest, NAndCWriteWhatTheySay) {
    stills.add(doorStill(QStringLiteral("s1")));
    key(Qt::Key_N);
    EXPECT_EQ(stills.steps, QStringList{QStringLiteral("not-same 2 W-0400")});
    EXPECT_TRUE(toast().startsWith(QStringLiteral("Not this person")));
    // Somebody else may be it: the next who is possible comes to the hand, the unlikely one does not.
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 2 and Bo Test"));
    key(Qt::Key_C);
    EXPECT_EQ(stills.steps.last(), QStringLiteral("cannot-say 2 W-0401"));
    EXPECT_EQ(page->waiting(), 0);
}

TEST_F(DecisionTest, ButtonsDoAsTheKeys) {
    stills.add(doorStill(QStringLiteral("s1")));
    for (auto* button : page->decisions().findChildren<QAbstractButton*>()) {
        if (button->text().startsWith(QStringLiteral("Not")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTest::qWait(10);
    EXPECT_EQ(stills.steps, QStringList{QStringLiteral("not-same 2 W-0400")});
}

TEST_F(DecisionTest, CtrlZTakesBackWhatTheToastSays) {
    stills.add(doorStill(QStringLiteral("s1")));
    key(Qt::Key_N);
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(stills.steps.last(), QStringLiteral("back 2 W-0400 not-same"));
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 2 and Ada Test")) << "the pair is in hand again";
    key(Qt::Key_Y);
    EXPECT_EQ(stills.steps.last(), QStringLiteral("same 2 W-0400")) << "and can be decided anew";
}

TEST_F(DecisionTest, NothingIsDecidedBeforeCandidatesAreThere) {
    desk::StillView view = doorStill(QStringLiteral("s1"));
    view.state = desk::StillView::State::Searching;
    view.faces.clear();
    stills.add(view);
    for (const auto* button : page->decisions().findChildren<QAbstractButton*>())
        EXPECT_FALSE(button->isEnabled()) << button->text().toStdString();
    for (const Qt::Key pressed : {Qt::Key_Y, Qt::Key_N, Qt::Key_C})
        key(pressed);
    EXPECT_TRUE(stills.steps.isEmpty());
    stills.add(nobodyStill(QStringLiteral("s2")));
    page->board().takeStill(QStringLiteral("s2"));
    key(Qt::Key_Y);
    EXPECT_TRUE(stills.steps.isEmpty());
}

TEST_F(DecisionTest, ASecondPressWhileTheFirstIsOnItsWayIsNothing) {
    stills.keepWaiting = true;
    stills.add(doorStill(QStringLiteral("s1")));
    key(Qt::Key_Y);
    key(Qt::Key_Y);
    key(Qt::Key_N);
    stills.answerNow();
    QTest::qWait(10);
    EXPECT_EQ(stills.steps, QStringList{QStringLiteral("same 2 W-0400")});
}

TEST_F(DecisionTest, WhatWasSaidIsNotSaidTwiceButMayBeSaidOtherwise) {
    stills.add(doorStill(QStringLiteral("s1")));
    key(Qt::Key_Y);
    key(Qt::Key_Y);
    EXPECT_EQ(stills.steps.size(), 1) << "the pair stays in sight; a second press raises nothing";
    key(Qt::Key_N);
    EXPECT_EQ(stills.steps.last(), QStringLiteral("not-same 2 W-0400"));
}

TEST_F(DecisionTest, TheNextStillThatWaitsComes) {
    stills.add(doorStill(QStringLiteral("s1")));
    stills.add(doorStill(QStringLiteral("s2")));
    EXPECT_EQ(inHand(), QStringLiteral("s1")) << "what is looked at is not taken away";
    EXPECT_EQ(page->waiting(), 2);
    key(Qt::Key_Y);
    EXPECT_EQ(inHand(), QStringLiteral("s2"));
    EXPECT_EQ(page->waiting(), 1);
}

TEST_F(DecisionTest, EscLeavesForLater) {
    stills.add(doorStill(QStringLiteral("s1")));
    stills.add(nobodyStill(QStringLiteral("s2")));
    stills.add(doorStill(QStringLiteral("s3")));
    key(Qt::Key_Escape);
    EXPECT_EQ(inHand(), QStringLiteral("s3"));
    EXPECT_TRUE(stills.steps.isEmpty());
    key(Qt::Key_Escape);
    EXPECT_EQ(inHand(), QStringLiteral("s1")) << "round and round";
}

TEST_F(DecisionTest, DigitsAndTabTakeInHand) {
    desk::StillView view = doorStill(QStringLiteral("s1"));
    view.faces[0].candidates = {somebody(3, 0.41, desk::Likelihood::Possible)};
    stills.add(view);
    EXPECT_EQ(page->board().face()->number, 2) << "the best first";
    key(Qt::Key_3);
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 2 and Cy Test"));
    key(Qt::Key_5);
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 2 and Cy Test")) << "there is no fifth";
    key(Qt::Key_Tab);
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 1 and Di Test"));
    key(Qt::Key_Tab);
    EXPECT_EQ(page->board().face()->number, 2) << "never the one who is nobody";
    key(Qt::Key_Backtab, Qt::ShiftModifier);
    EXPECT_EQ(page->board().face()->number, 1);
}

TEST_F(DecisionTest, F6WalksTheStillsTooAndComesBackToTheStill) {
    stills.add(doorStill(QStringLiteral("s1")));
    const QSet<QString> reached = namesTabComesBy(*page, Qt::Key_F6);
    for (const char* part : {"Stills, newest first", "Where the camera is"})
        EXPECT_TRUE(reached.contains(QLatin1String(part))) << part;
}

TEST_F(DecisionTest, AnEarlierDecisionOnThePairIsShown) {
    desk::StillView view = doorStill(QStringLiteral("s1"));
    domain::MatchDecision before;
    before.verdict = domain::Verdict::NotSame;
    before.decidedAt = shiftNow - 8LL * 86'400'000 - 60'000;
    view.faces[1].candidates[1].decided = before;
    view.faces[1].candidates[1].decidedBy = QStringLiteral("Priya Test");
    stills.add(view);
    EXPECT_EQ(page->strip().words(1).last(), QStringLiteral("You said: not this person, Thu 12 Nov 14:31"));
    key(Qt::Key_2);
    EXPECT_TRUE(page->compare().facts().lines().contains(page->strip().words(1).last()));
}

TEST_F(DecisionTest, ARefusalIsSaidAndThePairStays) {
    stills.add(doorStill(QStringLiteral("s1")));
    stills.fail = Error{ErrorCode::DiskFull, "The decision could not be written.", "The still is kept.", "Make room."};
    key(Qt::Key_Y);
    EXPECT_TRUE(stills.steps.isEmpty());
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 2 and Ada Test"));
    EXPECT_TRUE(page->board().mayDecide(domain::Verdict::Same)) << "it can be pressed again";
}

TEST_F(DecisionTest, LettersInTheFieldDecideNothing) {
    stills.add(doorStill(QStringLiteral("s1")));
    key(Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), "cyn 123 z");
    EXPECT_TRUE(stills.steps.isEmpty());
    EXPECT_EQ(page->decisions().pair(), QStringLiteral("face 2 and Ada Test"));
    key(Qt::Key_Escape);
    EXPECT_EQ(inHand(), QStringLiteral("s1")) << "Esc leaves the field, not the still";
    key(Qt::Key_N);
    EXPECT_EQ(stills.steps.size(), 1);
}

TEST_F(DecisionTest, DeleteAsksOnlyWhileSomethingWaits) {
    stills.add(nobodyStill(QStringLiteral("s1")));
    key(Qt::Key_Delete);
    EXPECT_EQ(stills.steps, QStringList{QStringLiteral("discard s1")});
    stills.add(doorStill(QStringLiteral("s2")));
    key(Qt::Key_Delete);
    EXPECT_EQ(stills.steps.size(), 1);
    auto* question = page->findChild<QMenu*>(QStringLiteral("discard"));
    ASSERT_NE(question, nullptr);
    QTest::keyClick(question, Qt::Key_D);
    QTest::qWait(10);
    EXPECT_EQ(stills.steps.last(), QStringLiteral("discard s2"));
    EXPECT_EQ(inHand(), QString());
}

TEST_F(DecisionTest, TheListTakesInHand) {
    stills.add(doorStill(QStringLiteral("s1")));
    stills.add(nobodyStill(QStringLiteral("s2")));
    QListView& list = page->stills().list();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(0, 0)).center());
    EXPECT_EQ(inHand(), QStringLiteral("s2"));
    key(Qt::Key_Down);
    EXPECT_EQ(inHand(), QStringLiteral("s1"));
}

TEST_F(DecisionTest, WhatSameWouldSendIsShownWithoutAName) {
    stills.add(doorStill(QStringLiteral("s1")));
    EXPECT_TRUE(page->compare().words().startsWith(QStringLiteral("Sighting, subject-0, face 2")));
    key(Qt::Key_2);
    EXPECT_TRUE(page->compare().words().startsWith(QStringLiteral("Sighting, subject-1")));
}

} // namespace
} // namespace watchdesk::test
