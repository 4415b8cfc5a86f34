// Press-to-talk out on one channel: who may, for how long, and packets at an even pace.
#pragma once

#include "rtp/Speech.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace watchdesk::radio {

/// How the key stands.
enum class TalkState {
    Idle,
    Talking,
    Busy,     ///< somebody else speaks on the channel: locked out
    NoLink,   ///< the channel is not in a call, or its gateway takes no sound
    TimedOut, ///< held for longer than the channel allows; pressed again it talks again
    Cut       ///< the link went while it was held
};

/// Radio thread. Released means: what waits is sent, at most 400 ms, and then the roger tone, if there is one.
class PressToTalk {
public:
    using Clock = std::chrono::steady_clock;
    struct Rules {
        std::chrono::milliseconds timeOut{60'000};
        bool rogerTone = false;
    };
    struct Handlers {
        std::function<void(std::span<const std::uint8_t> packet)> send;
        std::function<void()> began;                                     ///< before the first packet
        std::function<void(std::span<const std::int16_t> frame)> spoken; ///< what a packet carried
        std::function<void(TalkState state)>
            changed; ///< Talking after began(); else the key is up, whatever the reason
    };

    PressToTalk(boost::asio::io_context& io, Rules rules, Handlers handlers);

    /// The stream of a call, from now on; speaking in the one before is cut.
    void link(std::unique_ptr<rtp::Speech> speech);
    /// Another codec in the same call.
    void setCodec(rtp::Codec codec, std::uint8_t payloadType);
    void unlink();

    /// Begins with `lead`: a selective call, our own identification. Busy and NoLink are told and nothing else happens.
    void press(bool busy, std::vector<std::int16_t> lead = {});
    /// From the microphone; nothing while the key is up or the lead is being sent.
    void feed(std::span<const std::int16_t> samples);
    void release();
    [[nodiscard]] bool talking() const { return m_talking; }

private:
    void schedule();
    void tick();
    void stop(TalkState why);

    Rules m_rules;
    Handlers m_handlers;
    boost::asio::steady_timer m_timer;
    std::unique_ptr<rtp::Speech> m_speech;
    std::vector<std::int16_t> m_lead;
    std::size_t m_leadSent = 0;
    bool m_talking = false;
    bool m_released = false;
    Clock::time_point m_pressedAt{};
    Clock::time_point m_next{};
    Clock::time_point m_lastPacket{};
};

} // namespace watchdesk::radio
