// Two talkgroups joined for a while: what is heard on one is said on the other.
#pragma once

#include "radio/Events.h"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace watchdesk::radio {

/// Stands between the channels and their listener, who hears everything as before. Radio thread only. Our own overs are
/// never passed on, so a gateway that sends back what we say makes no loop; while the far side is busy what is said is
/// heard there not at all, as for anybody who speaks into a busy channel.
class Patch final : public Listener {
public:
    /// The keys of the channels.
    struct Keys {
        std::function<bool(const std::string& channel)> press; ///< false: busy, or somebody else has the key
        std::function<void(const std::string& channel, std::span<const std::int16_t>)> speak;
        std::function<void(const std::string& channel)> release;
    };
    Patch(Listener& listener, Keys keys) : m_listener(listener), m_keys(std::move(keys)) {}

    /// A channel is joined to one other at most: what it was joined to before is let go.
    void join(const std::string& one, const std::string& other);
    void part(const std::string& channel);
    /// Empty: to none.
    [[nodiscard]] std::string joinedTo(const std::string& channel) const;

    void transmissionBegan(const TransmissionBegan& began) override;
    void transmissionAudio(const std::string& id, std::span<const std::int16_t> samples) override;
    void liveAudio(const std::string& channel, std::span<const std::int16_t> samples, std::size_t lost) override;
    void codeHeard(const std::string& id, const CodeHeard& code) override { m_listener.codeHeard(id, code); }
    void emergencyHeard(const std::string& id) override { m_listener.emergencyHeard(id); }
    void transmissionEnded(const TransmissionEnded& ended) override;
    void level(const std::string& channel, double dbfs) override { m_listener.level(channel, dbfs); }
    void gatewayChanged(const GatewayStatus& status) override { m_listener.gatewayChanged(status); }
    void textReceived(const TextReceived& text) override { m_listener.textReceived(text); }
    void textSent(const std::string& id, int status) override { m_listener.textSent(id, status); }
    void talkChanged(const std::string& channel, TalkState state) override { m_listener.talkChanged(channel, state); }

private:
    void letGo(const std::string& from);
    Listener& m_listener;
    Keys m_keys;
    std::map<std::string, std::string> m_joined; ///< both ways
    std::set<std::string> m_passing;             ///< channels whose over is being passed on
};

} // namespace watchdesk::radio
