// Orders of courts and councils on the command line.
#include "ctl/Program.h"

namespace watchdesk::ctl {
namespace {

/// A demo town with a history that is long enough for orders.
class OrderTest : public CtlTest {
protected:
    void SetUp() override {
        store = dir.file("town.watchdesk");
        write("secret", "a passphrase for a test\n");
        write("first", "quiet river lantern stone\n");
        const Ran made = on({"demo", "--months", "6", "--without-faces", "--as", "Jo Mead"});
        ASSERT_EQ(made.exit, 0) << made.err;
    }
};

TEST_F(OrderTest, OrdersAreListedWithTheirConditionsAndTheReadingIsAudited) {
    const Ran ran = on({"orders"});
    ASSERT_EQ(ran.exit, 0) << ran.err;
    const auto all = ran.lines();
    ASSERT_EQ(all.size(), 4U);
    for (const auto& row : all) {
        for (const char* key : {"id", "kind", "subject", "name", "reference", "made_by", "made", "served", "ends",
                                "ended", "last_day", "in_force", "power_of_arrest", "convicted", "warned"})
            EXPECT_TRUE(row.contains(key)) << key;
        ASSERT_FALSE(row["conditions"].empty());
        EXPECT_EQ(row["conditions"][0]["number"], 1);
        EXPECT_TRUE(row["in_force"]) << row.dump();
        EXPECT_EQ(row["subject"].is_null(), row["kind"] == "pspo") << row.dump();
        if (row["kind"] == "cbo") {
            EXPECT_EQ(row["reference"], "AX 4471/26");
            EXPECT_EQ(row["conditions"][1]["kind"], "keep-out");
            EXPECT_EQ(row["conditions"][1]["where"], "Zone A");
        }
    }
    EXPECT_TRUE(all.back()["last_day"].is_null()) << "bail, until further order, comes last";
    EXPECT_EQ(on({"audit", "--text", "order.list"}).lines().size(), 1U);
}

TEST_F(OrderTest, OnePersonsOrdersAreFoundByReference) {
    const std::string reference = on({"orders"}).lines().back()["subject"];
    const auto own = on({"orders", "--subject", reference}).lines();
    ASSERT_EQ(own.size(), 1U);
    EXPECT_EQ(own.front()["subject"], reference);
    EXPECT_TRUE(on({"orders", "--subject", "W-9999"}).lines().empty());
    EXPECT_EQ(on({"audit", "--text", "order.list"}).lines().size(), 3U) << "each a look";
}

TEST_F(OrderTest, WhoSeesNoListsSeesNoOrders) {
    ASSERT_EQ(
        on({"people", "add", "Sam Okoro", "coordinator", "--new-passphrase-file", dir.file("first"), "--as", "Jo Mead"})
            .exit,
        0);
    const Ran refused = on({"orders", "--as", "Jo Mead"});
    EXPECT_EQ(refused.exit, 1) << "an administrator beside a coordinator";
    EXPECT_TRUE(refused.out.empty());
    EXPECT_NE(refused.err.find("role does not include"), std::string::npos) << refused.err;
}

} // namespace
} // namespace watchdesk::ctl
