// What the gateway sends: the overs of its talkgroups, and the faults.
#include "base/Log.h"
#include "sim/GatewayImpl.h"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace watchdesk::sim {

using namespace std::chrono_literals;

namespace {

constexpr auto kLateBy = 200ms; ///< past this the machine slept: go on from now instead of sending a burst
constexpr int kNonsenseATick = 20;
constexpr auto kAnswerAfter = 900ms; ///< the desk has let go of its key by then
constexpr auto kLastSilence = 1s;    ///< before hanging up, so that the last over ends by itself

} // namespace

/// Each tick is timed from the first, so that lateness of one does not delay the others.
void Gateway::Impl::tickLater() {
    nextTick += kFrameTime;
    if (const auto now = std::chrono::steady_clock::now(); now - nextTick > kLateBy)
        nextTick = now;
    tickTimer.expires_at(nextTick);
    tickTimer.async_wait([this](const boost::system::error_code& error) {
        if (error || stopping)
            return;
        tick();
        tickLater();
    });
}

void Gateway::Impl::tick() {
    ++ticks;
    bool allDone = true;
    bool anyBegun = false;
    for (auto& group : groups) {
        makeSound(group);
        speak(group);
        anyBegun = anyBegun || group.begun();
        allDone = allDone && (group.finished() || !group.begun());
    }
    quietTicks = anyBegun && allDone ? quietTicks + 1 : 0;
    if (quietTicks * kFrameTime >= kLastSilence && !finished) {
        finished = true;
        if (finishedHandler)
            finishedHandler();
    }
}

void Gateway::Impl::makeSound(Talkgroup& group) {
    const auto index = group.wanted();
    if (!index)
        return;
    boost::asio::post(studio, [this, &group, index = *index, over = group.over(*index), living = alive] {
        auto samples = std::make_shared<Samples>(speaker.over(over));
        boost::asio::post(io, [&group, index, samples, living] {
            if (*living)
                group.provide(index, std::move(*samples));
        });
    });
}

void Gateway::Impl::hear(Talkgroup& group, CallsHeard& calls, std::span<const std::uint8_t> bytes) {
    const auto code = calls.packet(bytes, std::chrono::steady_clock::now());
    if (deaf || !code || !answersCalls(*code, options.answering))
        return;
    boost::asio::post(studio, [this, &group, code = *code, living = alive] {
        auto samples = std::make_shared<Samples>(speaker.over({group.name(), 0, code, false, {}}));
        boost::asio::post(io, [&group, code, samples, living] {
            if (*living)
                group.answer(code, std::move(*samples), std::chrono::steady_clock::now() + kAnswerAfter);
        });
    });
}

void Gateway::Impl::speak(Talkgroup& group) {
    const auto frame = group.tick(nextTick);
    tell(group);
    if (frame.empty())
        return;
    ++onAir[group.name()].packets;
    for (const auto& [id, session] : sessions)
        if (session->talkgroup() == group.name() && session->hears()) {
            const auto packet = session->packet(frame, ticks, group.change() == Talkgroup::Change::Began);
            if (!deaf)
                session->socket().send(packet, session->remote());
        }
}

void Gateway::Impl::tell(Talkgroup& group) {
    auto& over = onAir[group.name()];
    if (group.change() == Talkgroup::Change::Began) {
        over = {AirEvent::Kind::Began, group.name(), group.speaker(), 0};
        event(over.kind, over.channel, over.code);
    } else if (group.change() == Talkgroup::Change::Ended) {
        event(AirEvent::Kind::Ended, over.channel, over.code, over.packets);
    }
}

void Gateway::Impl::event(AirEvent::Kind kind, const std::string& channel, const std::string& code, int packets) {
    if (handler)
        handler({kind, channel, code, packets});
}

void Gateway::Impl::planFaults() {
    for (const auto& fault : options.faults) {
        auto& timer = faultTimers.emplace_back(std::make_unique<boost::asio::steady_timer>(io, fault.at));
        timer->async_wait([this, fault](const boost::system::error_code& error) {
            if (!error && !stopping)
                happen(fault);
        });
    }
}

void Gateway::Impl::happen(const Fault& fault) {
    event(AirEvent::Kind::Fault, "");
    switch (fault.kind) {
    case FaultKind::Lose: {
        log("sim")->info("the link is lost for {} ms", fault.lasting.count());
        deaf = true;
        auto& timer = faultTimers.emplace_back(std::make_unique<boost::asio::steady_timer>(io, fault.lasting));
        timer->async_wait([this](const boost::system::error_code& error) { deaf = deaf && bool(error); });
        break;
    }
    case FaultKind::Restart:
        restart(fault);
        break;
    case FaultKind::Nonsense:
        sendNonsense(fault.datagrams);
        break;
    }
}

void Gateway::Impl::restart(const Fault& fault) {
    log("sim")->info("restarts, back in {} ms", fault.lasting.count());
    pumpTimer.cancel();
    sessions.clear();
    agent.reset();
    socket.reset();
    auto& timer = faultTimers.emplace_back(std::make_unique<boost::asio::steady_timer>(io, fault.lasting));
    timer->async_wait([this](const boost::system::error_code& error) {
        if (!error && !stopping)
            reopen();
    });
}

void Gateway::Impl::reopen() {
    if (const auto port = open(); port)
        return;
    // Somebody has our port for now.
    auto& timer = faultTimers.emplace_back(std::make_unique<boost::asio::steady_timer>(io, 500ms));
    timer->async_wait([this](const boost::system::error_code& error) {
        if (!error && !stopping)
            reopen();
    });
}

void Gateway::Impl::sendNonsense(int datagrams) {
    if (socket && agent && !deaf) {
        for (int n = 0; n < std::min(datagrams, kNonsenseATick); ++n) {
            const auto bytes = nonsense(nonsenseNumber++);
            for (const auto& [id, session] : sessions) {
                session->socket().send(bytes, session->remote());
                if (const auto* dialog = agent->dialog(id))
                    socket->send(bytes, dialog->peer);
            }
        }
    }
    if (datagrams <= kNonsenseATick)
        return;
    auto& timer = faultTimers.emplace_back(std::make_unique<boost::asio::steady_timer>(io, kFrameTime));
    timer->async_wait([this, left = datagrams - kNonsenseATick](const boost::system::error_code& error) {
        if (!error && !stopping)
            sendNonsense(left);
    });
}

} // namespace watchdesk::sim
