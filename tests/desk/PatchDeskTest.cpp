// Two channels joined for a while: who may, that it is seen and written down, and that it ends.
#include "desk/PatchDesk.h"

#include "desk/DeskFixture.h"
#include "radio/FakeGateway.h"

#include <fmt/format.h>

namespace watchdesk::desk {
namespace {

class PatchDeskTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        for (radio::FakeGateway* gateway : {&shop, &pub})
            gateway->direction = sip::Direction::SendRecv;
        radio::BridgeConfig config;
        add(config, "SHOP", shop, true);
        add(config, "PUB", pub, true);
        add(config, "MARKET", pub, false);
        ASSERT_TRUE(desk->radioLog().start(config));
        ASSERT_TRUE(eventually(
            [this] { return state(0).talk == ChannelState::Talk::Idle && state(1).talk == ChannelState::Talk::Idle; }));
    }
    void TearDown() override { desk->radioLog().stop(); }
    static void add(radio::BridgeConfig& config, const char* name, radio::FakeGateway& gateway, bool talks) {
        config.gateways.push_back({.name = name, .port = gateway.port()});
        radio::ChannelConfig channel;
        channel.name = name;
        channel.gateway = name;
        channel.uri = fmt::format("sip:{}@127.0.0.1:{}", name, gateway.port());
        channel.rtpPorts = {radio::mediaBase(), radio::mediaBase() + 38};
        if (talks)
            channel.talk = radio::TalkConfig{};
        config.channels.push_back(channel);
    }
    [[nodiscard]] ChannelState state(int index) const { return desk->radioLog().channels().at(index); }
    Result<void> join(const char* one, const char* other, int minutes = 30) {
        return desk->patches().join(QString::fromLatin1(one), QString::fromLatin1(other), minutes).result();
    }
    QStringList feedTitles() {
        settle();
        QStringList out;
        for (const FeedRow& row : *desk->feed().rows(*desk->feed().seqs(FeedFilter::System).result()).result())
            out += row.title + QLatin1Char('|') + row.detail;
        return out;
    }
    radio::FakeGateway shop{radio::FakeGateway::Manner::Answers};
    radio::FakeGateway pub{radio::FakeGateway::Manner::Answers};
};

TEST_F(PatchDeskTest, WhatIsSaidOnOneIsHeardOnTheOtherAndBothStripsKnow) {
    ASSERT_TRUE(join("SHOP", "PUB"));
    ASSERT_TRUE(eventually([this] { return state(0).joinedTo == QLatin1String("PUB"); }));
    EXPECT_EQ(state(1).joinedTo, QStringLiteral("SHOP"));
    EXPECT_EQ(state(1).joinedUntil, clock.now() + 30 * 60'000);
    shop.speak = true;
    EXPECT_TRUE(eventually([this] { return pub.heard().size() > 10; }));
    shop.speak = false;
    EXPECT_EQ(state(1).talk, ChannelState::Talk::Idle) << "the key is nobody's";
    EXPECT_TRUE(feedTitles().contains(QStringLiteral("Channels joined|SHOP · PUB")));
    ASSERT_TRUE(desk->patches().part(QStringLiteral("PUB")).result());
    ASSERT_TRUE(eventually([this] { return state(0).joinedTo.isEmpty() && state(1).joinedTo.isEmpty(); }));
    EXPECT_TRUE(feedTitles().contains(QStringLiteral("Channels parted|PUB · SHOP")));
}

TEST_F(PatchDeskTest, WhenTheBridgeStopsTheyAreParted) {
    ASSERT_TRUE(join("SHOP", "PUB"));
    ASSERT_TRUE(eventually([this] { return state(0).joinedTo == QLatin1String("PUB"); }));
    desk->radioLog().stop();
    EXPECT_TRUE(state(0).joinedTo.isEmpty());
    EXPECT_TRUE(feedTitles().contains(QStringLiteral("Channels parted|PUB · SHOP")));
    desk->radioLog().stop();
    EXPECT_EQ(feedTitles().filter(QStringLiteral("parted")).size(), 1);
}

TEST_F(PatchDeskTest, WhatCannotBeJoinedIsSaidAndNothingIsWritten) {
    EXPECT_EQ(join("SHOP", "SHOP").error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(join("SHOP", "PUB", 0).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(join("SHOP", "PUB", 241).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(join("SHOP", "MARKET").error().code, ErrorCode::Unavailable);
    EXPECT_EQ(join("SHOP", "nowhere").error().code, ErrorCode::Unavailable);
    desk->lock();
    EXPECT_EQ(join("SHOP", "PUB").error().code, ErrorCode::Locked);
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    EXPECT_TRUE(state(0).joinedTo.isEmpty());
    EXPECT_TRUE(feedTitles().filter(QStringLiteral("Channels")).isEmpty());
}

TEST_F(PatchDeskTest, AStopOfTheBridgeEndsIt) {
    ASSERT_TRUE(join("SHOP", "PUB"));
    ASSERT_TRUE(eventually([this] { return !state(0).joinedTo.isEmpty(); }));
    radio::BridgeConfig config;
    add(config, "SHOP", shop, true);
    ASSERT_TRUE(desk->radioLog().start(config));
    EXPECT_TRUE(state(0).joinedTo.isEmpty());
    EXPECT_TRUE(desk->patches().part(QStringLiteral("SHOP")).result());
}

} // namespace
} // namespace watchdesk::desk
