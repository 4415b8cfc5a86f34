#include "radio/SignIn.h"

#include <algorithm>
#include <cmath>

namespace watchdesk::radio {

using namespace std::chrono_literals;

namespace {

constexpr auto kAnswerWithin = 3000ms; // far below timer F's 32 s
constexpr auto kFirstRetry = 1000ms;
constexpr auto kLongestRetry = 30s;
constexpr auto kRefusedRetry = 30s; // a wrong password is not tried every second: it would be locked out

} // namespace

SignIn::SignIn(boost::asio::io_context& io, Random& random, Handlers handlers)
    : m_random(random), m_handlers(std::move(handlers)), m_timer(io) {}

void SignIn::start() {
    if (m_asking)
        return;
    if (m_refusal && Steady::now() < m_refusal->until) {
        const Refusal again = *m_refusal;
        m_handlers.out(again.status, again.reason);
        return;
    }
    ask();
}

void SignIn::ask() {
    m_asking = true;
    m_timer.expires_after(kAnswerWithin);
    m_timer.async_wait([this](const boost::system::error_code& stopped) {
        if (!stopped && m_asking)
            failed(0, "no answer");
    });
    m_handlers.ask();
}

void SignIn::stop() {
    m_timer.cancel();
    m_asking = false;
}

void SignIn::askIn(std::chrono::milliseconds wait) {
    m_timer.expires_after(wait);
    m_timer.async_wait([this](const boost::system::error_code& stopped) {
        if (!stopped && !m_asking)
            ask();
    });
}

void SignIn::registered(std::chrono::seconds expires) {
    m_asking = false;
    m_failures = 0;
    m_refusal.reset();
    // Somewhere between 70 and 90 % of it, so that desks which started together do not ask together.
    const auto whole = std::max(std::chrono::milliseconds(expires), 2000ms);
    askIn(std::chrono::milliseconds(
        static_cast<std::int64_t>(static_cast<double>(whole.count()) * (0.7 + 0.2 * m_random.unit()))));
    m_handlers.in();
}

void SignIn::failed(int status, const std::string& reason) {
    m_asking = false;
    const bool refused = status == 401 || status == 403 || status == 407;
    m_refusal.reset();
    const double grown = static_cast<double>(kFirstRetry.count()) * std::pow(1.8, std::min(m_failures++, 10));
    const double most = static_cast<double>(std::chrono::milliseconds(refused ? kRefusedRetry : kLongestRetry).count());
    const std::chrono::milliseconds wait(
        static_cast<std::int64_t>((refused ? most : std::min(grown, most)) * (0.85 + 0.3 * m_random.unit())));
    if (refused)
        m_refusal = Refusal{status, reason, Steady::now() + wait};
    askIn(wait);
    m_handlers.out(status, reason);
}

} // namespace watchdesk::radio
