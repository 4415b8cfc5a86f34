// The radio bridge: SIP and RTP to the gateways, transmissions out.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "radio/Config.h"
#include "radio/Events.h"
#include "radio/Lead.h"

#include <memory>
#include <vector>

namespace watchdesk::radio {

/// Owns the radio thread (one io_context) and a Channel for each talkgroup. Called from any one thread; what concerns
/// the key waits for nothing, and its outcome is told to the Listener (talkChanged).
class Bridge {
public:
    /// listener, clock and ids must outlive the bridge.
    Bridge(BridgeConfig config, Listener& listener, const Clock& clock, IdSource& ids);
    ~Bridge();
    Bridge(const Bridge&) = delete;
    Bridge& operator=(const Bridge&) = delete;

    /// Opens the sockets and starts calling. A port in use or an unknown tone set is an error, and nothing is started;
    /// a gateway that is not there is not: it shows as a GatewayStatus and is tried again.
    Result<void> start();
    /// Ends running transmissions (cut), hangs up politely (at most 500 ms) and joins the thread. Safe to call twice.
    void stop();
    /// Ends the wait for the next attempt of a channel.
    void retryNow(const std::string& channel);

    /// The key of a channel goes down; nothing on one that only listens.
    void press(const std::string& channel, const Lead& lead = {});
    /// What the microphone hears: 16 bits at 8 kHz, blocks of any length, at the pace of speech.
    void speak(const std::string& channel, std::vector<std::int16_t> samples);
    void release(const std::string& channel);
    /// Says these samples after the lead and lets the key go; hush() ends it.
    void say(const std::string& channel, const Lead& lead, std::vector<std::int16_t> words);
    void hush(const std::string& channel);
    /// A selective call of one radio set, and nothing else; nothing while the key of the channel is down.
    void call(const std::string& channel, const std::string& set, const std::string& code);

    /// Joins two channels that talk: what is heard on one is said on the other, until part(). Each is joined to one at
    /// most. Nothing for one that only listens. Ends with stop().
    void join(const std::string& one, const std::string& other);
    void part(const std::string& channel);
    /// Sends a text by a gateway to a set's number or to a SIP address; textSent() follows with the same id.
    void sendText(const std::string& id, const std::string& gateway, const std::string& to, const std::string& text);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::radio
