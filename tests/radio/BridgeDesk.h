// A bridge with everything injected, against one gateway on loopback.
#pragma once

#include "radio/Bridge.h"
#include "radio/FakeGateway.h"
#include "radio/RecordingListener.h"

#include <fmt/format.h>

namespace watchdesk::radio {

inline BridgeConfig configFor(int port, int channels = 1) {
    BridgeConfig config;
    config.gateways.push_back({.name = "town", .port = port});
    for (int i = 0; i < channels; ++i) {
        ChannelConfig channel;
        channel.name = fmt::format("TG{}", i);
        channel.gateway = "town";
        channel.uri = fmt::format("sip:tg{}@127.0.0.1:{}", i, port);
        channel.rtpPorts = {mediaBase(), mediaBase() + 38};
        config.channels.push_back(channel);
    }
    return config;
}

struct Desk {
    explicit Desk(const BridgeConfig& config) : bridge(config, listener, clock, ids) {}
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    RecordingListener listener;
    Bridge bridge;
};

} // namespace watchdesk::radio
