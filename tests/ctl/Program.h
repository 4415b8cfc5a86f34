// watchdeskctl as its users run it: a process with arguments, what it printed, its exit code.
#pragma once

#include "base/os/Process.h"
#include "support/TempDir.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace watchdesk::ctl {

struct Ran {
    int exit = -1;
    std::string out;
    std::string err;
    /// Each line of `out` as JSON.
    [[nodiscard]] std::vector<nlohmann::json> lines() const;
};

/// A store of its own with a demo town of one month, made once for the test.
class CtlTest : public ::testing::Test {
protected:
    void SetUp() override;
    Ran run(std::vector<std::string> arguments);
    /// run() on the test's store.
    Ran on(std::vector<std::string> arguments);
    Result<os::Process> start(std::vector<std::string> arguments, const std::string& outName);
    [[nodiscard]] static std::string program(const std::string& name);
    [[nodiscard]] std::string read(const std::string& name) const;
    void write(const std::string& name, const std::string& text) const;

    test::TempDir dir;
    std::string store;
};

} // namespace watchdesk::ctl
