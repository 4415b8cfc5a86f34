// Our own voice on one channel: the key, what goes before the words, and the overs that come of it.
#pragma once

#include "base/Id.h"
#include "radio/Lead.h"
#include "radio/PressToTalk.h"
#include "sip/Sdp.h"

#include <string>

namespace watchdesk::radio {

/// Tells a Listener of our own overs as of all others (`own`), as they go out. Radio thread only.
class Talker {
public:
    /// What the channel's media know and do for it.
    struct Ways {
        std::function<void(std::span<const std::uint8_t> packet)> send;
        std::function<bool()> busy; ///< somebody is being heard
    };
    /// A call, as far as it takes what we say.
    struct Link {
        std::string callId;
        sip::Format format; ///< what they want to hear
        bool taken = true;  ///< false on hold
    };

    Talker(boost::asio::io_context& io, std::string channel, TalkConfig config, Listener& listener, const Clock& clock,
           IdSource& ids, Random& random, Ways ways);

    void begin(const Link& link, std::uint32_t ssrc);
    /// A new offer or answer in the same call; an over goes on.
    void renegotiated(const Link& link);
    void end();
    void setSsrc(std::uint32_t ssrc);
    /// For our sender reports; nullopt until we have spoken in this call.
    [[nodiscard]] std::optional<rtp::SenderInfo> sent() const { return m_key.sent(m_clock.now()); }

    void press(const Lead& lead);
    /// 16 bits at 8 kHz.
    void speak(std::span<const std::int16_t> samples);
    void release();
    /// Says this after the lead, and lets the key go; whoever presses the key ends it. Nothing while the key is down.
    void say(const Lead& lead, std::span<const std::int16_t> words);
    /// Ends what say() has begun, in the middle of a word.
    void hush();
    /// A selective call and nothing else; not while the key is pressed.
    void call(const CallCode& code);

    /// The key for another channel that is joined to this one: false when it is pressed, or the channel is busy or
    /// gone. Until relayEnd() nobody else gets it. Nothing is told of it: the over is the other channel's.
    bool relay();
    void relayed(std::span<const std::int16_t> samples);
    void relayEnd();

private:
    void press(const Lead& lead, std::span<const std::int16_t> words);
    void began();
    void spoken(std::span<const std::int16_t> frame);
    void changed(TalkState state);

    std::string m_channel;
    TalkConfig m_config;
    Listener& m_listener;
    const Clock& m_clock;
    IdSource& m_ids;
    Random& m_random;
    Ways m_ways;
    Link m_link;
    std::uint32_t m_ssrc = 0;
    std::vector<CodeHeard> m_codes; ///< of the lead
    TransmissionBegan m_over;       ///< its id is empty between overs
    std::int64_t m_packets = 0;
    bool m_relaying = false;
    bool m_saying = false; ///< words of say(), which whoever presses the key ends
    std::vector<std::int16_t> m_meter;
    PressToTalk m_key;
};

} // namespace watchdesk::radio
