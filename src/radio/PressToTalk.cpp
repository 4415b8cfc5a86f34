#include "radio/PressToTalk.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace watchdesk::radio {

using namespace std::chrono_literals;

namespace {

constexpr auto kPacket = 20ms;
constexpr int kRogerMs = 120;
constexpr double kRogerHz = 1200;

std::vector<std::int16_t> rogerTone() {
    std::vector<std::int16_t> out(static_cast<std::size_t>(kRogerMs) * 8);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] =
            static_cast<std::int16_t>(6000 * std::sin(2 * std::numbers::pi * kRogerHz * static_cast<double>(i) / 8000));
    return out;
}

} // namespace

PressToTalk::PressToTalk(boost::asio::io_context& io, Rules rules, Handlers handlers)
    : m_rules(rules), m_handlers(std::move(handlers)), m_timer(io) {}

void PressToTalk::link(std::unique_ptr<rtp::Speech> speech, bool taken) {
    stop(TalkState::Cut);
    m_speech = std::move(speech);
    m_taken = taken;
    m_lastPacket = Clock::now();
    m_handlers.changed(rest());
}

void PressToTalk::setTaken(bool taken) {
    if (!m_speech || taken == m_taken)
        return;
    m_taken = taken;
    if (m_talking)
        stop(TalkState::Cut);
    else
        m_handlers.changed(rest());
}

void PressToTalk::setSsrc(std::uint32_t ssrc) {
    if (m_speech)
        m_speech->setSsrc(ssrc);
}

std::optional<rtp::SenderInfo> PressToTalk::sent(std::int64_t utcMs) const {
    if (!m_speech || m_speech->packets() == 0)
        return std::nullopt;
    // The clock of the stream runs on while nobody speaks.
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_lastPacket) - kPacket;
    const auto timestamp = m_speech->timestamp() + static_cast<std::uint32_t>(since.count() * 8);
    return rtp::SenderInfo{m_speech->ssrc(), rtp::ntpTime(utcMs), timestamp, m_speech->packets(), m_speech->octets()};
}

void PressToTalk::setCodec(rtp::Codec codec, std::uint8_t payloadType) {
    if (m_speech)
        m_speech->setCodec(codec, payloadType);
}

void PressToTalk::unlink() {
    if (!m_speech)
        return;
    const bool cut = m_talking;
    stop(TalkState::Cut);
    m_speech.reset();
    if (!cut)
        m_handlers.changed(TalkState::NoLink);
}

void PressToTalk::press(bool busy, std::vector<std::int16_t> lead) {
    if (m_talking) {
        m_released = false; // pressed again before the last word was out
        m_rogerDue = false;
        return;
    }
    if (!open() || busy) {
        m_handlers.changed(open() ? TalkState::Busy : TalkState::NoLink);
        return;
    }
    m_talking = true;
    m_released = false;
    m_rogerDue = false;
    m_lead = std::move(lead);
    m_leadSent = 0;
    m_pressedAt = m_next = Clock::now();
    m_speech->begin(static_cast<std::uint32_t>(std::max<std::int64_t>(0, (m_pressedAt - m_lastPacket) / kPacket - 1)));
    m_handlers.began();
    m_handlers.changed(TalkState::Talking);
    tick();
}

void PressToTalk::feed(std::span<const std::int16_t> samples) {
    if (m_talking && !m_released && m_lead.empty())
        m_speech->feed(samples);
}

void PressToTalk::release() {
    if (!m_talking)
        return m_handlers.changed(rest());
    if (std::exchange(m_released, true))
        return;
    m_rogerDue = m_rules.rogerTone;
}

void PressToTalk::schedule() {
    // From the time that was meant, not from when it came: a late packet does not make the next one late.
    m_next += kPacket;
    m_timer.expires_at(m_next);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (!error && m_talking)
            tick();
    });
}

void PressToTalk::tick() {
    if (!m_lead.empty()) {
        const std::size_t size = std::min(rtp::Speech::kFrame, m_lead.size() - m_leadSent);
        m_speech->feed(std::span(m_lead).subspan(m_leadSent, size));
        m_leadSent += size;
        if (m_leadSent == m_lead.size())
            m_lead.clear();
    }
    if (m_lead.empty() && std::exchange(m_rogerDue, false))
        m_speech->feed(rogerTone());
    const bool said = m_released && m_lead.empty() && m_speech->waiting() == 0;
    if (said)
        return stop(TalkState::Idle);
    const auto now = Clock::now();
    if (now - m_pressedAt > m_rules.timeOut)
        return stop(TalkState::TimedOut);
    m_handlers.send(m_speech->packet());
    m_handlers.spoken(m_speech->lastFrame());
    m_lastPacket = now;
    schedule();
}

void PressToTalk::stop(TalkState why) {
    if (!std::exchange(m_talking, false))
        return;
    m_timer.cancel();
    m_lead.clear();
    m_handlers.changed(why);
}

} // namespace watchdesk::radio
