#include "radio/Talker.h"

#include "base/Log.h"
#include "radio/Detector.h"

#include <utility>

namespace watchdesk::radio {

namespace {

constexpr std::size_t kMeterEvery = 800; // 100 ms
constexpr double kSilenceDb = -96;

rtp::Codec codecOf(const sip::Format& format) {
    return rtp::codecByName(format.encoding).value_or(rtp::Codec::Pcma);
}

} // namespace

Talker::Talker(boost::asio::io_context& io, std::string channel, TalkConfig config, Listener& listener,
               const Clock& clock, IdSource& ids, Random& random, Ways ways)
    : m_channel(std::move(channel)), m_config(std::move(config)), m_listener(listener), m_clock(clock), m_ids(ids),
      m_random(random), m_ways(std::move(ways)),
      m_key(io, {std::chrono::seconds(m_config.timeOutSeconds), m_config.rogerTone},
            {[this](std::span<const std::uint8_t> packet) { m_ways.send(packet); }, [this] { began(); },
             [this](std::span<const std::int16_t> frame) { spoken(frame); },
             [this](TalkState state) { changed(state); }}) {}

void Talker::begin(const Link& link, std::uint32_t ssrc) {
    m_link = link;
    m_ssrc = ssrc;
    auto speech = std::make_unique<rtp::Speech>(ssrc, static_cast<std::uint16_t>(m_random.below(1U << 16)),
                                                static_cast<std::uint32_t>(m_random.below(1ULL << 32)));
    speech->setCodec(codecOf(link.format), link.format.payloadType);
    m_key.link(std::move(speech), link.taken);
}

void Talker::renegotiated(const Link& link) {
    m_link.format = link.format;
    m_key.setCodec(codecOf(link.format), link.format.payloadType);
    m_key.setTaken(link.taken);
}

void Talker::end() {
    m_key.unlink();
}

void Talker::setSsrc(std::uint32_t ssrc) {
    m_ssrc = ssrc;
    m_key.setSsrc(ssrc);
}

void Talker::press(const Lead& lead) {
    if (m_saying)
        m_key.hush();
    press(lead, {});
}

void Talker::press(const Lead& lead, std::span<const std::int16_t> words) {
    if (m_relaying)
        return m_listener.talkChanged(m_channel, TalkState::Busy);
    auto tones = leadTones(lead, m_config);
    if (!tones) {
        log("radio")->warn("channel {}: {}", m_channel, tones.error().what);
        return;
    }
    if (!m_key.talking())
        m_codes = std::move(tones->codes);
    tones->samples.insert(tones->samples.end(), words.begin(), words.end());
    m_key.press(m_ways.busy(), std::move(tones->samples));
}

void Talker::say(const Lead& lead, std::span<const std::int16_t> words) {
    if (m_key.talking())
        return;
    press(lead, words);
    m_saying = m_key.talking();
    m_key.release();
}

void Talker::hush() {
    if (!m_relaying)
        m_key.hush();
}

void Talker::speak(std::span<const std::int16_t> samples) {
    if (!m_relaying)
        m_key.feed(samples);
}

void Talker::release() {
    if (m_relaying)
        m_listener.talkChanged(m_channel, TalkState::Idle);
    else
        m_key.release();
}

bool Talker::relay() {
    if (m_relaying && m_key.talking()) { // the next over follows at once
        m_key.press(false);
        return true;
    }
    if (m_key.talking() || m_ways.busy())
        return false;
    m_relaying = true;
    m_key.press(false);
    m_relaying = m_key.talking();
    return m_relaying;
}

void Talker::relayed(std::span<const std::int16_t> samples) {
    if (m_relaying)
        m_key.feed(samples);
}

void Talker::relayEnd() {
    if (m_relaying)
        m_key.release();
}

void Talker::call(const CallCode& code) {
    if (m_key.talking())
        return;
    press({code, true});
    m_key.release();
}

void Talker::began() {
    m_packets = 0;
    if (m_relaying)
        return;
    m_over = {m_ids.next(), m_channel, m_clock.now(), m_link.callId, m_ssrc, rtp::codecName(codecOf(m_link.format))};
    m_over.own = true;
    m_listener.transmissionBegan(m_over);
    for (const auto& code : m_codes)
        m_listener.codeHeard(m_over.id, code);
}

void Talker::spoken(std::span<const std::int16_t> frame) {
    ++m_packets;
    if (!m_relaying)
        m_listener.transmissionAudio(m_over.id, frame);
    m_meter.insert(m_meter.end(), frame.begin(), frame.end());
    if (m_meter.size() < kMeterEvery)
        return;
    m_listener.level(m_channel, dbfsOf(std::span<const std::int16_t>(m_meter).last(kMeterEvery / 2)));
    m_meter.clear();
}

void Talker::changed(TalkState state) {
    m_saying = m_saying && state == TalkState::Talking;
    // The other channel's over; that this one is there or not is told all the same.
    if (m_relaying && (state == TalkState::Talking || std::exchange(m_relaying, false))) {
        if (state == TalkState::Cut)
            m_listener.talkChanged(m_channel, TalkState::NoLink);
        return;
    }
    if (state != TalkState::Talking && !m_over.id.empty()) {
        TransmissionEnded ended{m_over.id, m_channel, m_clock.now(), m_packets, 0, std::exchange(m_codes, {})};
        ended.cut = state == TalkState::Cut;
        ended.own = true;
        m_over.id.clear();
        m_meter.clear();
        m_listener.transmissionEnded(ended);
        m_listener.level(m_channel, kSilenceDb);
    }
    m_listener.talkChanged(m_channel, state);
}

} // namespace watchdesk::radio
