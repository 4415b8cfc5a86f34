#include "sim/Gateway.h"

#include "base/Log.h"
#include "sim/GatewayImpl.h"
#include "sip/Uri.h"

#include <boost/asio/post.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::sim {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMostCalls = 32;
constexpr auto kPingEvery = 5s;
constexpr auto kPingPatience = 3s;
constexpr auto kPoliteEnd = 500ms;

std::vector<Talkgroup> groupsOf(const GatewayOptions& options) {
    std::map<std::string, std::vector<Over>> byName;
    for (const auto& over : options.script.overs)
        byName[over.channel].push_back(over);
    std::vector<Talkgroup> groups;
    for (auto& [name, overs] : byName)
        groups.emplace_back(name, std::move(overs), options.speed, options.once);
    return groups;
}

} // namespace

Gateway::Impl::Impl(boost::asio::io_context& context, GatewayOptions given)
    : io(context), options(std::move(given)), random(options.seed),
      speaker(tones::toneSet(options.script.tones).value(), options.cacheFolder, options.seed),
      groups(groupsOf(options)), pumpTimer(io), pingTimer(io), tickTimer(io), stopTimer(io) {}

Gateway::Impl::~Impl() {
    *alive = false;
    studio.stop();
    studio.join();
}

Talkgroup* Gateway::Impl::talkgroup(const std::string& name) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    const auto it =
        std::find_if(groups.begin(), groups.end(), [&](const Talkgroup& group) { return group.name() == lower; });
    return it == groups.end() ? nullptr : &*it;
}

Result<std::uint16_t> Gateway::Impl::open() {
    auto bound = radio::UdpSocket::bind(io, options.ip, options.port);
    if (!bound)
        return bound.error();
    socket = std::move(bound).value();
    options.port = socket->local().port;
    agent = std::make_unique<sip::UserAgent>(sip::Identity{"gateway", socket->local(), "WatchDesk simulated gateway"},
                                             *this, random);
    socket->listen(
        [this](std::span<const std::uint8_t> bytes, const sip::Peer& from) {
            received({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, from);
        },
        [this](const sip::Peer& peer) {
            if (agent && !deaf)
                agent->unreachable(peer);
        });
    return options.port;
}

void Gateway::Impl::received(std::string_view bytes, const sip::Peer& from) {
    if (deaf || !agent)
        return;
    agent->receive(bytes, from);
    pumpLater();
}

void Gateway::Impl::sendDatagram(std::string_view bytes, const sip::Peer& to) {
    if (!deaf && socket)
        socket->send(bytes, to);
}

void Gateway::Impl::pumpLater() {
    const auto wait = agent ? agent->nextTimeout() : std::nullopt;
    if (!wait) {
        pumpTimer.cancel();
        return;
    }
    pumpTimer.expires_after(std::max(*wait, 1ms));
    pumpTimer.async_wait([this](const boost::system::error_code& error) {
        if (error || !agent)
            return;
        agent->pump();
        pumpLater();
    });
}

/// A desk that vanished without a BYE is found by OPTIONS, as real gateways do.
void Gateway::Impl::pingLater() {
    pingTimer.expires_after(kPingEvery);
    pingTimer.async_wait([this](const boost::system::error_code& error) {
        if (error)
            return;
        std::vector<sip::CallId> ids;
        for (const auto& [id, session] : sessions)
            ids.push_back(id);
        for (const auto id : ids)
            if (agent && !deaf)
                agent->ping(id, kPingPatience);
        pumpLater();
        pingLater();
    });
}

void Gateway::Impl::pong(sip::CallId id, int status) {
    if (status == 0)
        drop(id);
}

void Gateway::Impl::drop(sip::CallId id) {
    const auto it = sessions.find(id);
    if (it == sessions.end())
        return;
    event(AirEvent::Kind::HungUp, it->second->talkgroup());
    agent->hangUp(id);
    sessions.erase(it);
    pumpLater();
}

void Gateway::Impl::callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer& from) {
    const auto uri = sip::parseUri(invite.uri());
    Talkgroup* group = uri ? talkgroup(uri->user) : nullptr;
    if (group == nullptr)
        return agent->reject(id, 404, "No such talkgroup");
    if (sessions.size() >= kMostCalls || stopping)
        return agent->reject(id, 486, "Busy Here");
    const auto offer = sip::parseSdp(invite.body());
    if (!offer)
        return agent->reject(id, 488, "Not Acceptable Here");
    auto session = Session::answer(io, options.ip, group->name(), *offer, random);
    if (!session)
        return agent->reject(id, 488, "Not Acceptable Here");
    log("sim")->info("talkgroup {} called from {}:{}", group->name(), from.ip, from.port);
    // What the desk says to the talkgroup is listened to for calls; nobody there means that the desk has gone.
    const auto calls = std::make_shared<CallsHeard>(tones::toneSet(options.script.tones).value());
    (*session)->socket().listen(
        [this, group, calls](std::span<const std::uint8_t> bytes, const sip::Peer&) { hear(*group, *calls, bytes); },
        [this, id](const sip::Peer&) { boost::asio::post(io, [this, id] { drop(id); }); });
    agent->answer(id, (*session)->sdp());
    sessions[id] = std::move(session).value();
    event(AirEvent::Kind::Called, group->name());
}

void Gateway::Impl::callConfirmed(sip::CallId id) {
    const auto it = sessions.find(id);
    if (it != sessions.end())
        talkgroup(it->second->talkgroup())->begin(std::chrono::steady_clock::now());
}

void Gateway::Impl::callOffered(sip::CallId id, const sip::Message& offer) {
    const auto it = sessions.find(id);
    const auto description = sip::parseSdp(offer.body());
    if (it == sessions.end() || !description || !it->second->reoffer(*description))
        return agent->reject(id, 488, "Not Acceptable Here");
    agent->answer(id, it->second->sdp());
}

void Gateway::Impl::callEnded(sip::CallId id, sip::CallEnd, int, const std::string&) {
    const auto it = sessions.find(id);
    if (it == sessions.end())
        return;
    event(AirEvent::Kind::HungUp, it->second->talkgroup());
    // Its socket may be the one that is telling us.
    boost::asio::post(io, [gone = std::shared_ptr<Session>(std::move(it->second))] {});
    sessions.erase(it);
}

void Gateway::Impl::stop(std::function<void()> done) {
    stopping = true;
    tickTimer.cancel();
    pingTimer.cancel();
    for (auto& timer : faultTimers)
        timer->cancel();
    if (!agent)
        return done();
    for (const auto& [id, session] : sessions)
        agent->hangUp(id);
    sessions.clear();
    pumpLater();
    waitForEnd(std::chrono::steady_clock::now() + kPoliteEnd, std::move(done));
}

void Gateway::Impl::waitForEnd(std::chrono::steady_clock::time_point until, std::function<void()> done) {
    if (agent->pending() == 0 || std::chrono::steady_clock::now() >= until) {
        pumpTimer.cancel();
        done();
        return;
    }
    stopTimer.expires_after(10ms);
    stopTimer.async_wait([this, until, done = std::move(done)](const boost::system::error_code& error) {
        if (!error)
            waitForEnd(until, done);
    });
}

Gateway::Gateway(boost::asio::io_context& io, GatewayOptions options)
    : m_impl(std::make_unique<Impl>(io, std::move(options))) {}
Gateway::~Gateway() = default;

Result<std::uint16_t> Gateway::start() {
    auto port = m_impl->open();
    if (!port)
        return port;
    m_impl->planFaults();
    m_impl->pingLater();
    m_impl->nextTick = std::chrono::steady_clock::now();
    m_impl->tickLater();
    return port;
}

void Gateway::stop(std::function<void()> done) {
    m_impl->stop(std::move(done));
}

void Gateway::onEvent(std::function<void(const AirEvent&)> handler) {
    m_impl->handler = std::move(handler);
}

void Gateway::onFinished(std::function<void()> handler) {
    m_impl->finishedHandler = std::move(handler);
}

} // namespace watchdesk::sim
