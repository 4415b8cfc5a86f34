// Overs told by how loud the line is.
#include "radio/Detector.h"

#include <algorithm>
#include <utility>

namespace watchdesk::radio {

namespace {

constexpr int kFramesOfSecond = 100;
constexpr double kEvenDb = 5;                              // between frames of a line on which nobody speaks
constexpr std::int64_t kRemembered = 3000 * kSamplesPerMs; // before the hang time: until a line's noise is known

} // namespace

VoxDetector::VoxDetector(const VoxConfig& config) : m_config(config) {}

int VoxDetector::reachMs(const VoxConfig& config) {
    return 2 * config.attackMs + kLookBackMs + 20;
}

double VoxDetector::soundLevel(double floor) const {
    return std::clamp(floor + 6, m_config.dbfs - 15, m_config.dbfs);
}

void VoxDetector::push(const Block& block, std::vector<DetectorEvent>& events) {
    m_lastArrival = block.arrival;
    if (block.position != m_expected) {
        m_history.clear();
        m_power = 0;
        m_filled = 0;
    }
    m_expected = endOf(block);
    for (std::size_t i = 0; i < block.samples.size(); ++i) {
        const double sample = block.samples[i];
        m_power += sample * sample;
        if (++m_filled < kFrame)
            continue;
        frame(dbfsOfPower(m_power / kFrame), block.position + static_cast<std::int64_t>(i) + 1 - kFrame, events);
        m_power = 0;
        m_filled = 0;
    }
}

void VoxDetector::frame(double dbfs, std::int64_t position, std::vector<DetectorEvent>& events) {
    ++m_framesSeen;
    const Frame one{dbfs, position};
    m_history.push_back(one);
    const auto keep = static_cast<std::size_t>(reachMs(m_config) / 10);
    if (m_history.size() > keep)
        m_history.erase(m_history.begin(), m_history.end() - static_cast<std::ptrdiff_t>(keep));
    m_open ? openFrame(one, events) : closedFrame(one, events);
}

void VoxDetector::closedFrame(const Frame& one, std::vector<DetectorEvent>& events) {
    if (one.dbfs < m_config.dbfs) {
        // The noise of the line: followed down quickly and up slowly, never by what is speech.
        m_floor += (one.dbfs - m_floor) * (one.dbfs < m_floor ? 0.3 : 0.02);
        return;
    }
    // attackMs of loud frames within twice that time: consonants and tone pauses do not start it over.
    const auto needed = static_cast<std::size_t>(std::max(1, m_config.attackMs / 10));
    const std::size_t window = std::min(m_history.size(), 2 * needed);
    std::size_t loud = 0;
    std::size_t first = m_history.size();
    for (std::size_t i = m_history.size() - window; i < m_history.size(); ++i) {
        if (m_history[i].dbfs < m_config.dbfs || m_history[i].position < m_notBefore)
            continue;
        ++loud;
        first = std::min(first, i);
    }
    if (loud < needed)
        return;
    opened(one.position + kFrame);
    events.push_back({DetectorEvent::Kind::Began, beginning(first)});
}

std::int64_t VoxDetector::beginning(std::size_t firstLoud) const {
    // The earlier half of what is remembered is the line, also when that has just become another.
    std::vector<double> early;
    for (std::size_t i = 0; i < firstLoud / 2; ++i)
        if (m_history[i].position >= m_notBefore)
            early.push_back(m_history[i].dbfs);
    double level = soundLevel(m_floor);
    if (early.size() >= 5) {
        std::ranges::nth_element(early, early.begin() + std::ssize(early) / 2);
        level = std::max(level, soundLevel(early[early.size() / 2]));
    }
    const std::size_t lookBack = kLookBackMs / 10;
    std::size_t at = firstLoud;
    // Two quiet frames are still the same sound, three are the pause before it.
    int quiet = 0;
    for (std::size_t i = firstLoud; i-- > 0 && firstLoud - i <= lookBack && quiet < 3;) {
        if (m_history[i].position < m_notBefore)
            break;
        if (m_history[i].dbfs > level) {
            at = i;
            quiet = 0;
        } else {
            ++quiet;
        }
    }
    return m_history[at].position;
}

void VoxDetector::opened(std::int64_t end) {
    m_open = true;
    m_lastLoud = m_lastSound = end;
    m_floorBefore = m_floor;
    m_leastBefore = kFloorDb;
    m_leastNow = 0;
    m_framesOfSecond = 0;
    m_recent.clear();
}

// Between words there is nothing but noise: what is there all the time for two seconds is no voice.
void VoxDetector::followNoise(double dbfs) {
    m_leastNow = std::min(m_leastNow, dbfs);
    if (++m_framesOfSecond < kFramesOfSecond)
        return;
    m_floor = std::max(m_floorBefore, std::min(m_leastNow, m_leastBefore));
    m_leastBefore = std::exchange(m_leastNow, 0);
    m_framesOfSecond = 0;
}

void VoxDetector::openFrame(const Frame& one, std::vector<DetectorEvent>& events) {
    const std::int64_t end = one.position + kFrame;
    const std::int64_t hang = std::int64_t{m_config.hangMs} * kSamplesPerMs;
    m_recent.push_back(one);
    while (m_recent.front().position < end - hang - kRemembered)
        m_recent.pop_front();
    followNoise(one.dbfs);
    if (one.dbfs > soundLevel(m_floor))
        m_lastSound = end;
    // Hysteresis, but never so low that the line's own noise keeps it open.
    if (one.dbfs > std::clamp(m_floor + 5, m_config.dbfs - 6, m_config.dbfs))
        m_lastLoud = end;
    if (end - m_lastLoud < hang)
        return;
    m_lastSound = ending();
    stop(events);
}

// The latter half of the hang time is what the line is without the voice; it may be another than before the over.
std::int64_t VoxDetector::ending() const {
    const auto half = static_cast<std::ptrdiff_t>(m_config.hangMs / 10 / 2);
    if (half < 5 || std::ssize(m_recent) < half)
        return m_lastSound;
    std::vector<double> late;
    for (auto it = m_recent.end() - half; it != m_recent.end(); ++it)
        late.push_back(it->dbfs);
    std::ranges::sort(late);
    // A line is even; what goes up and down is somebody who speaks softly.
    if (late[static_cast<std::size_t>(half * 9 / 10)] - late[static_cast<std::size_t>(half / 10)] > kEvenDb)
        return m_lastSound;
    const double level = std::max(soundLevel(m_floor), soundLevel(late[static_cast<std::size_t>(half / 2)]));
    for (auto it = m_recent.rbegin(); it != m_recent.rend(); ++it)
        if (it->dbfs > level)
            return it->position + kFrame;
    return m_lastSound;
}

void VoxDetector::alive(TimePoint arrival, Press /*press*/, std::vector<DetectorEvent>& /*events*/) {
    m_lastArrival = arrival;
}

void VoxDetector::tick(TimePoint now, std::vector<DetectorEvent>& events) {
    if (const auto due = deadline(); due && *due <= now)
        stop(events);
}

std::optional<TimePoint> VoxDetector::deadline() const {
    return m_open ? std::optional(m_lastArrival + std::chrono::milliseconds(std::max(m_config.hangMs, 200)))
                  : std::nullopt;
}

void VoxDetector::stop(std::vector<DetectorEvent>& events) {
    if (!std::exchange(m_open, false))
        return;
    m_notBefore = m_lastSound;
    events.push_back({DetectorEvent::Kind::Ended, m_lastSound});
}

} // namespace watchdesk::radio
