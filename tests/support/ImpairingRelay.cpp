#include "support/ImpairingRelay.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <string>

namespace watchdesk::test {

namespace asio = boost::asio;
using asio::ip::udp;
using std::chrono::microseconds;

bool Impairer::happens(double part) {
    return static_cast<double>(m_random()) < part * 4294967296.0;
}

microseconds Impairer::latency() {
    const auto jitter = static_cast<std::uint64_t>(microseconds(m_how.jitter).count());
    return m_how.delay + microseconds(static_cast<std::int64_t>(jitter * m_random() >> 32));
}

std::vector<microseconds> Impairer::fate() {
    const std::int64_t number = m_seen++;
    const bool lost = happens(m_inARow > 0 && m_how.burst > 0 ? m_how.burst : m_how.loss);
    m_inARow = lost && m_inARow < m_how.longestBurst ? m_inARow + 1 : 0;
    if (m_inARow > 0) {
        m_lost.push_back(number);
        return {};
    }
    std::vector<microseconds> times{latency()};
    if (happens(m_how.reorder)) {
        ++m_overtaken;
        times[0] += m_how.overtaken;
    }
    if (happens(m_how.duplicate)) {
        ++m_repeated;
        times.push_back(latency());
    }
    return times;
}

ImpairingRelay::Side::Side(asio::io_context& io, const Impairment& how, std::uint32_t seed)
    : socket(io, udp::endpoint(asio::ip::address_v4::loopback(), 0)), impairer(how, seed) {}

ImpairingRelay::ImpairingRelay(const Impairment& how, std::uint32_t seed)
    : m_front(m_io, how, seed), m_back(m_io, how, seed + 1) {
    receive(m_front, m_back, m_target);
    receive(m_back, m_front, m_caller);
    m_thread = std::thread([this] { m_io.run(); });
}

ImpairingRelay::~ImpairingRelay() {
    m_io.stop();
    m_thread.join();
}

void ImpairingRelay::receive(Side& in, Side& out, const std::atomic<int>& to) {
    in.socket.async_receive_from(asio::buffer(in.buffer), in.from,
                                 [this, &in, &out, &to](const boost::system::error_code& error, std::size_t size) {
                                     if (error == asio::error::operation_aborted)
                                         return;
                                     // Else an ICMP error of somebody who has gone: the next one may be there.
                                     if (!error) {
                                         if (&in == &m_front)
                                             m_caller = in.from.port();
                                         if (to != 0)
                                             passOn(in, out, to, size);
                                     }
                                     receive(in, out, to);
                                 });
}

void ImpairingRelay::passOn(Side& in, Side& out, int port, std::size_t size) {
    const auto bytes = std::make_shared<const std::string>(in.buffer.data(), size);
    std::vector<microseconds> times;
    {
        const std::lock_guard lock(m_mutex);
        times = in.impairer.fate();
    }
    const udp::endpoint to(asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port));
    for (const auto time : times) {
        const auto timer = std::make_shared<asio::steady_timer>(m_io, time);
        timer->async_wait([&out, bytes, to, timer](const boost::system::error_code&) {
            boost::system::error_code gone;
            out.socket.send_to(asio::buffer(*bytes), to, 0, gone);
        });
    }
}

Impairer ImpairingRelay::towardsTarget() const {
    const std::lock_guard lock(m_mutex);
    return m_front.impairer;
}

Impairer ImpairingRelay::towardsCaller() const {
    const std::lock_guard lock(m_mutex);
    return m_back.impairer;
}

} // namespace watchdesk::test
