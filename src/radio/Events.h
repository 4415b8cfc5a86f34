// What the radio bridge tells the desk. All of it happens on the radio thread, in order for each channel.
#pragma once

#include "base/Clock.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace watchdesk::radio {

/// Who a transmission says it is from: a selective call or number heard in it, or an id that its packets carry.
struct CodeHeard {
    std::string set;  ///< tone set as in the tone table ("EEA"), "DTMF", or of packets "HYTERA", "ED137", "CSRC"
    std::string code; ///< digits as sent ("57106"); ids are decimal
    int atMs = 0;     ///< start of the first tone, or the first packet, after the start of the transmission
};

/// One press-to-talk over has begun. `id` is a new UUIDv7 made by the bridge; it names the transmission from now on.
struct TransmissionBegan {
    std::string id;
    std::string channel; ///< name in the configuration ("SHOP")
    UtcMs start = 0;     ///< arrival of the first packet (gap), or where the sound began that opened the VOX
    std::string callId;  ///< SIP Call-ID of the media session
    std::uint32_t ssrc = 0;
    std::string codec;      ///< "PCMA" or "PCMU"
    int preRollMs = 0;      ///< how much earlier than `start` its recording begins
    bool emergency = false; ///< its first packets say so (ED-137 PTT type 4)
    bool own = false;       ///< we speak
};

/// The over has ended.
struct TransmissionEnded {
    std::string id;
    std::string channel;
    UtcMs end = 0;
    std::int64_t packets = 0;
    std::int64_t lost = 0; ///< gaps in the RTP sequence
    std::vector<CodeHeard> codes;
    bool cut = false;       ///< ended because the link or the program did, not the speaker
    bool emergency = false; ///< any packet of it said so
    bool own = false;       ///< we spoke
};

enum class GatewayState { Connecting, Up, Lost, Stopped };

/// The link of one channel to its gateway.
struct GatewayStatus {
    std::string channel;
    std::string gateway;
    GatewayState state = GatewayState::Connecting;
    UtcMs since = 0;
    std::string why; ///< for people: "no answer from 127.0.0.1:5060"; empty when Up
    int attempt = 0; ///< counts from 1 while not Up
    UtcMs nextTry = 0;
};

/// A text that a radio set, or somebody behind the gateway, has sent (SIP MESSAGE, RFC 3428).
struct TextReceived {
    std::string gateway; ///< name in the configuration
    std::string from;    ///< user part of their address: the set's number, mostly; or the whole of it
    std::string to;      ///< whom it is to: us, or a talkgroup
    std::string text;    ///< as it came; valid UTF-8, at most 4 KB
    UtcMs at = 0;
};

/// How the key of a channel that talks stands.
enum class TalkState {
    Idle,
    Talking,
    Busy,     ///< pressed while somebody else speaks on the channel: locked out
    NoLink,   ///< the channel is not in a call, or its gateway takes no sound (hold)
    TimedOut, ///< held for longer than the channel allows; pressed again it talks again
    Cut       ///< the link went while it was held
};

/// Receives what the bridge hears, and what it says. Called on the radio thread; must return at once (no disk, no
/// database, no waiting).
class Listener {
public:
    virtual ~Listener() = default;
    virtual void transmissionBegan(const TransmissionBegan& began) = 0;
    /// 16-bit linear samples at 8 kHz of a running transmission, in order: the pre-roll first, then as they arrive;
    /// lost packets are filled with silence, so that sample n is at (preRoll + n / 8) ms.
    virtual void transmissionAudio(const std::string& id, std::span<const std::int16_t> samples) = 0;
    /// The same sound for the ear, as it comes: without the pre-roll, and where a packet never came, that many samples
    /// at the front of the block are `lost`.
    virtual void liveAudio(const std::string& /*channel*/, std::span<const std::int16_t> /*samples*/,
                           std::size_t /*lost*/) {}
    virtual void codeHeard(const std::string& id, const CodeHeard& code) = 0;
    /// A running transmission is an emergency: once, at its beginning or as soon as a packet says so.
    virtual void emergencyHeard(const std::string& /*id*/) {}
    virtual void transmissionEnded(const TransmissionEnded& ended) = 0;
    /// Level of a channel in dBFS (RMS of the last 50 ms), ten times a second while packets come.
    virtual void level(const std::string& channel, double dbfs) = 0;
    virtual void gatewayChanged(const GatewayStatus& status) = 0;
    /// A text came and has been answered for.
    virtual void textReceived(const TextReceived& /*text*/) {}
    /// What became of a text of ours: the SIP status of the answer; 0: none came, or the gateway was not reached.
    virtual void textSent(const std::string& /*id*/, int /*status*/) {}
    /// The key of a channel that talks. Our own overs are told as transmissions, too (`own`).
    virtual void talkChanged(const std::string& /*channel*/, TalkState /*state*/) {}
};

} // namespace watchdesk::radio
