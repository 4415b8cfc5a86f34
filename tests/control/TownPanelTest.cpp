// The town map in the control room, by clicks and keys.
#include "control/TownPage.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactList.h"

#include <QAction>
#include <QSignalSpy>

#include <algorithm>

namespace watchdesk::test {
namespace {

class TownPanelTest : public TownPage {};

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
    key(Qt::Key_M, Qt::AltModifier);
    feed().setFocus();
    key(Qt::Key_Escape);
    EXPECT_TRUE(page->middle().isMapShown()) << "nothing is chosen any more";
    key(Qt::Key_M, Qt::AltModifier);
    EXPECT_TRUE(page->middle().isMapShown()) << "there is nothing to read";
}

TEST_F(TownPanelTest, TheRowsPlaceIsInHandOnTheMap) {
    choose(QStringLiteral("C07 Hallam Pharmacy"));
    const MapMarker pharmacy = of("C07");
    EXPECT_EQ(panel().scene().readPlace, pharmacy.id);
    EXPECT_EQ(pharmacy.state, MarkerState::InHand);
    EXPECT_TRUE(pharmacy.label.contains(QStringLiteral("Hallam Pharmacy")));
    EXPECT_TRUE(map().camera().inSight().contains(pharmacy.at));
    EXPECT_TRUE(map().camera().inSight().contains(town.map.at("P11").at)) << "and the alert in hand is not lost";
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

TEST_F(TownPanelTest, ZonesAreDrawnAndTheOneThatForbidsBeingHereStandsOut) {
    town.map.drawn = {
        {QStringLiteral("z1"), 1, QStringLiteral("Zone A"), {QPointF(0, 0), QPointF(90, 0), QPointF(0, 90)}},
        {QStringLiteral("z2"), 1, QStringLiteral("Station"), {QPointF(200, 0), QPointF(290, 0), QPointF(200, 90)}}};
    Q_EMIT town.map.zonesChanged();
    const auto zone = [this](const char* name) {
        const auto& lines = map().lines().all();
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) {
            return line.area && line.name == QLatin1String(name);
        });
        return found == lines.end() ? std::optional<ui::MapLine>() : *found;
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return zone("Zone A").has_value(); }));
    EXPECT_EQ(zone("Zone A")->tone, ui::Tone::Text2);
    desk::AlertView view = town.alerts.view(QStringLiteral("alert-%1").arg(page->board().inHand()->alert.number));
    view.onSight = {{domain::SightAnswer::Offence,
                     QStringLiteral("o1"),
                     {},
                     domain::OrderKind::Cbo,
                     2,
                     QStringLiteral("Zone A"),
                     {}}};
    town.alerts.add(view);
    ASSERT_TRUE(QTest::qWaitFor([&] { return zone("Zone A")->tone == ui::Tone::Act; }));
    EXPECT_EQ(zone("Station")->tone, ui::Tone::Text2);
    key(Qt::Key_Z, Qt::AltModifier);
    EXPECT_TRUE(zone("Zone A")) << "what forbids them to be here is not switched off";
    EXPECT_FALSE(zone("Station"));
}

TEST_F(TownPanelTest, WithoutAnAlertTheRowsPlaceIsTheMiddle) {
    for (const char* id : {"alert-1187", "alert-1188"})
        (void)town.alerts.close(QLatin1String(id), domain::IncidentOutcome::LeftTown);
    settle();
    choose(QStringLiteral("C07 Hallam Pharmacy"));
    EXPECT_LT(QLineF(map().camera().centre(), town.map.at("C07").at).length(), 1);
    EXPECT_TRUE(map().lines().all().isEmpty());
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
    for (const char* one : {"Alt+M", "Alt+Home", "Alt+T", "Alt+C", "Alt+P", "Alt+S", "Alt+L", "F7"})
        EXPECT_TRUE(keys.contains(QLatin1String(one))) << one;
    keys.removeAll(QString());
    EXPECT_EQ(keys.removeDuplicates(), 0) << "each key is for one thing";
}

TEST_F(TownPanelTest, NobodySignedInSeesTheStreetsOnly) {
    handOver("alert-1187");
    const desk::TownPlace place = town.map.at("C38");
    panel().lookAgain();
    map().choose(place.id);
    (void)town.alerts.addSighting(QStringLiteral("alert-1187"), QStringLiteral("Butter Row"));
    settle();
    town.alerts.me.clear();
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
