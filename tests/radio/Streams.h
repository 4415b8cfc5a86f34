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

/// A sender of PCMA.
struct Sender {
    std::uint16_t sequence = 1000;
    std::uint32_t timestamp = 160000;
    std::uint32_t ssrc = 0xC0FFEE;
    std::uint8_t payloadType = rtp::kPcma;
    bool marker = false;

    std::uint16_t profile = 0;
    std::vector<std::uint8_t> extension; ///< none when empty
    std::vector<std::uint32_t> csrcs;

    std::vector<std::uint8_t> packet(std::span<const std::int16_t> samples) {
        const auto payload = rtp::encode(payloadType == rtp::kPcmu ? rtp::Codec::Pcmu : rtp::Codec::Pcma, samples);
        const auto out = raw(payloadType, payload, timestamp);
        timestamp += static_cast<std::uint32_t>(samples.size());
        return out;
    }
    /// Whatever is no sound: comfort noise, an event, a gateway that keeps alive.
    std::vector<std::uint8_t> raw(std::uint8_t type, const std::vector<std::uint8_t>& payload, std::uint32_t at) {
        rtp::Packet one;
        one.payloadType = type;
        one.marker = marker;
        one.sequence = sequence++;
        one.timestamp = at;
        one.ssrc = ssrc;
        one.csrcs = csrcs;
        one.payload = payload;
        if (!extension.empty())
            one.extension = rtp::Extension{profile, extension};
        marker = false;
        return rtp::buildPacket(one);
    }
    std::vector<std::uint8_t> comfortNoise() { return raw(rtp::kComfortNoise, {60}, timestamp); }
    std::vector<std::uint8_t> event(int key, std::uint32_t at, int duration, bool end = false) {
        return raw(101,
                   {static_cast<std::uint8_t>(key), static_cast<std::uint8_t>(end ? 0x8A : 0x0A),
                    static_cast<std::uint8_t>(duration >> 8), static_cast<std::uint8_t>(duration)},
                   at);
    }
    void hytera(std::uint32_t radio, bool last, std::uint8_t callType = 1) {
        profile = rtp::kHytera;
        extension = {static_cast<std::uint8_t>(2 | (last ? 1 : 0)),
                     static_cast<std::uint8_t>(radio >> 16),
                     static_cast<std::uint8_t>(radio >> 8),
                     static_cast<std::uint8_t>(radio),
                     0,
                     0,
                     9,
                     callType,
                     0,
                     0,
                     0,
                     0};
    }
    void ed137(int ptt, bool squelch, int id) {
        profile = rtp::kEd137;
        const int bits = ptt << 13 | (squelch ? 0x1000 : 0) | id << 6;
        extension = {static_cast<std::uint8_t>(bits >> 8), static_cast<std::uint8_t>(bits), 0, 0};
    }
};

} // namespace watchdesk::radio
