#include "radio/MediaReceiver.h"

#include "radio/PressOf.h"
#include "sip/Text.h"

#include <algorithm>

namespace watchdesk::radio {

namespace {

constexpr std::size_t kMeterEvery = 100 * kSamplesPerMs;
constexpr std::size_t kMeterOver = 50 * kSamplesPerMs;

std::size_t historyLimit(const ChannelConfig& config) {
    const int reach =
        MediaReceiver::kPreRollMs + std::max(VoxDetector::reachMs(config.vox), AutoDetector::kHoldMs) + 200;
    return static_cast<std::size_t>(reach) * kSamplesPerMs;
}

} // namespace

MediaReceiver::MediaReceiver(const ChannelConfig& config, Listener& listener, const Clock& clock, IdSource& ids,
                             TonesHeard& tones, std::string callId, TimePoint established)
    : m_config(config), m_listener(listener), m_clock(clock), m_ids(ids), m_tones(tones), m_callId(std::move(callId)),
      m_timeline(config.gapMs), m_detector(makeDetector(config, established)) {}

void MediaReceiver::setFormats(const std::vector<sip::Format>& formats) {
    m_payloads.fill({});
    // Its type is static (RFC 3551), and who suppresses silence may send it without a word about it.
    m_payloads[rtp::kComfortNoise].use = Use::Noise;
    for (const auto& format : formats) {
        if (format.clockRate != 8000 || format.payloadType >= m_payloads.size())
            continue;
        const auto codec = rtp::codecByName(format.encoding);
        const Use use = codec                                  ? Use::Speech
                        : sip::isSpeech(format)                ? Use::None
                        : sip::sameText(format.encoding, "CN") ? Use::Noise
                                                               : Use::Events;
        m_payloads[format.payloadType] = {use, codec.value_or(rtp::Codec::Pcma)};
    }
}

void MediaReceiver::receive(rtp::Bytes datagram, TimePoint arrival) {
    // A late timer must not let a new over run into the last.
    if (const auto due = deadline(); due && *due <= arrival)
        tick(arrival);
    const auto packet = rtp::parsePacket(datagram);
    if (!packet) {
        ++m_counters.malformed;
        return;
    }
    m_lastHeard = arrival;
    m_reception.packet(*packet, arrival, m_payloads[packet->payloadType].use == Use::Speech);
    const rtp::Sender sender{packet->extension ? rtp::readRadioHeader(*packet->extension) : std::nullopt,
                             packet->csrcs.size() == 1 ? packet->csrcs[0] : 0};
    std::vector<rtp::Delivery> out;
    m_reorder.push({packet->payloadType,
                    packet->marker,
                    packet->sequence,
                    packet->timestamp,
                    packet->ssrc,
                    {packet->payload.begin(), packet->payload.end()},
                    arrival,
                    sender},
                   out);
    for (const auto& delivery : out)
        take(delivery, arrival);
}

void MediaReceiver::tick(TimePoint now) {
    std::vector<rtp::Delivery> out;
    m_reorder.expire(now, out);
    for (const auto& delivery : out)
        take(delivery, now);
    // What is held behind a hole has come: the sender is not silent.
    if (m_reorder.deadline())
        return;
    std::vector<DetectorEvent> events;
    m_detector->tick(now, events);
    handle(events, now, false);
    // Silence on the wire is silence on the meter.
    if (!events.empty() && !m_running)
        silenceOnMeter();
}

std::optional<TimePoint> MediaReceiver::deadline() const {
    const auto hole = m_reorder.deadline();
    return hole ? hole : m_detector->deadline();
}

void MediaReceiver::stop(TimePoint now) {
    std::vector<DetectorEvent> events;
    m_detector->stop(events);
    handle(events, now, true);
}

std::optional<TimePoint> MediaReceiver::missingSince() const {
    return m_detector->continuous() ? std::optional(m_timeline.lastArrival()) : std::nullopt;
}

void MediaReceiver::take(const rtp::Delivery& delivery, TimePoint now) {
    const rtp::Frame& frame = delivery.frame;
    const int lost = delivery.lostBefore + m_lostCarried;
    const Payload payload = m_payloads[frame.payloadType & 0x7F];
    if (payload.use != Use::Speech || frame.payload.empty()) {
        m_lostCarried = lost;
        takeSilent(frame, now);
        return;
    }
    m_lostCarried = 0;
    m_ssrc = frame.ssrc;
    m_codec = payload.codec;
    ++m_counters.packets;
    const auto size = static_cast<std::int64_t>(frame.payload.size());
    const Placed placed = m_timeline.place(frame, lost, delivery.restart, size);
    std::vector<std::int16_t> samples(static_cast<std::size_t>(placed.fill), 0);
    rtp::decode(m_codec, frame.payload, samples);
    const std::int64_t position = placed.position - placed.fill;
    remember(samples, position);
    m_marks.push_back({placed.position, placed.position + size, lost, frame.sender});
    std::vector<DetectorEvent> events;
    m_detector->push({samples, position, frame.arrival, placed.suppressed, placed.fill, pressOf(frame.sender)}, events);
    // When one over ends and the next begins with this packet, it belongs to the next alone.
    const bool between = events.size() > 1 && events.front().kind == DetectorEvent::Kind::Ended;
    if (m_running && !between) {
        ++m_running->packets;
        m_running->lost += lost;
        deliver(samples);
        m_listener.liveAudio(m_config.name, samples, lost > 0 ? static_cast<std::size_t>(placed.fill) : 0);
        says(frame.sender, placed.position);
    }
    handle(events, now, false);
    meter(samples);
}

void MediaReceiver::remember(std::span<const std::int16_t> samples, std::int64_t position) {
    if (position != m_historyEnd)
        m_history.clear();
    m_history.insert(m_history.end(), samples.begin(), samples.end());
    m_historyEnd = position + static_cast<std::int64_t>(samples.size());
    const std::size_t limit = historyLimit(m_config);
    if (m_history.size() > 2 * limit)
        m_history.erase(m_history.begin(), m_history.end() - static_cast<std::ptrdiff_t>(limit));
    const std::int64_t historyStart = m_historyEnd - static_cast<std::int64_t>(m_history.size());
    while (!m_marks.empty() && m_marks.front().end <= historyStart)
        m_marks.pop_front();
}

void MediaReceiver::handle(const std::vector<DetectorEvent>& events, TimePoint now, bool cut) {
    for (const auto& event : events) {
        if (event.kind == DetectorEvent::Kind::Began)
            begin(event.position, now);
        else
            end(event.position, now, cut);
    }
}

UtcMs MediaReceiver::utcOf(std::int64_t position, TimePoint now) const {
    const auto ago = std::chrono::round<std::chrono::milliseconds>(now - m_timeline.timeOf(position));
    return m_clock.now() - ago.count();
}

void MediaReceiver::begin(std::int64_t position, TimePoint now) {
    const std::int64_t historyStart = m_historyEnd - static_cast<std::int64_t>(m_history.size());
    const std::int64_t earliest = std::max({historyStart, m_delivered, position - kPreRollMs * kSamplesPerMs});
    const int preRollMs = static_cast<int>(std::max<std::int64_t>(0, position - earliest) / kSamplesPerMs);
    const std::int64_t from = std::max(earliest, position - std::int64_t{preRollMs} * kSamplesPerMs);
    RunningTransmission& running = m_running.emplace();
    running.start = position;
    running.recordedFrom = from;
    running.began = {m_ids.next(), m_config.name, utcOf(position, now), m_callId, m_ssrc, rtp::codecName(m_codec),
                     preRollMs};
    for (const auto& mark : m_marks) {
        if (mark.end > from) {
            ++running.packets;
            running.lost += mark.position > from ? mark.lost : 0;
        }
        running.began.emergency |= mark.end > position && mark.sender.radio && mark.sender.radio->emergency();
    }
    m_tones.begin(preRollMs);
    m_talkers.begin();
    m_listener.transmissionBegan(running.began);
    const std::span<const std::int16_t> history(m_history);
    deliver(history.subspan(static_cast<std::size_t>(from - historyStart)));
    m_listener.liveAudio(m_config.name,
                         history.subspan(static_cast<std::size_t>(std::max(position, historyStart) - historyStart)), 0);
    for (const auto& mark : m_marks)
        if (mark.end > position)
            says(mark.sender, mark.position);
    digitsBefore(now);
}

void MediaReceiver::deliver(std::span<const std::int16_t> samples) {
    if (samples.empty())
        return;
    m_delivered = m_historyEnd;
    // The recording first: decoding takes its time.
    m_listener.transmissionAudio(m_running->began.id, samples);
    std::vector<CodeHeard> codes;
    m_tones.push(samples, codes);
    report(codes);
}

void MediaReceiver::report(const std::vector<CodeHeard>& codes) {
    for (const auto& code : codes) {
        m_running->codes.push_back(code);
        m_listener.codeHeard(m_running->began.id, code);
    }
}

void MediaReceiver::end(std::int64_t position, TimePoint now, bool cut) {
    if (!m_running)
        return;
    std::vector<CodeHeard> codes;
    m_tones.finish(codes);
    report(codes);
    const TransmissionEnded ended{
        m_running->began.id, m_config.name, utcOf(position, now), m_running->packets, m_running->lost,
        m_running->codes,    cut,           m_running->emergency};
    m_running.reset();
    m_listener.transmissionEnded(ended);
}

void MediaReceiver::meter(std::span<const std::int16_t> samples) {
    m_meter.insert(m_meter.end(), samples.begin(), samples.end());
    if (m_meter.size() < kMeterEvery)
        return;
    m_meterDown = false;
    m_listener.level(m_config.name, dbfsOf(std::span<const std::int16_t>(m_meter).last(kMeterOver)));
    m_meter.clear();
}

} // namespace watchdesk::radio
