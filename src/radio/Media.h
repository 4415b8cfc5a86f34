// The two sockets of a channel's media (RTP and RTCP) around a MediaReceiver and a Talker: who may send, what is due
// when.
#pragma once

#include "radio/MediaReceiver.h"
#include "radio/Srtp.h"
#include "radio/Talker.h"
#include "radio/UdpSocket.h"

#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace watchdesk::radio {

/// Keeps its ports for the life of a channel; a session is one call. Radio thread only, open() before it runs.
class Media {
public:
    struct Session {
        std::string callId;
        sip::Peer remoteRtp;      ///< from their session description
        std::string signallingIp; ///< where SIP comes from: media may, too
        std::vector<sip::Format> formats;
        std::optional<sip::Format> speech;   ///< what they want to hear; none: nothing
        bool taken = true;                   ///< false while they take nothing from us: hold, or a channel to listen to
        std::optional<sip::CryptoPair> keys; ///< none: plain RTP
        bool rtcpMux = false;                ///< RTCP goes by the port of RTP (RFC 5761)
    };

    Media(boost::asio::io_context& io, const ChannelConfig& config, Listener& listener, const Clock& clock,
          IdSource& ids, Random& random, std::vector<tones::ToneSet> sets);

    /// Finds a free even port and its odd neighbour in the channel's range; Unavailable when there is none.
    Result<void> open(const std::string& ip);
    void listen(std::function<void()> onMediaPortClosed);
    /// nullptr for a channel that only listens.
    [[nodiscard]] Talker* talker() const { return m_talker.get(); }
    [[nodiscard]] std::uint16_t port() const { return m_rtp->local().port; }

    void begin(const Session& session);
    void renegotiated(const Session& session);
    void end(); ///< cuts what is running
    /// Every two seconds in a call: a report, which also finds a media port that has gone.
    void beat(const std::string& cname);
    /// Digits that came by SIP INFO.
    void keyed(std::string_view digits);
    /// A stream known to be continuous has not been heard for this long.
    [[nodiscard]] bool missing(std::chrono::milliseconds time) const;
    /// Packets came within this time.
    [[nodiscard]] bool heardWithin(std::chrono::milliseconds time) const;
    void close();

private:
    [[nodiscard]] bool fromGateway(const sip::Peer& from) const;
    void received(std::span<const std::uint8_t> bytes, const sip::Peer& from);
    [[nodiscard]] bool admitted(const sip::Peer& from, TimePoint now);
    void refused(const sip::Peer& peer);
    void reported(std::span<const std::uint8_t> bytes, const sip::Peer& from);
    void collided(const sip::Peer& with, TimePoint at);
    void report(const std::vector<std::uint8_t>& bytes);
    [[nodiscard]] std::uint16_t reportsPort() const; ///< theirs; 0: none
    void send(std::span<const std::uint8_t> packet);
    [[nodiscard]] Talker::Link link() const;
    void arm();

    boost::asio::io_context& m_io;
    const ChannelConfig& m_config;
    Listener& m_listener;
    const Clock& m_clock;
    IdSource& m_ids;
    Random& m_random;
    TonesHeard m_tones;
    std::unique_ptr<UdpSocket> m_rtp;
    std::unique_ptr<UdpSocket> m_rtcp;
    boost::asio::steady_timer m_timer;
    std::optional<TimePoint> m_armed;
    std::function<void()> m_onMediaPortClosed;
    Session m_session;
    SrtpGuard m_guard;
    std::unique_ptr<MediaReceiver> m_receiver;
    std::unique_ptr<Talker> m_talker;
    std::optional<sip::Peer> m_latched; ///< where this session's packets come from (RFC 4961, latching)
    TimePoint m_latchedAt{};
    std::uint32_t m_ssrc = 0; ///< ours
    std::string m_cname;
    std::optional<sip::Peer> m_collidedWith; ///< who had our SSRC, too
    TimePoint m_collidedAt{};
    int m_reports = 0;
    bool m_reportsRefused = false;
};

} // namespace watchdesk::radio
