#include "radio/HeaderDetector.h"

#include <algorithm>
#include <utility>

namespace watchdesk::radio {

HeaderDetector::HeaderDetector(int gapMs, std::unique_ptr<OverDetector> without)
    : m_gap(gapMs), m_without(std::move(without)) {}

void HeaderDetector::change(bool open, std::int64_t position, std::vector<DetectorEvent>& events) {
    if (std::exchange(m_open, open) != open)
        events.push_back({open ? DetectorEvent::Kind::Began : DetectorEvent::Kind::Ended, position});
}

// The other detector hears everything, so that it knows where it stands when it is asked.
void HeaderDetector::pass(const std::vector<DetectorEvent>& theirs, std::vector<DetectorEvent>& events) {
    for (const auto& event : theirs) {
        m_withoutOpen = event.kind == DetectorEvent::Kind::Began;
        if (!m_flags)
            change(m_withoutOpen, event.position, events);
    }
}

void HeaderDetector::forget(std::int64_t position, std::vector<DetectorEvent>& events) {
    m_flags = false;
    change(m_withoutOpen, m_withoutOpen ? position : m_end, events);
}

void HeaderDetector::push(const Block& block, std::vector<DetectorEvent>& events) {
    if (m_flags && m_open && block.arrival - m_lastSign >= m_gap)
        change(false, m_end, events); // the timer was late
    if (block.press != Press::Unknown) {
        m_flags = true;
        m_lastFlag = block.arrival;
    }
    std::vector<DetectorEvent> theirs;
    m_without->push(block, theirs);
    pass(theirs, events);
    if (m_flags && block.arrival - m_lastFlag >= kForgotten)
        forget(block.position, events);
    if (m_flags)
        pressed(block, events);
    m_lastSign = block.arrival;
    m_end = block.position + static_cast<std::int64_t>(block.samples.size());
}

void HeaderDetector::pressed(const Block& block, std::vector<DetectorEvent>& events) {
    if (block.press == Press::On || block.press == Press::Last)
        change(true, startOf(block), events);
    if (block.press == Press::Off)
        change(false, startOf(block), events);
    if (block.press == Press::Last)
        change(false, block.position + static_cast<std::int64_t>(block.samples.size()), events);
}

void HeaderDetector::alive(TimePoint arrival, Press press, std::vector<DetectorEvent>& events) {
    if (press != Press::Unknown) {
        m_flags = true;
        m_lastFlag = arrival;
    }
    std::vector<DetectorEvent> theirs;
    m_without->alive(arrival, press, theirs);
    pass(theirs, events);
    if (!m_flags)
        return;
    m_lastSign = arrival;
    // Without sound nothing begins.
    if (press == Press::Off || press == Press::Last)
        change(false, m_end, events);
}

void HeaderDetector::quiet(std::vector<DetectorEvent>& events) {
    std::vector<DetectorEvent> theirs;
    m_without->quiet(theirs);
    pass(theirs, events);
}

void HeaderDetector::tick(TimePoint now, std::vector<DetectorEvent>& events) {
    std::vector<DetectorEvent> theirs;
    m_without->tick(now, theirs);
    pass(theirs, events);
    if (m_flags && m_open && now - m_lastSign >= m_gap)
        change(false, m_end, events);
}

std::optional<TimePoint> HeaderDetector::deadline() const {
    const auto theirs = m_without->deadline();
    const auto ours = m_flags && m_open ? std::optional(m_lastSign + m_gap) : std::nullopt;
    return theirs && ours ? std::min(*theirs, *ours) : theirs ? theirs : ours;
}

void HeaderDetector::stop(std::vector<DetectorEvent>& events) {
    std::vector<DetectorEvent> theirs;
    m_without->stop(theirs);
    pass(theirs, events);
    change(false, m_end, events);
}

} // namespace watchdesk::radio
