// RTP streams as tables: made samples, packets with chosen arrival times.
#pragma once

#include "radio/MediaReceiver.h"
#include "rtp/G711.h"
#include "rtp/Packet.h"

#include <cmath>
#include <random>
#include <vector>

namespace watchdesk::radio {

inline TimePoint atMs(int ms) {
    return TimePoint(std::chrono::hours(100)) + std::chrono::milliseconds(ms);
}

inline std::vector<std::int16_t> noise(int ms, int peak, unsigned seed = 1) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> level(-peak, peak);
    std::vector<std::int16_t> out(static_cast<std::size_t>(ms) * 8);
    for (auto& sample : out)
        sample = static_cast<std::int16_t>(level(random));
    return out;
}

inline std::vector<std::int16_t> silence(int ms) {
    return std::vector<std::int16_t>(static_cast<std::size_t>(ms) * 8, 0);
}

inline std::vector<std::int16_t> operator+(std::vector<std::int16_t> left, const std::vector<std::int16_t>& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

/// A sender of 20 ms packets of PCMA.
struct Sender {
    std::uint16_t sequence = 1000;
    std::uint32_t timestamp = 160000;
    std::uint32_t ssrc = 0xC0FFEE;
    std::uint8_t payloadType = rtp::kPcma;
    bool marker = false;

    std::vector<std::uint8_t> packet(std::span<const std::int16_t> samples) {
        const auto payload = rtp::encode(payloadType == rtp::kPcmu ? rtp::Codec::Pcmu : rtp::Codec::Pcma, samples);
        rtp::Packet one;
        one.payloadType = payloadType;
        one.marker = marker;
        one.sequence = sequence++;
        one.timestamp = timestamp;
        one.ssrc = ssrc;
        one.payload = payload;
        timestamp += static_cast<std::uint32_t>(samples.size());
        marker = false;
        return rtp::buildPacket(one);
    }
};

} // namespace watchdesk::radio
