// A gateway tried out, step by step, before anybody relies on it.
#pragma once

#include "radio/Config.h"

#include <functional>
#include <memory>
#include <string>

namespace watchdesk::radio {

/// What is tried, in this order: the name is found, the port answers, TLS is agreed on, the password is taken, the
/// talkgroup takes the call, sound comes, and it is more than silence.
enum class TestStep { Name, Port, Tls, Credentials, Call, Audio, Speech };
enum class TestState { Running, Passed, Failed };

/// How a step stands; for people.
struct TestProgress {
    TestStep step = TestStep::Name;
    TestState state = TestState::Running;
    std::string words; ///< "404 Not Found: the gateway knows no such talkgroup"
    std::string todo;  ///< what to do about it; empty when it passed
};

/// Calls one talkgroup over sockets of its own, beside a bridge that may be running, listens for a while and hangs up.
/// Ends at the first step that fails, or after the last. A channel of mode "answer" is waited for instead of called.
class GatewayTest {
public:
    /// How long each step is waited for.
    struct Patience {
        int answerMs = 8'000;
        int audioMs = 10'000;
    };
    /// Called on the test's own thread.
    using Told = std::function<void(const TestProgress&)>;
    using Ended = std::function<void(bool good)>;

    GatewayTest(GatewayConfig gateway, ChannelConfig channel, Told told, Ended ended, Patience patience);
    /// Stops it.
    ~GatewayTest();
    GatewayTest(const GatewayTest&) = delete;
    GatewayTest& operator=(const GatewayTest&) = delete;
    void start();

private:
    struct Run;
    std::unique_ptr<Run> m_run;
};

} // namespace watchdesk::radio
