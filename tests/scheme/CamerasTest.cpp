// Cameras of members and of the town: named, placed, changed, taken away and back, by keys and clicks.
#include "scheme/MemberFixture.h"
#include "ui/scheme/CameraForm.h"
#include "ui/scheme/TownCamerasSheet.h"
#include "ui/widgets/Toast.h"

#include <QComboBox>

namespace watchdesk::test {
namespace {

class CamerasTest : public MemberFixture {
protected:
    [[nodiscard]] QVector<domain::Camera> cameras() const { return section().pane().sheet().cameras; }
    bool comesTo(qsizetype count) {
        return eventually([&] { return cameras().size() == count && shown<ui::CameraForm>() == nullptr; });
    }
    void undo() {
        section().setFocus();
        key(Qt::Key_Z, Qt::ControlModifier);
    }
    /// The place of Hallam's first premises.
    void putHallamAt(double east, double north, bool placed = true) {
        domain::Premises place = section().pane().sheet().premises.first();
        place.placed = placed;
        place.east = east;
        place.north = north;
        ASSERT_TRUE(desk->members().savePremises(place).result());
        ASSERT_TRUE(eventually([&] { return section().pane().sheet().premises.first().east == east; }));
    }
};

TEST_F(CamerasTest, ACameraIsWrittenWhereThePremisesAreAndRemovedAndBack) {
    choose(QStringLiteral("Hallam Pharmacy"));
    putHallamAt(20, -5);
    click(QStringLiteral("Add a camera"));
    ASSERT_NE(waitFor<ui::CameraForm>(), nullptr);
    key(Qt::Key_Return);
    EXPECT_TRUE(eventually([this] { return shown<ui::CameraForm>()->trouble().contains(QStringLiteral("number")); }));
    type(QStringLiteral("14"));
    field(QStringLiteral("Looks at"))->setFocus();
    type(QStringLiteral("the tills"));
    keep(QStringLiteral("camera"));
    key(Qt::Key_Return);
    ASSERT_TRUE(comesTo(1));
    EXPECT_EQ(cameras().first().covers, QStringLiteral("the tills"));
    EXPECT_EQ(QPointF(cameras().first().east, cameras().first().north), QPointF(20, -5));
    press(QStringLiteral("Remove the camera 14"));
    ASSERT_TRUE(comesTo(0));
    undo();
    ASSERT_TRUE(comesTo(1));
    EXPECT_TRUE(cameras().first().placed);
    keep(QStringLiteral("member-camera"));
}

TEST_F(CamerasTest, ThePlaceIsClickedOnTheMapAndWhatWasTypedStays) {
    bringMap();
    choose(QStringLiteral("Hallam Pharmacy"));
    putHallamAt(1, 1, false);
    click(QStringLiteral("Add a camera"));
    ASSERT_NE(waitFor<ui::CameraForm>(), nullptr);
    type(QStringLiteral("Door"));
    EXPECT_FALSE(shown<ui::CameraForm>()->draft().placed) << "the premises are not on the map";
    click(QStringLiteral("Choose the place on the map"));
    auto* map = waitFor<ui::PlaceSheet>();
    ASSERT_NE(map, nullptr);
    const QPointF at = clickMap(*map, {60, 30});
    click(QStringLiteral("Keep the place"));
    ASSERT_NE(waitFor<ui::CameraForm>(), nullptr);
    EXPECT_EQ(field(QStringLiteral("Number or name"))->text(), QStringLiteral("Door"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(comesTo(1));
    EXPECT_NEAR(cameras().first().east, at.x(), 0.01);
    EXPECT_NEAR(cameras().first().north, at.y(), 0.01);
    press(QStringLiteral("Change the camera Door"));
    ASSERT_NE(waitFor<ui::CameraForm>(), nullptr);
    click(QStringLiteral("Choose the place on the map"));
    map = waitFor<ui::PlaceSheet>();
    ASSERT_NE(map, nullptr);
    clickMap(*map, {-40, 0});
    click(QStringLiteral("Leave"));
    ASSERT_NE(waitFor<ui::CameraForm>(), nullptr) << "back in the form";
    EXPECT_NEAR(shown<ui::CameraForm>()->draft().east, at.x(), 0.01) << "a place that was left is not taken";
}

TEST_F(CamerasTest, ACameraFollowsItsPremisesUntilItsPlaceIsChosen) {
    choose(QStringLiteral("Hallam Pharmacy"));
    putHallamAt(20, -5);
    domain::Premises second = section().pane().sheet().premises.first();
    second.id.clear();
    second.name = QStringLiteral("Hallam by the river");
    second.east = 90;
    ASSERT_TRUE(desk->members().savePremises(second).result());
    ASSERT_TRUE(eventually([this] { return section().pane().sheet().premises.size() == 2; }));
    click(QStringLiteral("Add a camera"));
    auto* form = waitFor<ui::CameraForm>();
    ASSERT_NE(form, nullptr);
    auto* at = form->findChild<QComboBox*>();
    ASSERT_NE(at, nullptr);
    const int other = 1 - at->currentIndex();
    const double before = form->draft().east;
    at->setFocus();
    key(other == 1 ? Qt::Key_Down : Qt::Key_Up);
    EXPECT_EQ(form->draft().east, 110 - before) << "there now";
    EXPECT_EQ(form->draft().premisesId, at->currentData().toString());
}

TEST_F(CamerasTest, TheTownsCamerasAreWrittenInASheetOfTheirOwn) {
    press(QStringLiteral("The town's cameras"));
    ASSERT_NE(waitFor<ui::TownCamerasSheet>(), nullptr);
    click(QStringLiteral("Add a camera"));
    ASSERT_NE(waitFor<ui::CameraForm>(), nullptr);
    type(QStringLiteral("2"));
    key(Qt::Key_Return);
    ASSERT_NE(waitFor<ui::TownCamerasSheet>(), nullptr) << "back in the list";
    const auto kept = [this] { return desk->members().townCameras().result()->size(); };
    EXPECT_EQ(kept(), 1);
    ASSERT_TRUE(eventually([this] {
        for (auto* one : page->findChildren<QAbstractButton*>()) {
            if (one->isVisible() && one->accessibleName() == QLatin1String("Change the camera 2"))
                return true;
        }
        return false;
    }));
    keep(QStringLiteral("town-cameras"));
    press(QStringLiteral("Remove the camera 2"));
    EXPECT_TRUE(eventually([&] { return kept() == 0; }));
    click(QStringLiteral("Close"));
    undo();
    EXPECT_TRUE(eventually([&] { return kept() == 1; }));
}

TEST_F(CamerasTest, UndoPressedBeforeTheRemovalIsDoneTakesTheRemovalBack) {
    choose(QStringLiteral("Hallam Pharmacy"));
    click(QStringLiteral("Add a camera"));
    ASSERT_NE(waitFor<ui::CameraForm>(), nullptr);
    type(QStringLiteral("14"));
    key(Qt::Key_Return);
    ASSERT_TRUE(comesTo(1));
    press(QStringLiteral("Remove the camera 14"));
    undo(); // its answer has not come: no event was handled
    EXPECT_TRUE(eventually([&] {
        const auto* toast = ui::Toast::shownIn(page.get());
        return toast != nullptr && toast->text().startsWith(QLatin1String("Taken back"));
    }));
    EXPECT_TRUE(comesTo(1));
}

TEST_F(CamerasTest, WhoMayOnlySeeHasNoButtonsForThem) {
    domain::Camera camera;
    choose(QStringLiteral("Hallam Pharmacy"));
    camera.premisesId = section().pane().sheet().premises.first().id;
    camera.number = QStringLiteral("14");
    ASSERT_TRUE(desk->members().saveCamera(camera).result());
    page.reset();
    signInAs(domain::Role::Partner);
    openPage(QStringLiteral("members"));
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
    choose(QStringLiteral("Hallam Pharmacy"));
    ASSERT_EQ(cameras().size(), 1);
    for (auto* one : section().findChildren<QAbstractButton*>())
        EXPECT_FALSE(one->isVisible() && (one->accessibleName() + one->text()).contains(QLatin1String("camera")))
            << one->accessibleName().toStdString();
}

} // namespace
} // namespace watchdesk::test
