// The test of a gateway against gateways of our own making: what is said at which step.
#include "radio/GatewayTest.h"

#include "radio/FakeGateway.h"

#include <fmt/format.h>

#include <future>
#include <mutex>

namespace watchdesk::radio {
namespace {

using Manner = FakeGateway::Manner;

/// A test run to its end, with everything that it told.
struct Tried {
    explicit Tried(int port, const std::function<void(GatewayConfig&, ChannelConfig&)>& change = {}) {
        GatewayConfig gateway{.name = "town", .port = port};
        ChannelConfig channel;
        channel.name = "TG0";
        channel.gateway = "town";
        channel.uri = fmt::format("sip:tg0@127.0.0.1:{}", port);
        channel.rtpPorts = {mediaBase(), mediaBase() + 38};
        if (change)
            change(gateway, channel);
        std::promise<bool> ended;
        GatewayTest test(
            gateway, channel,
            [this](const TestProgress& one) {
                const std::lock_guard lock(mutex);
                told.push_back(one);
            },
            [&ended](bool all) { ended.set_value(all); }, {.answerMs = 3000, .audioMs = 3000});
        test.start();
        auto future = ended.get_future();
        EXPECT_EQ(future.wait_for(20s), std::future_status::ready);
        good = future.get();
    }
    TestProgress last() const { return told.empty() ? TestProgress{} : told.back(); }
    bool passed(TestStep step) const {
        return std::any_of(told.begin(), told.end(), [step](const TestProgress& one) {
            return one.step == step && one.state == TestState::Passed;
        });
    }
    std::mutex mutex;
    std::vector<TestProgress> told;
    bool good = false;
};

TEST(GatewayTest, AGatewayThatSpeaksPassesEveryStep) {
    FakeGateway gateway(Manner::Answers);
    gateway.speak = true;
    const Tried tried(gateway.port());
    EXPECT_TRUE(tried.good);
    for (const TestStep step : {TestStep::Name, TestStep::Port, TestStep::Tls, TestStep::Credentials, TestStep::Call,
                                TestStep::Audio, TestStep::Speech})
        EXPECT_TRUE(tried.passed(step)) << static_cast<int>(step);
}

TEST(GatewayTest, SilenceAndNoSoundAreToldApart) {
    {
        FakeGateway quiet(Manner::Answers);
        quiet.loudness = 20;
        quiet.speak = true;
        const Tried tried(quiet.port());
        EXPECT_FALSE(tried.good);
        EXPECT_EQ(tried.last().step, TestStep::Speech);
        EXPECT_FALSE(tried.last().todo.empty());
    }
    FakeGateway mute(Manner::Answers);
    const Tried tried(mute.port());
    EXPECT_EQ(tried.last().step, TestStep::Audio);
    EXPECT_TRUE(tried.passed(TestStep::Call));
}

TEST(GatewayTest, ARefusalIsSaidByItsCode) {
    FakeGateway gateway(Manner::Refuses);
    for (const auto& [code, step, words] :
         {std::tuple(404, TestStep::Call, "no such talkgroup"), std::tuple(486, TestStep::Call, "the line is taken"),
          std::tuple(403, TestStep::Call, "does not allow"), std::tuple(401, TestStep::Credentials, "password"),
          std::tuple(503, TestStep::Call, "503")}) {
        gateway.refusal = code;
        const Tried tried(gateway.port());
        EXPECT_EQ(tried.last().step, step) << code;
        EXPECT_EQ(tried.last().state, TestState::Failed);
        EXPECT_NE(tried.last().words.find(words), std::string::npos) << tried.last().words;
        EXPECT_TRUE(tried.passed(TestStep::Port));
    }
}

TEST(GatewayTest, NobodyThereNoSuchNameAndNonsense) {
    const Tried nobody(1);
    EXPECT_EQ(nobody.last().step, TestStep::Port);
    const Tried name(5060, [](GatewayConfig& g, ChannelConfig&) { g.host = "no-such-host.invalid"; });
    EXPECT_EQ(name.last().step, TestStep::Name);
    FakeGateway babbler(Manner::Babbles);
    const Tried nonsense(babbler.port());
    EXPECT_EQ(nonsense.last().step, TestStep::Port);
    FakeGateway silent(Manner::AnswersWithoutSound);
    EXPECT_EQ(Tried(silent.port()).last().step, TestStep::Call);
}

TEST(GatewayTest, IsStoppedInTheMiddle) {
    FakeGateway gateway(Manner::Answers);
    GatewayConfig config{.name = "town", .port = gateway.port()};
    ChannelConfig channel;
    channel.uri = fmt::format("sip:tg0@127.0.0.1:{}", gateway.port());
    channel.rtpPorts = {mediaBase(), mediaBase() + 38};
    std::promise<void> called;
    std::atomic<bool> once{false};
    auto test = std::make_unique<GatewayTest>(
        config, channel,
        [&](const TestProgress& one) {
            if (one.step == TestStep::Call && one.state == TestState::Passed && !once.exchange(true))
                called.set_value();
        },
        [](bool) {}, GatewayTest::Patience{});
    test->start();
    ASSERT_EQ(called.get_future().wait_for(20s), std::future_status::ready);
    test.reset();
    for (int i = 0; i < 200 && gateway.byes == 0; ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(gateway.byes, 1) << "it hangs up";
}

} // namespace
} // namespace watchdesk::radio
