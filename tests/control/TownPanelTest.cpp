// The town map in the control room, by clicks and keys.
#include "ui/control/TownPanel.h"

#include "control/MemoryTown.h"
#include "ui/control/AlertPanel.h"
#include "ui/control/AnnounceSheet.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/Middle.h"
#include "ui/control/NextCard.h"
#include "ui/control/PlaceCard.h"
#include "ui/control/QuickLine.h"
#include "ui/control/ReadingPane.h"
#include "ui/control/TownTrail.h"
#include "ui/control/WordsField.h"
#include "ui/map/MapView.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/SegmentedControl.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace watchdesk::test {
namespace {

using ui::MapMarker;
using ui::MarkerFill;
using ui::MarkerShape;
using ui::MarkerState;
using ui::TownPanel;

class TownPanelTest : public testing::Test {
protected:
    void SetUp() override {
        town.fillAfternoon();
        open();
    }
    void open() {
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
        settle();
    }
    static void settle() { QTest::qWait(ui::ReadingPane::settleMs + 40); }
    void handOver(const char* alert) {
        page->board().putInHand(QLatin1String(alert));
        settle();
    }
    [[nodiscard]] TownPanel& panel() const { return page->town(); }
    [[nodiscard]] ui::MapView& map() const { return page->town().map(); }
    [[nodiscard]] ui::FeedView& feed() const { return page->feed().view(); }
    [[nodiscard]] QString line() const { return page->quickLine().edit().text(); }
    [[nodiscard]] std::optional<MapMarker> marker(const QString& id) const {
        const int index = map().markers().indexOf(id);
        return index < 0 ? std::nullopt : std::optional(map().markers().all().at(index));
    }
    [[nodiscard]] MapMarker of(const char* callSign) const {
        return marker(town.map.at(callSign).id).value_or(MapMarker());
    }
    void key(int code, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(code), modifiers);
    }
    /// Whatever is on the map there.
    void click(const QPointF& metres) {
        QTest::mouseClick(&map(), Qt::LeftButton, {}, map().camera().toWidget(metres).toPoint());
    }
    [[nodiscard]] int rowOf(const QString& title) const {
        for (int row = 0; row < page->feed().model().rowCount(); ++row) {
            if (page->feed().model().index(row).data().toString() == title)
                return row;
        }
        return -1;
    }
    void choose(const QString& title) {
        ASSERT_GE(rowOf(title), 0);
        feed().scrollTo(page->feed().model().index(rowOf(title)));
        QTest::mouseClick(feed().viewport(), Qt::LeftButton, {},
                          feed().visualRect(page->feed().model().index(rowOf(title))).center());
        settle();
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(TownPanelTest, TheMapIsTheMiddleUntilARowIsChosenByHand) {
    EXPECT_TRUE(page->middle().isMapShown());
    desk::FeedRow row;
    row.at = shiftNow;
    row.title = QStringLiteral("C07 Hallam Pharmacy");
    town.feed.append({row, row});
    settle();
    EXPECT_TRUE(page->middle().isMapShown()) << "what came by itself is not read";
    choose(QStringLiteral("C17 Rowe & Finch"));
    EXPECT_FALSE(page->middle().isMapShown());
    EXPECT_EQ(page->reading().heading(), QStringLiteral("C17 Rowe & Finch"));
    key(Qt::Key_Return);
    EXPECT_TRUE(page->reading().isAncestorOf(QApplication::focusWidget()));
    key(Qt::Key_Escape);
    EXPECT_TRUE(page->middle().isMapShown());
    EXPECT_TRUE(feed().hasFocus());
    key(Qt::Key_Return);
    EXPECT_FALSE(page->middle().isMapShown()) << "opened again";
    const auto buttons = page->reading().findChildren<ui::Button*>();
    const auto back = std::find_if(buttons.begin(), buttons.end(),
                                   [](const ui::Button* button) { return button->text() == QLatin1String("Map"); });
    ASSERT_NE(back, buttons.end());
    QTest::mouseClick(*back, Qt::LeftButton);
    EXPECT_TRUE(page->middle().isMapShown());
    key(Qt::Key_M, Qt::AltModifier);
    EXPECT_FALSE(page->middle().isMapShown());
    key(Qt::Key_M, Qt::AltModifier);
    EXPECT_TRUE(page->middle().isMapShown());
    EXPECT_TRUE(map().hasFocus());
    feed().setFocus();
    key(Qt::Key_Escape); // nothing is chosen any more
    key(Qt::Key_M, Qt::AltModifier);
    EXPECT_TRUE(page->middle().isMapShown()) << "there is nothing to read";
}

TEST_F(TownPanelTest, TheRowsPlaceIsInHandOnTheMap) {
    choose(QStringLiteral("C07 Hallam Pharmacy"));
    const MapMarker pharmacy = of("C07");
    EXPECT_EQ(panel().scene().readPlace, pharmacy.id);
    EXPECT_EQ(pharmacy.state, MarkerState::InHand);
    EXPECT_TRUE(pharmacy.label.contains(QStringLiteral("Hallam Pharmacy")));
    EXPECT_LT(QLineF(map().camera().centre(), pharmacy.at).length(), 1);
    feed().setFocus();
    key(Qt::Key_Escape);
    settle();
    EXPECT_TRUE(panel().scene().readPlace.isEmpty());
    key(Qt::Key_M, Qt::AltModifier);
    key(Qt::Key_Right);
    const ui::MapCamera moved = map().camera();
    choose(QStringLiteral("C07 Hallam Pharmacy"));
    EXPECT_EQ(map().camera(), moved) << "a view that was moved is not snatched back";
    EXPECT_EQ(panel().scene().readPlace, pharmacy.id);
}

TEST_F(TownPanelTest, AClickSaysWhoItIsAndOneKeyPutsThemInTheLine) {
    const desk::TownPlace place = town.map.at("C38");
    desk::PlaceSheet sheet;
    sheet.contact = QStringLiteral("Ada Fenn · 01632 960 511");
    desk::FeedRow row;
    row.at = shiftNow - 86'400'000;
    row.title = QStringLiteral("Theft · C38 Ashby Vale Building Society");
    row.detail = QStringLiteral("m 20s, red cap");
    sheet.latest = {row, row, row, row, row, row};
    town.map.sheets.insert(place.id, sheet);
    map().goTo({place.at - QPointF(60, 60), QSizeF(120, 120)});
    click(place.at);
    ASSERT_TRUE(panel().card().isVisible());
    EXPECT_EQ(panel().chosen().id, place.id);
    settle();
    EXPECT_EQ(panel().card().latest().size(), ui::PlaceCard::mostLatest);
    EXPECT_EQ(panel().card().latest().first(), QStringLiteral("19 Nov Theft · m 20s, red cap"));
    EXPECT_EQ(panel().card().facts().facts().last().value, sheet.contact);
    EXPECT_TRUE(panel().card().facts().facts().first().value.contains(QStringLiteral("open now")))
        << panel().card().facts().facts().first().value.toStdString();
    key(Qt::Key_L, Qt::AltModifier);
    EXPECT_EQ(line(), QStringLiteral("C38 "));
    EXPECT_TRUE(page->quickLine().edit().hasFocus());
    // What is typed stays; a call sign before it is another now.
    page->quickLine().edit().setText(QStringLiteral("C07 theft m30"));
    QTest::mouseClick(panel().card().findChildren<ui::Button*>().last(), Qt::LeftButton); // the cross, or to the line
    page->quickLine().beginWith(QStringLiteral("C38"));
    EXPECT_EQ(line(), QStringLiteral("C38 theft m30"));
    // On the ground, nobody.
    click(place.at + QPointF(40, 40));
    EXPECT_FALSE(panel().card().isVisible());
}

TEST_F(TownPanelTest, IsWorkedByTheKeyboardAlone) {
    key(Qt::Key_M, Qt::AltModifier);
    ASSERT_TRUE(map().hasFocus());
    const auto walk = [this] {
        do
            key(Qt::Key_PageDown);
        while (panel().chosen().callSign.isEmpty() && map().chosen() != map().markers().all().last().id);
    };
    walk();
    ASSERT_FALSE(panel().chosen().callSign.isEmpty()) << "walked to";
    EXPECT_TRUE(panel().card().isVisible());
    key(Qt::Key_Escape);
    EXPECT_FALSE(panel().card().isVisible());
    walk();
    const QString callSign = panel().chosen().callSign;
    key(Qt::Key_L, Qt::AltModifier);
    EXPECT_EQ(line(), callSign + QLatin1Char(' '));
    key(Qt::Key_M, Qt::AltModifier);
    key(Qt::Key_Escape);
    key(Qt::Key_Escape);
    EXPECT_TRUE(page->quickLine().edit().hasFocus()) << "and back to the line";
    // Every key is in the page's actions, for menu and palette.
    QStringList keys;
    for (const QAction* action : page->actions())
        keys += action->shortcut().toString();
    for (const char* one : {"Alt+M", "Alt+Home", "Alt+T", "Alt+C", "Alt+S", "Alt+L", "F7"})
        EXPECT_TRUE(keys.contains(QLatin1String(one))) << one;
    keys.removeAll(QString());
    EXPECT_EQ(keys.removeDuplicates(), 0) << "each key is for one thing";
}

TEST_F(TownPanelTest, TheTrailIsNumberedAndGrows) {
    handOver("alert-1187");
    ASSERT_TRUE(marker("step:2"));
    EXPECT_FALSE(marker("step:3"));
    EXPECT_EQ(marker("step:0")->mark, QStringLiteral("1"));
    EXPECT_EQ(marker("step:0")->at, town.map.at("C07").at);
    EXPECT_EQ(marker("step:0")->label, QStringLiteral("14:31:05"));
    EXPECT_EQ(marker("step:0")->fill, MarkerFill::Half);
    EXPECT_EQ(marker("step:2")->fill, MarkerFill::Whole) << "the newest";
    ASSERT_EQ(map().lines().all().size(), 2) << "two legs; no heading was said last";
    EXPECT_EQ(map().lines().all().first().points.first(), town.map.at("C07").at);
    EXPECT_EQ(map().lines().all().last().points.last(), town.map.at("C17").at);
    EXPECT_TRUE(map().camera().inSight().contains(marker("step:0")->at));
    EXPECT_TRUE(map().camera().inSight().contains(marker("step:2")->at));
    key(Qt::Key_F4);
    QTest::keyClicks(QApplication::focusWidget(), "Butter Row, running");
    key(Qt::Key_Return);
    settle();
    ASSERT_TRUE(marker("step:3"));
    EXPECT_EQ(marker("step:2")->fill, MarkerFill::Half);
    EXPECT_EQ(marker("step:3")->fill, MarkerFill::Whole);
    EXPECT_TRUE(marker("step:3")->tip.contains(QStringLiteral("somewhere at Butter Row")));
    EXPECT_EQ(map().lines().all().size(), 3);
    key(Qt::Key_T, Qt::AltModifier);
    EXPECT_FALSE(marker("step:3"));
    EXPECT_TRUE(map().lines().all().isEmpty());
    EXPECT_FALSE(panel().next().isVisible());
}

TEST_F(TownPanelTest, AnotherAlertIsLookedAtUnlessTheViewWasMoved) {
    handOver("alert-1187");
    handOver("alert-1188");
    EXPECT_LT(QLineF(map().camera().centre(), town.map.at("P11").at).length(), 1);
    EXPECT_EQ(of("C07").state, MarkerState::Soon) << "claimed, and not in hand";
    EXPECT_EQ(of("C07").mark, QStringLiteral("triangle-alert"));
    key(Qt::Key_M, Qt::AltModifier);
    key(Qt::Key_Right);
    const ui::MapCamera moved = map().camera();
    handOver("alert-1187");
    EXPECT_EQ(map().camera(), moved);
    EXPECT_TRUE(of("P11").label.contains(QStringLiteral("emergency")));
    EXPECT_EQ(of("P11").state, MarkerState::Act);
    key(Qt::Key_Home, Qt::AltModifier);
    EXPECT_TRUE(map().camera().inSight().contains(town.map.at("C07").at)) << "asked for by hand";
}

TEST_F(TownPanelTest, WhoIsNextIsNamedWithTheWalkAndWarnedByOneKey) {
    handOver("alert-1188");
    EXPECT_FALSE(panel().next().isVisible()) << "whoever calls in an emergency stays where they are";
    key(Qt::Key_F7);
    EXPECT_EQ(page->findChild<ui::AnnounceSheet*>(), nullptr);
    handOver("alert-1187");
    ASSERT_TRUE(panel().next().isVisible());
    EXPECT_EQ(panel().next().rows(), ui::namedNext);
    const auto next = panel().scene().trail.next;
    const desk::TownPlace first = *panel().scene().place(next.first().id);
    EXPECT_NE(first.callSign, QStringLiteral("C17")) << "they are there already";
    const MapMarker nearest = *marker(first.id);
    EXPECT_EQ(nearest.state, MarkerState::InHand);
    EXPECT_EQ(nearest.label,
              QStringLiteral("%1 0:%2").arg(first.callSign).arg(next.first().seconds, 2, 10, QLatin1Char('0')));
    for (desk::ChannelState& state : town.radio.states)
        state.talk = desk::ChannelState::Talk::Idle;
    key(Qt::Key_F7);
    auto* sheet = page->window()->findChild<ui::AnnounceSheet*>();
    ASSERT_NE(sheet, nullptr);
    const QString words = sheet->findChild<ui::WordsField*>()->toPlainText();
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(words.contains(panel().scene().place(next[i].id)->callSign)) << words.toStdString();
    EXPECT_FALSE(words.contains(panel().scene().place(next[3].id)->callSign));
    EXPECT_TRUE(words.contains(town.alerts.view("alert-1187").alert.told));
    EXPECT_TRUE(town.talk.announced.isEmpty()) << "prepared, not said";
}

TEST_F(TownPanelTest, TheRankingIsReckonedAgainEveryFewSecondsAndFades) {
    handOver("alert-1187");
    const auto asked = town.map.asked.size();
    page->tick();
    settle();
    EXPECT_EQ(town.map.asked.size(), asked);
    town.clock.advance(ui::TownTrail::againMs);
    page->tick();
    settle();
    EXPECT_EQ(town.map.asked.size(), asked + 1);
    town.clock.advance(600'000);
    page->tick();
    settle();
    EXPECT_FALSE(panel().next().isVisible()) << "a sighting of ten minutes ago says nothing any more";
    EXPECT_TRUE(marker("step:2")) << "but it was";
}

TEST_F(TownPanelTest, WhoIsSilentIsMarkedByShapeAndWord) {
    desk::OnWatch waits;
    waits.callSign = QStringLiteral("C19");
    desk::OnWatch heard = waits;
    heard.callSign = QStringLiteral("C22");
    heard.lastHeard = shiftNow - 1000;
    town.map.watch = {waits, heard};
    Q_EMIT town.map.watchChanged();
    settle();
    EXPECT_EQ(of("C19").shape, MarkerShape::Dot) << "the layer is off";
    EXPECT_TRUE(panel().layers().label(TownPanel::SilentLayer).contains(QLatin1Char('1'))) << "but it says how many";
    key(Qt::Key_S, Qt::AltModifier);
    EXPECT_EQ(of("C19").shape, MarkerShape::Icon);
    EXPECT_EQ(of("C19").state, MarkerState::Soon);
    EXPECT_EQ(of("C19").label, QStringLiteral("C19 not heard"));
    EXPECT_EQ(of("C22").shape, MarkerShape::Dot);
    QTest::mouseClick(&panel().layers(), Qt::LeftButton, {},
                      panel().layers().segmentRect(TownPanel::SilentLayer).center());
    EXPECT_EQ(of("C19").shape, MarkerShape::Dot);
}

TEST_F(TownPanelTest, ARollCallThatEndsWithSilentSetsShowsThem) {
    Q_EMIT town.map.rollCallEnded();
    EXPECT_FALSE(panel().layers().isOn(TownPanel::SilentLayer)) << "everybody answered";
    town.map.rollCallSilent = {town.map.at("C31").id, QStringLiteral("somewhere else")};
    Q_EMIT town.map.rollCallEnded();
    settle();
    EXPECT_TRUE(panel().layers().isOn(TownPanel::SilentLayer));
    EXPECT_TRUE(of("C31").label.endsWith(QStringLiteral("silent")));
    Q_EMIT town.map.rollCallEnded();
    EXPECT_TRUE(panel().layers().isOn(TownPanel::SilentLayer)) << "stays on";
}

TEST_F(TownPanelTest, NobodySignedInSeesTheStreetsOnly) {
    handOver("alert-1187");
    const desk::TownPlace place = town.map.at("C38");
    panel().lookAgain();
    map().choose(place.id);
    town.map.lock();
    settle();
    EXPECT_TRUE(map().hasMap());
    EXPECT_FALSE(panel().card().isVisible());
    EXPECT_FALSE(panel().next().isVisible());
    for (const MapMarker& left : map().markers().all())
        ADD_FAILURE() << left.id.toStdString();
    EXPECT_TRUE(map().lines().all().isEmpty());
}

TEST_F(TownPanelTest, WithoutAMapItSaysHowToGetOne) {
    page.reset();
    town.map.town = nullptr;
    open();
    EXPECT_TRUE(map().emptyState().isVisible());
    QSignalSpy wanted(page.get(), &ui::ControlRoomPage::pageWanted);
    auto* button = map().emptyState().findChild<ui::Button*>();
    ASSERT_NE(button, nullptr);
    EXPECT_TRUE(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.first().first().toString(), QStringLiteral("scheme/setup"));
    EXPECT_FALSE(panel().next().isVisible());
    EXPECT_FALSE(panel().layers().isVisible());
    town.map.may = false;
    Q_EMIT town.map.mapChanged();
    EXPECT_FALSE(button->isVisible());
    EXPECT_TRUE(map().emptyState().accessibleDescription().contains(QStringLiteral("administrator")));
    town.map.fill();
    Q_EMIT town.map.mapChanged();
    EXPECT_FALSE(map().emptyState().isVisible());
    EXPECT_TRUE(panel().layers().isVisible());
}

TEST_F(TownPanelTest, APlaceThatCannotBeReadSaysWhy) {
    town.map.fail = Error{ErrorCode::Refused, "That is for coordinators.", "", ""};
    const desk::TownPlace place = town.map.at("P04");
    map().goTo({place.at - QPointF(60, 60), QSizeF(120, 120)});
    click(place.at);
    settle();
    ASSERT_TRUE(panel().card().isVisible());
    EXPECT_TRUE(panel().card().latest().first().contains(QStringLiteral("coordinators")));
    EXPECT_EQ(of("P04").shape, MarkerShape::Square) << "a pub watch's";
}

} // namespace
} // namespace watchdesk::test
