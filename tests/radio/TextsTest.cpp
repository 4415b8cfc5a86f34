// Texts through a gateway, both ways.
#include "radio/BridgeDesk.h"

#include <gmock/gmock.h>

namespace watchdesk::radio {
namespace {

class TextsTest : public testing::Test {
protected:
    static int freePort() {
        boost::asio::io_context io;
        return udp::socket(io, loopback(0)).local_endpoint().port();
    }
    void open(int gatewayPort = 0) {
        auto config = configFor(gatewayPort != 0 ? gatewayPort : gateway.port());
        config.gateways[0].bind = fmt::format("127.0.0.1:{}", deskPort);
        desk = std::make_unique<Desk>(config);
        ASSERT_TRUE(desk->bridge.start());
    }
    [[nodiscard]] bool up() {
        return desk->listener.waitFor(5s, [&] { return desk->listener.is(GatewayState::Up); });
    }
    /// What became of a text of ours; -1: nothing was said of it.
    int send(const std::string& to, const std::string& words, std::chrono::seconds limit = 5s) {
        const std::string id = fmt::format("t{}", ++count);
        desk->bridge.sendText(id, "town", to, words);
        int status = -1;
        desk->listener.waitFor(limit, [&] {
            const auto found = desk->listener.sent.find(id);
            status = found == desk->listener.sent.end() ? -1 : found->second;
            return status != -1;
        });
        return status;
    }
    /// How the desk answers a text from there; -1: not at all.
    int receive(FakeGateway& from, const std::string& words) {
        from.textAnswer = -1;
        from.sendText(deskPort, words);
        for (const auto until = std::chrono::steady_clock::now() + 5s;
             from.textAnswer == -1 && std::chrono::steady_clock::now() < until;)
            std::this_thread::sleep_for(2ms);
        return from.textAnswer;
    }
    FakeGateway gateway{FakeGateway::Manner::Answers};
    int deskPort = freePort();
    std::unique_ptr<Desk> desk;
    int count = 0;
};

TEST_F(TextsTest, ATextFromARadioIsTakenAndAnsweredOnce) {
    open();
    ASSERT_TRUE(up());
    EXPECT_EQ(receive(gateway, "Need a hand at the ca\u0301fe \U0001F6A8"), 200);
    desk->bridge.stop();
    ASSERT_EQ(desk->listener.texts.size(), 1U);
    const TextReceived& text = desk->listener.texts.front();
    EXPECT_EQ(text.gateway, "town");
    EXPECT_EQ(text.from, "gw");
    EXPECT_EQ(text.to, "desk");
    EXPECT_EQ(text.text, "Need a hand at the ca\u0301fe \U0001F6A8");
    EXPECT_GT(text.at, 0);
}

TEST_F(TextsTest, WhatIsNoTextOrTooLongIsRefusedAndNotTold) {
    open();
    ASSERT_TRUE(up());
    EXPECT_EQ(receive(gateway, std::string(4097, 'a')), 413);
    EXPECT_EQ(receive(gateway, "half a letter \xc3"), 400);
    EXPECT_EQ(receive(gateway, std::string("no \xed\xa0\x80 surrogate")), 400);
    EXPECT_EQ(receive(gateway, std::string(4096, 'a')), 200);
    desk->bridge.stop();
    EXPECT_EQ(desk->listener.texts.size(), 1U);
}

TEST_F(TextsTest, ATextGoesToANumberOfTheGatewayOrToAnAddress) {
    open();
    ASSERT_TRUE(up());
    EXPECT_EQ(send("2107", "All units: market square"), 200);
    EXPECT_EQ(send("*9#", "hash"), 200);
    EXPECT_EQ(send(fmt::format("sip:tg1@127.0.0.1:{}", gateway.port()), "to all"), 200);
    EXPECT_THAT(gateway.texts(),
                testing::ElementsAre(fmt::format("sip:2107@127.0.0.1:{}: All units: market square", gateway.port()),
                                     fmt::format("sip:*9%23@127.0.0.1:{}: hash", gateway.port()),
                                     fmt::format("sip:tg1@127.0.0.1:{}: to all", gateway.port())));
}

TEST_F(TextsTest, ARefusalIsToldAndSoIsANumberThatIsNone) {
    open();
    ASSERT_TRUE(up());
    gateway.textStatus = 404;
    EXPECT_EQ(send("2107", "nobody there"), 404);
    EXPECT_EQ(send("21 07\r\nVia: x", "an injection"), 400);
    EXPECT_EQ(send("2107", ""), 400);
    EXPECT_EQ(send("2107", "broken \xff"), 400);
    EXPECT_EQ(gateway.texts().size(), 1U) << "what cannot be sent does not go out";
    const std::string id = "x";
    desk->bridge.sendText(id, "no such gateway", "2107", "words");
    EXPECT_TRUE(desk->listener.waitFor(5s, [&] { return desk->listener.sent.count(id) == 1; }));
    EXPECT_EQ(desk->listener.sent[id], 0);
}

TEST_F(TextsTest, AGatewayThatIsNotThereIsToldAsSuchAndSoIsTheEndOfTheBridge) {
    open(freePort());
    EXPECT_EQ(send("2107", "hello?", 40s), 0);
    desk->bridge.stop();
    EXPECT_EQ(send("2107", "and now?"), 0);
}

} // namespace
} // namespace watchdesk::radio
