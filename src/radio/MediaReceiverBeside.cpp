// What comes beside the sound: keys, comfort noise, who speaks, a source that leaves.
#include "base/Log.h"
#include "radio/MediaReceiver.h"
#include "radio/PressOf.h"

#include <algorithm>

namespace watchdesk::radio {

namespace {

constexpr double kSilenceDb = -96;

std::int64_t samplesIn(TimePoint::duration time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count() * kSamplesPerMs;
}

} // namespace

void MediaReceiver::takeSilent(const rtp::Frame& frame, TimePoint now) {
    const Use use = m_payloads[frame.payloadType & 0x7F].use;
    const Press press = pressOf(frame.sender);
    ++(use == Use::Noise ? m_counters.noise : use == Use::Events ? m_counters.events : m_counters.otherType);
    if (m_running && press != Press::Off)
        says(frame.sender, m_timeline.end());
    if (use == Use::Events)
        takeEvents(frame);
    std::vector<DetectorEvent> events;
    if (use == Use::Events || press != Press::Unknown)
        m_detector->alive(frame.arrival, press, events);
    if (use == Use::Noise) {
        m_timeline.quiet();
        m_detector->quiet(events);
    }
    handle(events, now, false);
    if (use == Use::Noise || (!events.empty() && !m_running))
        silenceOnMeter();
}

void MediaReceiver::takeEvents(const rtp::Frame& frame) {
    m_timeline.alive(frame.arrival);
    std::vector<rtp::EventBegun> begun;
    m_events.push(frame, begun);
    for (const auto& one : begun)
        if (const auto sign = rtp::digitOf(one.event))
            digit(DigitSource::Event, *sign, m_timeline.positionOf(one.timestamp, frame.arrival), frame.arrival);
}

void MediaReceiver::keyed(std::string_view digits, TimePoint at) {
    for (const char one : digits)
        digit(DigitSource::Info, one, m_timeline.positionAt(at), at);
}

void MediaReceiver::digit(DigitSource source, char digit, std::int64_t position, TimePoint at) {
    if (!m_running) {
        m_keyed.push_back({source, digit, at});
        if (m_keyed.size() > kMostKeyed)
            m_keyed.pop_front();
        return;
    }
    std::vector<CodeHeard> codes;
    m_tones.digit(source, digit, position - m_running->recordedFrom, codes);
    report(codes);
}

// A gateway may key who speaks before it lets the sound through.
void MediaReceiver::digitsBefore(TimePoint now) {
    for (const auto& one : std::exchange(m_keyed, {}))
        if (now - one.at <= kKeyedBefore)
            digit(one.source, one.digit, m_historyEnd - samplesIn(now - one.at), one.at);
}

void MediaReceiver::says(const rtp::Sender& sender, std::int64_t position) {
    if (sender.radio && sender.radio->emergency() && !std::exchange(m_running->emergency, true)) {
        log("radio")->warn("channel {}: an emergency, by its packets", m_config.name);
        m_listener.emergencyHeard(m_running->began.id);
    }
    std::vector<CodeHeard> codes;
    const auto after = std::max<std::int64_t>(0, position - m_running->start);
    m_talkers.push(sender, static_cast<int>(after / kSamplesPerMs), codes);
    report(codes);
}

void MediaReceiver::bye(std::uint32_t ssrc, TimePoint at) {
    if (m_reception.ssrc() != ssrc)
        return;
    std::vector<rtp::Delivery> held;
    m_reorder.expire(TimePoint::max(), held);
    for (const auto& delivery : held)
        take(delivery, at);
    m_timeline.quiet();
    std::vector<DetectorEvent> events;
    m_detector->stop(events);
    handle(events, at, false);
    if (!events.empty())
        silenceOnMeter();
}

// Once: a sender may repeat its comfort noise.
void MediaReceiver::silenceOnMeter() {
    m_meter.clear();
    if (!std::exchange(m_meterDown, true))
        m_listener.level(m_config.name, kSilenceDb);
}

} // namespace watchdesk::radio
