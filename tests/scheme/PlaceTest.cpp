// Premises are put on the map: by a click, by their address.
#include "scheme/MemberFixture.h"
#include "ui/scheme/MemberSheets.h"
#include "ui/widgets/EmptyState.h"

namespace watchdesk::test {
namespace {

class PlaceTest : public MemberFixture {
protected:
    void SetUp() override {
        MemberFixture::SetUp();
        choose(QStringLiteral("Hallam Pharmacy"));
    }
    void openForm() {
        click(QStringLiteral("Add premises"));
        ASSERT_NE(waitFor<ui::PremisesForm>(), nullptr);
        type(QStringLiteral("Hallam by the river"));
    }
    ui::PlaceSheet* openMap() {
        click(QStringLiteral("Choose the place on the map"));
        return waitFor<ui::PlaceSheet>();
    }
    /// The premises that were added.
    domain::Premises added() {
        EXPECT_TRUE(eventually([this] { return section().pane().sheet().premises.size() == 2; }));
        for (const domain::Premises& one : section().pane().sheet().premises) {
            if (one.name == QLatin1String("Hallam by the river"))
                return one;
        }
        return {};
    }
    [[nodiscard]] bool canKeep() const { return button(QStringLiteral("Keep the place"))->isEnabled(); }
};

TEST_F(PlaceTest, AClickOnTheMapIsKeptWithWhatWasTyped) {
    bringMap();
    openForm();
    auto* map = openMap();
    ASSERT_NE(map, nullptr);
    EXPECT_FALSE(canKeep()) << "nothing was clicked";
    clickMap(*map, {-50, 20});
    EXPECT_TRUE(canKeep());
    const QPointF at = clickMap(*map, {80, -30});
    keep(QStringLiteral("place"));
    map->setFocus();
    key(Qt::Key_Return);
    ASSERT_NE(waitFor<ui::PremisesForm>(), nullptr);
    EXPECT_NE(button(QStringLiteral("Change the place on the map")), nullptr);
    click(QStringLiteral("Keep them"));
    const domain::Premises place = added();
    EXPECT_TRUE(place.placed);
    EXPECT_NEAR(place.east, at.x(), 0.01) << "the second click moved it";
    EXPECT_NEAR(place.north, at.y(), 0.01);
}

TEST_F(PlaceTest, AMapThatIsLeftPlacesNothingAndTheFormComesBack) {
    bringMap();
    openForm();
    auto* map = openMap();
    ASSERT_NE(map, nullptr);
    clickMap(*map, {80, -30});
    map->setFocus();
    key(Qt::Key_Escape);
    ASSERT_NE(waitFor<ui::PremisesForm>(), nullptr);
    click(QStringLiteral("Keep them"));
    const domain::Premises place = added();
    EXPECT_EQ(place.name, QStringLiteral("Hallam by the river")) << "what was typed is there";
    EXPECT_FALSE(place.placed);
}

TEST_F(PlaceTest, AnAddressThatTheMapKnowsIsThePlace) {
    bringMap();
    openForm();
    field(QStringLiteral("House number"))->setFocus();
    type(QStringLiteral("4"));
    field(QStringLiteral("Street"))->setFocus();
    type(QStringLiteral("mill lane"));
    field(QStringLiteral("Postcode"))->setFocus();
    EXPECT_NE(button(QStringLiteral("Found by its address. Change the place on the map")), nullptr);
    keep(QStringLiteral("place-by-address"));
    click(QStringLiteral("Keep them"));
    const domain::Premises place = added();
    const auto known = desk->map().placeOf(QStringLiteral("4"), QStringLiteral("Mill Lane"));
    ASSERT_TRUE(known);
    EXPECT_TRUE(place.placed);
    EXPECT_EQ(QPointF(place.east, place.north), *known);
}

TEST_F(PlaceTest, AnAddressThatTheMapDoesNotKnowPlacesNothing) {
    bringMap();
    openForm();
    field(QStringLiteral("House number"))->setFocus();
    type(QStringLiteral("99"));
    field(QStringLiteral("Street"))->setFocus();
    type(QStringLiteral("nowhere street"));
    key(Qt::Key_Return);
    EXPECT_FALSE(added().placed);
}

TEST_F(PlaceTest, WithoutAMapItIsSaidHowToGetOne) {
    openForm();
    auto* map = openMap();
    ASSERT_NE(map, nullptr);
    EXPECT_TRUE(map->map().emptyState().isVisible());
    clickMap(*map, {10, 10});
    EXPECT_FALSE(canKeep()) << "a click on no map is no place";
    keep(QStringLiteral("place-no-map"));
}

} // namespace
} // namespace watchdesk::test
