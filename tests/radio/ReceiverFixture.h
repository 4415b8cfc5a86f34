// A MediaReceiver with everything injected.
#pragma once

#include "radio/MediaReceiver.h"
#include "radio/RecordingListener.h"
#include "radio/Streams.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace watchdesk::radio {

inline constexpr UtcMs kNoon = 1'800'000'000'000;

/// Datagrams with arrival times in, events out; timers run as they come due.
class Receiver : public testing::Test {
protected:
    void SetUp() override { make(Detector::Gap); }
    void make(Detector detector) {
        config.name = "SHOP";
        config.detector = detector;
        receiver = std::make_unique<MediaReceiver>(config, listener, clock, ids, tones, "call@x", atMs(0));
        receiver->setFormats({{8, "PCMA", 8000}, {0, "PCMU", 8000}, {101, "telephone-event", 8000}});
    }
    void expireUntil(int ms) {
        while (receiver->deadline() && *receiver->deadline() <= atMs(ms)) {
            clock.set(kNoon +
                      std::chrono::duration_cast<std::chrono::milliseconds>(*receiver->deadline() - atMs(0)).count());
            receiver->tick(*receiver->deadline());
        }
        clock.set(kNoon + ms);
    }
    void arrive(const std::vector<std::uint8_t>& datagram, int ms) {
        expireUntil(ms);
        receiver->receive(datagram, atMs(ms));
    }
    // 20 ms packets on time; those in `lose` never arrive.
    void play(Sender& sender, const std::vector<std::int16_t>& samples, int fromMs, const std::vector<int>& lose = {}) {
        for (std::size_t i = 0; i + 160 <= samples.size(); i += 160) {
            const auto datagram = sender.packet(std::span(samples).subspan(i, 160));
            if (std::ranges::find(lose, static_cast<int>(i / 160)) == lose.end())
                arrive(datagram, fromMs + static_cast<int>(i / 8));
        }
    }
    static std::vector<std::int16_t> coded(const std::vector<std::int16_t>& samples) {
        return rtp::decode(rtp::Codec::Pcma, rtp::encode(rtp::Codec::Pcma, samples));
    }

    ChannelConfig config;
    RecordingListener listener;
    ManualClock clock{kNoon};
    SeededRandom random{1};
    IdSource ids{clock, random};
    TonesHeard tones{{*tones::toneSet("EEA")}};
    std::unique_ptr<MediaReceiver> receiver;
};

} // namespace watchdesk::radio
