// The simulated gateway: SIP over UDP, talkgroups that speak, faults on request.
#pragma once

#include "base/Random.h"
#include "base/Result.h"
#include "sim/Fault.h"
#include "sim/Script.h"

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace watchdesk::sim {

struct GatewayOptions {
    std::string ip = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any
    Script script;
    std::uint64_t seed = 1;
    double speed = 1; ///< pauses are divided by it
    bool once = false;
    int answering = 0;       ///< of a hundred sets that are called by tones so many answer with their code
    std::string cacheFolder; ///< for speech; empty: the user's own
    std::vector<Fault> faults;
};

/// What happened on the air, for whoever wants to compare.
struct AirEvent {
    enum class Kind { Called, Began, Ended, HungUp, Fault };
    Kind kind = Kind::Called;
    std::string channel;
    std::string code;
    int packets = 0; ///< Ended: of 20 ms each
};

/// Everything runs on the io_context's thread; speech is made on one of its own.
class Gateway {
public:
    Gateway(boost::asio::io_context& io, GatewayOptions options);
    ~Gateway();
    Gateway(const Gateway&) = delete;
    Gateway& operator=(const Gateway&) = delete;

    /// Binds the port and starts to listen. Answers the port.
    Result<std::uint16_t> start();
    /// Hangs up politely (at most 500 ms), then calls `done`.
    void stop(std::function<void()> done);
    void onEvent(std::function<void(const AirEvent&)> handler);
    /// With `once`: every talkgroup that was called has played all its overs, a second ago.
    void onFinished(std::function<void()> handler);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::sim
