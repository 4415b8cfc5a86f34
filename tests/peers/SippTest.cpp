// sipp is the gateway that calls the desk and streams A-law; what is heard is compared to the bit.
#include "peers/PeerDesk.h"
#include "peers/Peers.h"
#include "peers/Scenario.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;

class SippPeer : public testing::Test {
protected:
    void run(bool reinvite) {
        const auto shift = peers::madeShift();
        const auto coded = rtp::encode(rtp::Codec::Pcma, shift.samples);
        test::TempDir dir;
        std::ofstream(dir.file("shift.al"), std::ios::binary)
            .write(reinterpret_cast<const char*>(coded.data()), static_cast<std::streamsize>(coded.size()));
        const int gatewayPort = peers::freePort();
        const int deskPort = peers::freePort();
        auto config = peerConfig(gatewayPort, "sip:tg1@127.0.0.1");
        config.gateways[0].bind = fmt::format("127.0.0.1:{}", deskPort);
        config.channels[0].mode = ChannelMode::Answer;
        PeerDesk desk(config);
        ASSERT_TRUE(desk.bridge.start());
        const int lengthMs = static_cast<int>(shift.samples.size() / 8);
        peers::Sipp sipp(peers::callingScenario(lengthMs + 400, dir.file("shift.al"), reinvite), deskPort, gatewayPort);
        ASSERT_TRUE(sipp.start());
        EXPECT_EQ(sipp.finish(lengthMs / 1000 + 10), 0) << sipp.log();
        ASSERT_TRUE(desk.listener.waitFor(3s, [&] { return desk.listener.is(GatewayState::Lost); }));
        desk.bridge.stop();
        check(desk.listener, shift, rtp::decode(rtp::Codec::Pcma, coded));
    }
    static void check(RecordingListener& listener, const peers::Shift& shift, const std::vector<std::int16_t>& file) {
        EXPECT_TRUE(listener.reached(GatewayState::Up));
        ASSERT_EQ(listener.order.size(), shift.overs.size());
        for (std::size_t i = 0; i < shift.overs.size(); ++i) {
            const auto& one = listener.at(i);
            const auto it = std::search(file.begin(), file.end(), one.samples.begin(), one.samples.end());
            ASSERT_NE(it, file.end()) << "over " << i << " carries other samples than the file";
            EXPECT_NEAR(static_cast<double>(it - file.begin()) / 8 + one.began.preRollMs, shift.overs[i].first, 60);
            EXPECT_EQ(one.ended.lost, 0);
            EXPECT_FALSE(one.ended.cut);
        }
        ASSERT_FALSE(listener.at(0).ended.codes.empty());
        EXPECT_EQ(listener.at(0).ended.codes[0].code, "57106");
    }
};

TEST_F(SippPeer, AGatewayThatCallsIsHeardToTheBit) {
    NEED_PROGRAM("sipp");
    run(false);
}

TEST_F(SippPeer, AReInviteInMidCallCutsNothing) {
    NEED_PROGRAM("sipp");
    run(true);
}

TEST_F(SippPeer, KeysByEventsAndByInfoAreHeard) {
    NEED_PROGRAM("sipp");
    if (geteuid() != 0)
        GTEST_SKIP() << "sipp sends captures and keys by a raw socket, which only root may open";
    test::TempDir dir;
    peers::writeCapture(dir.file("speech.pcap"), std::vector<std::int16_t>(8000, 3000));
    const int gatewayPort = peers::freePort();
    const int deskPort = peers::freePort();
    auto config = peerConfig(gatewayPort, "sip:tg1@127.0.0.1");
    config.gateways[0].bind = fmt::format("127.0.0.1:{}", deskPort);
    config.channels[0].mode = ChannelMode::Answer;
    config.channels[0].detector = Detector::Gap;
    config.channels[0].gapMs = 1000;
    PeerDesk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    peers::Sipp sipp(peers::keyingScenario(dir.file("speech.pcap"), "57#", '9'), deskPort, gatewayPort);
    ASSERT_TRUE(sipp.start());
    EXPECT_EQ(sipp.finish(15), 0) << sipp.log();
    ASSERT_TRUE(desk.listener.waitFor(3s, [&] { return desk.listener.endedCount == 1; }));
    desk.bridge.stop();
    const auto& codes = desk.listener.at(0).ended.codes;
    ASSERT_EQ(codes.size(), 2U);
    EXPECT_EQ(codes[0].set, "DTMF");
    EXPECT_EQ(codes[0].code, "57#");
    EXPECT_GT(codes[0].atMs, 800); // behind half a second of speech and the fillers
    EXPECT_LT(codes[0].atMs, 1700);
    EXPECT_GT(codes[1].atMs, 2000);
    EXPECT_EQ(codes[1].set, "DTMF");
    EXPECT_EQ(codes[1].code, "9");
}

TEST_F(SippPeer, ACallForSomebodyElseIsRefused) {
    NEED_PROGRAM("sipp");
    const int gatewayPort = peers::freePort();
    const int deskPort = peers::freePort();
    auto config = peerConfig(gatewayPort, "sip:other@127.0.0.1");
    config.gateways[0].bind = fmt::format("127.0.0.1:{}", deskPort);
    config.channels[0].mode = ChannelMode::Answer;
    PeerDesk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    peers::Sipp sipp(peers::callingScenario(100), deskPort, gatewayPort);
    ASSERT_TRUE(sipp.start());
    EXPECT_NE(sipp.finish(10), 0);
    EXPECT_FALSE(desk.listener.reached(GatewayState::Up));
}

} // namespace
} // namespace watchdesk::radio
