// The radio bridge: SIP and RTP to the gateways, transmissions out.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "radio/Config.h"
#include "radio/Events.h"

#include <memory>

namespace watchdesk::radio {

/// Owns the radio thread (one io_context) and a Channel for each talkgroup. start, stop and retryNow from any one
/// thread.
class Bridge {
public:
    /// listener, clock and ids must outlive the bridge.
    Bridge(BridgeConfig config, Listener& listener, const Clock& clock, IdSource& ids);
    ~Bridge();
    Bridge(const Bridge&) = delete;
    Bridge& operator=(const Bridge&) = delete;

    /// Opens the sockets and starts calling. A port in use or an unknown tone set is an error, and nothing is started;
    /// a gateway that is not there is not: it shows as a GatewayStatus and is tried again.
    Result<void> start();
    /// Ends running transmissions (cut), hangs up politely (at most 500 ms) and joins the thread. Safe to call twice.
    void stop();
    /// Ends the wait for the next attempt of a channel.
    void retryNow(const std::string& channel);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::radio
