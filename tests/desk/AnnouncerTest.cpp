// Written words spoken to a talkgroup.
#include "desk/Announcer.h"

#include "base/os/Process.h"
#include "desk/DeskFixture.h"
#include "desk/SpokenWords.h"
#include "radio/FakeGateway.h"

#include <fmt/format.h>

#include <cmath>

namespace watchdesk::desk {
namespace {

#define NEED_VOICE()                                                                                                   \
    if (os::findProgram("espeak-ng").empty())                                                                          \
    GTEST_SKIP() << "espeak-ng is not installed"

double rms(const std::vector<std::int16_t>& samples) {
    double sum = 0;
    for (const auto sample : samples)
        sum += static_cast<double>(sample) * sample;
    return samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

TEST(SpokenWords, AreSpeechOfTheirLengthAndTheSameLoudness) {
    NEED_VOICE();
    const auto few = spokenWords(QStringLiteral("All units"));
    const auto more = spokenWords(QStringLiteral("All units: male, grey hoodie, from the market towards Butter Row"));
    ASSERT_TRUE(few) << few.error().text();
    ASSERT_TRUE(more) << more.error().text();
    EXPECT_GT(few->size(), 3000U);
    EXPECT_GT(more->size(), 3 * few->size());
    for (const auto* words : {&*few, &*more})
        EXPECT_GT(rms(*words), 1000);
}

TEST(SpokenWords, WhatLooksLikeAnOptionIsSaid) {
    NEED_VOICE();
    const auto words = spokenWords(QStringLiteral("--version -w /tmp/x <say-as>two</say-as> $(reboot)"));
    ASSERT_TRUE(words) << words.error().text();
    EXPECT_GT(words->size(), 8000U);
}

class AnnouncerTest : public DeskFixture {
protected:
    void SetUp() override {
        NEED_VOICE();
        DeskFixture::SetUp();
        gateway.direction = sip::Direction::SendRecv;
        radio::BridgeConfig config;
        config.gateways.push_back({.name = "town", .port = gateway.port()});
        radio::ChannelConfig channel;
        channel.name = "SHOP";
        channel.gateway = "town";
        channel.uri = fmt::format("sip:tg1@127.0.0.1:{}", gateway.port());
        channel.rtpPorts = {radio::mediaBase(), radio::mediaBase() + 38};
        channel.talk = radio::TalkConfig{};
        config.channels.push_back(channel);
        ASSERT_TRUE(desk->radioLog().start(config));
        ASSERT_TRUE(eventually([this] { return talk() == ChannelState::Talk::Idle; }));
    }
    void TearDown() override {
        if (desk)
            desk->radioLog().stop();
    }
    [[nodiscard]] ChannelState::Talk talk() const { return desk->radioLog().channels().first().talk; }
    Result<void> say(const QString& words) {
        const auto done = desk->announcer().say(QStringLiteral("SHOP"), words);
        EXPECT_TRUE(eventually([&] { return done.isFinished(); }));
        return done.result();
    }
    [[nodiscard]] std::vector<std::int16_t> heard() {
        std::vector<std::int16_t> out;
        for (const auto& one : gateway.heard())
            for (const auto sample : rtp::decode(rtp::Codec::Pcma, one.payload))
                out.push_back(sample);
        return out;
    }
    radio::FakeGateway gateway{radio::FakeGateway::Manner::Answers};
};

TEST_F(AnnouncerTest, TheWordsAreHeardWholeAtTheGateway) {
    const QString words = QStringLiteral("All units, grey hoodie");
    const auto spoken = spokenWords(words);
    ASSERT_TRUE(spoken);
    const auto done = say(words);
    ASSERT_TRUE(done) << done.error().text();
    const auto said = heard();
    EXPECT_GE(said.size(), spoken->size());
    EXPECT_LE(said.size(), spoken->size() + 1600);
    EXPECT_NEAR(rms(said), rms(*spoken), 0.2 * rms(*spoken));
    EXPECT_FALSE(desk->announcer().isSpeaking());
}

TEST_F(AnnouncerTest, NobodysNameIsSaid) {
    const auto done = say(QStringLiteral("Look out for Dean Hollis, grey hoodie"));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Refused);
    EXPECT_TRUE(gateway.heard().empty());
}

TEST_F(AnnouncerTest, ABusyChannelIsNotTalkedInto) {
    gateway.speak = true;
    ASSERT_TRUE(eventually([this] { return desk->radioLog().channels().first().speaking; }));
    const auto done = say(QStringLiteral("All units"));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Unavailable);
    EXPECT_NE(done.error().what.find("speaking"), std::string::npos);
    gateway.speak = false;
}

TEST_F(AnnouncerTest, ItEndsWhenItIsEndedAndWhenTheDeskIsLocked) {
    const QString lengthy = QStringLiteral("All units, all units, this is the control room with a long announcement "
                                           "about nothing at all that goes on and on until somebody ends it");
    for (const bool byLock : {false, true}) {
        const auto before = gateway.heard().size();
        const auto done = desk->announcer().say(QStringLiteral("SHOP"), lengthy);
        ASSERT_TRUE(eventually([&] { return gateway.heard().size() > before + 5; }));
        EXPECT_EQ(say(QStringLiteral("another")).error().code, ErrorCode::Conflict);
        if (byLock)
            desk->lock();
        else
            desk->announcer().stop();
        ASSERT_TRUE(eventually([&] { return done.isFinished(); }));
        EXPECT_EQ(done.result().error().code, ErrorCode::Cancelled);
        ASSERT_TRUE(eventually([this] { return talk() == ChannelState::Talk::Idle; }));
        EXPECT_LT(gateway.heard().size(), before + 200);
    }
}

TEST_F(AnnouncerTest, NothingAndTooMuchAreSaidSo) {
    EXPECT_EQ(say(QStringLiteral(" \n")).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(say(QString(Announcer::mostWords + 1, QLatin1Char('a'))).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(desk->announcer().say(QStringLiteral("PUB"), QStringLiteral("a")).result().error().code,
              ErrorCode::Unavailable);
}

} // namespace
} // namespace watchdesk::desk
