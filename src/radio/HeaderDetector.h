// Overs by what packets say of themselves: press-to-talk, squelch, last packet.
#pragma once

#include "radio/Detector.h"

namespace watchdesk::radio {

/// Believes flags in packets before anything else, as soon as one is seen; until then, and once they have stayed away
/// for kForgotten, it does as the detector that it is given. Packets without flags among those with them change
/// nothing. When packets end without a word, so does the over, after gapMs.
class HeaderDetector final : public OverDetector {
public:
    static constexpr std::chrono::milliseconds kForgotten{2000};

    HeaderDetector(int gapMs, std::unique_ptr<OverDetector> without);
    void push(const Block& block, std::vector<DetectorEvent>& events) override;
    void alive(TimePoint arrival, Press press, std::vector<DetectorEvent>& events) override;
    void quiet(std::vector<DetectorEvent>& events) override;
    void tick(TimePoint now, std::vector<DetectorEvent>& events) override;
    [[nodiscard]] std::optional<TimePoint> deadline() const override;
    void stop(std::vector<DetectorEvent>& events) override;
    [[nodiscard]] bool continuous() const override { return m_without->continuous(); }

private:
    void pass(const std::vector<DetectorEvent>& theirs, std::vector<DetectorEvent>& events);
    void forget(std::int64_t position, std::vector<DetectorEvent>& events);
    void pressed(const Block& block, std::vector<DetectorEvent>& events);
    void change(bool open, std::int64_t position, std::vector<DetectorEvent>& events);

    std::chrono::milliseconds m_gap;
    std::unique_ptr<OverDetector> m_without;
    bool m_withoutOpen = false; ///< it would have an over open
    bool m_flags = false;       ///< flags decide
    bool m_open = false;
    TimePoint m_lastFlag{};
    TimePoint m_lastSign{};
    std::int64_t m_end = 0; ///< of the last packet with sound
};

} // namespace watchdesk::radio
