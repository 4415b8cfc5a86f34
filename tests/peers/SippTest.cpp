// sipp is the gateway that calls the desk and streams A-law; what is heard is compared to the bit.
#include "peers/PeerDesk.h"
#include "peers/Peers.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;

std::string sdpBody(const char* attributes) {
    return fmt::format(
        "v=0\no=gw 53655765 2353687637 IN IP[local_ip_type] [local_ip]\ns=-\nc=IN IP[media_ip_type] [media_ip]\nt=0 0\n"
        "m=audio [rtpstream_audio_port] RTP/AVP 8 101\na=rtpmap:8 PCMA/8000\na=rtpmap:101 telephone-event/8000\n{}",
        attributes);
}

std::string request(const char* method, int cseq, bool inCall, const std::string& body) {
    return fmt::format(
        "{} {} SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n"
        "From: \"TG1\" <sip:tg1@127.0.0.1>;tag=[pid]SIPpTag00[call_number]\nTo: <sip:[service]@127.0.0.1>{}\n"
        "Call-ID: [call_id]\nCSeq: {} {}\nContact: <sip:tg1@[local_ip]:[local_port]>\nMax-Forwards: "
        "70\n{}Content-Length: [len]\n\n{}",
        method, inCall ? "[next_url]" : "sip:[service]@[remote_ip]:[remote_port]", inCall ? "[peer_tag_param]" : "",
        cseq, method, body.empty() ? "" : "Content-Type: application/sdp\n", body);
}

std::string send(const std::string& text, bool retransmit) {
    return fmt::format("<send{}><![CDATA[\n{}\n]]></send>\n", retransmit ? " retrans=\"500\"" : "", text);
}

constexpr const char* kWait = "<recv response=\"100\" optional=\"true\"/><recv response=\"180\" "
                              "optional=\"true\"/><recv response=\"200\" rrs=\"true\"/>\n";

// A call that streams the file; with a re-INVITE in the middle when asked for.
std::string scenario(const std::string& file, int pauseMs, bool reinvite) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<scenario name=\"gateway\">\n";
    out += send(request("INVITE", 1, false, sdpBody("a=ptime:20\n")), true) + kWait +
           send(request("ACK", 1, true, ""), false);
    out += fmt::format("<nop><action><exec rtp_stream=\"{},1,8,PCMA/8000\"/></action></nop>\n", file);
    if (reinvite) {
        out += fmt::format("<pause milliseconds=\"{}\"/>\n", pauseMs / 2);
        out += send(request("INVITE", 2, true, sdpBody("a=sendonly\n")), true) + kWait +
               send(request("ACK", 2, true, ""), false);
        pauseMs /= 2;
    }
    out += fmt::format("<pause milliseconds=\"{}\"/>\n", pauseMs);
    out += send(request("BYE", 3, true, ""), true) + "<recv response=\"200\"/>\n</scenario>\n";
    return out;
}

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
        peers::Sipp sipp(scenario(dir.file("shift.al"), lengthMs + 400, reinvite), deskPort, gatewayPort);
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

TEST_F(SippPeer, ACallForSomebodyElseIsRefused) {
    NEED_PROGRAM("sipp");
    const int gatewayPort = peers::freePort();
    const int deskPort = peers::freePort();
    auto config = peerConfig(gatewayPort, "sip:other@127.0.0.1");
    config.gateways[0].bind = fmt::format("127.0.0.1:{}", deskPort);
    config.channels[0].mode = ChannelMode::Answer;
    PeerDesk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    peers::Sipp sipp(scenario("none.al", 100, false), deskPort, gatewayPort);
    ASSERT_TRUE(sipp.start());
    EXPECT_NE(sipp.finish(10), 0);
    EXPECT_FALSE(desk.listener.reached(GatewayState::Up));
}

} // namespace
} // namespace watchdesk::radio
