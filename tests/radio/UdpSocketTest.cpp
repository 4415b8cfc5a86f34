#include "radio/UdpSocket.h"

#include "radio/FakeGateway.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace watchdesk::radio {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Datagrams : public testing::Test {
protected:
    void SetUp() override {
        auto bound = UdpSocket::bind(io, "127.0.0.1", 0);
        ASSERT_TRUE(bound);
        socket = std::move(*bound);
    }
    void listen() {
        socket->listen([this](auto bytes, const auto&) { heard.emplace_back(bytes.begin(), bytes.end()); },
                       [](const auto&) {});
    }
    void send(const std::string& words) { sender.send_to(boost::asio::buffer(words), loopback(socket->local().port)); }
    // Loopback has delivered when the call that sent returns.
    void run() { io.poll(); }

    boost::asio::io_context io{1};
    udp::socket sender{io, loopback(0)};
    std::unique_ptr<UdpSocket> socket;
    std::vector<std::string> heard;
};

TEST_F(Datagrams, ComeInTheirOrder) {
    listen();
    for (const char* one : {"one", "two", "three"})
        send(one);
    run();
    EXPECT_THAT(heard, ElementsAre("one", "two", "three"));
}

// As a timer does between the arrival of a datagram and the turn of its handler.
TEST_F(Datagrams, WhatIsDrainedMeanwhileCostsNoneAndComesInOrder) {
    for (const char* one : {"first", "2", "third"})
        send(one);
    listen();
    socket->drain();
    EXPECT_THAT(heard, ElementsAre("first", "2", "third"));
    run();
    EXPECT_THAT(heard, ElementsAre("first", "2", "third"));
    send("four");
    run();
    EXPECT_EQ(heard.back(), "four");
}

TEST_F(Datagrams, AFloodIsTakenInTurnsAndWhole) {
    listen();
    for (int i = 0; i < 100; ++i)
        send(std::to_string(i));
    run();
    ASSERT_EQ(heard.size(), 100U);
    EXPECT_EQ(heard.back(), "99");
}

TEST_F(Datagrams, AHandlerMayCloseTheSocket) {
    socket->listen(
        [this](auto, const auto&) {
            heard.emplace_back("one");
            socket->close();
        },
        [](const auto&) {});
    send("1");
    send("2");
    run();
    EXPECT_THAT(heard, ElementsAre("one"));
}

TEST_F(Datagrams, WhoIsNotThereIsTold) {
    std::vector<std::uint16_t> refused;
    socket->listen([](auto, const auto&) {}, [&](const sip::Peer& peer) { refused.push_back(peer.port); });
    const auto port = sender.local_endpoint().port();
    sender.close();
    socket->send("anybody?", {"127.0.0.1", port});
    run();
    EXPECT_THAT(refused, ElementsAre(port));
    EXPECT_THAT(heard, IsEmpty());
}

} // namespace
} // namespace watchdesk::radio
