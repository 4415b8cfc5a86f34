// The next steps of an incident that is read: those of calls that nobody else is told of, too.
#include "control/Keep.h"
#include "control/TownPage.h"
#include "ui/control/AlertPanel.h"
#include "ui/control/IncidentSteps.h"
#include "ui/control/StepList.h"
#include "ui/widgets/ErrorBanner.h"

#include <QAction>

namespace watchdesk::test {
namespace {

class ReadingStepsTest : public TownPage {
protected:
    void SetUp() override {
        town.incidents.category = QStringLiteral("begging");
        open();
    }
    /// A row of an incident without an alert, chosen by a click.
    void choosePlain(const char* title = "Begging", domain::IncidentOutcome outcome = domain::IncidentOutcome::Open) {
        desk::FeedRow row;
        row.kind = domain::FeedKind::Incident;
        row.at = shiftNow;
        row.title = QString::fromLatin1(title);
        row.detail = QStringLiteral("C07 Hallam Pharmacy");
        desk::RowDetail detail;
        detail.incident.id = QStringLiteral("i-") + row.title;
        detail.incident.number = 2291;
        detail.incident.category = QStringLiteral("begging");
        detail.incident.outcome = outcome;
        detail.incident.description = QStringLiteral("woman about 40, blue coat, at the doors");
        detail.category = QStringLiteral("Begging");
        detail.samePlace = samePlace;
        town.feed.details.insert(town.feed.newest() + 1, detail);
        town.feed.append({row});
        settle();
        choose(row.title);
    }
    [[nodiscard]] ui::IncidentSteps& steps() const { return page->middle().reading().steps(); }
    [[nodiscard]] ui::StepList& list() const { return steps().list(); }
    void clickRow(int row) {
        const int lines = list().height() / static_cast<int>(list().steps().size());
        QTest::mouseClick(&list(), Qt::LeftButton, {}, QPoint(40, lines * row + 8));
        QTest::qWait(20);
    }
    /// A key, and what it asked for is answered.
    void press(int code, Qt::KeyboardModifiers modifiers = {}) {
        key(code, modifiers);
        QTest::qWait(20);
    }
    void tabTo(const QWidget* target) {
        for (int i = 0; i < 20 && QApplication::focusWidget() != target; ++i)
            key(Qt::Key_Tab);
    }
    [[nodiscard]] bool isTroubleTold() const {
        const auto banners = page->findChildren<ui::ErrorBanner*>();
        return std::any_of(banners.begin(), banners.end(), [](const auto* banner) { return banner->isVisible(); });
    }
    QVector<desk::FeedRow> samePlace; ///< of the rows to come
};

TEST_F(ReadingStepsTest, AnIncidentWithoutAnAlertHasItsSupportRouteWhereItIsRead) {
    choosePlain();
    ASSERT_TRUE(steps().isVisible());
    const auto& all = list().steps();
    ASSERT_GE(all.size(), 3);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                            [](const auto& state) { return state.step.kind == domain::StepKind::Support; }));
    const ui::ReadingPane& pane = page->middle().reading();
    const auto top = [&](const QWidget& part) { return part.mapTo(&pane, QPoint()).y(); };
    EXPECT_GT(top(steps()), top(pane.incident())) << "below what was logged";
    EXPECT_LE(steps().mapTo(&pane, QPoint(steps().width(), 0)).x(), pane.width()) << "nothing is cut off at the side";
    keep(*page, QStringLiteral("reading-steps"));
}

TEST_F(ReadingStepsTest, TheyStandAboveTheLatestAtTheSamePlace) {
    samePlace.append(desk::FeedRow());
    choosePlain();
    page->resize(1920, 1036);
    settle();
    const auto* same = page->middle().reading().findChild<ui::SamePlaceList*>();
    ASSERT_NE(same, nullptr);
    EXPECT_LT(steps().mapTo(page.get(), QPoint()).y(), same->mapTo(page.get(), QPoint()).y());
}

TEST_F(ReadingStepsTest, AClickTicksAndSaysWhoDidItWhen) {
    choosePlain();
    clickRow(0);
    EXPECT_EQ(list().done(), 1);
    EXPECT_EQ(list().steps().first().doneAt, shiftNow);
    EXPECT_EQ(list().steps().first().doneBy, QStringLiteral("Jo Mead"));
    EXPECT_TRUE(list().accessibleName().contains(QStringLiteral("1 of")));
    clickRow(0);
    EXPECT_EQ(list().done(), 0) << "and the tick comes off";
}

TEST_F(ReadingStepsTest, TheKeyboardGetsThereTicksAndGoesOn) {
    choosePlain();
    press(Qt::Key_Return); // from the feed into what is read
    ASSERT_TRUE(page->middle().reading().isAncestorOf(QApplication::focusWidget()));
    tabTo(&list());
    ASSERT_TRUE(list().hasFocus());
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    EXPECT_EQ(list().done(), 1);
    EXPECT_GT(list().steps().at(1).doneAt, 0);
    press(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(list().done(), 2) << "the first that was not done";
    press(Qt::Key_Escape);
    EXPECT_TRUE(page->middle().isMapShown());
}

TEST_F(ReadingStepsTest, TheKeyIsTheAlertsWhileOneIsInHandAndTheKeyboardElsewhere) {
    town.alerts.add(alertView(1187, shiftNow - 60'000));
    settle();
    handOver("alert-1187");
    choosePlain();
    const int before = page->alertPanel().steps().done();
    press(Qt::Key_D, Qt::ControlModifier); // the keyboard is in the feed
    EXPECT_EQ(page->alertPanel().steps().done(), before + 1);
    EXPECT_EQ(list().done(), 0);
}

TEST_F(ReadingStepsTest, WithoutAnAlertInHandTheKeyIsForWhatIsRead) {
    choosePlain();
    ASSERT_EQ(page->board().inHand(), nullptr);
    press(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(list().done(), 1);
    page->middle().showMap();
    press(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(list().done(), 1) << "nothing is ticked that is not seen";
}

TEST_F(ReadingStepsTest, WhatSomebodyElseTickedIsReadAgain) {
    choosePlain();
    ASSERT_EQ(list().done(), 0);
    town.incidents.ticked.insert(list().steps().first().step.code, shiftNow);
    Q_EMIT town.incidents.stepsChanged();
    EXPECT_TRUE(QTest::qWaitFor([this] { return list().done() == 1; }));
}

TEST_F(ReadingStepsTest, WhatWasWithdrawnHasNoSteps) {
    choosePlain("Withdrawn", domain::IncidentOutcome::Withdrawn);
    EXPECT_FALSE(steps().isVisible());
    EXPECT_TRUE(steps().isEmpty());
    choosePlain("Begging");
    EXPECT_TRUE(steps().isVisible());
    choosePlain("Another", domain::IncidentOutcome::Withdrawn);
    EXPECT_FALSE(steps().isVisible()) << "those of one record are never shown for another";
}

TEST_F(ReadingStepsTest, WhatIsNoIncidentHasNone) {
    choosePlain();
    desk::FeedRow row;
    row.kind = domain::FeedKind::System;
    row.at = shiftNow;
    row.title = QStringLiteral("Possible match, to decide");
    town.feed.append({row});
    settle();
    choose(row.title);
    EXPECT_FALSE(steps().isVisible());
}

TEST_F(ReadingStepsTest, ATickThatWasNotWrittenIsSaidAndNotShown) {
    choosePlain();
    town.incidents.fail = Error{ErrorCode::DiskFull, "The disk is full.", "", ""};
    clickRow(0);
    EXPECT_EQ(list().done(), 0);
    EXPECT_TRUE(isTroubleTold());
}

} // namespace
} // namespace watchdesk::test
