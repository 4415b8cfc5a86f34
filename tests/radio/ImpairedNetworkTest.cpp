// Loss, jitter, reordering and repeats between the gateway and the desk: by numbers over hours of overs, and over real
// sockets through a relay.
#include "radio/BridgeDesk.h"
#include "radio/ReceiverFixture.h"
#include "support/ImpairingRelay.h"
#include "tones/FiveTone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace watchdesk::radio {
namespace {

using test::Impairer;
using test::ImpairingRelay;
using test::Impairment;

constexpr Impairment kBadNetwork{.loss = 0.05, .reorder = 0.02, .duplicate = 0.02, .delay = 10ms, .jitter = 20ms};
constexpr std::size_t kFrame = 160;

/// An over that calls and speaks: whole frames.
std::vector<std::int16_t> callAndSpeech(const std::string& code, unsigned seed) {
    return tones::fiveTone(*tones::toneSet("EEA"), code) + noise(800, 4000, seed);
}

/// What must be kept of an over: from the first frame that came to the last, silence for the lost ones.
struct Kept {
    std::vector<std::int16_t> samples;
    int lost = 0;
};

Kept keptOf(const std::vector<std::int16_t>& coded, std::size_t first, const std::vector<bool>& came) {
    std::size_t last = came.size();
    while (last > first && !came[last - 1])
        --last;
    Kept kept;
    for (std::size_t i = first; i < last; ++i) {
        const auto frame = std::span(coded).subspan(i * kFrame, kFrame);
        kept.samples.insert(kept.samples.end(), frame.begin(), frame.end());
        if (!came[i]) {
            ++kept.lost;
            std::fill(kept.samples.end() - kFrame, kept.samples.end(), std::int16_t{0});
        }
    }
    return kept;
}

/// Overs of a sender whose clock runs on, through a network, into a receiver; all on a clock of its own.
class Impaired : public Receiver {
protected:
    struct Truth {
        int startMs = 0;
        int endMs = 0;
        int firstMs = 0; ///< when the first of its packets came
        Kept kept;
        std::string code;
    };
    Impaired() : coder(57106) {}

    void speak(Impairer& network, int fromMs) {
        Truth truth;
        truth.startMs = fromMs;
        for (int i = 0; i < 5; ++i)
            truth.code += static_cast<char>('0' + coder() % 10);
        const auto samples = callAndSpeech(truth.code, static_cast<unsigned>(coder()));
        sender.timestamp = static_cast<std::uint32_t>(fromMs) * 8;
        std::vector<bool> came;
        std::multimap<int, std::pair<std::size_t, std::vector<std::uint8_t>>> arrivals;
        for (std::size_t i = 0; i * kFrame < samples.size(); ++i) {
            const auto packet = sender.packet(std::span(samples).subspan(i * kFrame, kFrame));
            const auto times = network.fate();
            came.push_back(!times.empty());
            for (const auto time : times)
                arrivals.emplace(fromMs + static_cast<int>(i) * 20 + static_cast<int>(time / 1ms),
                                 std::pair(i, packet));
        }
        truth.endMs = fromMs + static_cast<int>(samples.size() / 8);
        truth.firstMs = arrivals.begin()->first;
        // After silence nothing is waited for: what the first packet overtook is late.
        truth.kept = keptOf(coded(samples), arrivals.begin()->second.first, came);
        for (const auto& [ms, packet] : arrivals)
            arrive(packet.second, ms);
        truths.push_back(std::move(truth));
    }
    void speakOften(const Impairment& how, int overs, int pauseMs) {
        Impairer network(how, 2026);
        int ms = 1000;
        for (int i = 0; i < overs; ++i) {
            speak(network, ms);
            ms = truths.back().endMs + pauseMs;
        }
        expireUntil(ms + 5000);
        EXPECT_GT(network.overtaken(), how.reorder > 0 ? 0 : -1);
    }
    void expectEach() {
        ASSERT_EQ(listener.order.size(), truths.size()) << "split or joined";
        for (std::size_t i = 0; i < truths.size(); ++i) {
            const auto& one = listener.at(i);
            const auto& truth = truths[i];
            ASSERT_TRUE(one.over);
            EXPECT_EQ(one.samples, truth.kept.samples) << "over " << i;
            EXPECT_EQ(one.ended.lost, truth.kept.lost) << "over " << i;
            // The network's delay stays, its jitter is in the first packet only.
            EXPECT_NEAR(static_cast<double>(one.began.start - kNoon), truth.firstMs, 1) << "over " << i;
            named += !one.ended.codes.empty() && one.ended.codes[0].code == truth.code ? 1 : 0;
        }
    }

    std::mt19937 coder;
    Sender sender;
    std::vector<Truth> truths;
    int named = 0;
};

int oversToSpeak() {
    return std::getenv("WATCHDESK_SOAK") != nullptr ? 3000 : 300;
}

TEST_F(Impaired, OversThroughABadNetworkAreWholeApartAndNamed) {
    speakOften(kBadNetwork, oversToSpeak(), 400);
    expectEach();
    EXPECT_GE(named, 0.98 * static_cast<double>(truths.size()));
    RecordProperty("named", named);
}

TEST_F(Impaired, LossInBurstsNeitherSplitsNorJoins) {
    // Nine in a row would be a pause of 200 ms, which ends an over: bursts stay below.
    speakOften({.loss = 0.02, .burst = 0.6, .longestBurst = 7, .jitter = 10ms}, oversToSpeak(), 400);
    expectEach();
}

// Six are lost, and the next waits 60 ms for them: 200 ms without a delivery, but not without a packet.
TEST_F(Impaired, WhatWaitsBehindAHoleKeepsTheOver) {
    const auto samples = noise(1000, 4000);
    play(sender, samples, 1000, {20, 21, 22, 23, 24, 25});
    expireUntil(5000);
    ASSERT_EQ(listener.order.size(), 1U);
    EXPECT_EQ(listener.at(0).ended.lost, 6);
    EXPECT_EQ(listener.at(0).samples.size(), samples.size());
}

TEST_F(Impaired, AWholeNetworkGivesEndPointsWithinAPacket) {
    speakOften({.delay = 5ms, .jitter = 3ms}, 100, 400);
    expectEach();
    for (std::size_t i = 0; i < truths.size(); ++i) {
        EXPECT_NEAR(static_cast<double>(listener.at(i).began.start - kNoon - 5), truths[i].startMs, 20);
        EXPECT_NEAR(static_cast<double>(listener.at(i).ended.end - kNoon - 5), truths[i].endMs, 20);
    }
    EXPECT_EQ(named, 100);
}

/// Sends overs of EEA calls and noise by real time, and knows what it sent.
struct Talker {
    static constexpr int kPause = 20; ///< frames
    std::vector<std::vector<std::int16_t>> overs;
    std::size_t over = 0;
    std::size_t frame = 0;
    int pause = 0;

    std::vector<std::uint8_t> next(Sender& sender) {
        if (pause > 0 || over == overs.size()) {
            --pause;
            sender.timestamp += kFrame;
            return {};
        }
        const auto packet = sender.packet(std::span(overs[over]).subspan(frame * kFrame, kFrame));
        if (++frame * kFrame == overs[over].size()) {
            ++over;
            frame = 0;
            pause = kPause;
        }
        return packet;
    }
};

TEST(ImpairedBridge, OversThroughARelayThatLosesAndReordersAreWholeAndNamed) {
    ImpairingRelay relay(kBadNetwork, 7);
    FakeGateway gateway(FakeGateway::Manner::Answers);
    gateway.mediaBy = [&](int port) {
        relay.aim(port);
        return relay.port();
    };
    Talker talker;
    const std::vector<std::string> codes{"57106", "11222", "90125", "34567"};
    for (std::size_t i = 0; i < codes.size(); ++i)
        talker.overs.push_back(callAndSpeech(codes[i], static_cast<unsigned>(i + 1)));
    gateway.script = [&](Sender& sender) { return talker.next(sender); };
    auto config = configFor(gateway.port());
    config.channels[0].detector = Detector::Gap;
    Desk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    gateway.speak = true;
    ASSERT_TRUE(desk.listener.waitFor(20s, [&] { return desk.listener.endedCount == codes.size(); }));
    EXPECT_FALSE(desk.listener.waitFor(500ms, [&] { return desk.listener.order.size() > codes.size(); }));
    desk.bridge.stop();
    std::int64_t number = 0;
    const auto lost = relay.towardsTarget().lost();
    EXPECT_GT(lost.size(), 2U);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        std::vector<bool> came;
        for (std::size_t at = 0; at < talker.overs[i].size(); at += kFrame)
            came.push_back(std::ranges::find(lost, number++) == lost.end());
        const auto coded = rtp::decode(rtp::Codec::Pcma, rtp::encode(rtp::Codec::Pcma, talker.overs[i]));
        const auto first = static_cast<std::size_t>(std::ranges::find(came, true) - came.begin());
        const auto& one = desk.listener.at(i);
        // Which of the first two came first is the network's affair.
        auto kept = keptOf(coded, first, came);
        if (one.samples != kept.samples)
            kept = keptOf(coded, first + 1, came);
        EXPECT_EQ(one.samples, kept.samples) << "over " << i;
        EXPECT_EQ(one.ended.lost, kept.lost) << "over " << i;
        ASSERT_FALSE(one.ended.codes.empty()) << "over " << i;
        EXPECT_EQ(one.ended.codes[0].code, codes[i]);
    }
}

TEST(ImpairedBridge, CallsComeUpAndEndOverALossyLink) {
    int dropped = 0;
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        ImpairingRelay relay({.loss = 0.10, .reorder = 0.02, .duplicate = 0.05, .jitter = 20ms}, seed * 100);
        FakeGateway gateway(FakeGateway::Manner::Answers, 0, {relay.port(), relay.backPort()});
        relay.aim(gateway.port());
        Desk desk(configFor(relay.port()));
        ASSERT_TRUE(desk.bridge.start());
        ASSERT_TRUE(desk.listener.waitFor(12s, [&] { return desk.listener.is(GatewayState::Up); })) << seed;
        gateway.speak = true;
        ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.order.size() == 1; })) << seed;
        gateway.hangUp = true; // its BYE is repeated until it is answered
        ASSERT_TRUE(desk.listener.waitFor(15s, [&] { return desk.listener.reached(GatewayState::Lost); })) << seed;
        EXPECT_TRUE(desk.listener.waitFor(15s, [&] { return desk.listener.is(GatewayState::Up); })) << seed;
        desk.bridge.stop();
        dropped += static_cast<int>(relay.towardsTarget().lost().size() + relay.towardsCaller().lost().size());
    }
    EXPECT_GT(dropped, 3) << "the link was not lossy";
}

} // namespace
} // namespace watchdesk::radio
