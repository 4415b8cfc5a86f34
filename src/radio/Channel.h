// One talkgroup: called, kept alive, lost, called again.
#pragma once

#include "radio/Events.h"
#include "radio/Media.h"
#include "radio/MediaKeys.h"
#include "radio/Ways.h"

#include <boost/asio/steady_timer.hpp>

namespace watchdesk::radio {

/// Radio thread only, open() before it runs. Idle → calling (or awaiting a call) → in call → lost → calling …
/// Where gateways stand by, the next one is called when one is lost, and the channel's own again once it answers and
/// nobody speaks.
class Channel final : public CallUser {
public:
    Channel(boost::asio::io_context& io, const ChannelConfig& config, std::vector<Gateway*> gateways,
            Listener& listener, const Clock& clock, IdSource& ids, Random& random, std::vector<tones::ToneSet> sets);

    Result<void> open();
    void start();
    /// Cuts what is running and says BYE.
    void stop();
    void close();
    void retryNow();
    [[nodiscard]] const std::string& name() const { return m_config.name; }
    /// nullptr when the channel only listens.
    [[nodiscard]] Talker* talker() const { return m_media.talker(); }

    // CallUser
    void callAnswered(const sip::Message& answer) override;
    void callOffered(const sip::Message& offer) override;
    void callEnded(sip::CallEnd why, int status, const std::string& reason) override;
    void pong(int status) override;
    void callInfo(const sip::Message& info) override;
    bool takeCall(Gateway& at, sip::CallId id, const sip::Message& invite, const sip::Peer& from) override;
    void signInChanged(const std::optional<std::string>& trouble) override;

private:
    void attempt();
    void dial(const sip::Peer& peer, bool plain = false);
    void dialPlain();
    void up(const Media::Session& session, const sip::Message& theirs);
    enum class Next { Again, WaitForCall };
    void lost(const std::string& why, Next next = Next::WaitForCall);
    void waitForCall();
    void watchHome();
    void goHome();
    void retryIn(std::chrono::milliseconds wait);
    void beat();
    void announce(GatewayState state, const std::string& why, UtcMs nextTry = 0);
    [[nodiscard]] bool meansUs(const sip::Message& invite) const;
    [[nodiscard]] std::chrono::milliseconds backOff();
    [[nodiscard]] Result<Media::Session> sessionOf(const sip::AudioDescription& audio, const std::string& ip) const;
    [[nodiscard]] Result<std::string> answerFor(const sip::Message& offer, Media::Session& session);
    [[nodiscard]] sip::Peer ourRtp() const;
    [[nodiscard]] sip::Direction direction() const;

    ChannelConfig m_config;
    Ways m_ways;
    Listener& m_listener;
    const Clock& m_clock;
    Random& m_random;
    Media m_media;
    MediaKeys m_keys;
    boost::asio::steady_timer m_retry;
    boost::asio::steady_timer m_beat;
    boost::asio::steady_timer m_home; ///< while another gateway stands in
    GatewayState m_state = GatewayState::Connecting;
    UtcMs m_since = 0;
    int m_attempt = 0;
    int m_failures = 0;
    sip::CallId m_call = 0;
    sip::Peer m_peer;
    bool m_inCall = false;
    bool m_stopped = false;
    bool m_onHold = false;
    bool m_pingWithin = false; ///< they said that they know OPTIONS
    bool m_pinged = false;     ///< one was answered in this call
    int m_missed = 0;
    TimePoint m_upAt{};
    std::uint64_t m_sdpVersion = 0;
    std::uint64_t m_sdpId = 0;
};

} // namespace watchdesk::radio
