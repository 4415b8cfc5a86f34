// People, roles, leavers and the recovery key on the command line.
#include "ctl/Program.h"

namespace watchdesk::ctl {
namespace {

class PeopleTest : public CtlTest {
protected:
    void SetUp() override {
        CtlTest::SetUp();
        write("first", "quiet river lantern stone\n");
        write("second", "amber window cobalt train\n");
        write("short", "abc\n");
    }
    [[nodiscard]] std::string path(const char* name) const { return dir.file(name); }
    Ran add(const char* name, const char* role, const char* passphrase = "first") {
        return on({"people", "add", name, role, "--new-passphrase-file", path(passphrase), "--as", "Jo Mead"});
    }
    Ran asSam(std::vector<std::string> arguments, const char* passphrase = "first") {
        arguments.insert(arguments.end(),
                         {"--as", "Sam Okoro", "--passphrase-file", path(passphrase), "--store", store, "--json"});
        return run(std::move(arguments));
    }
};

TEST_F(PeopleTest, ComeActByTheirRoleAndLeave) {
    const Ran added = add("Sam Okoro", "cctv-operator");
    ASSERT_EQ(added.exit, 0) << added.err;
    EXPECT_EQ(added.lines().at(0)["role"], "cctv-operator");
    const auto people = on({"people", "--as", "Jo Mead"}).lines();
    ASSERT_EQ(people.size(), 2U);
    EXPECT_TRUE(people.at(1)["must_change_passphrase"]);
    EXPECT_TRUE(people.at(1)["last_sign_in"].is_null());
    EXPECT_EQ(asSam({"log", "C07 theft m30 grey hoodie"}).exit, 0);
    const Ran refused = asSam({"audit"});
    EXPECT_EQ(refused.exit, 1);
    EXPECT_NE(refused.err.find("role does not include"), std::string::npos) << refused.err;
    EXPECT_EQ(asSam({"people", "leave", "Jo Mead"}).exit, 1);
    ASSERT_EQ(on({"people", "role", "Sam Okoro", "partner", "--as", "Jo Mead"}).exit, 0);
    EXPECT_EQ(asSam({"log", "C07 theft"}).exit, 1) << "a partner logs nothing";
    const Ran left = on({"people", "leave", "sam okoro", "--as", "Jo Mead"});
    ASSERT_EQ(left.exit, 0) << left.err;
    EXPECT_EQ(asSam({"incidents"}).exit, 1);
    const Ran verified = on({"verify"});
    EXPECT_EQ(verified.exit, 0) << verified.out;
}

TEST_F(PeopleTest, PassphrasesAreChangedResetAndRecovered) {
    ASSERT_EQ(add("Sam Okoro", "coordinator").exit, 0);
    EXPECT_EQ(asSam({"passphrase", "--new-passphrase-file", path("short")}).exit, 1);
    ASSERT_EQ(asSam({"passphrase", "--new-passphrase-file", path("second")}).exit, 0);
    EXPECT_EQ(asSam({"incidents"}).exit, 1);
    EXPECT_EQ(asSam({"incidents"}, "second").exit, 0);
    EXPECT_EQ(on({"recovery-key", "--as", "Jo Mead"}).exit, 1) << "beside a coordinator she does not hold all keys";
    const Ran made = asSam({"recovery-key"}, "second");
    ASSERT_EQ(made.exit, 0) << made.err;
    const std::string key = made.lines().at(0)["recovery_key"];
    ASSERT_EQ(setenv("WATCHDESK_RECOVERY_KEY", key.c_str(), 1), 0);
    const Ran recovered = on({"recover", "Sam Okoro", "--new-passphrase-file", path("first")});
    unsetenv("WATCHDESK_RECOVERY_KEY");
    ASSERT_EQ(recovered.exit, 0) << recovered.err;
    EXPECT_EQ(asSam({"incidents"}).exit, 0);
}

TEST_F(PeopleTest, AMembersViewIsOfOneMember) {
    const auto members = on({"members", "--as", "Jo Mead"}).lines();
    ASSERT_GT(members.size(), 1U);
    const std::string name = members.at(0)["name"];
    const std::string id = members.at(1)["id"];
    const auto of = [this](const char* role, const std::string& member) {
        return on({"people", "add", "Una Vasey", role, "--member", member, "--new-passphrase-file", path("first"),
                   "--as", "Jo Mead"});
    };
    const Ran none = add("Una Vasey", "member-view");
    EXPECT_EQ(none.exit, 1);
    EXPECT_NE(none.err.find("one member's people"), std::string::npos) << none.err;
    const Ran unknown = of("member-view", "No Such Shop");
    EXPECT_EQ(unknown.exit, 1);
    EXPECT_NE(unknown.err.find("No member is called No Such Shop"), std::string::npos) << unknown.err;
    const Ran other = of("partner", name);
    EXPECT_EQ(other.exit, 1);
    EXPECT_NE(other.err.find("Only a member's view"), std::string::npos) << other.err;
    EXPECT_EQ(on({"people", "--as", "Jo Mead"}).lines().size(), 1U) << "nobody was let in";
    const Ran added = of("member-view", name);
    ASSERT_EQ(added.exit, 0) << added.err;
    EXPECT_EQ(added.lines().at(0)["member_id"], members.at(0)["id"]);
    EXPECT_EQ(on({"people", "--as", "Jo Mead"}).lines().at(1)["member"], name);
    const Ran moved = on({"people", "role", "Una Vasey", "member-view", "--member", id, "--as", "Jo Mead"});
    ASSERT_EQ(moved.exit, 0) << moved.err;
    EXPECT_EQ(moved.lines().at(0)["member_id"], id);
    const Ran partner = on({"people", "role", "Una Vasey", "partner", "--as", "Jo Mead"});
    ASSERT_EQ(partner.exit, 0) << partner.err;
    EXPECT_TRUE(partner.lines().at(0)["member_id"].is_null());
}

TEST_F(PeopleTest, WrongUsageIsSaid) {
    EXPECT_EQ(add("Sam Okoro", "emperor").exit, 2);
    EXPECT_EQ(on({"people", "add"}).exit, 2);
    EXPECT_EQ(on({"people", "leave", "Nobody", "--as", "Jo Mead"}).exit, 1);
    EXPECT_EQ(add("Sam Okoro", "partner", "short").exit, 1);
    EXPECT_EQ(on({"people", "leave", "Jo Mead", "--as", "Jo Mead"}).exit, 1) << "the last administrator";
}

} // namespace
} // namespace watchdesk::ctl
