// The whole bridge over real sockets: gateways that say in their packets who speaks, and RTCP both ways.
#include "radio/BridgeDesk.h"
#include "radio/FakeGateway.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::radio {
namespace {

using testing::ElementsAre;

class BridgeMedia : public testing::Test {
protected:
    void start(int gapMs = 200, Detector detector = Detector::Auto) {
        auto config = configFor(gateway.port());
        config.channels[0].gapMs = gapMs;
        config.channels[0].detector = detector;
        desk = std::make_unique<Desk>(config);
        ASSERT_TRUE(desk->bridge.start());
        ASSERT_TRUE(desk->listener.waitFor(5s, [&] { return desk->listener.is(GatewayState::Up); }));
    }
    bool ended(std::size_t overs) {
        return desk->listener.waitFor(8s, [&] { return desk->listener.endedCount >= overs; });
    }
    [[nodiscard]] std::vector<std::string> codes(std::size_t over) const {
        std::vector<std::string> out;
        for (const auto& code : desk->listener.at(over).ended.codes)
            out.push_back(code.set + " " + code.code);
        return out;
    }
    // The gateway hears on a thread of its own: it is asked again and again.
    [[nodiscard]] bool eventually(const std::function<bool()>& what) {
        for (const auto until = std::chrono::steady_clock::now() + 6s; std::chrono::steady_clock::now() < until;)
            if (desk->listener.waitFor(10ms, what))
                return true;
        return false;
    }
    [[nodiscard]] bool reported(const std::function<bool(const rtp::RtcpCompound&)>& how) {
        return eventually([&] {
            const auto all = gateway.reports();
            return std::ranges::any_of(all, how);
        });
    }

    FakeGateway gateway{FakeGateway::Manner::Answers};
    std::unique_ptr<Desk> desk;
};

TEST_F(BridgeMedia, HyterasOversEndWithTheirLastPacketAndSayWhoSpoke) {
    int packets = 0;
    gateway.script = [&](Sender& sender) {
        const int n = packets++ % 25; // without a pause between them
        sender.hytera(packets <= 25 ? 5001 : 5002, n == 24);
        return sender.packet(noise(20, 4000));
    };
    start(5000); // the gap would be long in coming
    gateway.speak = true;
    ASSERT_TRUE(ended(2));
    gateway.speak = false;
    desk->bridge.stop();
    EXPECT_THAT(codes(0), ElementsAre("HYTERA 5001"));
    EXPECT_THAT(codes(1), ElementsAre("HYTERA 5002"));
    EXPECT_EQ(desk->listener.at(0).samples.size(), 500U * 8);
    EXPECT_EQ(desk->listener.at(1).samples.size(), 500U * 8);
    EXPECT_FALSE(desk->listener.at(0).ended.cut);
}

TEST_F(BridgeMedia, Ed137GoesByItsFlagsAndTellsAnEmergency) {
    int packets = 0;
    gateway.script = [&](Sender& sender) {
        const int n = packets++ % 50;
        const bool pressed = n >= 20 && n < 40;
        sender.ed137(pressed ? 4 : 0, false, pressed ? 21 : 0);
        return sender.packet(noise(20, 4000)); // loud all the time
    };
    gateway.speak = true; // and from the start
    start();
    ASSERT_TRUE(ended(1));
    desk->bridge.stop();
    const auto& one = desk->listener.at(0);
    EXPECT_THAT(codes(0), ElementsAre("ED137 21"));
    EXPECT_TRUE(one.began.emergency);
    EXPECT_TRUE(one.ended.emergency);
    EXPECT_EQ(one.emergencies, 1);
    EXPECT_NEAR(static_cast<double>(one.ended.end - one.began.start), 400, 40);
    EXPECT_NEAR(one.began.preRollMs, 400, 120); // the loud stream before it
}

TEST_F(BridgeMedia, ReportsTellHowTheStreamIsReceived) {
    Sender known;
    int packets = 0;
    gateway.script = [&](Sender& sender) {
        if (++packets % 10 == 0)
            ++sender.sequence; // one in ten is lost
        return sender.packet(noise(20, 4000));
    };
    start();
    gateway.speak = true;
    ASSERT_TRUE(reported([&](const rtp::RtcpCompound& one) { return !one.blocks.empty(); }));
    gateway.speak = false;
    const auto all = gateway.reports();
    EXPECT_TRUE(all.front().blocks.empty()) << "nothing was heard yet";
    const auto block = std::ranges::find_if(all, [](const auto& one) { return !one.blocks.empty(); })->blocks[0];
    EXPECT_EQ(block.ssrc, known.ssrc);
    EXPECT_NEAR(block.fractionLost, 256 / 11, 8);
    EXPECT_GT(block.highestSequence, known.sequence);
    desk->bridge.stop();
}

TEST_F(BridgeMedia, AFarewellByRtcpEndsTheOver) {
    start(10000, Detector::Gap);
    gateway.speak = true;
    ASSERT_TRUE(desk->listener.waitFor(5s, [&] { return desk->listener.order.size() == 1; }));
    gateway.speak = false;
    // One from somebody else, nonsense, then the sender's.
    const auto report = [&](std::vector<std::uint8_t> bytes) {
        gateway.report(std::move(bytes));
        return desk->listener.waitFor(300ms, [&] { return desk->listener.endedCount == 1; });
    };
    EXPECT_FALSE(report(rtp::buildBye(Sender().ssrc + 1, "other")));
    auto lying = rtp::buildBye(Sender().ssrc, "gw");
    lying[lying.size() - 5] = 7; // longer than it is
    EXPECT_FALSE(report(lying));
    EXPECT_FALSE(desk->listener.waitFor(300ms, [&] { return desk->listener.endedCount == 1; }));
    EXPECT_TRUE(report(rtp::buildBye(Sender().ssrc, "gw")));
    desk->bridge.stop();
    EXPECT_FALSE(desk->listener.at(0).ended.cut);
}

// RFC 5761: by the port of RTP once the gateway has offered it; before that there it is nonsense, and not taken.
TEST_F(BridgeMedia, ReportsShareThePortWhereThatIsOffered) {
    start(10000, Detector::Gap);
    ASSERT_TRUE(reported([](const auto&) { return true; }));
    EXPECT_EQ(gateway.muxedReports, 0) << "next door";
    gateway.speak = true;
    ASSERT_TRUE(desk->listener.waitFor(5s, [&] { return desk->listener.order.size() == 1; }));
    const auto ends = [&](std::chrono::milliseconds within) {
        gateway.report(rtp::buildBye(Sender().ssrc, "gw"));
        return desk->listener.waitFor(within, [&] { return desk->listener.endedCount == 1; });
    };
    gateway.muxes = true;
    gateway.speak = false;
    EXPECT_FALSE(ends(300ms)) << "not agreed yet";
    gateway.reoffer(sip::Direction::SendRecv);
    ASSERT_TRUE(eventually([&] { return gateway.reoffers == 1; }));
    EXPECT_TRUE(gateway.muxAnswered);
    EXPECT_TRUE(eventually([&] { return gateway.muxedReports > 0; }));
    EXPECT_TRUE(ends(3000ms));
    desk->bridge.stop();
    EXPECT_FALSE(desk->listener.at(0).ended.cut);
}

TEST_F(BridgeMedia, WhenTheGatewayHasOurSsrcWeTakeAnother) {
    start();
    ASSERT_TRUE(reported([](const auto&) { return true; }));
    const auto ours = gateway.reports().front().sources.front();
    gateway.report(rtp::buildReceiverReport(ours, "gw"));
    ASSERT_TRUE(reported([&](const auto& one) { return one.byes == std::vector{ours}; }));
    // Our own reports come back: a loop, and the new one is kept.
    ASSERT_TRUE(reported([&](const auto& one) { return one.byes.empty() && one.sources.front() != ours; }));
    const auto next = gateway.reports().back().sources.front();
    gateway.report(rtp::buildReceiverReport(next, "gw"));
    const auto before = gateway.reports().size();
    ASSERT_TRUE(eventually([&] { return gateway.reports().size() > before; }));
    EXPECT_EQ(gateway.reports().back().sources.front(), next);
    EXPECT_TRUE(gateway.reports().back().byes.empty());
    desk->bridge.stop();
}

} // namespace
} // namespace watchdesk::radio
