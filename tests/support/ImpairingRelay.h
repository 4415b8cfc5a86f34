// A network that loses, repeats, delays and reorders datagrams, from a seed: as numbers, and as a relay on loopback.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

namespace watchdesk::test {

/// What becomes of datagrams; parts are of one, 0.05 = 5 %.
struct Impairment {
    double loss = 0;
    double burst = 0; ///< chance that the one behind a lost one is lost as well
    int longestBurst = 1000;
    double reorder = 0;
    double duplicate = 0;
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds jitter{0};     ///< at most so much more
    std::chrono::milliseconds overtaken{30}; ///< how much later one comes that others overtake
};

/// Draws the fate of one datagram after the other: the same for the same seed, whatever the machine's load.
class Impairer {
public:
    Impairer(const Impairment& how, std::uint32_t seed) : m_how(how), m_random(seed) {}

    /// After how long it comes out: nothing for a lost one, two times for a repeated one.
    std::vector<std::chrono::microseconds> fate();
    /// Numbers of the lost ones, counted from 0.
    [[nodiscard]] const std::vector<std::int64_t>& lost() const { return m_lost; }
    [[nodiscard]] std::int64_t seen() const { return m_seen; }
    [[nodiscard]] std::int64_t repeated() const { return m_repeated; }
    [[nodiscard]] std::int64_t overtaken() const { return m_overtaken; }

private:
    bool happens(double part);
    std::chrono::microseconds latency();

    Impairment m_how;
    std::mt19937 m_random;
    std::vector<std::int64_t> m_lost;
    std::int64_t m_seen = 0;
    std::int64_t m_repeated = 0;
    std::int64_t m_overtaken = 0;
    int m_inARow = 0; ///< lost last
};

/// Stands between a caller, who sends to port(), and a target, who sees backPort(); both ways are impaired alike. A
/// thread of its own; the functions may be called from any.
class ImpairingRelay {
public:
    ImpairingRelay(const Impairment& how, std::uint32_t seed);
    ~ImpairingRelay();
    ImpairingRelay(const ImpairingRelay&) = delete;
    ImpairingRelay& operator=(const ImpairingRelay&) = delete;

    [[nodiscard]] int port() const { return m_front.socket.local_endpoint().port(); }
    [[nodiscard]] int backPort() const { return m_back.socket.local_endpoint().port(); }
    /// The target's port on loopback; datagrams before it is set are dropped, and not counted.
    void aim(int port) { m_target = port; }
    /// What has become of the caller's datagrams so far, and of the target's.
    [[nodiscard]] Impairer towardsTarget() const;
    [[nodiscard]] Impairer towardsCaller() const;

private:
    struct Side {
        Side(boost::asio::io_context& io, const Impairment& how, std::uint32_t seed);
        boost::asio::ip::udp::socket socket;
        boost::asio::ip::udp::endpoint from;
        std::array<char, 65536> buffer{};
        Impairer impairer; ///< of what comes in here
    };
    void receive(Side& in, Side& out, const std::atomic<int>& to);
    void passOn(Side& in, Side& out, int port, std::size_t size);

    boost::asio::io_context m_io;
    Side m_front;
    Side m_back;
    std::atomic<int> m_target{0};
    std::atomic<int> m_caller{0};
    mutable std::mutex m_mutex; ///< of the impairers
    std::thread m_thread;
};

} // namespace watchdesk::test
