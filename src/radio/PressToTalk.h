// Press-to-talk out on one channel: who may, for how long, and packets at an even pace.
#pragma once

#include "radio/Events.h"
#include "rtp/Rtcp.h"
#include "rtp/Speech.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace watchdesk::radio {

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
            changed; ///< Talking after began(); else the over has ended, or never began
    };

    PressToTalk(boost::asio::io_context& io, Rules rules, Handlers handlers);

    /// The stream of a call, from now on; speaking in the one before is cut.
    void link(std::unique_ptr<rtp::Speech> speech, bool taken = true);
    /// Whether the other end takes what we send (RFC 3264 section 6.1); put on hold, an over is cut.
    void setTaken(bool taken);
    /// Another codec in the same call.
    void setCodec(rtp::Codec codec, std::uint8_t payloadType);
    void unlink();

    /// Begins with `lead`: a selective call, our own identification. Busy and NoLink are told and nothing else happens.
    void press(bool busy, std::vector<std::int16_t> lead = {});
    /// From the microphone; nothing while the key is up or the lead is being sent.
    void feed(std::span<const std::int16_t> samples);
    /// The key is up again: tells how it rests (Idle or NoLink) when there was no over to end.
    void release();
    /// Ends at once, whatever waits.
    void hush() { stop(TalkState::Idle); }
    void setSsrc(std::uint32_t ssrc);
    /// For a sender report; nullopt while nothing has been sent.
    [[nodiscard]] std::optional<rtp::SenderInfo> sent(std::int64_t utcMs) const;
    [[nodiscard]] bool talking() const { return m_talking; }

private:
    void schedule();
    void tick();
    void stop(TalkState why);
    [[nodiscard]] bool open() const { return m_speech && m_taken; }
    [[nodiscard]] TalkState rest() const { return open() ? TalkState::Idle : TalkState::NoLink; }

    Rules m_rules;
    Handlers m_handlers;
    boost::asio::steady_timer m_timer;
    std::unique_ptr<rtp::Speech> m_speech;
    std::vector<std::int16_t> m_lead;
    std::size_t m_leadSent = 0;
    bool m_taken = true;
    bool m_talking = false;
    bool m_released = false;
    bool m_rogerDue = false; ///< once the lead is out
    Clock::time_point m_pressedAt{};
    Clock::time_point m_next{};
    Clock::time_point m_lastPacket{};
};

} // namespace watchdesk::radio
