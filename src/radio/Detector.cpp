#include "radio/Detector.h"

#include "radio/HeaderDetector.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace watchdesk::radio {

namespace {

// The smallest codes of both laws: what an encoder makes of nothing.
bool digitalSilence(std::span<const std::int16_t> samples) {
    return std::ranges::all_of(samples, [](std::int16_t sample) { return std::abs(int{sample}) <= 8; });
}

} // namespace

double dbfsOfPower(double meanSquare) {
    if (meanSquare <= 0)
        return kFloorDb;
    return std::max(kFloorDb, 10 * std::log10(meanSquare / (32768.0 * 32768.0)));
}

double dbfsOf(std::span<const std::int16_t> samples) {
    double sum = 0;
    for (const auto sample : samples)
        sum += double{static_cast<double>(sample)} * sample;
    return samples.empty() ? kFloorDb : dbfsOfPower(sum / static_cast<double>(samples.size()));
}

// --- gap ---

void GapDetector::push(const Block& block, std::vector<DetectorEvent>& events) {
    if (m_running && block.arrival - m_lastArrival >= m_gap)
        stop(events); // the timer was late
    if (!m_running)
        events.push_back({DetectorEvent::Kind::Began, startOf(block)});
    m_running = true;
    m_lastArrival = block.arrival;
    m_end = endOf(block);
}

void GapDetector::alive(TimePoint arrival, Press press, std::vector<DetectorEvent>& /*events*/) {
    if (m_running && press != Press::Off)
        m_lastArrival = arrival;
}

void GapDetector::tick(TimePoint now, std::vector<DetectorEvent>& events) {
    if (m_running && now - m_lastArrival >= m_gap)
        stop(events);
}

std::optional<TimePoint> GapDetector::deadline() const {
    return m_running ? std::optional(m_lastArrival + m_gap) : std::nullopt;
}

void GapDetector::stop(std::vector<DetectorEvent>& events) {
    if (std::exchange(m_running, false))
        events.push_back({DetectorEvent::Kind::Ended, m_end});
}

// --- auto ---

AutoDetector::AutoDetector(int gapMs, const VoxConfig& vox, TimePoint established)
    : m_established(established), m_gapTime(gapMs), m_gap(gapMs), m_vox(vox) {}

void AutoDetector::push(const Block& block, std::vector<DetectorEvent>& events) {
    if (m_mode == Mode::Unknown)
        m_mode = block.arrival - m_established <= kFromTheStart ? Mode::Continuous : Mode::PacketCor;
    if (m_mode == Mode::Continuous && block.suppressed) {
        m_vox.stop(events);
        m_mode = Mode::PacketCor;
    }
    if (m_mode == Mode::Continuous)
        m_vox.push(block, events);
    else
        pushCor(block, events);
}

void AutoDetector::pushCor(const Block& block, std::vector<DetectorEvent>& events) {
    const bool silent = digitalSilence(block.samples);
    if (!silent)
        m_lastSound = endOf(block);
    if (!m_running && silent) {
        if (!m_held || block.arrival - m_heldArrival >= m_gapTime)
            m_held = block.position;
        m_heldArrival = block.arrival;
        if (block.position - *m_held >= kHoldMs * kSamplesPerMs)
            toContinuous(block, events);
        return;
    }
    if (m_running && silent && block.position - m_lastSound >= kSilenceMs * kSamplesPerMs) {
        toContinuous(block, events);
        return;
    }
    if (m_held && block.arrival - m_heldArrival < m_gapTime) {
        Block first = block;
        first.position = *m_held;
        first.fill = 0;
        m_gap.push(first, events);
    }
    m_held.reset();
    m_gap.push(block, events);
    m_running = true;
}

void AutoDetector::toContinuous(const Block& block, std::vector<DetectorEvent>& events) {
    if (std::exchange(m_running, false)) {
        std::vector<DetectorEvent> ended;
        m_gap.stop(ended);
        for (auto& event : ended)
            event.position = m_lastSound;
        events.insert(events.end(), ended.begin(), ended.end());
    }
    m_held.reset();
    m_mode = Mode::Continuous;
    m_vox.push(block, events);
}

void AutoDetector::alive(TimePoint arrival, Press press, std::vector<DetectorEvent>& events) {
    m_vox.alive(arrival, press, events);
    m_gap.alive(arrival, press, events);
}

// Who sends comfort noise suppresses silence.
void AutoDetector::quiet(std::vector<DetectorEvent>& events) {
    stop(events);
    m_mode = Mode::PacketCor;
}

void AutoDetector::tick(TimePoint now, std::vector<DetectorEvent>& events) {
    m_vox.tick(now, events);
    const std::size_t before = events.size();
    m_gap.tick(now, events);
    if (events.size() != before)
        m_running = false;
}

std::optional<TimePoint> AutoDetector::deadline() const {
    return m_mode == Mode::Continuous ? m_vox.deadline() : m_gap.deadline();
}

void AutoDetector::stop(std::vector<DetectorEvent>& events) {
    m_vox.stop(events);
    m_gap.stop(events);
    m_running = false;
    m_held.reset();
}

std::unique_ptr<OverDetector> makeDetector(const ChannelConfig& config, TimePoint established) {
    switch (config.detector) {
    case Detector::Gap:
        return std::make_unique<GapDetector>(config.gapMs);
    case Detector::Vox:
        return std::make_unique<VoxDetector>(config.vox);
    case Detector::Header:
        return std::make_unique<HeaderDetector>(config.gapMs, std::make_unique<GapDetector>(config.gapMs));
    case Detector::Auto:
        break;
    }
    return std::make_unique<HeaderDetector>(config.gapMs,
                                            std::make_unique<AutoDetector>(config.gapMs, config.vox, established));
}

} // namespace watchdesk::radio
