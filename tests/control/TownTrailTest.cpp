// The trail, who is next and who is silent, on the control room's map.
#include "ui/control/TownTrail.h"

#include "control/TownPage.h"
#include "ui/control/AnnounceSheet.h"
#include "ui/control/WordsField.h"

namespace watchdesk::test {
namespace {

class TownTrailTest : public TownPage {};

TEST_F(TownTrailTest, TheTrailIsNumberedAndGrows) {
    handOver("alert-1187");
    ASSERT_TRUE(marker("step:2"));
    EXPECT_FALSE(marker("step:3"));
    EXPECT_FALSE(marker(town.map.at("C07").id)) << "the step stands for it";
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
    EXPECT_TRUE(marker(town.map.at("C07").id));
    EXPECT_FALSE(panel().next().isVisible());
}

TEST_F(TownTrailTest, AnotherAlertIsLookedAtUnlessTheViewWasMoved) {
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

TEST_F(TownTrailTest, WhoIsNextIsNamedWithTheWalkAndWarnedByOneKey) {
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

TEST_F(TownTrailTest, NothingLiesOnAnEmergency) {
    const auto raise = [this](qint64 number, const char* place, bool emergency) {
        desk::AlertView view = alertView(number, shiftNow - (emergency ? 0 : 600'000), emergency);
        view.alert.state = emergency ? domain::AlertState::Open : domain::AlertState::Claimed;
        view.incident.premisesId = town.map.at(place).id;
        town.alerts.add(view);
    };
    raise(1180, "P11", false); // where 1188 is an emergency
    raise(1190, "C07", true);  // where the trail begins
    page->board().reload();
    settle();
    handOver("alert-1187");
    EXPECT_TRUE(panel().scene().alerts.value(town.map.at("P11").id).emergency);
    ASSERT_TRUE(marker("step:0"));
    EXPECT_GT(of("C07").rank, marker("step:0")->rank) << "painted over it, and named before it";
    EXPECT_EQ(of("C07").state, MarkerState::Act);
}

TEST_F(TownTrailTest, TheRankingIsReckonedAgainEveryFewSecondsAndFades) {
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

TEST_F(TownTrailTest, WhoIsSilentIsMarkedByShapeAndWord) {
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

TEST_F(TownTrailTest, ARollCallThatEndsWithSilentSetsShowsThem) {
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

} // namespace
} // namespace watchdesk::test
