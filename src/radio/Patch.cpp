#include "radio/Patch.h"

namespace watchdesk::radio {

void Patch::join(const std::string& one, const std::string& other) {
    if (one == other || joinedTo(one) == other)
        return;
    part(one);
    part(other);
    m_joined[one] = other;
    m_joined[other] = one;
}

void Patch::part(const std::string& channel) {
    const std::string other = joinedTo(channel);
    if (other.empty())
        return;
    letGo(channel);
    letGo(other);
    m_joined.erase(channel);
    m_joined.erase(other);
}

std::string Patch::joinedTo(const std::string& channel) const {
    const auto found = m_joined.find(channel);
    return found == m_joined.end() ? std::string() : found->second;
}

void Patch::letGo(const std::string& from) {
    if (m_passing.erase(from) > 0)
        m_keys.release(joinedTo(from));
}

void Patch::transmissionBegan(const TransmissionBegan& began) {
    m_listener.transmissionBegan(began);
    const std::string other = joinedTo(began.channel);
    if (began.own || other.empty())
        return;
    if (m_keys.press(other))
        m_passing.insert(began.channel);
}

void Patch::transmissionAudio(const std::string& id, std::span<const std::int16_t> samples) {
    m_listener.transmissionAudio(id, samples);
}

void Patch::liveAudio(const std::string& channel, std::span<const std::int16_t> samples, std::size_t lost) {
    m_listener.liveAudio(channel, samples, lost);
    if (m_passing.contains(channel))
        m_keys.speak(joinedTo(channel), samples);
}

void Patch::transmissionEnded(const TransmissionEnded& ended) {
    m_listener.transmissionEnded(ended);
    if (!ended.own)
        letGo(ended.channel);
}

} // namespace watchdesk::radio
