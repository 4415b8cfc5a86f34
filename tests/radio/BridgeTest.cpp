// The bridge against gateways of our own making on loopback: not there, nonsense, refusing, forgetful. Real programs
// are in tests/peers.
#include "radio/BridgeDesk.h"
#include "radio/FakeGateway.h"
#include "support/TempDir.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace watchdesk::radio {
namespace {

TEST(Bridge, AnOverIsHeardWhileItIsSpokenAndEndsWithItsPackets) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    gateway.speak = true;
    ASSERT_TRUE(desk.listener.waitFor(
        5s, [&] { return desk.listener.order.size() == 1 && desk.listener.at(0).samples.size() > 1600; }));
    gateway.speak = false;
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.endedCount == 1; }));
    desk.bridge.stop();
    const auto& one = desk.listener.at(0);
    EXPECT_EQ(one.ended.lost, 0);
    EXPECT_FALSE(one.ended.cut);
    EXPECT_EQ(desk.listener.statuses.front().state, GatewayState::Connecting);
    EXPECT_EQ(desk.listener.statuses.back().state, GatewayState::Stopped);
    EXPECT_EQ(gateway.byes, 1); // hung up politely
}

TEST(Bridge, StopCutsWhatIsBeingSaid) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    gateway.speak = true;
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.order.size() == 1; }));
    desk.bridge.stop();
    desk.bridge.stop(); // twice does no harm
    ASSERT_TRUE(desk.listener.at(0).over);
    EXPECT_TRUE(desk.listener.at(0).ended.cut);
}

TEST(Bridge, AHangUpIsLostAndCalledAgain) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    gateway.hangUp = true;
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Lost); }));
    EXPECT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    desk.bridge.stop();
    EXPECT_EQ(gateway.calls, 2);
}

TEST(Bridge, AGatewayThatIsNotThereIsSaidSoAndTriedAgain) {
    int port = 0;
    {
        boost::asio::io_context io;
        port = udp::socket(io, loopback(0)).local_endpoint().port();
    }
    Desk desk(configFor(port));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(4s, [&] { return desk.listener.is(GatewayState::Lost); }));
    EXPECT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.statuses.back().attempt == 2; }));
    desk.bridge.stop();
    const auto& lost = desk.listener.statuses.at(1);
    EXPECT_THAT(lost.why, testing::HasSubstr(fmt::format("127.0.0.1:{}", port)));
    EXPECT_GT(lost.nextTry, lost.since);
    EXPECT_LE(lost.nextTry - lost.since, 1200);
}

TEST(Bridge, RetryNowDoesNotWait) {
    FakeGateway gateway(FakeGateway::Manner::Refuses);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(4s, [&] { return desk.listener.is(GatewayState::Lost); }));
    EXPECT_THAT(desk.listener.statuses.back().why, testing::HasSubstr("486"));
    const auto asked = std::chrono::steady_clock::now();
    desk.bridge.retryNow("TG0");
    ASSERT_TRUE(desk.listener.waitFor(4s, [&] { return desk.listener.statuses.back().attempt == 2; }));
    EXPECT_LT(std::chrono::steady_clock::now() - asked, 700ms);
    desk.bridge.stop();
}

TEST(Bridge, NonsenseIsNoAnswerAndNoCrash) {
    FakeGateway gateway(FakeGateway::Manner::Babbles);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(6s, [&] { return desk.listener.is(GatewayState::Lost); }));
    desk.bridge.stop();
    EXPECT_THAT(desk.listener.statuses.at(1).why, testing::HasSubstr("no answer"));
}

TEST(Bridge, AnAnswerWithoutSoundIsHungUp) {
    FakeGateway gateway(FakeGateway::Manner::AnswersWithoutSound);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(6s, [&] { return desk.listener.is(GatewayState::Lost); }));
    desk.bridge.stop();
    EXPECT_THAT(desk.listener.statuses.at(1).why, testing::HasSubstr("without sound"));
    EXPECT_GE(gateway.byes, 1);
}

TEST(Bridge, NonsenseOnTheMediaPortIsIgnored) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    Desk desk(configFor(gateway.port()));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] { return desk.listener.is(GatewayState::Up); }));
    boost::asio::io_context io;
    udp::socket stranger(io, loopback(0));
    std::mt19937 engine(1);
    for (int i = 0; i < 2000; ++i) {
        std::vector<std::uint8_t> raw(engine() % 100);
        for (auto& byte : raw)
            byte = static_cast<std::uint8_t>(engine());
        boost::system::error_code error;
        stranger.send_to(boost::asio::buffer(raw), loopback(mediaBase()), 0, error);
        stranger.send_to(boost::asio::buffer(raw), loopback(mediaBase() + 1), 0, error);
    }
    EXPECT_FALSE(desk.listener.waitFor(300ms, [&] { return desk.listener.is(GatewayState::Lost); }));
    desk.bridge.stop();
}

TEST(Bridge, SeveralChannelsOfOneGatewayAreHeardApart) {
    FakeGateway gateway(FakeGateway::Manner::Answers);
    Desk desk(configFor(gateway.port(), 3));
    ASSERT_TRUE(desk.bridge.start());
    ASSERT_TRUE(desk.listener.waitFor(5s, [&] {
        return std::ranges::count_if(desk.listener.statuses,
                                     [](const auto& one) { return one.state == GatewayState::Up; }) == 3;
    }));
    desk.bridge.stop();
    EXPECT_EQ(gateway.calls, 3);
}

TEST(Bridge, APortInUseIsAnErrorThatSaysWhich) {
    boost::asio::io_context io;
    const udp::socket taken(io, loopback(0));
    auto config = configFor(5060);
    config.gateways[0].bind = fmt::format("127.0.0.1:{}", taken.local_endpoint().port());
    Desk desk(config);
    const auto started = desk.bridge.start();
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(started.error().what, testing::HasSubstr(std::to_string(taken.local_endpoint().port())));
    EXPECT_FALSE(started.error().todo.empty());
    EXPECT_TRUE(desk.listener.statuses.empty());
}

TEST(Bridge, MediaPortsThatAreAllTakenAreAnError) {
    boost::asio::io_context io;
    const udp::socket taken(io, loopback(mediaBase()));
    auto config = configFor(5060);
    config.channels[0].rtpPorts = {mediaBase(), mediaBase() + 1};
    Desk desk(config);
    const auto started = desk.bridge.start();
    ASSERT_FALSE(started);
    EXPECT_THAT(started.error().what, testing::HasSubstr(std::to_string(mediaBase())));
}

TEST(Bridge, APasswordFileThatCannotServeIsSaid) {
    test::TempDir dir;
    const auto why = [&](const std::string& text, std::filesystem::perms perms) {
        const auto path = dir.file("password");
        std::ofstream(path) << text;
        std::filesystem::permissions(path, perms);
        auto config = configFor(5060);
        config.gateways[0].passwordFile = path;
        Desk desk(config);
        const auto started = desk.bridge.start();
        return started ? std::string("taken") : started.error().what + " " + started.error().todo;
    };
    using std::filesystem::perms;
    const auto own = perms::owner_read | perms::owner_write;
    EXPECT_EQ(why("secret\n", own), "taken");
    EXPECT_THAT(why("secret\n", own | perms::others_read), testing::HasSubstr("chmod 600"));
    EXPECT_THAT(why("\nsecret\n", own), testing::HasSubstr("no password"));
    EXPECT_THAT(why(std::string(5000, 'x'), own), testing::HasSubstr("no password"));
    EXPECT_THAT(why("secret", own), testing::Not(testing::HasSubstr("secret\"")));
    auto config = configFor(5060);
    config.gateways[0].passwordFile = dir.file("none");
    Desk desk(config);
    const auto started = desk.bridge.start();
    ASSERT_FALSE(started);
    EXPECT_THAT(started.error().what, testing::HasSubstr("cannot be read"));
}

TEST(Bridge, AFileOfAuthoritiesThatIsNoneIsSaid) {
    test::TempDir dir;
    std::ofstream(dir.file("ca.pem")) << "no certificate\n";
    auto config = configFor(5061);
    config.gateways[0].transport = "tls";
    config.gateways[0].caFile = dir.file("ca.pem");
    Desk desk(config);
    const auto started = desk.bridge.start();
    ASSERT_FALSE(started);
    EXPECT_THAT(started.error().what, testing::HasSubstr("ca.pem"));
}

TEST(Bridge, AGatewayThatStandsByTakesOverAndGivesBack) {
    auto own = std::make_unique<FakeGateway>(FakeGateway::Manner::Answers);
    const int port = own->port();
    FakeGateway other(FakeGateway::Manner::Answers);
    auto config = configFor(port);
    config.gateways.push_back({.name = "hill", .port = other.port(), .standbyOf = "town"});
    Desk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    auto& listener = desk.listener;
    const auto upAt = [&](const char* name) {
        return !listener.statuses.empty() && listener.statuses.back().state == GatewayState::Up &&
               listener.statuses.back().gateway == name;
    };
    ASSERT_TRUE(listener.waitFor(5s, [&] { return upAt("town"); }));
    own.reset();
    ASSERT_TRUE(listener.waitFor(8s, [&] { return upAt("hill"); }));
    EXPECT_TRUE(listener.waitFor(1s, [&] { return listener.statuses.back().why == "hill stands in for town"; }));
    other.speak = true;
    ASSERT_TRUE(listener.waitFor(5s, [&] { return listener.order.size() == 1; }));
    own = std::make_unique<FakeGateway>(FakeGateway::Manner::Answers, port);
    // Not while somebody speaks: an over is never cut by it.
    EXPECT_FALSE(listener.waitFor(6500ms, [&] { return upAt("town"); }));
    other.speak = false;
    ASSERT_TRUE(listener.waitFor(5s, [&] { return listener.endedCount == 1; }));
    EXPECT_TRUE(listener.waitFor(12s, [&] { return upAt("town"); }));
    EXPECT_FALSE(listener.at(0).ended.cut);
    desk.bridge.stop();
    EXPECT_EQ(other.byes, 1);
}

TEST(Bridge, AnUnknownToneSetIsAnError) {
    auto config = configFor(5060);
    config.channels[0].tones = {"EEA", "NOPE"};
    Desk desk(config);
    const auto started = desk.bridge.start();
    ASSERT_FALSE(started);
    EXPECT_THAT(started.error().what, testing::HasSubstr("NOPE"));
}

TEST(Bridge, ANameThatCannotBeFoundIsSaid) {
    auto config = configFor(5060);
    config.gateways[0].host = "no-such-gateway.invalid";
    Desk desk(config);
    ASSERT_TRUE(desk.bridge.start());
    EXPECT_TRUE(desk.listener.waitFor(15s, [&] { return desk.listener.is(GatewayState::Lost); }));
    desk.bridge.stop();
    EXPECT_THAT(desk.listener.statuses.at(1).why, testing::HasSubstr("no-such-gateway.invalid"));
}

} // namespace
} // namespace watchdesk::radio
