#include "rtp/Reorder.h"

#include <utility>

namespace watchdesk::rtp {

int Reorder::ahead(const Frame& frame) const {
    return static_cast<std::int16_t>(static_cast<std::uint16_t>(frame.sequence - static_cast<std::uint16_t>(m_next)));
}

void Reorder::push(Frame frame, std::vector<Delivery>& out) {
    const auto quiet = frame.arrival - m_lastArrival;
    const bool newSender = !m_started || frame.ssrc != m_ssrc;
    if (newSender) {
        restartWith(std::move(frame), out);
        return;
    }
    const int distance = ahead(frame);
    if (distance < 0 && quiet >= kIdle) {
        restartWith(std::move(frame), out);
        return;
    }
    if (distance >= kMaxDropout || distance < -kMaxDropout) {
        if (quiet >= kIdle)
            restartWith(std::move(frame), out);
        else
            wild(std::move(frame), out);
        return;
    }
    if (distance < 0) {
        ++(distance == -1 ? m_duplicates : m_late);
        return;
    }
    m_suspect.reset();
    m_lastArrival = frame.arrival;
    if (!m_held.try_emplace(m_next + distance, std::move(frame)).second) {
        ++m_duplicates;
        return;
    }
    deliverRun(out);
    // After a pause nobody is listening to a steady flow: a hole there is not worth a delay.
    while (!m_held.empty() && (quiet >= kPause || m_held.size() > kMaxHeld))
        skipHole(out);
}

void Reorder::wild(Frame frame, std::vector<Delivery>& out) {
    const bool successor = m_suspect && frame.sequence == static_cast<std::uint16_t>(m_suspect->sequence + 1);
    if (!successor) {
        m_suspect = std::move(frame);
        return;
    }
    Frame first = std::move(*m_suspect);
    restartWith(std::move(first), out);
    push(std::move(frame), out);
}

void Reorder::restartWith(Frame frame, std::vector<Delivery>& out) {
    while (!m_held.empty())
        skipHole(out);
    m_suspect.reset();
    m_started = true;
    m_ssrc = frame.ssrc;
    m_next = std::int64_t{frame.sequence} + 1;
    m_lastArrival = frame.arrival;
    out.push_back({std::move(frame), 0, true});
}

void Reorder::deliverRun(std::vector<Delivery>& out) {
    for (auto it = m_held.begin(); it != m_held.end() && it->first == m_next; it = m_held.erase(it)) {
        out.push_back({std::move(it->second), 0, false});
        ++m_next;
    }
}

void Reorder::skipHole(std::vector<Delivery>& out) {
    auto it = m_held.begin();
    const auto missing = static_cast<int>(it->first - m_next);
    m_lost += missing;
    m_next = it->first + 1;
    out.push_back({std::move(it->second), missing, false});
    m_held.erase(it);
    deliverRun(out);
}

void Reorder::expire(TimePoint now, std::vector<Delivery>& out) {
    while (!m_held.empty() && m_held.begin()->second.arrival + m_window <= now)
        skipHole(out);
}

std::optional<TimePoint> Reorder::deadline() const {
    if (m_held.empty())
        return std::nullopt;
    return m_held.begin()->second.arrival + m_window;
}

} // namespace watchdesk::rtp
