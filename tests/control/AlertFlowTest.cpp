#include "control/Keep.h"
#include "control/MemoryTown.h"
#include "ui/control/AlertBoard.h"
#include "ui/control/AlertPanel.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/PersonStrip.h"
#include "ui/control/PinnedAlerts.h"
#include "ui/control/QuickLine.h"
#include "ui/control/SightNotice.h"
#include "ui/control/UntakenAlarm.h"
#include "ui/widgets/Toast.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QMenu>
#include <QTest>

namespace watchdesk::test {
namespace {

class AlertFlowTest : public testing::Test {
protected:
    void SetUp() override {
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        page->quickLine().edit().setFocus();
        QTest::qWait(20);
    }
    void raise(qint64 number, UtcMs ago, bool emergency = false) {
        town.alerts.add(alertView(number, town.clock.now() - ago, emergency));
        QTest::qWait(10);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QTest::qWait(10);
    }
    [[nodiscard]] domain::Alert alert(int number) const {
        return town.alerts.view(QStringLiteral("alert-%1").arg(number)).alert;
    }
    [[nodiscard]] qint64 inHand() const {
        return page->board().inHand() == nullptr ? 0 : page->board().inHand()->alert.number;
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(AlertFlowTest, WhatAppliesOnSightAndWhoItIsAreSaidAtOnce) {
    desk::AlertView view = alertView(1187, town.clock.now() - 9'000);
    auto* notice = page->findChild<ui::SightNotice*>();
    auto* people = page->findChild<ui::PersonStrip*>();
    ASSERT_TRUE(notice != nullptr && people != nullptr);
    view.incident.subjects = {{QStringLiteral("s1"), domain::SubjectPart::Suspect}};
    view.onSight = {{domain::SightAnswer::Offence,
                     QStringLiteral("o1"),
                     {},
                     domain::OrderKind::Cbo,
                     2,
                     QStringLiteral("Zone A"),
                     QStringLiteral("Not to enter Zone A.")}};
    town.alerts.known.insert(view.alert.id, {{QStringLiteral("s1"),
                                              QStringLiteral("W-0412"),
                                              QStringLiteral("Odo Example"),
                                              36,
                                              domain::Caution::CriminalBehaviourOrder,
                                              domain::SubjectPart::Suspect,
                                              {}}});
    town.alerts.add(view);
    ASSERT_TRUE(QTest::qWaitFor([&] { return people->isVisible() && notice->isVisible(); }));
    EXPECT_TRUE(
        notice->accessibleDescription().contains(QStringLiteral("CBO condition 2, Zone A: offence, call the police")));
    EXPECT_TRUE(people->accessibleDescription().contains(QStringLiteral("Odo Example, W-0412 · 36 years, CBO")));
    key(Qt::Key_F9);
    EXPECT_EQ(town.alerts.looks, 1) << "the same people of the same alert are not looked up again";
    // The minute turns: what applies is read again, and does not any more.
    view = town.alerts.view(view.alert.id);
    view.onSight.clear();
    town.alerts.quietly(view);
    town.clock.advance(60'000);
    page->alertPanel().tick();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !notice->isVisible(); }));
}

TEST_F(AlertFlowTest, ClaimAcknowledgeAndCloseByKeys) {
    EXPECT_TRUE(page->alertPanel().isEmpty());
    raise(1187, 9'000);
    EXPECT_FALSE(page->alertPanel().isEmpty());
    key(Qt::Key_F9);
    EXPECT_EQ(alert(1187).state, domain::AlertState::Claimed);
    key(Qt::Key_2, Qt::AltModifier);
    EXPECT_EQ(alert(1187).parties.at(0).acknowledgedAt, 0);
    EXPECT_EQ(alert(1187).parties.at(1).acknowledgedAt, town.clock.now());
    // Once the panel has read the alert again, however busy the machine is.
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->board().inHand()->alert.parties.at(1).acknowledgedAt > 0; }));
    key(Qt::Key_2, Qt::AltModifier);
    EXPECT_EQ(town.alerts.steps.size(), 2) << "acknowledged once";
    key(Qt::Key_F8);
    QMenu* outcomes = page->alertPanel().outcomes();
    ASSERT_TRUE(outcomes->isVisible());
    QTest::keyClick(outcomes, Qt::Key_L);
    QTest::qWait(10);
    EXPECT_EQ(alert(1187).state, domain::AlertState::Closed);
    EXPECT_EQ(alert(1187).outcome, domain::IncidentOutcome::LeftTown);
    EXPECT_TRUE(page->alertPanel().isEmpty());
    auto* toast = ui::Toast::shownIn(page.get());
    ASSERT_NE(toast, nullptr);
    toast->act();
    QTest::qWait(10);
    EXPECT_EQ(alert(1187).state, domain::AlertState::Claimed) << "undo opens it again";
    EXPECT_EQ(inHand(), 1187);
}

TEST_F(AlertFlowTest, EveryOutcomeHasItsKey) {
    const QVector<QPair<Qt::Key, domain::IncidentOutcome>> keys{{Qt::Key_D, domain::IncidentOutcome::Detained},
                                                                {Qt::Key_L, domain::IncidentOutcome::LeftTown},
                                                                {Qt::Key_P, domain::IncidentOutcome::PoliceDealt},
                                                                {Qt::Key_S, domain::IncidentOutcome::StoodDown},
                                                                {Qt::Key_F, domain::IncidentOutcome::False}};
    int number = 2000;
    for (const auto& [pressed, outcome] : keys) {
        raise(++number, 1000);
        key(Qt::Key_F8);
        ASSERT_TRUE(page->alertPanel().outcomes()->isVisible());
        QTest::keyClick(page->alertPanel().outcomes(), pressed);
        QTest::qWait(10);
        EXPECT_EQ(alert(number).outcome, outcome);
        page->quickLine().edit().setFocus();
    }
}

TEST_F(AlertFlowTest, TheNewestUnclaimedOrOwnIsInHandUntilOneIsChosen) {
    raise(1, 60'000);
    EXPECT_EQ(inHand(), 1);
    raise(2, 30'000);
    EXPECT_EQ(inHand(), 2);
    auto* pinned = page->findChild<ui::PinnedAlerts*>();
    ASSERT_EQ(pinned->rows(), 2);
    QTest::mouseClick(pinned, Qt::LeftButton, {}, pinned->rowRect(0).center());
    EXPECT_EQ(inHand(), 1);
    raise(3, 1000);
    EXPECT_EQ(inHand(), 1) << "what was taken in hand is not taken away";
    EXPECT_EQ(pinned->rows(), 3);
}

TEST_F(AlertFlowTest, TheButtonOnAPinnedRowClaimsThatOne) {
    raise(1, 60'000);
    raise(2, 30'000);
    auto* pinned = page->findChild<ui::PinnedAlerts*>();
    QTest::mouseClick(pinned, Qt::LeftButton, {}, pinned->claimRect(0).center());
    QTest::qWait(10);
    EXPECT_EQ(alert(1).state, domain::AlertState::Claimed);
    EXPECT_EQ(alert(2).state, domain::AlertState::Open);
    EXPECT_EQ(inHand(), 1);
}

TEST_F(AlertFlowTest, AClickOnAPartyAcknowledges) {
    raise(1, 10'000);
    auto* parties = page->findChild<ui::PartyList*>();
    QTest::mouseClick(parties, Qt::LeftButton, {}, QPoint(60, ui::PartyList::rowHeight * 2 + 10));
    QTest::qWait(10);
    EXPECT_GT(alert(1).parties.at(2).acknowledgedAt, 0);
}

TEST_F(AlertFlowTest, AClaimGoesStaleAndCanBeTakenOver) {
    auto view = alertView(5, town.clock.now() - 60'000);
    view.alert.state = domain::AlertState::Claimed;
    view.alert.claimedAt = town.clock.now() - 30'000;
    view.alert.claimedBy = QStringLiteral("sam");
    view.claimedBy = QStringLiteral("S. Rudd");
    town.alerts.add(view);
    QTest::qWait(10);
    auto* notice = page->findChild<ui::ClaimNotice*>();
    EXPECT_EQ(notice->text(), QString());
    town.clock.advance(16'000);
    page->tick();
    EXPECT_EQ(notice->text(), QStringLiteral("Nothing done for 46 s"));
    key(Qt::Key_F9);
    EXPECT_EQ(alert(5).claimedBy, town.alerts.me);
    EXPECT_EQ(notice->text(), QString());
}

TEST_F(AlertFlowTest, ASightingIsTypedIntoTheQuickLine) {
    raise(1187, 10'000);
    page->feed().view().setFocus();
    key(Qt::Key_F4);
    EXPECT_TRUE(page->quickLine().edit().hasFocus());
    EXPECT_EQ(page->quickLine().chips().pieces().first().text, QStringLiteral("Sighting of alert 1187"));
    QTest::keyClicks(&page->quickLine().edit(), "C12 > butter row");
    key(Qt::Key_Return);
    EXPECT_TRUE(town.alerts.steps.contains(QStringLiteral("sighting 1187 C12 > butter row")));
    EXPECT_TRUE(town.line.logged.isEmpty());
    EXPECT_FALSE(page->quickLine().isSighting());
    EXPECT_EQ(page->quickLine().edit().text(), QString());
    EXPECT_EQ(page->findChild<ui::SightingList*>()->rows(), 1);
}

TEST_F(AlertFlowTest, ARefusalIsSaidAndChangesNothing) {
    raise(1187, 10'000);
    town.alerts.fail = Error{ErrorCode::Conflict, "S. Rudd was first.", "", ""};
    key(Qt::Key_F9);
    EXPECT_EQ(alert(1187).state, domain::AlertState::Open);
    EXPECT_FALSE(page->alertPanel().isEmpty());
}

TEST_F(AlertFlowTest, WhatNobodyTakesRisesUntilSomebodyDoes) {
    raise(1187, 1'000);
    ui::ClaimNotice& notice = page->alertPanel().notice();
    EXPECT_FALSE(notice.isUrgent());
    const auto after = [this](UtcMs ms) {
        town.clock.advance(ms);
        page->tick();
    };
    after(14'000);
    EXPECT_TRUE(notice.isUrgent());
    EXPECT_FALSE(page->untaken().isSounding());
    after(30'000);
    EXPECT_TRUE(page->untaken().isSounding());
    EXPECT_FALSE(town.alerts.steps.contains(QStringLiteral("untaken 1187")));
    after(75'000);
    EXPECT_TRUE(notice.text().startsWith(QStringLiteral("Not taken for"))) << notice.text().toStdString();
    EXPECT_TRUE(notice.advice().contains(QStringLiteral("Alt+3"))) << notice.advice().toStdString();
    after(1'000);
    EXPECT_EQ(town.alerts.steps.count(QStringLiteral("untaken 1187")), 1);
    key(Qt::Key_3, Qt::AltModifier);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !page->untaken().isSounding(); }));
    EXPECT_FALSE(notice.text().contains(QStringLiteral("Not taken")));
}

TEST_F(AlertFlowTest, WhatNobodyTakesRisesWhileAnotherPageIsShown) {
    page->hide();
    raise(1187, 1'000);
    town.clock.advance(130'000);
    ASSERT_TRUE(QTest::qWaitFor([this] { return town.alerts.steps.contains(QStringLiteral("untaken 1187")); }))
        << "by its own second hand";
    EXPECT_TRUE(page->untaken().isSounding());
}

TEST_F(AlertFlowTest, OnlyItsOwnSoundIsMutedAndOnlyOnceThatIsOnTheAuditLog) {
    raise(1187, 50'000);
    page->tick();
    ASSERT_TRUE(page->untaken().isSounding());
    town.alerts.fail = Error{ErrorCode::Refused, "Muting alerts is for coordinators.", "", ""};
    key(Qt::Key_F9, Qt::AltModifier);
    EXPECT_TRUE(page->untaken().isSounding());
    town.alerts.fail.reset();
    key(Qt::Key_F9, Qt::AltModifier);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !page->untaken().isSounding(); }));
    EXPECT_TRUE(town.alerts.steps.contains(QStringLiteral("mute 1187")));
    EXPECT_TRUE(page->alertPanel().notice().advice().contains(QStringLiteral("muted")));
    raise(1188, 46'000);
    page->tick();
    EXPECT_TRUE(page->untaken().isSounding()) << "another one is heard";
    page->untaken().setAtDesk(false);
    EXPECT_FALSE(page->untaken().isSounding());
}

TEST_F(AlertFlowTest, AMutedAlertSaysSoThoughAnotherIsInHand) {
    raise(1187, 50'000);
    raise(1188, 10'000);
    page->board().putInHand(QStringLiteral("alert-1188"));
    page->tick();
    auto* pinned = page->findChild<ui::PinnedAlerts*>();
    ASSERT_NE(pinned, nullptr);
    const QRect heard(0, 0, pinned->width(), ui::FeedDelegate::rowHeight);
    const QImage before = pinned->grab(heard).toImage();
    EXPECT_FALSE(pinned->accessibleDescription().contains(QStringLiteral("muted")));
    key(Qt::Key_F9, Qt::AltModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return pinned->accessibleDescription().contains(QStringLiteral("muted")); }));
    EXPECT_EQ(pinned->accessibleDescription().count(QStringLiteral("muted")), 1) << "the other asks for nothing yet";
    EXPECT_FALSE(page->alertPanel().notice().advice().contains(QStringLiteral("muted")));
    EXPECT_NE(pinned->grab(heard).toImage(), before) << "a mark beside the button";
    keep(*page, QStringLiteral("alert-muted"));
    page->board().claim(QStringLiteral("alert-1187"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !pinned->accessibleDescription().contains(QStringLiteral("muted")); }));
}

TEST_F(AlertFlowTest, AMutedAlertThatIsPutBackIsHeardAgainOnceItHasWaited) {
    raise(1187, 130'000);
    page->tick();
    ASSERT_EQ(town.alerts.steps.count(QStringLiteral("untaken 1187")), 1);
    key(Qt::Key_F9, Qt::AltModifier);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !page->untaken().isSounding(); }));
    // Somebody had it, and handed it to nobody.
    desk::AlertView back = town.alerts.view(QStringLiteral("alert-1187"));
    back.alert.claimedAt = town.clock.now();
    town.alerts.add(back);
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->board().inHand()->alert.claimedAt == back.alert.claimedAt; }));
    page->tick();
    EXPECT_FALSE(page->untaken().isSounding()) << "it has only just been put back";
    town.clock.advance(46'000);
    page->tick();
    EXPECT_TRUE(page->untaken().isSounding());
    town.clock.advance(80'000);
    page->tick();
    EXPECT_EQ(town.alerts.steps.count(QStringLiteral("untaken 1187")), 2) << "in the feed again";
}

TEST(AlarmSound, TheCalmOneIsSofterAndRestsForLonger) {
    const QVector<qint16> calm = ui::untakenSamples();
    ASSERT_EQ(calm.size(), 6 * 8000);
    const auto loudest = [](auto from, auto to) {
        int most = 0;
        for (; from != to; ++from)
            most = std::max(most, std::abs(int(*from)));
        return most;
    };
    EXPECT_GT(loudest(calm.begin(), calm.begin() + 6400), 5000);
    EXPECT_EQ(loudest(calm.begin() + 6400, calm.end()), 0);
    const QVector<qint16> alarm = ui::alarmSamples();
    EXPECT_LT(loudest(calm.begin(), calm.end()) * 3 / 2, loudest(alarm.begin(), alarm.end()));
    EXPECT_LT(std::abs(calm.first()), 50) << "no click";
}

TEST_F(AlertFlowTest, ThePinnedRowSaysHowFarItHasRisen) {
    raise(1187, 130'000);
    const desk::AlertView view = town.alerts.view(QStringLiteral("alert-1187"));
    const desk::FeedRow row = ui::pinnedRow(view, QString(), town.clock.now());
    EXPECT_EQ(row.rise, domain::Rise::Untaken);
    EXPECT_TRUE(row.detail.contains(QStringLiteral("tell the police"))) << row.detail.toStdString();
    page->tick();
    keep(*page, QStringLiteral("alert-untaken"));
}

TEST(PinnedRowTest, WhatIsNotKnownLeavesNoGap) {
    desk::AlertView view;
    view.category = QStringLiteral("Theft");
    EXPECT_EQ(ui::pinnedRow(view, {}, 0).title, QStringLiteral("Alert · theft"));
    view.callSign = QStringLiteral("C07");
    EXPECT_EQ(ui::pinnedRow(view, {}, 0).title, QStringLiteral("Alert · theft · C07"));
    view.premises = QStringLiteral("Hallam Pharmacy, High Street");
    EXPECT_EQ(ui::pinnedRow(view, {}, 0).title, QStringLiteral("Alert · theft · C07 Hallam Pharmacy"));
}

TEST(PartyListTest, SecondsSinceTold) {
    const domain::AlertParty quick{QStringLiteral("CCTV"), 10'000, 14'200, {}};
    const domain::AlertParty silent{QStringLiteral("Police"), 10'000, 0, {}};
    EXPECT_EQ(ui::PartyList::sinceTold(quick, 99'000), QStringLiteral("4 s"));
    EXPECT_EQ(ui::PartyList::sinceTold(silent, 77'000), QStringLiteral("1:07"));
}

} // namespace
} // namespace watchdesk::test
