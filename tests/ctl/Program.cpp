#include "ctl/Program.h"

#include <fstream>
#include <sstream>

namespace watchdesk::ctl {

using namespace std::chrono_literals;

std::vector<nlohmann::json> Ran::lines() const {
    std::vector<nlohmann::json> all;
    std::istringstream in(out);
    for (std::string line; std::getline(in, line);)
        all.push_back(nlohmann::json::parse(line));
    return all;
}

std::string CtlTest::program(const std::string& name) {
    return std::string(WATCHDESK_BIN_DIR) + "/" + name;
}

void CtlTest::SetUp() {
    store = dir.file("town.watchdesk");
    write("secret", "a passphrase for a test\n");
    const Ran made = on({"demo", "--months", "1", "--without-faces", "--as", "Jo Mead"});
    ASSERT_EQ(made.exit, 0) << made.err;
}

std::string CtlTest::read(const std::string& name) const {
    std::ifstream file(dir.file(name));
    return {std::istreambuf_iterator<char>(file), {}};
}

void CtlTest::write(const std::string& name, const std::string& text) const {
    std::ofstream(dir.file(name)) << text;
}

Result<os::Process> CtlTest::start(std::vector<std::string> arguments, const std::string& outName) {
    os::ProcessSpec spec;
    spec.argv = std::move(arguments);
    spec.stdoutPath = dir.file(outName);
    spec.stderrPath = dir.file(outName + ".err");
    spec.environment = {"QT_QPA_PLATFORM=offscreen"};
    return os::Process::start(spec);
}

Ran CtlTest::run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), program("watchdeskctl"));
    Ran ran;
    auto process = start(arguments, "run");
    if (!process) {
        ADD_FAILURE() << process.error().text();
        return ran;
    }
    ran.exit = process->wait(120s).value_or(-1);
    ran.out = read("run");
    ran.err = read("run.err");
    return ran;
}

Ran CtlTest::on(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--store", store, "--passphrase-file", dir.file("secret"), "--json"});
    return run(std::move(arguments));
}

} // namespace watchdesk::ctl
