// Staying registered with a gateway (RFC 3261 section 10).
#pragma once

#include "base/Random.h"
#include "sip/UserAgent.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <optional>
#include <string>

namespace watchdesk::radio {

/// Asks, asks again before it expires, and after a failure with a growing, jittered wait. Radio thread.
class SignIn {
public:
    struct Handlers {
        std::function<void()> ask;                        ///< send one REGISTER
        std::function<void()> in;                         ///< each time the registrar agreed
        std::function<void(int status, std::string)> out; ///< it did not; asked again later
    };
    static constexpr std::chrono::seconds kExpires{60};

    SignIn(boost::asio::io_context& io, Random& random, Handlers handlers);

    /// Now, unless it is under way, or was refused a moment ago: then with the same answer at once.
    void start();
    void stop();
    void registered(std::chrono::seconds expires);
    void failed(int status, const std::string& reason);
    [[nodiscard]] bool asking() const { return m_asking; }

private:
    using Steady = std::chrono::steady_clock;
    struct Refusal {
        int status = 0;
        std::string reason;
        Steady::time_point until{};
    };
    void ask();
    void askIn(std::chrono::milliseconds wait);

    Random& m_random;
    Handlers m_handlers;
    boost::asio::steady_timer m_timer;
    std::optional<Refusal> m_refusal;
    int m_failures = 0;
    bool m_asking = false;
};

} // namespace watchdesk::radio
