#include "desk/GatewayDesk.h"

#include "desk/DeskFixture.h"
#include "store/SettingTable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QStandardPaths>

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
                        return store::SettingTable::set(tx, {}, QStringLiteral("gateways.config"),
                                                        QStringLiteral("{]"));
                    })
                    .result());
    EXPECT_EQ(desk->gateways().stored().result().error().code, ErrorCode::InvalidInput)
        << "rubbish in the store is told";
}

TEST_F(GatewayDeskTest, APasswordGoesToAFileOfOursAndNowhereElse) {
    QStandardPaths::setTestModeEnabled(true);
    ASSERT_TRUE(desk->gateways().setConfig(town(), {{QStringLiteral("town"), QStringLiteral("long secret")}}).result());
    const auto kept = desk->gateways().config().result();
    ASSERT_TRUE(kept);
    const QString path = QString::fromStdString(kept->gateways.front().passwordFile);
    ASSERT_TRUE(path.startsWith(GatewayDesk::passwordFolder())) << path.toStdString();
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), "long secret\n");
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther;
    EXPECT_EQ(file.permissions() & others, QFileDevice::Permissions());
    EXPECT_EQ(radio::writeBridgeConfig(*kept).find("secret"), std::string::npos);
    // What is kept without typing it again keeps the file.
    ASSERT_TRUE(desk->gateways().setConfig(*kept).result());
    EXPECT_EQ(desk->gateways().config().result()->gateways.front().passwordFile, path.toStdString());
    file.remove();
}

TEST_F(GatewayDeskTest, APasswordThatCannotBeKeptChangesNothing) {
    QStandardPaths::setTestModeEnabled(true);
    ASSERT_TRUE(desk->gateways().setConfig(town()).result());
    QDir().mkpath(QFileInfo(GatewayDesk::passwordFolder()).path());
    QDir(GatewayDesk::passwordFolder()).removeRecursively();
    QFile inTheWay(GatewayDesk::passwordFolder());
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    auto changed = town();
    changed.gateways.front().port = 6060;
    const auto done = desk->gateways().setConfig(changed, {{QStringLiteral("town"), QStringLiteral("x")}}).result();
    inTheWay.remove();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Io);
    EXPECT_EQ(done.error().text().find("\"x\""), std::string::npos);
    EXPECT_NE(desk->gateways().config().result()->gateways.front().port, 6060);
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
