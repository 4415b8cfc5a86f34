// Patrols on the control room's map.
#include "ui/control/TownPatrols.h"

#include "control/TownPage.h"

namespace watchdesk::test {
namespace {

constexpr UtcMs minute = 60'000;

class TownPatrolsTest : public TownPage {
protected:
    void SetUp() override {
        TownPage::SetUp();
        const desk::TownPlace place = town.map.at("C38");
        town.map.walking.placed = {
            {QStringLiteral("set1"), QStringLiteral("R01"), shiftNow - 4 * minute, place.at, place.id, {}},
            {QStringLiteral("set2"),
             QStringLiteral("R02"),
             shiftNow - 40 * minute,
             {30, -20},
             {},
             QStringLiteral("Butter Row")}};
        town.map.walking.unplaced = 1;
        Q_EMIT town.map.patrolsChanged();
        settle();
    }
};

TEST_F(TownPatrolsTest, StandWhereTheyWereWithTheAgeInWords) {
    const auto near = marker("patrol:set1");
    ASSERT_TRUE(near);
    EXPECT_EQ(near->shape, MarkerShape::Icon);
    EXPECT_EQ(near->mark, QStringLiteral("shield"));
    EXPECT_EQ(near->label, QStringLiteral("R01 · 4 min ago"));
    EXPECT_EQ(near->at, town.map.at("C38").at);
    EXPECT_FALSE(near->aside.isNull()) << "the shop is not covered";
    EXPECT_EQ(near->state, MarkerState::Plain);
    EXPECT_TRUE(near->tip.contains(QStringLiteral("Ashby Vale Building Society"))) << near->tip.toStdString();
    const auto old = marker("patrol:set2");
    ASSERT_TRUE(old);
    EXPECT_EQ(old->label, QStringLiteral("R02 · 40 min ago"));
    EXPECT_EQ(old->state, MarkerState::Quiet);
    EXPECT_TRUE(old->tip.contains(QStringLiteral("somewhere at Butter Row"))) << old->tip.toStdString();
    EXPECT_TRUE(panel().layers().toolTip().endsWith(QStringLiteral("without a known place: 1")));
    EXPECT_TRUE(panel().layers().accessibleName().contains(panel().layers().toolTip()));
}

TEST_F(TownPatrolsTest, AreSwitchedByAKeyAndByHand) {
    key(Qt::Key_P, Qt::AltModifier);
    EXPECT_FALSE(marker("patrol:set1"));
    EXPECT_TRUE(panel().layers().label(TownPanel::PatrolLayer).contains(QLatin1Char('2'))) << "it says how many";
    key(Qt::Key_P, Qt::AltModifier);
    EXPECT_TRUE(marker("patrol:set1"));
    QTest::mouseClick(&panel().layers(), Qt::LeftButton, {},
                      panel().layers().segmentRect(TownPanel::PatrolLayer).center());
    EXPECT_FALSE(marker("patrol:set2"));
}

TEST_F(TownPatrolsTest, GrowOlderWithoutBeingHeardOf) {
    town.clock.advance(ui::TownPatrols::againMs);
    page->tick();
    settle();
    EXPECT_EQ(marker("patrol:set1")->label, QStringLiteral("R01 · 4 min ago"));
    town.clock.advance(minute);
    page->tick();
    settle();
    EXPECT_EQ(marker("patrol:set1")->label, QStringLiteral("R01 · 5 min ago"));
    town.map.walking = {};
    Q_EMIT town.map.patrolsChanged();
    settle();
    EXPECT_FALSE(marker("patrol:set1"));
    EXPECT_TRUE(panel().layers().toolTip().isEmpty());
}

TEST_F(TownPatrolsTest, OneAtPremisesSaysWhoIsThere) {
    map().choose(QStringLiteral("patrol:set1"));
    Q_EMIT map().markerChosen(QStringLiteral("patrol:set1"));
    EXPECT_EQ(panel().chosen().id, town.map.at("C38").id);
    Q_EMIT map().markerChosen(QStringLiteral("patrol:set2"));
    EXPECT_TRUE(panel().chosen().id.isEmpty()) << "in the street there is nobody to ask";
}

TEST_F(TownPatrolsTest, NobodySignedInSeesNone) {
    town.map.lock();
    settle();
    EXPECT_FALSE(marker("patrol:set1"));
    EXPECT_TRUE(panel().layers().toolTip().isEmpty()) << "nor how many";
}

} // namespace
} // namespace watchdesk::test
