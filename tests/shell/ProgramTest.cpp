#include "ui/shell/Program.h"

#include <gtest/gtest.h>

#include <vector>

namespace watchdesk::ui {
namespace {

struct Read {
    std::optional<int> done;
    ProgramOptions options;
};

Read read(std::vector<std::string> words) {
    words.insert(words.begin(), "watchdesk");
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    Read read;
    read.done = readArguments(int(argv.size()), argv.data(), read.options);
    return read;
}

TEST(Program, TakesTheStoreWithOrWithoutItsName) {
    EXPECT_EQ(read({"/srv/town.watchdesk"}).options.store, "/srv/town.watchdesk");
    EXPECT_EQ(read({"--store", "postgresql://desk@db/town"}).options.store, "postgresql://desk@db/town");
    EXPECT_FALSE(read({"/srv/town.watchdesk"}).done);
}

TEST(Program, TakesTheTour) {
    const Read tour = read({"--tour", "/tmp/tour", "--seconds", "12", "--demo-dir", "/tmp/demo"});
    ASSERT_FALSE(tour.done);
    EXPECT_EQ(tour.options.tour, "/tmp/tour");
    EXPECT_EQ(tour.options.seconds, 12);
    EXPECT_EQ(tour.options.demoDir, "/tmp/demo");
}

TEST(Program, HelpAndVersionEndWellAndAMistakeEndsWithTwo) {
    testing::internal::CaptureStdout();
    EXPECT_EQ(read({"--help"}).done, 0);
    EXPECT_EQ(read({"--version"}).done, 0);
    const std::string said = testing::internal::GetCapturedStdout();
    EXPECT_NE(said.find("--demo"), std::string::npos);
    EXPECT_NE(said.find("WatchDesk 0."), std::string::npos);
    testing::internal::CaptureStderr();
    EXPECT_EQ(read({"--seconds", "soon"}).done, 2);
    EXPECT_EQ(read({"--no-such-thing"}).done, 2);
    EXPECT_EQ(read({"--passphrase-file", "/tmp/p"}).done, 2) << "nobody to sign in";
    testing::internal::GetCapturedStderr();
}

} // namespace
} // namespace watchdesk::ui
