#include "radio/Bridge.h"

#include "base/Log.h"
#include "radio/Channel.h"
#include "radio/Patch.h"
#include "tones/ToneSet.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

#include <functional>
#include <map>
#include <thread>

namespace watchdesk::radio {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr auto kFarewell = 500ms;

Result<std::vector<tones::ToneSet>> setsOf(const ChannelConfig& channel) {
    std::vector<tones::ToneSet> sets;
    for (const auto& name : channel.tones) {
        auto set = tones::toneSet(name);
        if (!set)
            return Error{set.error().code, fmt::format("channel {}: {}", channel.name, set.error().what), "",
                         set.error().todo};
        sets.push_back(std::move(*set));
    }
    return sets;
}

} // namespace

struct Bridge::Impl {
    Impl(BridgeConfig theConfig, Listener& theListener, const Clock& theClock, IdSource& theIds)
        : config(std::move(theConfig)), patch(theListener, keys()), listener(patch), clock(theClock), ids(theIds) {}

    Result<void> open();
    Result<void> openChannel(const ChannelConfig& channel);
    void run();
    Patch::Keys keys();
    [[nodiscard]] Talker* talkerOf(const std::string& channel) const;
    void onTalker(const std::string& channel, std::function<void(Talker&)> what);
    void farewell(std::chrono::steady_clock::time_point until);
    void clear();

    BridgeConfig config;
    Patch patch;
    Listener& listener; ///< the patch, which hands everything on
    const Clock& clock;
    IdSource& ids;
    SystemRandom random;
    // Gateways and channels hold timers and sockets of it, so it is the last to go.
    std::unique_ptr<asio::io_context> io;
    std::map<std::string, std::unique_ptr<Gateway>> gateways;
    std::vector<std::unique_ptr<Channel>> channels;
    std::unique_ptr<asio::steady_timer> farewellTimer;
    std::thread thread;
};

Result<void> Bridge::Impl::open() {
    io = std::make_unique<asio::io_context>(1);
    for (const auto& gateway : config.gateways) {
        auto one = std::make_unique<Gateway>(*io, gateway, random);
        one->onText([this](TextReceived text) {
            text.at = clock.now();
            listener.textReceived(text);
        });
        if (auto done = one->open(); !done)
            return done.error();
        gateways[gateway.name] = std::move(one);
    }
    for (const auto& channel : config.channels)
        if (auto done = openChannel(channel); !done)
            return done.error();
    return {};
}

Result<void> Bridge::Impl::openChannel(const ChannelConfig& channel) {
    const auto own = gateways.find(channel.gateway);
    if (own == gateways.end())
        return Error{ErrorCode::InvalidInput,
                     fmt::format("channel {}: there is no gateway {}", channel.name, channel.gateway), "", ""};
    auto sets = setsOf(channel);
    if (!sets)
        return sets.error();
    std::vector<Gateway*> ways{own->second.get()};
    for (const auto& gateway : config.gateways)
        if (gateway.standbyOf == channel.gateway)
            ways.push_back(gateways[gateway.name].get());
    auto one = std::make_unique<Channel>(*io, channel, std::move(ways), listener, clock, ids, random, std::move(*sets));
    if (auto done = one->open(); !done)
        return done.error();
    channels.push_back(std::move(one));
    return {};
}

void Bridge::Impl::run() {
    while (true) {
        try {
            io->run();
            return;
        } catch (const std::exception& error) {
            // One handler failed; the other channels must not go with it.
            log("radio")->error("unexpected on the radio thread: {}", error.what());
        }
    }
}

void Bridge::Impl::onTalker(const std::string& channel, std::function<void(Talker&)> what) {
    if (!thread.joinable())
        return;
    asio::post(*io, [this, channel, what = std::move(what)] {
        if (Talker* talker = talkerOf(channel))
            what(*talker);
    });
}

Talker* Bridge::Impl::talkerOf(const std::string& channel) const {
    for (const auto& one : channels)
        if (one->name() == channel)
            return one->talker();
    return nullptr;
}

Patch::Keys Bridge::Impl::keys() {
    return {[this](const std::string& channel) {
                Talker* talker = talkerOf(channel);
                return talker != nullptr && talker->relay();
            },
            [this](const std::string& channel, std::span<const std::int16_t> samples) {
                if (Talker* talker = talkerOf(channel))
                    talker->relayed(samples);
            },
            [this](const std::string& channel) {
                if (Talker* talker = talkerOf(channel))
                    talker->relayEnd();
            }};
}

void Bridge::Impl::farewell(std::chrono::steady_clock::time_point until) {
    std::size_t pending = 0;
    for (const auto& [name, gateway] : gateways)
        pending += gateway->pending();
    if (pending == 0 || std::chrono::steady_clock::now() >= until) {
        for (const auto& channel : channels)
            channel->close();
        for (const auto& [name, gateway] : gateways)
            gateway->close();
        io->stop();
        return;
    }
    farewellTimer->expires_after(10ms);
    farewellTimer->async_wait([this, until](const boost::system::error_code&) { farewell(until); });
}

void Bridge::Impl::clear() {
    farewellTimer.reset();
    channels.clear();
    gateways.clear();
    io.reset();
}

Bridge::Bridge(BridgeConfig config, Listener& listener, const Clock& clock, IdSource& ids)
    : m_impl(std::make_unique<Impl>(std::move(config), listener, clock, ids)) {}

Bridge::~Bridge() {
    stop();
}

Result<void> Bridge::start() {
    if (m_impl->thread.joinable())
        return Error{ErrorCode::Conflict, "the radio bridge is running already", "", ""};
    if (auto opened = m_impl->open(); !opened) {
        m_impl->clear();
        return opened.error();
    }
    m_impl->farewellTimer = std::make_unique<asio::steady_timer>(*m_impl->io);
    asio::post(*m_impl->io, [impl = m_impl.get()] {
        for (const auto& [name, gateway] : impl->gateways)
            gateway->listen();
        for (const auto& channel : impl->channels)
            channel->start();
    });
    m_impl->thread = std::thread([impl = m_impl.get(), guard = asio::make_work_guard(*m_impl->io)] { impl->run(); });
    return {};
}

void Bridge::stop() {
    if (!m_impl->thread.joinable())
        return;
    asio::post(*m_impl->io, [impl = m_impl.get()] {
        for (const auto& channel : impl->channels) {
            impl->patch.part(channel->name());
            channel->stop();
        }
        for (const auto& [name, gateway] : impl->gateways)
            gateway->signOff();
        impl->farewell(std::chrono::steady_clock::now() + kFarewell);
    });
    m_impl->thread.join();
    m_impl->clear();
}

void Bridge::retryNow(const std::string& channel) {
    if (!m_impl->thread.joinable())
        return;
    asio::post(*m_impl->io, [impl = m_impl.get(), channel] {
        for (const auto& one : impl->channels)
            if (one->name() == channel)
                one->retryNow();
    });
}

void Bridge::press(const std::string& channel, const Lead& lead) {
    m_impl->onTalker(channel, [lead](Talker& talker) { talker.press(lead); });
}

void Bridge::speak(const std::string& channel, std::vector<std::int16_t> samples) {
    m_impl->onTalker(channel, [samples = std::move(samples)](Talker& talker) { talker.speak(samples); });
}

void Bridge::release(const std::string& channel) {
    m_impl->onTalker(channel, [](Talker& talker) { talker.release(); });
}

void Bridge::say(const std::string& channel, const Lead& lead, std::vector<std::int16_t> words) {
    m_impl->onTalker(channel, [lead, words = std::move(words)](Talker& talker) { talker.say(lead, words); });
}

void Bridge::hush(const std::string& channel) {
    m_impl->onTalker(channel, [](Talker& talker) { talker.hush(); });
}

void Bridge::call(const std::string& channel, const std::string& set, const std::string& code) {
    m_impl->onTalker(channel, [call = CallCode{set, code}](Talker& talker) { talker.call(call); });
}

void Bridge::join(const std::string& one, const std::string& other) {
    if (!m_impl->thread.joinable())
        return;
    asio::post(*m_impl->io, [impl = m_impl.get(), one, other] {
        if (impl->talkerOf(one) != nullptr && impl->talkerOf(other) != nullptr)
            impl->patch.join(one, other);
    });
}

void Bridge::part(const std::string& channel) {
    if (m_impl->thread.joinable())
        asio::post(*m_impl->io, [impl = m_impl.get(), channel] { impl->patch.part(channel); });
}

void Bridge::sendText(const std::string& id, const std::string& gateway, const std::string& to,
                      const std::string& text) {
    if (!m_impl->thread.joinable()) {
        m_impl->listener.textSent(id, 0);
        return;
    }
    asio::post(*m_impl->io, [impl = m_impl.get(), id, gateway, to, text] {
        const auto told = [impl, id](int status) { impl->listener.textSent(id, status); };
        const auto found = impl->gateways.find(gateway);
        if (found == impl->gateways.end())
            told(0);
        else
            found->second->sendText(to, text, told);
    });
}

} // namespace watchdesk::radio
