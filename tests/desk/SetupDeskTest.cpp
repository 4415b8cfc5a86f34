#include "desk/SetupDesk.h"

#include "desk/DeskFixture.h"
#include "store/PersonTable.h"
#include "store/RadioSetTable.h"
#include "store/SettingTable.h"
#include "store/TownMapTable.h"
#include "store/TransmissionTable.h"

namespace watchdesk::desk {
namespace {

class SetupDeskTest : public DeskFixture {
protected:
    SetupState state() { return *desk->setup().state().result(); }
    template <class F>
    void write(F fn) {
        ASSERT_TRUE(desk->store().write(fn).result());
    }
};

TEST_F(SetupDeskTest, EachStepIsDoneByWhatIsInTheStore) {
    EXPECT_TRUE(state().isDone(SetupStep::Scheme)); // the fixture's town
    EXPECT_TRUE(state().isDone(SetupStep::Members));
    EXPECT_EQ(state().next(), SetupStep::People);
    write([](store::Tx& tx) {
        return store::PersonTable::insert(tx, {{}, 0, QStringLiteral("Ada Crane"), domain::Role::CctvOperator});
    });
    EXPECT_EQ(state().next(), SetupStep::Gateway);
    write([](store::Tx& tx) {
        return store::SettingTable::set(tx, {}, QStringLiteral("gateways.config"), QStringLiteral("{}"));
    });
    EXPECT_EQ(state().next(), SetupStep::Map);
    write([](store::Tx& tx) { return store::TownMapTable::replace(tx, {QStringLiteral("town.osm"), "h", 1, "map"}); });
    EXPECT_EQ(state().next(), SetupStep::FirstCall);
    write([](store::Tx& tx) -> Result<domain::Transmission> {
        auto sets = store::RadioSetTable::all(tx);
        domain::Transmission over;
        over.channel = QStringLiteral("SHOP");
        over.start = 1;
        over.end = 2;
        over.radioSetId = sets->first().id;
        return store::TransmissionTable::insert(tx, over);
    });
    EXPECT_EQ(state().next(), std::nullopt);
    EXPECT_EQ(state().firstNamed->channel, QStringLiteral("SHOP"));
}

TEST_F(SetupDeskTest, AStepIsSkippedAndTakenUpAgain) {
    ASSERT_TRUE(desk->setup().skip(SetupStep::People, true).result());
    ASSERT_TRUE(desk->setup().skip(SetupStep::Map, true).result());
    EXPECT_EQ(state().next(), SetupStep::Gateway);
    closeDesk();
    openDesk();
    EXPECT_EQ(state().next(), SetupStep::Gateway) << "it is kept in the store";
    ASSERT_TRUE(desk->setup().skip(SetupStep::People, false).result());
    EXPECT_EQ(state().next(), SetupStep::People);
    write([](store::Tx& tx) {
        return store::SettingTable::set(tx, {}, QStringLiteral("setup.skipped"), QStringLiteral("1,rubbish,99,-1"));
    });
    EXPECT_EQ(state().skipped, QSet<int>{1});
}

} // namespace
} // namespace watchdesk::desk
