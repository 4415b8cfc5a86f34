// From the space bar to the gateway: the page over the real desk, spoken into by the test.
#include "control/SpokenInto.h"
#include "desk/DeskFixture.h"
#include "radio/FakeGateway.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/QuickLine.h"
#include "ui/control/RadioStrips.h"
#include "ui/control/TalkHand.h"

#include <QTest>

#include <cmath>

namespace watchdesk::test {
namespace {

class TalkDeskPageTest : public desk::DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        gateway.direction = sip::Direction::SendRecv;
        radio::BridgeConfig config;
        config.gateways.push_back({.name = "town", .port = gateway.port()});
        radio::ChannelConfig shop;
        shop.name = "SHOP";
        shop.gateway = "town";
        shop.uri = "sip:shop@127.0.0.1:" + std::to_string(gateway.port());
        shop.rtpPorts = {radio::mediaBase(), radio::mediaBase() + 38};
        shop.talk = radio::TalkConfig{};
        config.channels.push_back(shop);
        ASSERT_TRUE(desk->radioLog().start(config));
        page = std::make_unique<ui::ControlRoomPage>(*desk);
        auto source = std::make_unique<SpokenInto>();
        microphone = source.get();
        page->talk().setSource(std::move(source));
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
        page->quickLine().edit().setFocus();
        ASSERT_TRUE(eventually([this] { return key().isVisible() && key().words() == QStringLiteral("Talk"); }));
    }
    void TearDown() override {
        page.reset();
        closeDesk();
    }
    [[nodiscard]] ui::TalkKey& key() const { return *page->radio().key(QStringLiteral("SHOP")); }
    radio::FakeGateway gateway{radio::FakeGateway::Manner::Answers};
    std::unique_ptr<ui::ControlRoomPage> page;
    SpokenInto* microphone = nullptr;
};

TEST_F(TalkDeskPageTest, WhatIsSaidWhileTheSpaceBarIsHeldIsHeardByTheGatewayAndKept) {
    QTest::keyPress(&page->quickLine().edit(), Qt::Key_Space);
    ASSERT_TRUE(eventually([this] { return key().words().startsWith(QStringLiteral("0:0")); }));
    EXPECT_TRUE(microphone->open);
    QVector<qint16> words(2400);
    for (qsizetype i = 0; i < words.size(); ++i)
        words[i] = static_cast<qint16>(8000 * std::sin(static_cast<double>(i) * 0.7));
    microphone->say(words);
    QTest::keyRelease(&page->quickLine().edit(), Qt::Key_Space);
    ASSERT_TRUE(eventually([this] { return key().words() == QStringLiteral("Talk"); }));
    EXPECT_FALSE(microphone->open);
    // All of it, in order, in one stream.
    std::vector<std::int16_t> heard;
    ASSERT_TRUE(eventually([&] {
        heard.clear();
        for (const auto& one : gateway.heard()) {
            const auto samples = rtp::decode(rtp::Codec::Pcma, one.payload);
            heard.insert(heard.end(), samples.begin(), samples.end());
        }
        return heard.size() >= 2400;
    }));
    const auto said = rtp::decode(rtp::Codec::Pcma, rtp::encode(rtp::Codec::Pcma, std::span(words.constData(), 2400)));
    EXPECT_NE(std::search(heard.begin(), heard.end(), said.begin() + 160, said.begin() + 2240), heard.end());
    // And a row of the feed, named.
    ASSERT_TRUE(eventually([this] {
        const auto& model = page->feed().model();
        return model.rowCount() > 0 &&
               model.index(0).data().toString().contains(QStringLiteral("Control room · Jo Mead"));
    }));
}

TEST_F(TalkDeskPageTest, TheLockLetsTheKeyGo) {
    QTest::keyPress(&page->quickLine().edit(), Qt::Key_F12);
    ASSERT_TRUE(eventually([this] { return key().words().startsWith(QStringLiteral("0:0")); }));
    desk->lock();
    ASSERT_TRUE(
        eventually([this] { return desk->radioLog().channels().first().talk == desk::ChannelState::Talk::Idle; }));
    const auto before = gateway.heard().size();
    microphone->say(QVector<qint16>(800, 5000));
    QTest::keyRelease(&page->quickLine().edit(), Qt::Key_F12);
    QTest::keyClick(&page->quickLine().edit(), Qt::Key_F12);
    EXPECT_EQ(gateway.heard().size(), before);
}

} // namespace
} // namespace watchdesk::test
