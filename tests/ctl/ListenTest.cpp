// The command line hears the simulated gateway; and what it was recording when it was killed is kept.
#include "ctl/Program.h"

#include <algorithm>
#include <csignal>
#include <ctime>
#include <fstream>
#include <functional>
#include <thread>

namespace watchdesk::ctl {

using namespace std::chrono_literals;

class ListenTest : public CtlTest {
protected:
    /// Starts the simulator with two overs on SHOP and writes the configuration that calls it.
    void air(const std::string& overs) {
        write("script.json", R"({"overs":[)" + overs + "]}");
        auto started = start({program("watchdesk-radio-sim"), "--port", "0", "--script", dir.file("script.json"),
                              "--cache", dir.file("speech")},
                             "sim");
        ASSERT_TRUE(started) << started.error().text();
        sim.emplace(std::move(*started));
        const auto listening = [&] { return read("sim").find('\n') != std::string::npos; };
        ASSERT_TRUE(eventually(listening, 20s)) << read("sim.err");
        const int port = nlohmann::json::parse(read("sim"))["listening"];
        nlohmann::json config;
        config["gateways"] = {{{"name", "sim"}, {"host", "127.0.0.1"}, {"port", port}}};
        config["channels"] = {{{"name", "SHOP"},
                               {"gateway", "sim"},
                               {"uri", "sip:shop@127.0.0.1:" + std::to_string(port)},
                               {"detector", "gap"}}};
        write("radio.json", config.dump());
    }
    static bool eventually(const std::function<bool()>& so, std::chrono::milliseconds within) {
        for (const auto until = std::chrono::steady_clock::now() + within; std::chrono::steady_clock::now() < until;) {
            if (so())
                return true;
            std::this_thread::sleep_for(20ms);
        }
        return so();
    }
    std::optional<os::Process> sim;
};

TEST_F(ListenTest, HearsNamesAndKeepsTheOvers) {
    air(R"({"channel":"shop","after_ms":300,"code":"57106","text":"Charlie zero seven to control, radio check."},
           {"channel":"shop","after_ms":700,"code":"57106","text":"Charlie zero seven, one more."})");
    auto listening = start({program("watchdeskctl"), "listen", "--config", dir.file("radio.json"), "--seconds", "60",
                            "--store", store, "--passphrase-file", dir.file("secret"), "--json"},
                           "heard");
    ASSERT_TRUE(listening);
    const auto overs = [&] { return std::ranges::count(read("heard"), '\n'); };
    EXPECT_TRUE(eventually([&] { return overs() >= 2; }, 50s)) << read("heard.err");
    std::ifstream limits("/proc/" + std::to_string(listening->pid()) + "/limits");
    const std::string all{std::istreambuf_iterator<char>(limits), {}};
    EXPECT_NE(all.find("Max core file size        0                    0"), std::string::npos)
        << "a crash leaves nothing of what it held";
    listening->signal(SIGTERM);
    EXPECT_EQ(listening->wait(10s), 0) << read("heard.err");

    const auto first = nlohmann::json::parse(read("heard").substr(0, read("heard").find('\n')));
    EXPECT_EQ(first["channel"], "SHOP");
    EXPECT_EQ(first["callsign"], "C07");
    EXPECT_EQ(first["premises"], "Hallam Pharmacy");
    EXPECT_EQ(first["codes"][0]["set"], "EEA");
    EXPECT_GT(first["packets"], 20);
    EXPECT_EQ(first["lost"], 0);
    const Ran verified = on({"verify"});
    EXPECT_EQ(verified.exit, 0) << verified.out;
    EXPECT_GE(verified.lines().at(0)["checked"]["recordings"], 2);
}

TEST_F(ListenTest, AKillInMidOverCostsLessThanASecond) {
    std::string longText;
    for (int i = 0; i < 20; ++i)
        longText += "Charlie zero seven, the male is walking along the High Street towards the market. ";
    air(R"({"channel":"shop","after_ms":300,"code":"57106","text":")" + longText + "\"}");
    auto listening = start({program("watchdeskctl"), "listen", "--config", dir.file("radio.json"), "--seconds", "60",
                            "--store", store, "--passphrase-file", dir.file("secret"), "--json"},
                           "heard");
    ASSERT_TRUE(listening);
    nlohmann::json begun;
    // A row while it is being spoken: seen by another program on the same store.
    ASSERT_TRUE(eventually(
        [&] {
            const Ran now = on({"transmissions", "--limit", "1"});
            if (now.exit != 0 || now.out.empty())
                return false;
            begun = now.lines().at(0);
            return begun["end"].is_null();
        },
        50s))
        << read("heard.err");
    std::this_thread::sleep_for(4s); // of the over, heard
    listening->signal(SIGKILL);
    const auto killed = std::chrono::system_clock::now();
    listening->wait(5s);

    const Ran after = on({"transmissions", "--limit", "1"}); // the next start recovers
    ASSERT_EQ(after.exit, 0) << after.err;
    const auto kept = after.lines().at(0);
    EXPECT_EQ(kept["id"], begun["id"]);
    EXPECT_EQ(kept["cut"], true);
    ASSERT_TRUE(kept["end"].is_string());
    // Both are ISO 8601 in UTC: the end of the kept sound against the moment of the kill.
    std::tm end{};
    int ms = 0;
    std::sscanf(kept["end"].get<std::string>().c_str(), "%d-%d-%dT%d:%d:%d.%dZ", &end.tm_year, &end.tm_mon,
                &end.tm_mday, &end.tm_hour, &end.tm_min, &end.tm_sec, &ms);
    end.tm_year -= 1900;
    end.tm_mon -= 1;
    const auto keptUntil = std::chrono::system_clock::from_time_t(timegm(&end)) + std::chrono::milliseconds(ms);
    EXPECT_LT(std::chrono::duration<double>(killed - keptUntil).count(), 1.0);
    EXPECT_EQ(on({"verify"}).exit, 0);
}

TEST_F(ListenTest, ACodeHeardThreeTimesIsAnEmergencyAndItsSoundAFile) {
    const std::string help = R"({"channel":"shop","after_ms":300,"code":"57106","text":"Help."})";
    air(help + "," + help + "," + help);
    auto listening = start({program("watchdeskctl"), "listen", "--config", dir.file("radio.json"), "--seconds", "60",
                            "--store", store, "--passphrase-file", dir.file("secret"), "--json"},
                           "heard");
    ASSERT_TRUE(listening);
    ASSERT_TRUE(eventually([&] { return std::ranges::count(read("heard"), '\n') >= 3; }, 50s)) << read("heard.err");
    listening->signal(SIGTERM);
    EXPECT_EQ(listening->wait(10s), 0) << read("heard.err");

    const Ran listed = on({"emergencies"});
    ASSERT_EQ(listed.lines().size(), 1U) << listed.err;
    const auto emergency = listed.lines().at(0);
    EXPECT_EQ(emergency["callsign"], "C07");
    EXPECT_EQ(emergency["channel"], "SHOP");
    EXPECT_EQ(emergency["cause"], "repeated");
    EXPECT_TRUE(emergency["ended"].is_null());
    EXPECT_TRUE(emergency["outcome"].is_null());
    const Ran calls = on({"rollcalls"});
    EXPECT_EQ(calls.exit, 0) << calls.err;
    EXPECT_TRUE(calls.lines().empty()) << "nobody has called the roll";

    const std::string over = emergency["transmission"];
    const Ran out = on({"export-audio", "nothing", over, "--dir", dir.file("wav")});
    EXPECT_EQ(out.exit, 1) << "one of them is not there";
    ASSERT_EQ(out.lines().size(), 1U) << out.err;
    const auto file = out.lines().at(0);
    EXPECT_EQ(file["transmission"], over);
    EXPECT_GT(file["ms"], 500);
    auto hashed = start({"sha256sum", file["file"]}, "sum");
    ASSERT_TRUE(hashed);
    EXPECT_EQ(hashed->wait(10s), 0);
    EXPECT_EQ(read("sum").substr(0, 64), file["sha256"]);
}

} // namespace watchdesk::ctl
