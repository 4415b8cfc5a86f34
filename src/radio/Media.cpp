#include "radio/Media.h"

#include "base/Log.h"
#include "rtp/Rtcp.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::radio {

namespace {

constexpr std::chrono::milliseconds kLatchIdle{1000};
// A listener that is called with nothing else to do must not wait for a port for ever, nor must a start.
constexpr int kPortTries = 2000;
// RFC 3550 section 8.2: ten of our reports.
constexpr std::chrono::seconds kCollisionKept{20};

TimePoint now() {
    return std::chrono::steady_clock::now();
}

} // namespace

Media::Media(boost::asio::io_context& io, const ChannelConfig& config, Listener& listener, const Clock& clock,
             IdSource& ids, Random& random, std::vector<tones::ToneSet> sets)
    : m_io(io), m_config(config), m_listener(listener), m_clock(clock), m_ids(ids), m_random(random), m_tones(sets),
      m_timer(io), m_ssrc(static_cast<std::uint32_t>(random.below(UINT32_MAX))) {
    if (config.talk)
        m_talker = std::make_unique<Talker>(io, config.name, *config.talk, listener, clock, ids, random,
                                            Talker::Ways{[this](std::span<const std::uint8_t> packet) { send(packet); },
                                                         [this] { return m_receiver && m_receiver->transmitting(); }});
}

Result<void> Media::open(const std::string& ip) {
    const auto [low, high] = m_config.rtpPorts;
    std::string last;
    int tries = 0;
    for (int port = low + low % 2; port + 1 <= high && tries < kPortTries; port += 2, ++tries) {
        auto rtp = UdpSocket::bind(m_io, ip, static_cast<std::uint16_t>(port));
        auto rtcp = rtp ? UdpSocket::bind(m_io, ip, static_cast<std::uint16_t>(port + 1)) : std::move(rtp);
        if (!rtcp) {
            last = rtcp.error().what;
            continue;
        }
        m_rtp = std::move(*rtp);
        m_rtcp = std::move(*rtcp);
        return {};
    }
    return Error{ErrorCode::Unavailable,
                 fmt::format("channel {}: no free pair of media ports from {} to {} on {}{}", m_config.name, low, high,
                             ip, last.empty() ? "" : fmt::format(" ({})", last)),
                 "", "Give the channel other rtpPorts, or end the program that has them."};
}

void Media::listen(std::function<void()> onMediaPortClosed) {
    m_onMediaPortClosed = std::move(onMediaPortClosed);
    m_rtp->listen([this](auto bytes, const auto& from) { received(bytes, from); },
                  [this](const sip::Peer& peer) { refused(peer); });
    m_rtcp->listen([this](auto bytes, const auto& from) { reported(bytes, from); },
                   [this](const sip::Peer& peer) { refused(peer); });
}

void Media::begin(const Session& session) {
    end();
    m_session = session;
    m_guard.begin(session.keys);
    m_latched.reset();
    m_reports = 0;
    m_reportsRefused = false;
    m_receiver = std::make_unique<MediaReceiver>(m_config, m_listener, m_clock, m_ids, m_tones, session.callId, now());
    m_receiver->setFormats(session.formats);
    if (m_talker)
        m_talker->begin(link(), m_ssrc);
}

Talker::Link Media::link() const {
    return {m_session.callId, m_session.speech.value_or(sip::Format{}), m_session.taken && m_session.speech};
}

// An INVITE without an offer leaves us without their address: then what we say goes back to where they speak from
// (RFC 4961).
void Media::send(std::span<const std::uint8_t> packet) {
    const sip::Peer to = m_session.remoteRtp.port != 0 ? m_session.remoteRtp : m_latched.value_or(sip::Peer{});
    const auto sealed = m_guard.sealRtp(packet);
    if (to.port != 0 && sealed)
        m_rtp->send({reinterpret_cast<const char*>(sealed->data()), sealed->size()}, to);
}

void Media::renegotiated(const Session& session) {
    if (!m_receiver)
        return;
    m_session.remoteRtp = session.remoteRtp;
    m_session.formats = session.formats;
    m_session.speech = session.speech;
    m_session.taken = session.taken;
    m_session.rtcpMux = session.rtcpMux;
    m_guard.renegotiated(session.keys);
    m_latched.reset();
    m_receiver->setFormats(session.formats);
    if (m_talker)
        m_talker->renegotiated(link());
}

void Media::end() {
    if (!m_receiver)
        return;
    m_rtp->drain();
    if (m_talker)
        m_talker->end();
    m_receiver->stop(now());
    m_receiver.reset();
    if (m_guard.refused() > 0)
        log("radio")->warn("channel {}: {} packets of the call were not authentic, and not heard", m_config.name,
                           m_guard.refused());
    m_guard.begin(std::nullopt);
    m_session.keys.reset();
    m_timer.cancel();
    m_armed.reset();
}

void Media::close() {
    end();
    m_rtp->close();
    m_rtcp->close();
}

bool Media::fromGateway(const sip::Peer& from) const {
    return from.ip == m_session.remoteRtp.ip || from.ip == m_session.signallingIp;
}

bool Media::admitted(const sip::Peer& from, TimePoint at) {
    // One source at a time; another port of the same gateway takes over once the first is silent.
    if (!m_latched || *m_latched == from || at - m_latchedAt >= kLatchIdle) {
        m_latched = from;
        m_latchedAt = at;
        return true;
    }
    return false;
}

void Media::received(std::span<const std::uint8_t> bytes, const sip::Peer& from) {
    const auto at = now();
    if (!m_receiver || !fromGateway(from))
        return;
    if (m_session.rtcpMux && rtp::looksLikeRtcp(bytes))
        return reported(bytes, from);
    // First of all: what is not authentic must not take the source's place either.
    const auto packet = m_guard.openRtp(bytes);
    if (!packet || !admitted(from, at))
        return;
    m_receiver->receive(*packet, at);
    if (m_receiver->source() == m_ssrc)
        collided(from, at);
    arm();
}

void Media::reported(std::span<const std::uint8_t> bytes, const sip::Peer& from) {
    if (!m_receiver || !fromGateway(from))
        return;
    const auto opened = m_guard.openRtcp(bytes);
    const auto said = opened ? rtp::parseRtcp(*opened) : std::nullopt;
    if (!said)
        return;
    if (!said->byes.empty() && !m_session.rtcpMux)
        m_rtp->drain(); // what was sent before the farewell; by one port it came before
    const auto at = now();
    for (const auto& info : said->senders)
        m_receiver->senderReport(info, at);
    for (const auto ssrc : said->byes)
        m_receiver->bye(ssrc, at);
    if (std::ranges::find(said->sources, m_ssrc) != said->sources.end())
        collided(from, at);
    arm();
}

// RFC 3550 section 8.2. The same peer with our SSRC again sends our own reports back to us: a loop, and no reason to
// change once more.
void Media::collided(const sip::Peer& with, TimePoint at) {
    const bool loop = m_collidedWith == with && at - m_collidedAt < kCollisionKept;
    m_collidedWith = with;
    m_collidedAt = at;
    if (loop)
        return;
    report(rtp::buildBye(m_ssrc, m_cname));
    m_ssrc = static_cast<std::uint32_t>(m_random.below(UINT32_MAX));
    if (m_talker)
        m_talker->setSsrc(m_ssrc);
    log("radio")->info("channel {}: {}:{} has our SSRC, we take another", m_config.name, with.ip, with.port);
}

void Media::keyed(std::string_view digits) {
    if (m_receiver)
        m_receiver->keyed(digits, now());
}

void Media::arm() {
    const auto due = m_receiver ? m_receiver->deadline() : std::nullopt;
    // A timer that comes early looks again; so a packet costs no timer as long as another follows it.
    if (!due || (m_armed && *m_armed <= *due))
        return;
    m_armed = *due;
    m_timer.expires_at(*due);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (error || !m_receiver)
            return;
        m_armed.reset();
        m_rtp->drain(); // what lies in the socket came before the deadline
        if (!m_receiver)
            return;
        m_receiver->tick(now());
        arm();
    });
}

void Media::beat(const std::string& cname) {
    m_cname = cname;
    const auto heard = m_receiver ? m_receiver->reception(now()) : std::nullopt;
    const auto sent = m_talker ? m_talker->sent() : std::nullopt;
    report(sent ? rtp::buildSenderReport(*sent, cname, heard) : rtp::buildReceiverReport(m_ssrc, cname, heard));
}

// RFC 3550 section 11: the next port, unless one is shared.
std::uint16_t Media::reportsPort() const {
    const auto port = m_session.remoteRtp.port;
    if (port == 0 || m_session.rtcpMux)
        return port;
    return static_cast<std::uint16_t>(port + 1); // 0 after the last
}

void Media::report(const std::vector<std::uint8_t>& bytes) {
    if (m_reportsRefused || reportsPort() == 0)
        return;
    const auto sealed = m_guard.sealRtcp(bytes);
    if (!sealed)
        return;
    ++m_reports;
    const sip::Peer to{m_session.remoteRtp.ip, reportsPort()};
    (m_session.rtcpMux ? m_rtp : m_rtcp)->send({reinterpret_cast<const char*>(sealed->data()), sealed->size()}, to);
}

// A gateway without RTCP refuses the first report; one that took reports and now refuses them has lost the call.
void Media::refused(const sip::Peer& peer) {
    const bool current = m_receiver && peer.ip == m_session.remoteRtp.ip && peer.port == reportsPort();
    if (!current || m_reportsRefused)
        return;
    if (m_reports <= 1)
        m_reportsRefused = true;
    else if (m_onMediaPortClosed)
        m_onMediaPortClosed();
}

bool Media::heardWithin(std::chrono::milliseconds time) const {
    const auto last = m_receiver ? m_receiver->lastHeard() : std::nullopt;
    return last && now() - *last <= time;
}

bool Media::missing(std::chrono::milliseconds time) const {
    const auto since = m_receiver ? m_receiver->missingSince() : std::nullopt;
    return since && now() - *since > time;
}

} // namespace watchdesk::radio
