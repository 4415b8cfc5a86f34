// A desk's radio bridge with everything a test injects, against one gateway on loopback.
#pragma once

#include "peers/Peers.h"
#include "radio/Bridge.h"
#include "radio/RecordingListener.h"
#include "rtp/G711.h"

#define NEED_PROGRAM(name)                                                                                             \
    if (watchdesk::os::findProgram(name).empty())                                                                      \
    GTEST_SKIP() << name " is not installed"

namespace watchdesk::radio {

inline BridgeConfig peerConfig(int gatewayPort, const std::string& uri) {
    BridgeConfig config;
    GatewayConfig gateway;
    gateway.name = "town";
    gateway.port = gatewayPort;
    ChannelConfig channel;
    channel.name = "SHOP";
    channel.gateway = "town";
    channel.uri = uri;
    const int low = 41000 + (gatewayPort % 500) * 20;
    channel.rtpPorts = {low, low + 18};
    config.gateways.push_back(gateway);
    config.channels.push_back(channel);
    return config;
}

struct PeerDesk {
    explicit PeerDesk(const BridgeConfig& config) : bridge(config, listener, clock, ids) {}
    ~PeerDesk() { bridge.stop(); }
    PeerDesk(const PeerDesk&) = delete;
    PeerDesk& operator=(const PeerDesk&) = delete;

    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    RecordingListener listener;
    Bridge bridge;
};

} // namespace watchdesk::radio
