// One tone's place in a call: which of the sixteen tones is it, and how sure.
#pragma once

#include "tones/Spectrum.h"
#include "tones/ToneSet.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace watchdesk::tones {

/// Frequency offsets that are tried, common to all tones of a call: −1.5 … +1.5 % in steps of half a percent. Further
/// out a call may be read as its neighbours.
constexpr int kOffsets = 7;
[[nodiscard]] constexpr double offsetFactor(int index) {
    return 1.0 + 0.005 * (index - kOffsets / 2);
}

/// The reading of one stretch of sound as a tone, for one offset.
struct Reading {
    std::int8_t symbol = -1; ///< the strongest of the sixteen, or -1 in silence
    float margin =
        0; ///< log likelihood (nats) of this tone over the best sine at any other frequency; 0: does not stand out
    float explained = 0; ///< energy of the present samples that is this tone
    float energy =
        0; ///< the same, without allowing for gaps: grows with the square of the part of the slot that is tone
};
using Slot = std::array<Reading, kOffsets>;

/// Reads slots of one tone set. A slot is made of one or more windows of at most 50 ms, summed as energies, so that a
/// long tone needs no finer grid of frequencies. One thread.
class SlotReader {
public:
    explicit SlotReader(const ToneSet& set);
    /// The slot that ends with this block of kBlock samples.
    [[nodiscard]] const Slot& push(std::span<const std::int16_t> block);
    void reset();
    [[nodiscard]] int blocks() const { return m_windowBlocks * m_windows; } ///< length of a slot
    [[nodiscard]] int windows() const { return m_windows; }

private:
    void gather(Window& slot) const;
    void read(const Window& slot);
    [[nodiscard]] float margin(const Window& slot, int bin) const;
    [[nodiscard]] int strongest(const Window& slot, int offset, int& bin) const;

    int m_windows;
    int m_windowBlocks;
    int m_lobe; ///< bins on either side of a tone that belong to its own line
    Spectrum m_spectrum;
    std::vector<Window> m_ring;
    std::size_t m_at = 0;
    std::array<std::array<int, 16>, kOffsets> m_bin{};
    Slot m_slot{};
};

} // namespace watchdesk::tones
