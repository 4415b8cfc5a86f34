// The progress of one talkgroup through its overs. Pure: time comes in, frames go out.
#pragma once

#include "sim/Script.h"
#include "sim/Voice.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace watchdesk::sim {

constexpr std::size_t kFrame = 160; ///< samples of a packet: 20 ms
constexpr std::chrono::milliseconds kFrameTime{20};

/// Plays its overs one after the other with silence between ("packet COR": nothing is sent while nobody speaks). One
/// thread.
class Talkgroup {
public:
    using Time = std::chrono::steady_clock::time_point;
    enum class Change { None, Began, Ended };

    /// overs: all of this talkgroup; speed divides the pauses; once: stop after the last, else begin again.
    Talkgroup(std::string name, std::vector<Over> overs, double speed, bool once);

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// Somebody listens for the first time; later calls do nothing.
    void begin(Time now);
    /// The index of an over that will be needed and whose sound has not been asked for yet.
    [[nodiscard]] std::optional<std::size_t> wanted();
    [[nodiscard]] const Over& over(std::size_t index) const { return m_overs[index]; }
    void provide(std::size_t index, Samples samples);

    /// A set answers a call by itself: as soon as the talkgroup is quiet, and not before `at`.
    void answer(std::string code, Samples samples, Time at);

    /// 20 ms of sound, the last frame filled up with zeros; empty while the squelch is closed. Call it every 20 ms.
    [[nodiscard]] std::span<const std::int16_t> tick(Time now);
    /// What the last tick changed.
    [[nodiscard]] Change change() const { return m_change; }
    /// The code of who speaks.
    [[nodiscard]] const std::string& speaker() const { return m_speaker; }
    [[nodiscard]] bool begun() const { return m_begun; }
    [[nodiscard]] bool finished() const { return m_finished; }

private:
    struct Answer {
        std::string code;
        Samples samples;
        Time at;
    };
    void startOver();
    [[nodiscard]] bool startAnswer(Time now);
    void play(Samples samples, const std::string& code);
    void endOver(Time now);
    [[nodiscard]] std::chrono::milliseconds pauseBefore(std::size_t index) const;

    std::string m_name;
    std::vector<Over> m_overs;
    double m_speed;
    bool m_once;
    bool m_begun = false;
    bool m_finished = false;
    bool m_talking = false;
    std::size_t m_current = 0;
    std::size_t m_position = 0;
    Time m_startAt{};
    std::map<std::size_t, Samples> m_sound; ///< of the current and the next over
    std::map<std::size_t, bool> m_asked;
    std::deque<Answer> m_answers;
    bool m_answering = false;
    Samples m_playing;
    std::string m_speaker;
    Change m_change = Change::None;
};

} // namespace watchdesk::sim
