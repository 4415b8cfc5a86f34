// A desk's radio bridge with everything a test injects, against one gateway on loopback.
#pragma once

#include "peers/Peers.h"
#include "radio/Bridge.h"
#include "radio/RecordingListener.h"
#include "rtp/G711.h"

#include <cmath>
#include <cstdint>
#include <vector>

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

    /// With the key down: 400 ms of a tone of 9,000 for words, the key up, and, when the over has ended, hangs up.
    bool sayTone() {
        std::vector<std::int16_t> words(3200);
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] = static_cast<std::int16_t>(9000 * std::sin(0.6 * static_cast<double>(i)));
        bridge.speak("SHOP", words);
        bridge.release("SHOP");
        const bool ended = listener.waitFor(std::chrono::seconds(8), [this] { return listener.endedCount == 1; });
        bridge.stop();
        return ended;
    }

    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    RecordingListener listener;
    Bridge bridge;
};

} // namespace watchdesk::radio
