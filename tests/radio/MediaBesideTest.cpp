// What comes beside the sound: comfort noise, keys, who speaks, farewells.
#include "radio/ReceiverFixture.h"
#include "rtp/Rtcp.h"

#include <gmock/gmock.h>

namespace watchdesk::radio {
namespace {

using testing::ElementsAre;

class Beside : public Receiver {
protected:
    [[nodiscard]] std::vector<std::string> codes(std::size_t over) const {
        std::vector<std::string> out;
        for (const auto& code : listener.at(over).ended.codes)
            out.push_back(code.set + " " + code.code);
        return out;
    }
    // A key as gateways send it: packets of 50 ms, three at the end.
    void key(Sender& sender, int event, int fromMs, int lengthMs) {
        const std::uint32_t at = sender.timestamp;
        for (int ms = 50; ms <= lengthMs; ms += 50)
            arrive(sender.event(event, at, ms * 8), fromMs + ms);
        for (int i = 0; i < 3; ++i)
            arrive(sender.event(event, at, lengthMs * 8, true), fromMs + lengthMs);
        sender.timestamp += static_cast<std::uint32_t>(lengthMs) * 8;
    }
};

// --- comfort noise ---

TEST_F(Beside, ComfortNoiseBeginsNothing) {
    for (const auto detector : {Detector::Gap, Detector::Auto, Detector::Vox, Detector::Header}) {
        make(detector);
        Sender sender;
        for (int ms = 1000; ms < 3000; ms += 100)
            arrive(sender.comfortNoise(), ms);
        EXPECT_TRUE(listener.order.empty());
        EXPECT_EQ(receiver->counters().noise, 20);
    }
}

TEST_F(Beside, ComfortNoiseEndsAnOverAtOnceAndTheMeterGoesDown) {
    Sender sender;
    play(sender, noise(400, 5000), 1000);
    EXPECT_GT(listener.levels.back(), -30);
    arrive(sender.comfortNoise(), 1400);
    ASSERT_EQ(listener.endedCount, 1U);
    EXPECT_EQ(listener.at(0).ended.end, kNoon + 1400);
    EXPECT_FALSE(listener.at(0).ended.cut);
    EXPECT_EQ(listener.levels.back(), -96);
    const auto told = listener.levels.size();
    arrive(sender.comfortNoise(), 1420);
    EXPECT_EQ(listener.levels.size(), told) << "said once";
    // Sound again, well within the gap: another over, at its own time.
    sender.timestamp += 60 * 8;
    play(sender, noise(200, 5000, 2), 1460);
    ASSERT_EQ(listener.order.size(), 2U);
    EXPECT_EQ(listener.at(1).began.start, kNoon + 1460);
    EXPECT_EQ(listener.at(1).samples.size(), static_cast<std::size_t>(listener.at(1).began.preRollMs + 200) * 8);
}

TEST_F(Beside, AStreamWithComfortNoiseInItSuppressesSilence) {
    make(Detector::Auto);
    Sender sender;
    play(sender, noise(400, 5000), 100); // from the start: VOX
    arrive(sender.comfortNoise(), 500);
    EXPECT_EQ(listener.endedCount, 1U);
    sender.timestamp += 1000 * 8;
    play(sender, noise(20, 5000), 1500);
    EXPECT_EQ(listener.order.size(), 2U) << "by its packet, without an attack";
}

TEST_F(Beside, AStreamThatFallsSilentByItsOwnWordIsNotMissing) {
    make(Detector::Vox);
    Sender sender;
    play(sender, silence(8000), 0);
    EXPECT_TRUE(receiver->missingSince());
    arrive(sender.comfortNoise(), 8000);
    EXPECT_FALSE(receiver->missingSince());
    EXPECT_EQ(receiver->lastHeard(), atMs(8000));
}

TEST_F(Beside, ComfortNoiseOfANumberAgreedOn) {
    receiver->setFormats({{8, "PCMA", 8000}, {98, "cn", 8000}});
    Sender sender;
    play(sender, noise(400, 5000), 1000);
    arrive(sender.raw(98, {60}, sender.timestamp), 1400);
    EXPECT_EQ(listener.endedCount, 1U);
}

// --- keys ---

TEST_F(Beside, KeysAreANumberOnceAndAtTheirTime) {
    Sender sender;
    play(sender, noise(200, 500), 1000);
    key(sender, 5, 1200, 100);
    play(sender, noise(100, 500), 1300);
    key(sender, 7, 1400, 100);
    play(sender, noise(200, 500), 1500);
    expireUntil(4000);
    ASSERT_EQ(listener.endedCount, 1U);
    EXPECT_THAT(codes(0), ElementsAre("DTMF 57"));
    EXPECT_EQ(listener.at(0).ended.codes[0].atMs, 200);
    EXPECT_EQ(listener.at(0).samples.size(), 700U * 8) << "silence stands where the keys were";
    EXPECT_EQ(listener.at(0).ended.lost, 0);
}

TEST_F(Beside, KeysWithAClockOfTheirOwnAreWhereTheyCame) {
    Sender sender;
    play(sender, noise(200, 500), 1000);
    arrive(sender.event(5, 0x10000000, 160), 1250);
    arrive(sender.event(7, 0x10000000 + 1600, 160), 1350);
    sender.timestamp += 200 * 8;
    play(sender, noise(200, 500), 1400);
    expireUntil(9000);
    EXPECT_THAT(codes(0), ElementsAre("DTMF 57"));
    EXPECT_NEAR(listener.at(0).ended.codes[0].atMs, 250, 30);
}

TEST_F(Beside, AKeyHeldDownDoesNotEndTheOver) {
    Sender sender;
    play(sender, noise(200, 500), 1000);
    key(sender, 1, 1200, 3000);
    play(sender, noise(200, 500), 4200);
    expireUntil(6000);
    ASSERT_EQ(listener.endedCount, 1U);
    EXPECT_EQ(listener.at(0).ended.end, kNoon + 4400);
    EXPECT_EQ(listener.at(0).samples.size(), 3400U * 8);
    EXPECT_THAT(codes(0), ElementsAre("DTMF 1"));
}

TEST_F(Beside, KeysBesideTheirOwnTonesAreNotTwice) {
    std::vector<std::int16_t> tone;
    const std::pair<double, double> keys[] = {{697, 1209}, {770, 1336}, {852, 1477}}; // 1 5 9
    for (const auto& [low, high] : keys) {
        for (int i = 0; i < 640; ++i)
            tone.push_back(static_cast<std::int16_t>(5000 * std::sin(2 * M_PI * low * i / 8000) +
                                                     5000 * std::sin(2 * M_PI * high * i / 8000)));
        tone = tone + silence(80);
    }
    Sender sender;
    play(sender, silence(100), 1000);
    for (std::size_t i = 0; i + 160 <= tone.size(); i += 160) {
        const int ms = 1100 + static_cast<int>(i / 8);
        if (i % 1280 == 0)
            arrive(sender.event(static_cast<int>(1 + i / 1280 * 4), sender.timestamp, 640), ms);
        arrive(sender.packet(std::span(tone).subspan(i, 160)), ms);
    }
    expireUntil(4000);
    EXPECT_THAT(codes(0), ElementsAre("DTMF 159"));
}

TEST_F(Beside, KeysBeginNoOverButBelongToTheOneThatFollows) {
    Sender sender;
    key(sender, 8, 500, 100);
    key(sender, 2, 700, 100);
    EXPECT_TRUE(listener.order.empty());
    play(sender, noise(400, 500), 1000);
    expireUntil(4000);
    EXPECT_THAT(codes(0), ElementsAre("DTMF 82"));
    EXPECT_NEAR(listener.at(0).ended.codes[0].atMs, -450, 20);
    key(sender, 3, 5000, 100);
    play(sender, noise(400, 500), 6500); // too long after
    expireUntil(9000);
    EXPECT_THAT(codes(1), ElementsAre());
}

TEST_F(Beside, FlashAndWhatNobodyKnowsIsSurvived) {
    Sender sender;
    play(sender, noise(200, 500), 1000);
    int ms = 1200;
    for (const int event : {16, 17, 66, 255, 0, 15})
        arrive(sender.event(event, sender.timestamp += 400, 400, true), ms += 10);
    arrive(sender.raw(101, {}, sender.timestamp), ms);
    arrive(sender.raw(101, {1, 2, 3}, sender.timestamp), ms);
    expireUntil(4000);
    EXPECT_THAT(codes(0), ElementsAre("DTMF 0D"));
}

TEST_F(Beside, DigitsByInfoAreTheSameNumber) {
    Sender sender;
    play(sender, noise(200, 500), 1000);
    receiver->keyed("4", atMs(1200));
    play(sender, noise(200, 500), 1200);
    receiver->keyed("2", atMs(1400));
    expireUntil(4000);
    EXPECT_THAT(codes(0), ElementsAre("DTMF 42"));
    EXPECT_NEAR(listener.at(0).ended.codes[0].atMs, 200, 20);
}

TEST_F(Beside, KeysThatNobodyAskedForStayFew) {
    for (int i = 0; i < 5000; ++i)
        receiver->keyed("1", atMs(1000));
    Sender sender;
    play(sender, noise(200, 500), 1010);
    expireUntil(4000);
    EXPECT_THAT(codes(0), ElementsAre("DTMF " + std::string(MediaReceiver::kMostKeyed, '1')));
}

// --- who speaks ---

TEST_F(Beside, HyteraSaysWhoSpeaksAndWhenItIsOver) {
    make(Detector::Auto);
    Sender sender;
    sender.hytera(5001, false);
    play(sender, noise(400, 500), 1000);
    sender.hytera(5001, true);
    play(sender, noise(20, 500), 1400);
    ASSERT_EQ(listener.endedCount, 1U) << "without waiting for the gap";
    EXPECT_EQ(listener.at(0).ended.end, kNoon + 1420);
    EXPECT_THAT(codes(0), ElementsAre("HYTERA 5001"));
    EXPECT_EQ(listener.at(0).live.size(), 1U);
    sender.hytera(5002, false);
    play(sender, noise(200, 500), 1420); // at once
    ASSERT_EQ(listener.order.size(), 2U);
    expireUntil(4000); // its last packet is lost
    EXPECT_THAT(codes(1), ElementsAre("HYTERA 5002"));
    EXPECT_EQ(listener.at(1).ended.end, kNoon + 1620);
    EXPECT_FALSE(listener.at(1).ended.emergency);
}

TEST_F(Beside, Ed137BeginsAndEndsOversInAStreamThatNeverStops) {
    make(Detector::Auto);
    Sender sender;
    sender.ed137(0, false, 0);
    play(sender, noise(1000, 5000), 100);
    sender.ed137(1, false, 12);
    play(sender, noise(300, 5000), 1100);
    sender.ed137(1, false, 13);
    play(sender, noise(300, 5000), 1400);
    sender.ed137(1, false, 12);
    play(sender, noise(300, 5000), 1700);
    sender.ed137(0, false, 12);
    play(sender, noise(1000, 5000), 2000);
    sender.ed137(0, true, 0);
    play(sender, noise(300, 5000), 3000);
    sender.ed137(0, false, 0);
    play(sender, noise(300, 5000), 3300);
    ASSERT_EQ(listener.endedCount, 2U);
    EXPECT_EQ(listener.at(0).began.start, kNoon + 1100);
    EXPECT_EQ(listener.at(0).ended.end, kNoon + 2000);
    EXPECT_THAT(codes(0), ElementsAre("ED137 12", "ED137 13"));
    EXPECT_EQ(listener.at(0).ended.codes[1].atMs, 300);
    EXPECT_EQ(listener.at(1).began.start, kNoon + 3000);
    EXPECT_THAT(codes(1), ElementsAre());
}

TEST_F(Beside, AnEmergencyIsToldOfAtTheBeginning) {
    make(Detector::Auto);
    Sender sender;
    sender.ed137(4, false, 7);
    play(sender, noise(300, 5000), 1000);
    ASSERT_EQ(listener.order.size(), 1U);
    EXPECT_TRUE(listener.at(0).began.emergency);
    EXPECT_EQ(listener.at(0).emergencies, 1);
    expireUntil(3000);
    EXPECT_TRUE(listener.at(0).ended.emergency);
    sender.ed137(1, false, 7);
    play(sender, noise(300, 5000), 3000);
    EXPECT_FALSE(listener.at(1).began.emergency);
    EXPECT_EQ(listener.at(1).emergencies, 0);
}

TEST_F(Beside, AnEmergencyInTheMiddleOfAnOverIsToldOfThen) {
    for (const auto detector : {Detector::Auto, Detector::Gap}) {
        make(detector);
        const auto over = listener.order.size();
        Sender sender;
        sender.ed137(1, false, 7);
        play(sender, noise(300, 5000), 1000);
        EXPECT_EQ(listener.at(over).emergencies, 0);
        sender.ed137(4, false, 7);
        play(sender, noise(300, 5000), 1300);
        EXPECT_EQ(listener.at(over).emergencies, 1);
        expireUntil(3000);
        EXPECT_FALSE(listener.at(over).began.emergency);
        EXPECT_TRUE(listener.at(over).ended.emergency);
    }
}

TEST_F(Beside, AGatewayThatKeepsAliveBeginsNothingAndItsWordEndsAnOver) {
    make(Detector::Auto);
    Sender sender;
    const auto keepAlive = [&](int ms) { arrive(sender.raw(123, {}, sender.timestamp), ms); };
    sender.ed137(4, true, 3);
    keepAlive(800);
    EXPECT_TRUE(listener.order.empty());
    play(sender, noise(300, 5000), 1000);
    sender.ed137(0, false, 3);
    keepAlive(1310);
    ASSERT_EQ(listener.endedCount, 1U);
    EXPECT_EQ(listener.at(0).ended.end, kNoon + 1300);
    EXPECT_EQ(receiver->counters().otherType, 2);
}

TEST_F(Beside, AContributingSourceIsATalkerWhileItIsAlone) {
    Sender sender;
    sender.csrcs = {4000000001};
    play(sender, noise(200, 500), 1000);
    sender.csrcs = {4000000001, 2};
    play(sender, noise(200, 500), 1200);
    sender.csrcs = {3};
    play(sender, noise(200, 500), 1400);
    expireUntil(4000);
    EXPECT_THAT(codes(0), ElementsAre("CSRC 4000000001", "CSRC 3"));
    EXPECT_EQ(listener.at(0).ended.codes[1].atMs, 400);
}

TEST_F(Beside, TalkersWithoutEndAreCutOff) {
    Sender sender;
    for (int i = 0; i < 500; ++i) {
        sender.csrcs = {static_cast<std::uint32_t>(i + 1)};
        arrive(sender.packet(noise(20, 500)), 1000 + i * 20);
    }
    expireUntil(20000);
    EXPECT_EQ(listener.at(0).ended.codes.size(), TalkersHeard::kMost);
}

TEST_F(Beside, OtherExtensionsArePassedOver) {
    make(Detector::Auto);
    Sender sender;
    sender.profile = 0xBEDE;
    sender.extension = {0x10, 0xFF, 0, 0};
    play(sender, noise(200, 500), 1000);
    expireUntil(3000);
    EXPECT_EQ(listener.endedCount, 1U);
    EXPECT_THAT(codes(0), ElementsAre());
}

// --- farewells ---

TEST_F(Beside, AFarewellEndsTheOverAtOnceWithWhatWasHeldBack) {
    Sender sender;
    play(sender, noise(400, 5000), 1000, {18}); // the last packet waits for the one before it
    expireUntil(1400);
    receiver->bye(sender.ssrc + 1, atMs(1400));
    EXPECT_EQ(listener.endedCount, 0U);
    receiver->bye(sender.ssrc, atMs(1400));
    ASSERT_EQ(listener.endedCount, 1U);
    EXPECT_EQ(listener.at(0).samples.size(), 400U * 8);
    EXPECT_EQ(listener.at(0).ended.lost, 1);
    EXPECT_EQ(listener.at(0).ended.end, kNoon + 1400);
    EXPECT_FALSE(listener.at(0).ended.cut);
    EXPECT_EQ(listener.levels.back(), -96);
}

TEST_F(Beside, ReceptionIsReckonedFromWhatArrives) {
    Sender sender;
    EXPECT_FALSE(receiver->reception(atMs(500)));
    play(sender, noise(400, 5000), 1000, {5, 6});
    receiver->senderReport({.ssrc = sender.ssrc, .ntp = 0x0000AAAABBBB0000}, atMs(1400));
    const auto block = receiver->reception(atMs(2400));
    ASSERT_TRUE(block);
    EXPECT_EQ(block->ssrc, sender.ssrc);
    EXPECT_EQ(block->cumulativeLost, 2);
    EXPECT_EQ(block->highestSequence, 1019U);
    EXPECT_EQ(block->lastSr, 0xAAAABBBBU);
    EXPECT_EQ(block->delaySinceLastSr, 65536U);
}

} // namespace
} // namespace watchdesk::radio
