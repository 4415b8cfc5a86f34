#include "sim/Talkgroup.h"

#include <cassert>
#include <utility>

namespace watchdesk::sim {

namespace {
constexpr std::size_t mostAnswers = 64; ///< waiting
}

Talkgroup::Talkgroup(std::string name, std::vector<Over> overs, double speed, bool once)
    : m_name(std::move(name)), m_overs(std::move(overs)), m_speed(speed), m_once(once) {
    assert(!m_overs.empty() && m_speed > 0);
}

std::chrono::milliseconds Talkgroup::pauseBefore(std::size_t index) const {
    return std::chrono::milliseconds(static_cast<std::int64_t>(m_overs[index].afterMs / m_speed));
}

void Talkgroup::begin(Time now) {
    if (m_begun)
        return;
    m_begun = true;
    m_startAt = now + pauseBefore(0);
}

std::optional<std::size_t> Talkgroup::wanted() {
    if (m_finished)
        return std::nullopt;
    const auto next = (m_current + 1) % m_overs.size();
    for (const auto index : {m_current, next}) {
        if (index == m_current && m_talking)
            continue;
        if (!m_asked[index]) {
            m_asked[index] = true;
            return index;
        }
    }
    return std::nullopt;
}

void Talkgroup::provide(std::size_t index, Samples samples) {
    m_sound[index] = std::move(samples);
}

void Talkgroup::startOver() {
    const auto sound = m_sound.find(m_current);
    if (sound == m_sound.end())
        return; // still being made: the pause lasts a little longer
    play(std::move(sound->second), m_overs[m_current].code);
    m_sound.erase(sound);
    m_asked[m_current] = false;
}

void Talkgroup::answer(std::string code, Samples samples, Time at) {
    if (m_answers.size() < mostAnswers)
        m_answers.push_back({std::move(code), std::move(samples), at});
}

bool Talkgroup::startAnswer(Time now) {
    if (m_answers.empty() || now < m_answers.front().at)
        return false;
    m_answering = true;
    play(std::move(m_answers.front().samples), m_answers.front().code);
    m_answers.pop_front();
    return true;
}

void Talkgroup::play(Samples samples, const std::string& code) {
    m_playing = std::move(samples);
    m_playing.resize((m_playing.size() + kFrame - 1) / kFrame * kFrame, 0);
    m_speaker = code;
    m_position = 0;
    m_talking = !m_playing.empty();
    if (m_talking)
        m_change = Change::Began;
}

void Talkgroup::endOver(Time now) {
    m_talking = false;
    m_change = Change::Ended;
    if (std::exchange(m_answering, false))
        return;
    if (m_current + 1 == m_overs.size() && m_once) {
        m_finished = true;
        return;
    }
    m_current = (m_current + 1) % m_overs.size();
    m_startAt = now + pauseBefore(m_current);
}

std::span<const std::int16_t> Talkgroup::tick(Time now) {
    m_change = Change::None;
    if (m_talking && m_position == m_playing.size())
        endOver(now);
    else if (!m_talking && !startAnswer(now) && m_begun && !m_finished && now >= m_startAt)
        startOver();
    if (!m_talking)
        return {};
    const auto frame = std::span<const std::int16_t>(m_playing).subspan(m_position, kFrame);
    m_position += kFrame;
    return frame;
}

} // namespace watchdesk::sim
