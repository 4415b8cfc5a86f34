// Two talkgroups joined for a while.
#include "radio/Patch.h"

#include "radio/BridgeDesk.h"

#include <gmock/gmock.h>

#include <cmath>

namespace watchdesk::radio {
namespace {

using testing::ElementsAre;

class PatchRuleTest : public testing::Test {
protected:
    void over(const std::string& channel, bool own = false) {
        TransmissionBegan began;
        began.id = channel;
        began.channel = channel;
        began.own = own;
        patch.transmissionBegan(began);
        patch.liveAudio(channel, std::vector<std::int16_t>(160, 1), 0);
        TransmissionEnded ended;
        ended.id = channel;
        ended.channel = channel;
        ended.own = own;
        patch.transmissionEnded(ended);
    }
    std::vector<std::string> did;
    bool free = true;
    RecordingListener listener;
    Patch patch{listener,
                {[this](const std::string& c) {
                     did.push_back("press " + c);
                     return free;
                 },
                 [this](const std::string& c, auto) { did.push_back("speak " + c); },
                 [this](const std::string& c) { did.push_back("release " + c); }}};
};

TEST_F(PatchRuleTest, WhatIsHeardOnOneIsSaidOnTheOtherBothWaysAndTheListenerHearsItAll) {
    patch.join("SHOP", "PUB");
    over("SHOP");
    over("PUB");
    over("MARKET");
    EXPECT_THAT(did, ElementsAre("press PUB", "speak PUB", "release PUB", "press SHOP", "speak SHOP", "release SHOP"));
    EXPECT_EQ(listener.order.size(), 3U);
    EXPECT_EQ(listener.endedCount, 3U);
}

TEST_F(PatchRuleTest, OurOwnVoiceIsNotPassedOnAndABusyChannelIsLeftAlone) {
    patch.join("SHOP", "PUB");
    over("SHOP", true);
    EXPECT_TRUE(did.empty());
    free = false;
    over("SHOP");
    EXPECT_THAT(did, ElementsAre("press PUB"));
}

TEST_F(PatchRuleTest, AChannelIsJoinedToOneAtMostAndPartingLetsTheKeyGo) {
    patch.join("SHOP", "PUB");
    TransmissionBegan began;
    began.channel = "SHOP";
    patch.transmissionBegan(began);
    patch.join("SHOP", "MARKET");
    EXPECT_THAT(did, ElementsAre("press PUB", "release PUB"));
    EXPECT_EQ(patch.joinedTo("PUB"), "");
    EXPECT_EQ(patch.joinedTo("MARKET"), "SHOP");
    patch.part("MARKET");
    EXPECT_EQ(patch.joinedTo("SHOP"), "");
    patch.join("SHOP", "SHOP");
    EXPECT_EQ(patch.joinedTo("SHOP"), "");
    over("SHOP");
    EXPECT_EQ(did.size(), 2U);
}

double level(const std::vector<FakeGateway::Heard>& heard) {
    double sum = 0;
    std::size_t count = 0;
    for (const auto& one : heard)
        for (const auto sample : rtp::decode(rtp::Codec::Pcma, one.payload)) {
            sum += static_cast<double>(sample) * sample;
            ++count;
        }
    return count == 0 ? 0 : std::sqrt(sum / static_cast<double>(count));
}

class PatchTest : public testing::Test {
protected:
    void SetUp() override {
        auto config = configFor(shop.port(), 2);
        config.gateways.push_back({.name = "other", .port = pub.port()});
        config.channels[1].gateway = "other";
        config.channels[1].uri = fmt::format("sip:tg1@127.0.0.1:{}", pub.port());
        for (auto& channel : config.channels)
            channel.talk = TalkConfig{};
        for (FakeGateway* gateway : {&shop, &pub})
            gateway->direction = sip::Direction::SendRecv;
        desk = std::make_unique<Desk>(config);
        ASSERT_TRUE(desk->bridge.start());
        ASSERT_TRUE(desk->listener.waitFor(5s, [this] {
            return std::ranges::count(desk->listener.statuses, GatewayState::Up, &GatewayStatus::state) == 2;
        }));
    }
    void sayOnShop() {
        shop.speak = true;
        std::this_thread::sleep_for(600ms);
        shop.speak = false;
        const auto before = desk->listener.endedCount;
        desk->listener.waitFor(3s, [&] { return desk->listener.endedCount > before; });
        std::this_thread::sleep_for(100ms);
    }
    FakeGateway shop{FakeGateway::Manner::Answers};
    FakeGateway pub{FakeGateway::Manner::Answers};
    std::unique_ptr<Desk> desk;
};

TEST_F(PatchTest, AnOverOfOneGatewayIsHeardAtTheOtherAndKeptOnce) {
    sayOnShop();
    EXPECT_TRUE(pub.heard().empty()) << "not before they are joined";
    desk->bridge.join("TG0", "TG1");
    sayOnShop();
    const auto heard = pub.heard();
    // 600 ms of sound, and the gap that ends it.
    EXPECT_GE(heard.size(), 28U);
    EXPECT_LE(heard.size(), 55U);
    EXPECT_GT(level(heard), 1500);
    EXPECT_TRUE(shop.heard().empty()) << "no loop";
    desk->bridge.part("TG1");
    const auto before = pub.heard().size();
    sayOnShop();
    EXPECT_EQ(pub.heard().size(), before);
    desk->bridge.stop();
    EXPECT_EQ(desk->listener.order.size(), 3U) << "what is passed on is no over of its own";
}

TEST_F(PatchTest, WhoeverPressesTheKeyEndsAnAnnouncement) {
    desk->bridge.say("TG0", {}, std::vector<std::int16_t>(80'000, 4000));
    ASSERT_TRUE(desk->listener.waitFor(3s, [this] { return !shop.heard().empty() || !desk->listener.talk.empty(); }));
    std::this_thread::sleep_for(100ms);
    desk->bridge.press("TG0");
    desk->bridge.speak("TG0", std::vector<std::int16_t>(1600, 0));
    std::this_thread::sleep_for(300ms);
    const auto heard = shop.heard();
    ASSERT_GT(heard.size(), 10U);
    EXPECT_LT(level({heard.end() - 5, heard.end()}), 500) << "the operator's silence, no longer the words";
    desk->bridge.release("TG0");
    desk->bridge.stop();
    EXPECT_EQ(desk->listener.order.size(), 2U) << "two overs";
}

TEST_F(PatchTest, AnOverThatFollowsAtOnceIsPassedOnToo) {
    desk->bridge.join("TG0", "TG1");
    shop.speak = true;
    std::this_thread::sleep_for(300ms);
    shop.speak = false;
    std::this_thread::sleep_for(250ms); // the gap ends it, and the far key is on its way up
    const auto before = pub.heard().size();
    shop.speak = true;
    std::this_thread::sleep_for(400ms);
    shop.speak = false;
    EXPECT_GT(pub.heard().size(), before + 10);
}

TEST_F(PatchTest, WhoeverHoldsTheKeyIsNotInterruptedAndWhileItPassesOnTheKeyIsBusy) {
    desk->bridge.join("TG0", "TG1");
    desk->bridge.press("TG1");
    ASSERT_TRUE(desk->listener.waitFor(
        3s, [this] { return std::ranges::count(desk->listener.talk, TalkState::Talking) == 1; }));
    desk->bridge.speak("TG1", std::vector<std::int16_t>(800, 0));
    sayOnShop();
    EXPECT_LT(level(pub.heard()), 500) << "the operator's silence alone";
    desk->bridge.release("TG1");
    ASSERT_TRUE(desk->listener.waitFor(3s, [this] { return desk->listener.talk.back() == TalkState::Idle; }));
    shop.speak = true;
    std::this_thread::sleep_for(300ms);
    desk->bridge.press("TG1");
    EXPECT_TRUE(desk->listener.waitFor(3s, [this] { return desk->listener.talk.back() == TalkState::Busy; }));
    desk->bridge.release("TG1");
    const auto passed = pub.heard().size();
    std::this_thread::sleep_for(300ms);
    EXPECT_GT(pub.heard().size(), passed + 5) << "it goes on";
    shop.speak = false;
}

} // namespace
} // namespace watchdesk::radio
