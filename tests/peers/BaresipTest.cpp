// baresip is the talkgroup: the desk calls it, it plays, it dies, it comes back.
#include "peers/HeardShift.h"
#include "peers/Peers.h"
#include "support/SharedData.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <thread>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;
using peers::Baresip;

void listenTo(const std::string& wav, const std::vector<std::pair<int, int>>& overs, const char* code) {
    Baresip baresip(wav, peers::freePort());
    ASSERT_TRUE(baresip.start());
    PeerDesk desk(peerConfig(baresip.port(), baresip.uri()));
    ASSERT_TRUE(desk.bridge.start());
    const auto seconds = overs.back().second / 1000 + 8;
    ASSERT_TRUE(
        desk.listener.waitFor(std::chrono::seconds(seconds), [&] { return desk.listener.endedCount >= overs.size(); }))
        << desk.listener.order.size() << " heard\n"
        << baresip.log();
    // baresip hangs up when the file is over: until then there must be nothing more.
    desk.listener.waitFor(4s, [&] { return desk.listener.is(GatewayState::Lost); });
    desk.bridge.stop();
    ASSERT_EQ(desk.listener.order.size(), overs.size());
    // baresip's first packet follows its answer within a packet or two.
    const auto up =
        std::ranges::find_if(desk.listener.statuses, [](const auto& one) { return one.state == GatewayState::Up; });
    const auto firstStart = static_cast<int>(desk.listener.at(0).began.start - up->since);
    testing::Test::RecordProperty("first_start_after_answer_ms", firstStart);
    EXPECT_NEAR(firstStart, overs[0].first, 100);
    expectShift(desk.listener, peers::readWav(wav), overs);
    const auto& codes = desk.listener.at(0).ended.codes;
    ASSERT_THAT(codes, testing::Not(testing::IsEmpty()));
    EXPECT_EQ(codes[0].set, "EEA");
    EXPECT_EQ(codes[0].code, code);
    EXPECT_NEAR(codes[0].atMs, 0, 60);
    EXPECT_FALSE(desk.listener.levels.empty());
}

TEST(BaresipPeer, AShiftOfOurOwnIsHeardOverByOver) {
    NEED_PROGRAM("baresip");
    test::TempDir dir;
    const auto shift = peers::madeShift();
    peers::writeWav(dir.file("shift.wav"), shift.samples);
    listenTo(dir.file("shift.wav"), shift.overs, "57106");
}

TEST(BaresipPeer, TheRecordedTalkgroupIsHeardOverByOver) {
    NEED_PROGRAM("baresip");
    WATCHDESK_NEED_SHARED_DATA(data);
    std::vector<std::pair<int, int>> overs;
    std::ifstream truth(data / "radio" / "audio" / "radio1_truth.csv");
    std::string line;
    std::getline(truth, line);
    while (std::getline(truth, line)) {
        std::stringstream fields(line);
        std::string what;
        std::string start;
        std::string end;
        std::getline(fields, what, ',');
        std::getline(fields, start, ',');
        std::getline(fields, end, ',');
        overs.emplace_back(static_cast<int>(std::stod(start) * 1000), static_cast<int>(std::stod(end) * 1000));
    }
    ASSERT_EQ(overs.size(), 3U);
    listenTo((data / "radio" / "audio" / "radio1.wav").string(), overs, "57106");
}

TEST(BaresipPeer, AGatewayThatIsKilledShowsAndIsHeardAgainWithinFiveSeconds) {
    NEED_PROGRAM("baresip");
    test::TempDir dir;
    std::vector<std::int16_t> tone(8000 * 40);
    for (std::size_t i = 0; i < tone.size(); ++i)
        tone[i] = static_cast<std::int16_t>(i % 8 < 4 ? 8000 : -8000);
    peers::writeWav(dir.file("tone.wav"), tone);
    Baresip baresip(dir.file("tone.wav"), peers::freePort());
    ASSERT_TRUE(baresip.start());
    PeerDesk desk(peerConfig(baresip.port(), baresip.uri()));
    ASSERT_TRUE(desk.bridge.start());
    auto& listener = desk.listener;
    ASSERT_TRUE(listener.waitFor(8s, [&] { return listener.order.size() == 1; })) << baresip.log();
    baresip.kill();
    ASSERT_TRUE(listener.waitFor(5s, [&] { return listener.is(GatewayState::Lost); }));
    ASSERT_TRUE(baresip.start());
    const auto restarted = std::chrono::steady_clock::now();
    ASSERT_TRUE(listener.waitFor(5s, [&] { return listener.order.size() == 2; })) << baresip.log();
    const auto took = std::chrono::steady_clock::now() - restarted;
    RecordProperty("heard_again_ms", static_cast<int>(took / 1ms));
    desk.bridge.stop();
    EXPECT_TRUE(listener.at(0).over);
    EXPECT_TRUE(listener.at(1).ended.cut);
    EXPECT_NE(listener.at(0).began.callId, listener.at(1).began.callId);
    EXPECT_EQ(listener.statuses.back().state, GatewayState::Stopped);
}

// Killed and started again so quickly that no keep-alive falls between: its closed media port tells.
TEST(BaresipPeer, AGatewayThatRestartsUnnoticedIsHeardAgain) {
    NEED_PROGRAM("baresip");
    test::TempDir dir;
    peers::writeWav(dir.file("tone.wav"), std::vector<std::int16_t>(8000 * 40, 4000));
    Baresip baresip(dir.file("tone.wav"), peers::freePort());
    ASSERT_TRUE(baresip.start());
    PeerDesk desk(peerConfig(baresip.port(), baresip.uri()));
    ASSERT_TRUE(desk.bridge.start());
    auto& listener = desk.listener;
    ASSERT_TRUE(listener.waitFor(8s, [&] { return listener.order.size() == 1; })) << baresip.log();
    std::this_thread::sleep_for(2500ms); // a report has gone out and was taken
    baresip.kill();
    ASSERT_TRUE(baresip.start());
    EXPECT_TRUE(listener.waitFor(5s, [&] { return listener.order.size() == 2; })) << baresip.log();
}

} // namespace
} // namespace watchdesk::radio
