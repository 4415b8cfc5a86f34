// The program watchdesk-radio-sim as others see it, and the bridge listening to it.
#include "base/os/Process.h"
#include "radio/Bridge.h"
#include "support/TempDir.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

namespace watchdesk::sim {

using namespace std::chrono_literals;

namespace {

std::string program() {
    return std::string(WATCHDESK_BIN_DIR) + "/watchdesk-radio-sim";
}

/// Lines that the program has written so far, as JSON.
std::vector<nlohmann::json> linesOf(const std::string& path) {
    std::vector<nlohmann::json> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line) && !file.eof();)
        lines.push_back(nlohmann::json::parse(line));
    return lines;
}

struct Program : testing::Test {
    test::TempDir dir;

    Result<os::Process> start(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), program());
        arguments.insert(arguments.end(), {"--cache", dir.file("speech")});
        return os::Process::start({.argv = arguments, .stdoutPath = dir.file("out"), .stderrPath = dir.file("err")});
    }
    int port() {
        for (int tries = 0; tries < 500; ++tries) {
            const auto lines = linesOf(dir.file("out"));
            if (!lines.empty())
                return lines[0].at("listening").get<int>();
            std::this_thread::sleep_for(10ms);
        }
        return 0;
    }
    std::string errors() {
        std::ifstream file(dir.file("err"));
        return {std::istreambuf_iterator<char>(file), {}};
    }
};

/// Keeps what the bridge tells.
struct Log final : radio::Listener {
    void transmissionBegan(const radio::TransmissionBegan& began) override {
        const std::lock_guard lock(mutex);
        channels[began.id] = began.channel;
    }
    void transmissionAudio(const std::string& id, std::span<const std::int16_t> samples) override {
        const std::lock_guard lock(mutex);
        audio[id] += samples.size();
    }
    void codeHeard(const std::string& id, const radio::CodeHeard& code) override {
        const std::lock_guard lock(mutex);
        early[id] = code.code;
    }
    void transmissionEnded(const radio::TransmissionEnded& over) override {
        const std::lock_guard lock(mutex);
        ended.push_back(over);
        changed.notify_all();
    }
    void level(const std::string&, double) override {}
    void gatewayChanged(const radio::GatewayStatus&) override {}

    bool waitFor(std::size_t count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 20s, [&] { return ended.size() >= count; });
    }

    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::string, std::string> channels;
    std::map<std::string, std::size_t> audio;
    std::map<std::string, std::string> early;
    std::vector<radio::TransmissionEnded> ended;
};

} // namespace

TEST_F(Program, EndsOnTerm) {
    auto process = start({"--port", "0"});
    ASSERT_TRUE(process);
    ASSERT_GT(port(), 0);
    process->signal(SIGTERM);
    EXPECT_EQ(process->wait(5s), 0);
}

TEST_F(Program, EndsWithItsParent) {
    // A shell starts it and goes away.
    const auto line = "'" + program() + "' --cache '" + dir.file("speech") + "' > '" + dir.file("out") +
                      "' 2>&1 & echo $! > '" + dir.file("pid") + "'; sleep 1";
    auto shell = os::Process::start({.argv = {"sh", "-c", line}});
    ASSERT_TRUE(shell);
    ASSERT_GT(port(), 0);
    int pid = 0;
    std::ifstream(dir.file("pid")) >> pid;
    ASSERT_GT(pid, 0);
    ASSERT_EQ(::kill(pid, 0), 0);
    ASSERT_EQ(shell->wait(10s), 0);
    // Adopted and reaped by whoever is above; a zombie would still take signal 0, so the state is looked at.
    const auto gone = [&] {
        std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
        std::string id;
        std::string name;
        std::string state = "gone";
        stat >> id >> name >> state;
        return state == "gone" || state == "Z";
    };
    for (int tries = 0; tries < 500 && !gone(); ++tries)
        std::this_thread::sleep_for(10ms);
    EXPECT_TRUE(gone());
}

TEST_F(Program, SaysWhatIsWrongWithItsArguments) {
    std::ofstream(dir.file("bad.json")) << R"({"overs":[{"channel":"shop","code":"12"}]})";
    auto script = start({"--script", dir.file("bad.json")});
    ASSERT_TRUE(script);
    EXPECT_EQ(script->wait(5s), 2);
    EXPECT_THAT(errors(), testing::HasSubstr("overs[0].code"));
    auto fault = start({"--fault", "at=1,explode=2"});
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->wait(5s), 2);
    EXPECT_THAT(errors(), testing::HasSubstr("at=20,lose=8"));
    auto option = start({"--prot", "1"});
    ASSERT_TRUE(option);
    EXPECT_EQ(option->wait(5s), 2);
}

TEST_F(Program, TheBridgeHearsItsShift) {
    std::ofstream(dir.file("shift.json")) << R"({"overs":[
        {"channel":"shop","after_ms":300,"code":"57106","text":"Charlie zero seven."},
        {"channel":"shop","after_ms":500,"code":"11222","trailing":true,"text":"Over."},
        {"channel":"pub","after_ms":400,"code":"40363","text":"Papa zero three. All quiet."}]})";
    auto process = start({"--script", dir.file("shift.json"), "--once", "--events"});
    ASSERT_TRUE(process);
    const int at = port();
    ASSERT_GT(at, 0);

    radio::BridgeConfig config;
    radio::GatewayConfig gateway;
    gateway.name = "town";
    gateway.port = at;
    config.gateways = {gateway};
    for (const char* name : {"shop", "pub"}) {
        radio::ChannelConfig channel;
        channel.name = name;
        channel.gateway = "town";
        channel.uri = std::string("sip:") + name + "@127.0.0.1:" + std::to_string(at);
        channel.detector = radio::Detector::Gap;
        channel.rtpPorts = {41000, 41100};
        config.channels.push_back(channel);
    }
    Log heard;
    const SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    radio::Bridge bridge(config, heard, clock, ids);
    const auto started = bridge.start();
    ASSERT_TRUE(started) << started.error().text();
    ASSERT_TRUE(heard.waitFor(3));
    bridge.stop();
    EXPECT_EQ(process->wait(5s), 0);

    std::map<std::string, std::vector<std::string>> codes;
    for (const auto& over : heard.ended) {
        ASSERT_EQ(over.codes.size(), 1U) << over.channel;
        codes[over.channel].push_back(over.codes[0].code);
        EXPECT_EQ(heard.early[over.id], over.codes[0].code);
        EXPECT_EQ(over.codes[0].set, "EEA");
        EXPECT_EQ(over.lost, 0);
        EXPECT_FALSE(over.cut);
        EXPECT_GE(heard.audio[over.id], std::size_t(over.packets) * 160);
    }
    EXPECT_EQ(heard.ended.size(), 3U);
    EXPECT_THAT(codes["shop"], testing::ElementsAre("57106", "11222"));
    EXPECT_THAT(codes["pub"], testing::ElementsAre("40363"));

    std::int64_t sent = 0;
    for (const auto& line : linesOf(dir.file("out")))
        sent += line.value("packets", 0);
    std::int64_t received = 0;
    for (const auto& over : heard.ended)
        received += over.packets;
    EXPECT_EQ(received, sent);
}

} // namespace watchdesk::sim
