// Backups for scripts, and a store brought up to date.
#include "ctl/Program.h"

#include <sqlite3.h>

#include <filesystem>

namespace watchdesk::ctl {
namespace {

class BackupTest : public CtlTest {
protected:
    void SetUp() override {
        CtlTest::SetUp();
        std::filesystem::create_directory(folder());
    }
    [[nodiscard]] std::string folder() const { return dir.file("backups"); }
    /// As cron runs it: nobody is named, no passphrase is there.
    Ran unattended(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--store", store, "--json"});
        return run(std::move(arguments));
    }
};

TEST_F(BackupTest, AreMadeUnattendedRotatedAndListed) {
    const Ran first =
        unattended({"backup", "--rotate", folder(), "--keep-hours", "0", "--keep-days", "0", "--keep-weeks", "0"});
    ASSERT_EQ(first.exit, 0) << first.err;
    const std::string file = first.lines().at(0)["file"];
    EXPECT_TRUE(std::filesystem::exists(file));
    EXPECT_EQ(first.lines().at(0)["removed"].size(), 0U);
    const Ran second =
        unattended({"backup", "--rotate", folder(), "--keep-hours", "0", "--keep-days", "0", "--keep-weeks", "0"});
    ASSERT_EQ(second.exit, 0) << second.err;
    EXPECT_EQ(second.lines().at(0)["removed"].size(), 1U);
    EXPECT_FALSE(std::filesystem::exists(file));
    const auto listed = on({"backups"}).lines();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_TRUE(listed.at(0)["there"]);
    EXPECT_FALSE(listed.at(1)["there"]);
    const auto status = unattended({"status"}).lines().at(0);
    EXPECT_EQ(status["last_backup"], listed.at(0)["at"]);
    EXPECT_FALSE(status["backup_overdue"]);
    EXPECT_TRUE(status["backup_due"].is_null()) << "there is no plan";
    const auto audit = on({"audit", "--text", "store.backup"}).lines();
    EXPECT_GE(audit.size(), 2U);
}

TEST_F(BackupTest, ABrokenAuditChainIsToldAndTheBackupKept) {
    const std::string whole = dir.file("whole.backup");
    ASSERT_EQ(on({"backup", whole}).lines().at(0)["broken_chain"], "");
    sqlite3* behindItsBack = nullptr;
    ASSERT_EQ(sqlite3_open(store.c_str(), &behindItsBack), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(behindItsBack, "DELETE FROM audit WHERE number = 1", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_EQ(sqlite3_close(behindItsBack), SQLITE_OK);
    const Ran broken = on({"backup", dir.file("broken.backup")});
    ASSERT_EQ(broken.exit, 0) << broken.err;
    EXPECT_NE(broken.lines().at(0)["broken_chain"], "");
    const auto listed = on({"backups"}).lines();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_NE(listed.at(0)["broken_chain"], "");
    EXPECT_EQ(listed.at(1)["broken_chain"], "");
    const Ran back = run({"restore", dir.file("broken.backup"), "--store", dir.file("back.watchdesk"), "--json"});
    ASSERT_EQ(back.exit, 0) << back.err;
    EXPECT_NE(back.lines().at(0)["broken_chain"], "");
}

TEST_F(BackupTest, AFolderThatIsNotThereAndTooMuchAreSaid) {
    const Ran gone = unattended({"backup", "--rotate", folder() + "/away"});
    EXPECT_EQ(gone.exit, 1);
    EXPECT_NE(gone.err.find("is not there"), std::string::npos) << gone.err;
    EXPECT_EQ(unattended({"backup"}).exit, 2);
    EXPECT_EQ(unattended({"backup", dir.file("a"), "--rotate", folder()}).exit, 2);
}

TEST_F(BackupTest, AStoreThatIsUpToDateStaysAndAFileHasNoDeskRoles) {
    const Ran migrated = unattended({"migrate"});
    ASSERT_EQ(migrated.exit, 0) << migrated.err;
    EXPECT_EQ(migrated.lines().at(0)["before"], migrated.lines().at(0)["schema"]);
    EXPECT_EQ(run({"migrate", "--store", dir.file("nothing")}).exit, 1);
    EXPECT_FALSE(std::filesystem::exists(dir.file("nothing")));
    const Ran grants = unattended({"grants", "desk"});
    EXPECT_EQ(grants.exit, 1);
    EXPECT_NE(grants.err.find("PostgreSQL"), std::string::npos) << grants.err;
}

} // namespace
} // namespace watchdesk::ctl
