#include "radio/Channel.h"

#include "base/Log.h"
#include "sip/InfoDigits.h"
#include "sip/Uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace watchdesk::radio {

namespace {

using namespace std::chrono_literals;

constexpr auto kBeat = 2s;
constexpr auto kFirstRetry = 1000ms;
// With the patience of a call a gateway that is back is called within five seconds.
constexpr auto kLongestRetry = 3000ms;
constexpr auto kSteadyAfter = 5s;
constexpr auto kStreamMissing = 3000ms;
constexpr auto kFlowing = 500ms;
constexpr int kMissesOfTheSimple = 5;
constexpr auto kHomeEvery = 5s; // how often the own gateway is asked for while another stands in
constexpr auto kQuiet = 2s;     // nobody speaks: the moment to change over

// What we take beside the sound: keys, which we ask for, and word of silence, which we only take.
std::vector<std::string> offered(std::vector<std::string> codecs) {
    codecs.emplace_back("telephone-event");
    return codecs;
}

std::vector<std::string> taken(std::vector<std::string> codecs) {
    codecs = offered(std::move(codecs));
    codecs.emplace_back("CN");
    return codecs;
}

// RFC 3264 section 6.1, and the address of zeros that meant hold before it (section 8.4).
bool takesSound(const sip::AudioDescription& theirs) {
    const bool receives = theirs.direction == sip::Direction::SendRecv || theirs.direction == sip::Direction::RecvOnly;
    return receives && theirs.rtp.ip != "0.0.0.0" && theirs.rtp.ip != "::";
}

} // namespace

Channel::Channel(boost::asio::io_context& io, const ChannelConfig& config, std::vector<Gateway*> gateways,
                 Listener& listener, const Clock& clock, IdSource& ids, Random& random,
                 std::vector<tones::ToneSet> sets)
    : m_config(config), m_ways(std::move(gateways)), m_listener(listener), m_clock(clock), m_random(random),
      m_media(io, m_config, listener, clock, ids, random, std::move(sets)), m_retry(io), m_beat(io), m_home(io) {
    m_sdpId = random.below(1ULL << 53);
    for (Gateway* gateway : m_ways.all())
        gateway->add(*this);
}

Result<void> Channel::open() {
    return m_media.open(m_ways.own().bindIp());
}

void Channel::start() {
    m_media.listen([this] {
        if (m_inCall)
            lost(fmt::format("{} has closed its media port", m_ways.now().where()));
    });
    m_since = m_clock.now();
    attempt();
}

void Channel::close() {
    m_media.close();
}

void Channel::stop() {
    if (std::exchange(m_stopped, true))
        return;
    m_retry.cancel();
    m_beat.cancel();
    m_home.cancel();
    m_media.end();
    if (m_call != 0)
        m_ways.now().hangUp(std::exchange(m_call, 0));
    m_inCall = false;
    m_attempt = 0;
    announce(GatewayState::Stopped, "");
}

void Channel::retryNow() {
    if (!m_stopped && !m_inCall && m_call == 0)
        retryIn(0ms);
}

void Channel::announce(GatewayState state, const std::string& why, UtcMs nextTry) {
    if (state != m_state)
        m_since = m_clock.now();
    m_state = state;
    m_listener.gatewayChanged({m_config.name, m_ways.now().config().name, state, m_since, why, m_attempt, nextTry});
}

// --- towards a call ---

void Channel::attempt() {
    ++m_attempt;
    if (m_attempt == 1)
        announce(m_state, m_config.mode == ChannelMode::Call
                              ? fmt::format("calling {}", m_ways.now().where())
                              : fmt::format("waiting for a call from {}", m_ways.now().where()));
    if (m_config.mode == ChannelMode::Answer)
        for (Gateway* gateway : m_ways.all())
            if (gateway != &m_ways.now())
                gateway->prepare([](const Result<sip::Peer>&) {}); // it may call, too
    m_ways.now().prepare([this](const Result<sip::Peer>& peer) {
        if (m_stopped || m_call != 0)
            return;
        if (!peer)
            lost(peer.error().what, Next::Again);
        else if (m_config.mode == ChannelMode::Call)
            dial(*peer);
        else
            waitForCall();
    });
}

void Channel::waitForCall() {
    if (m_inCall || m_stopped)
        return;
    m_attempt = 1;
    if (m_state != GatewayState::Connecting)
        announce(GatewayState::Connecting, fmt::format("waiting for a call from {}", m_ways.now().where()));
}

// Who calls does so by itself; who is called must be known to the gateway.
void Channel::signInChanged(const std::optional<std::string>& trouble) {
    if (m_stopped || m_inCall || m_call != 0 || m_config.mode != ChannelMode::Answer)
        return;
    if (trouble)
        announce(GatewayState::Lost, *trouble);
    else
        waitForCall();
}

sip::Direction Channel::direction() const {
    return m_config.talk ? sip::Direction::SendRecv : sip::Direction::RecvOnly;
}

sip::Peer Channel::ourRtp() const {
    return {m_ways.now().localIp(), m_media.port()};
}

void Channel::dial(const sip::Peer& peer, bool plain) {
    m_peer = peer;
    auto offer = sip::offerOf(ourRtp(), offered(m_config.codecs), direction());
    m_keys.begin(m_ways.now().config(), plain);
    m_keys.offer(offer);
    offer.sessionId = m_sdpId;
    offer.sessionVersion = ++m_sdpVersion;
    m_call = m_ways.now().call(*this, m_ways.uriHere(m_config.uri), sip::writeSdp(offer), peer);
    if (m_ways.now().callIdOf(m_call).empty())
        lost(fmt::format("{} cannot be called", m_config.uri));
}

// Offer and answer know no "encrypted if you can": who refuses that is called once more, at once and without.
void Channel::dialPlain() {
    log("radio")->info("channel {}: {} does not encrypt sound", m_config.name, m_ways.now().where());
    dial(m_peer, true);
}

bool Channel::meansUs(const sip::Message& invite) const {
    if (m_config.uri.empty())
        return true;
    const auto wanted = sip::parseUri(m_config.uri);
    const auto caller = sip::parseUri(sip::uriOf(invite.first("From")));
    const auto called = sip::parseUri(invite.uri());
    if (!wanted || wanted->user.empty())
        return true;
    return (caller && caller->user == wanted->user) || (called && called->user == wanted->user);
}

bool Channel::takeCall(Gateway& at, sip::CallId id, const sip::Message& invite, const sip::Peer& from) {
    if (m_stopped || m_config.mode != ChannelMode::Answer || !meansUs(invite))
        return false;
    // A gateway that calls while it is in a call has forgotten that one.
    if (m_call != 0) {
        m_ways.now().hangUp(std::exchange(m_call, 0));
        m_media.end();
    }
    m_ways.use(at);
    m_call = id;
    m_peer = from;
    m_keys.begin(at.config());
    Media::Session session;
    const auto answer = answerFor(invite, session);
    if (!answer) {
        log("radio")->warn("channel {}: a call could not be taken: {}", m_config.name, answer.error().what);
        m_call = 0;
        m_ways.now().reject(id, 488, "Not Acceptable Here");
        lost(answer.error().what); // the call before it has ended, too
        return true;
    }
    up(session, invite);
    m_ways.now().answer(id, *answer);
    return true;
}

Result<Media::Session> Channel::sessionOf(const sip::AudioDescription& audio, const std::string& ip) const {
    Media::Session session{m_ways.now().callIdOf(m_call), audio.rtp, ip,
                           sip::commonFormats(audio, taken(m_config.codecs))};
    if (std::ranges::none_of(session.formats, sip::isSpeech))
        return Error{ErrorCode::Refused, "the gateway speaks no codec of this channel", "", ""};
    if (!sip::isNumericHost(session.remoteRtp.ip))
        session.remoteRtp.ip = ip;
    session.speech = *std::ranges::find_if(session.formats, sip::isSpeech);
    session.taken = takesSound(audio);
    session.keys = m_keys.agreed();
    session.rtcpMux = audio.rtcpMux;
    return session;
}

// An INVITE without an offer gets ours; their answer then comes with the ACK and can only choose among our formats.
Result<std::string> Channel::answerFor(const sip::Message& offer, Media::Session& session) {
    sip::AudioDescription answer;
    if (offer.body().empty()) {
        // Their key would come with the ACK, too late for the first words; within a call it is the one that runs.
        if (m_keys.required() && !m_keys.agreed())
            return Error{ErrorCode::Refused, "it names no key, and only encrypted calls are taken", "", ""};
        answer = sip::offerOf(ourRtp(), offered(m_config.codecs), direction());
        answer.protocol = m_keys.agreed() ? "RTP/SAVP" : answer.protocol;
        m_keys.goOn(answer);
        session = {m_ways.now().callIdOf(m_call), {m_peer.ip, 0}, m_peer.ip, answer.formats, answer.formats.front()};
    } else {
        const auto theirs = m_keys.readOffer(offer.body());
        if (!theirs)
            return theirs.error();
        auto read = sessionOf(*theirs, m_peer.ip);
        if (!read)
            return read.error();
        session = *read;
        auto made = sip::answerTo(*theirs, ourRtp(), taken(m_config.codecs), direction());
        if (!made)
            return made.error();
        answer = *made;
        m_keys.answer(answer);
        session.keys = m_keys.agreed(); // the choice counts from here on
        m_onHold = theirs->direction == sip::Direction::RecvOnly || theirs->direction == sip::Direction::Inactive;
    }
    answer.sessionId = m_sdpId;
    answer.sessionVersion = ++m_sdpVersion;
    return sip::writeSdp(answer);
}

// --- in the call ---

void Channel::callAnswered(const sip::Message& answer) {
    const auto audio = m_keys.readAnswer(answer.body());
    auto session = audio ? sessionOf(*audio, m_peer.ip) : Result<Media::Session>(audio.error());
    if (!audio && m_keys.mayFallBack(488)) { // they took the call, and declined its sound
        m_ways.now().hangUp(std::exchange(m_call, 0));
        return dialPlain();
    }
    if (!session) {
        lost(fmt::format("{} answered without sound for us ({})", m_ways.now().where(), session.error().what));
        return;
    }
    m_onHold = false;
    session->rtcpMux = false; // we did not offer it, so that it cannot be agreed (RFC 5761 section 5.1.1)
    // Whatever numbers they answer with, they send by ours (RFC 3264 section 5.1).
    const auto ours = sip::offerOf(ourRtp(), offered(m_config.codecs), direction()).formats;
    session->formats.insert(session->formats.begin(), ours.begin(), ours.end());
    up(*session, answer);
}

void Channel::up(const Media::Session& session, const sip::Message& theirs) {
    const auto allowed = theirs.values("Allow");
    m_pingWithin = std::ranges::find(allowed, "OPTIONS") != allowed.end();
    m_pinged = false;
    m_missed = 0;
    m_retry.cancel();
    m_inCall = true;
    m_attempt = 0;
    m_upAt = std::chrono::steady_clock::now();
    m_media.begin(session);
    announce(GatewayState::Up, m_ways.standsIn()   ? fmt::format("{} stands in for {}", m_ways.now().config().name,
                                                                 m_ways.own().config().name)
                               : m_keys.fellBack() ? std::string("the sound is not encrypted")
                                                   : "");
    beat();
    watchHome();
}

void Channel::watchHome() {
    m_home.cancel();
    if (!m_ways.standsIn() || m_config.mode != ChannelMode::Call)
        return;
    m_home.expires_after(kHomeEvery);
    m_home.async_wait([this](const boost::system::error_code& error) {
        if (error || !m_inCall || !m_ways.standsIn())
            return;
        m_ways.own().probe([this](bool there) {
            if (there && m_inCall && m_ways.standsIn() && !m_media.heardWithin(kQuiet))
                goHome();
        });
        watchHome();
    });
}

void Channel::goHome() {
    log("radio")->info("channel {}: {} is back", m_config.name, m_ways.own().where());
    m_inCall = false;
    m_beat.cancel();
    m_home.cancel();
    m_media.end();
    m_ways.now().hangUp(std::exchange(m_call, 0));
    m_ways.use(m_ways.own());
    retryIn(0ms);
}

void Channel::callOffered(const sip::Message& offer) {
    Media::Session session;
    const auto answer = answerFor(offer, session);
    if (!answer) {
        m_ways.now().reject(m_call, 488, "Not Acceptable Here");
        return;
    }
    if (session.remoteRtp.port != 0)
        m_media.renegotiated(session);
    m_ways.now().answer(m_call, *answer);
}

void Channel::beat() {
    m_beat.expires_after(kBeat);
    m_media.beat(fmt::format("{}@{}", m_ways.now().config().user, m_ways.now().localIp()));
    m_beat.async_wait([this](const boost::system::error_code& error) {
        if (error || !m_inCall)
            return;
        if (!m_onHold && m_media.missing(kStreamMissing)) {
            lost(fmt::format("the stream from {} has stopped", m_ways.now().where()));
            return;
        }
        // Packets are a sign of life themselves; silence is normal, and then we ask.
        if (!m_media.heardWithin(kFlowing))
            m_ways.now().ping(m_call, m_pingWithin);
        if (m_inCall)
            beat();
    });
}

void Channel::callInfo(const sip::Message& info) {
    m_media.keyed(sip::digitsOf(info));
}

void Channel::pong(int status) {
    if (status != 0 || m_media.heardWithin(kFlowing)) {
        m_pinged = m_pinged || status != 0;
        m_missed = 0;
        return;
    }
    // One that never answers OPTIONS may be too simple for it: it is given longer.
    if (m_inCall && (m_pinged || m_pingWithin || ++m_missed >= kMissesOfTheSimple))
        lost(fmt::format("no answer from {}", m_ways.now().where()));
}

// --- out of it ---

void Channel::callEnded(sip::CallEnd why, int status, const std::string& reason) {
    m_call = 0;
    const std::string where = m_ways.now().where();
    switch (why) {
    case sip::CallEnd::RemoteHungUp:
        return lost(fmt::format("{} hung up", where));
    case sip::CallEnd::Refused:
        if (m_keys.mayFallBack(status))
            return dialPlain();
        if (status == 401 || status == 407)
            return lost(m_ways.now().hasPassword() ? fmt::format("{} refuses the password", where)
                                                   : fmt::format("{} asks for a password", where));
        return lost(fmt::format("{} refused the {}call: {} {}", where, m_keys.mayLackKeys(status) ? "encrypted " : "",
                                status, reason));
    case sip::CallEnd::NoAnswer:
        return lost(fmt::format("no answer from {}", where));
    case sip::CallEnd::Unreachable:
        return lost(fmt::format("nobody listens on {}", where));
    case sip::CallEnd::Gone:
        return lost(fmt::format("{} no longer knows the call", where));
    case sip::CallEnd::Expired:
        return lost(fmt::format("{} did not refresh the call in time", where));
    case sip::CallEnd::Cancelled:
        return lost(fmt::format("{} gave up its call", where));
    }
}

void Channel::lost(const std::string& why, Next next) {
    if (m_stopped)
        return;
    if (m_inCall && std::chrono::steady_clock::now() - m_upAt > kSteadyAfter)
        m_failures = 0;
    m_inCall = false;
    m_beat.cancel();
    m_home.cancel();
    m_media.end();
    m_keys = {};
    if (m_call != 0)
        m_ways.now().hangUp(std::exchange(m_call, 0));
    log("radio")->info("channel {}: {}", m_config.name, why);
    // One that calls us calls again by itself; but if we sign in there, it may have forgotten us.
    const bool waits = m_config.mode == ChannelMode::Answer && next == Next::WaitForCall && m_ways.now().resolved() &&
                       !m_ways.now().config().registers;
    const bool another = !waits && m_config.mode == ChannelMode::Call && m_ways.all().size() > 1;
    // The first that stands by is called at once; after that as patiently as ever.
    const auto wait = another && !m_ways.standsIn() ? 0ms : backOff();
    m_attempt = std::max(m_attempt, 1);
    announce(GatewayState::Lost, why, waits ? 0 : m_clock.now() + wait.count());
    if (another)
        m_ways.next();
    if (!waits)
        retryIn(wait);
}

std::chrono::milliseconds Channel::backOff() {
    const double grown = static_cast<double>(kFirstRetry.count()) * std::pow(1.6, std::min(m_failures, 10));
    ++m_failures;
    const double jitter = 0.85 + 0.3 * m_random.unit();
    return std::chrono::milliseconds(
        static_cast<std::int64_t>(std::min(grown, static_cast<double>(kLongestRetry.count())) * jitter));
}

void Channel::retryIn(std::chrono::milliseconds wait) {
    m_retry.expires_after(wait);
    m_retry.async_wait([this](const boost::system::error_code& error) {
        if (!error && !m_stopped && !m_inCall)
            attempt();
    });
}

} // namespace watchdesk::radio
