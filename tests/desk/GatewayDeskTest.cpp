#include "desk/GatewayDesk.h"

#include "desk/DeskFixture.h"
#include "store/SettingTable.h"

#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

radio::BridgeConfig town() {
    radio::BridgeConfig config;
    config.gateways.push_back({.name = "town", .host = "gateway.example.org", .port = 5060});
    radio::ChannelConfig channel;
    channel.name = "SHOP";
    channel.gateway = "town";
    channel.uri = "sip:tg1@gateway.example.org";
    config.channels.push_back(channel);
    return config;
}

class GatewayDeskTest : public DeskFixture {};

TEST_F(GatewayDeskTest, WhatIsKeptIsReadAgainAlsoWhileLocked) {
    EXPECT_TRUE(desk->gateways().config().result()->channels.empty());
    QSignalSpy changed(&desk->gateways(), &GatewayDesk::changed);
    ASSERT_TRUE(desk->gateways().setConfig(town()).result());
    EXPECT_TRUE(eventually([&] { return !changed.isEmpty(); }));
    EXPECT_EQ(desk->gateways().config().result()->channels.front().uri, "sip:tg1@gateway.example.org");
    desk->lock();
    EXPECT_EQ(desk->gateways().stored().result()->gateways.front().host, "gateway.example.org");
    EXPECT_EQ(desk->gateways().config().result().error().code, ErrorCode::Locked);
}

TEST_F(GatewayDeskTest, WhatCouldNotBeStartedIsNotKept) {
    auto wrong = town();
    wrong.channels.front().gateway = "elsewhere";
    const auto refused = desk->gateways().setConfig(wrong).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(refused.error().what.find("channels"), std::string::npos) << refused.error().what;
    EXPECT_TRUE(desk->gateways().config().result()->channels.empty());
    ASSERT_TRUE(desk->store()
                    .write([](store::Tx& tx) {
                        return store::SettingTable::set(tx, {}, QStringLiteral("gateways.config"), QStringLiteral("{]"));
                    })
                    .result());
    EXPECT_EQ(desk->gateways().stored().result().error().code, ErrorCode::InvalidInput)
        << "rubbish in the store is told";
}

TEST_F(GatewayDeskTest, ATrialTellsOnTheWindowsThreadAndEnds) {
    auto config = town();
    config.gateways.front().host = "127.0.0.1";
    config.gateways.front().port = 1;
    config.channels.front().uri = "sip:tg1@127.0.0.1:1";
    GatewayTrial trial(config.gateways.front(), config.channels.front(), {3000, 3000});
    QVector<radio::TestStep> steps;
    QObject::connect(&trial, &GatewayTrial::told, &trial,
                     [&](const radio::TestProgress& one) { steps.append(one.step); });
    QSignalSpy ended(&trial, &GatewayTrial::ended);
    ASSERT_TRUE(eventually([&] { return !ended.isEmpty(); }));
    EXPECT_FALSE(ended.first().first().toBool());
    EXPECT_EQ(steps.last(), radio::TestStep::Port);
}

} // namespace
} // namespace watchdesk::desk
