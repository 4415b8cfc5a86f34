// A desk that reaches its talkgroup through kamailio.
#pragma once

#include "peers/Kamailio.h"
#include "peers/PeerDesk.h"

#include <fmt/format.h>

namespace watchdesk::radio {

inline BridgeConfig throughExchange(peers::Kamailio& exchange, const std::string& transport,
                                    const std::string& password = "secret") {
    const int port = transport == "tls" ? exchange.tlsPort() : exchange.port();
    auto config = peerConfig(port, fmt::format("sip:tg1@127.0.0.1:{}", port));
    auto& gateway = config.gateways[0];
    gateway.transport = transport;
    gateway.caFile = transport == "tls" ? exchange.caFile() : "";
    gateway.passwordFile = password.empty() ? "" : exchange.passwordFile(password);
    return config;
}

/// What was said when the talkgroup was lost for the first time.
inline std::string whyLost(RecordingListener& listener) {
    for (const auto& one : listener.statuses)
        if (one.state == GatewayState::Lost)
            return one.why;
    return {};
}

} // namespace watchdesk::radio
