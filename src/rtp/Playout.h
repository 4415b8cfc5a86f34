// From packets to the ear: sound that comes in jerks goes out as a steady stream.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>

namespace watchdesk::rtp {

/// The playout buffer of one talkgroup, 8 kHz 16-bit mono. Holds back the beginning of an over by `delay`, conceals
/// what was lost or is late (spandsp's concealment, after ITU-T G.711 Appendix I), and takes back what delay it has
/// gathered in the pauses between words. One thread, or guarded by its owner. State is bounded whatever is written.
class Playout {
public:
    static constexpr std::size_t kPerMs = 8;
    static constexpr std::size_t kMost = 400 * kPerMs; ///< behind by more than this, the oldest is given up
    static constexpr std::size_t kMostConcealed = 60 * kPerMs;

    explicit Playout(std::chrono::milliseconds delay = std::chrono::milliseconds(60));
    ~Playout();
    Playout(Playout&&) noexcept;
    Playout& operator=(Playout&&) noexcept;

    /// An over begins: what comes next is new.
    void begin();
    /// Samples in order; the first `lost` of them stand for packets that never came.
    void write(std::span<const std::int16_t> samples, std::size_t lost);
    /// The over has ended: what waits is played out.
    void end();
    /// Fills `out`, with silence where there is nothing. False: all of it is silence.
    bool read(std::span<std::int16_t> out);

    /// Samples that wait.
    [[nodiscard]] std::size_t waiting() const { return m_queue.size(); }
    /// Samples made up so far.
    [[nodiscard]] std::int64_t concealed() const { return m_concealed; }

private:
    struct Sample {
        std::int16_t value;
        bool lost;
    };
    struct Concealment;
    [[nodiscard]] bool filling(std::size_t wanted);
    std::size_t play(std::span<std::int16_t> out);
    std::size_t conceal(std::span<std::int16_t> out);
    void catchUp();

    std::size_t m_delay;
    std::deque<Sample> m_queue;
    std::unique_ptr<Concealment> m_concealment;
    bool m_running = false;   ///< between begin() and end()
    bool m_filling = false;   ///< the beginning is still held back
    std::size_t m_held = 0;   ///< how long it has been, in samples read
    std::size_t m_inARow = 0; ///< concealed without a sample between
    bool m_voice = false;     ///< there is a voice to go on with: something was played since it began
    std::int64_t m_concealed = 0;
};

} // namespace watchdesk::rtp
