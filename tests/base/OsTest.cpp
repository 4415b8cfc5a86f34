#include "base/os/File.h"
#include "base/os/Process.h"
#include "support/TempDir.h"

#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <thread>

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

[[noreturn]] void forbidAndLook() {
    forbidCoreDumps();
    rlimit limit{1, 1};
    const bool none = ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0 &&
                      ::prctl(PR_GET_DUMPABLE) == 0;
    ::_exit(none ? 0 : 1);
}

TEST(Process, LeavesNoCoreDump) {
    EXPECT_EXIT(forbidAndLook(), testing::ExitedWithCode(0), "");
}

TEST(MoveIntoPlace, NeverTakesAnythingAway) {
    test::TempDir dir;
    std::ofstream(dir.file("a")) << "new";
    ASSERT_TRUE(moveIntoPlace(dir.file("a"), dir.file("b")));
    EXPECT_NE(::access(dir.file("a").c_str(), F_OK), 0);
    std::ofstream(dir.file("c")) << "newer";
    const auto refused = moveIntoPlace(dir.file("c"), dir.file("b"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    std::string kept;
    std::getline(std::ifstream(dir.file("b")), kept);
    EXPECT_EQ(kept, "new");
    EXPECT_EQ(moveIntoPlace(dir.file("nothing"), dir.file("d")).error().code, ErrorCode::NotFound);
}

TEST(Process, OneThreadStepsBackAndTheOthersDoNot) {
    const auto niceness = [] { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())); };
    const int before = niceness();
    int modest = before;
    std::thread([&] {
        lowerThreadPriority();
        modest = niceness();
    }).join();
    EXPECT_EQ(modest, std::max(before, 10)) << "of the thread that asked";
    EXPECT_EQ(niceness(), before);
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
