#include "base/os/File.h"
#include "base/os/Process.h"
#include "support/TempDir.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <unistd.h>

namespace watchdesk::os {

using namespace std::chrono_literals;

TEST(Process, KeepsOutputAndExitCode) {
    test::TempDir dir;
    auto child = Process::start({.argv = {"sh", "-c", "echo hello; exit 3"}, .stdoutPath = dir.file("out")});
    ASSERT_TRUE(child);
    EXPECT_EQ(child->wait(5s), 3);
    std::string line;
    std::getline(std::ifstream(dir.file("out")), line);
    EXPECT_EQ(line, "hello");
}

TEST(Process, NamesAProgramThatIsNotThere) {
    const auto child = Process::start({.argv = {"watchdesk-no-such-program"}});
    ASSERT_FALSE(child);
    EXPECT_EQ(child.error().code, ErrorCode::NotFound);
}

TEST(Process, EndsWithItsOwner) {
    int pid = 0;
    {
        auto child = Process::start({.argv = {"sleep", "60"}});
        ASSERT_TRUE(child);
        pid = child->pid();
        EXPECT_TRUE(child->running());
    }
    EXPECT_NE(::kill(pid, 0), 0);
}

TEST(FileLock, SecondTakerIsTold) {
    test::TempDir dir;
    auto first = FileLock::take(dir.file("lock"));
    ASSERT_TRUE(first);
    const auto second = FileLock::take(dir.file("lock"));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Locked);
}

TEST(AppendFile, ReportsAFullDisk) {
    test::TempDir dir;
    ::symlink("/dev/full", dir.file("link").c_str());
    auto exists = AppendFile::create(dir.file("link"));
    EXPECT_FALSE(exists) << "an existing file is never appended to";
    errno = ENOSPC;
    EXPECT_EQ(errnoError("writing", "x").code, ErrorCode::DiskFull);
}

} // namespace watchdesk::os
