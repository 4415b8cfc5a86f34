// The filter bank in front of the five-tone decoder: a sliding spectrum of the voice band.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace watchdesk::tones {

constexpr int kSampleRate = 8000;
constexpr int kBlock = 40; ///< samples a step: 5 ms
constexpr double kBinHz =
    12.5;                     ///< half the width of a 40 ms window's line, so that a tone between bins loses under 1 dB
constexpr int kFirstBin = 24; ///< 300 Hz: below it lie hum and sub-audible tones, which must not count as noise
constexpr int kBins = 252;    ///< up to 3437.5 Hz
constexpr int kPaddedBins = 264; ///< whole tiles of the vector unit; past kBins there is nothing but zeros
using Bins = std::array<float, kPaddedBins>;

/// Nearest bin at or below a frequency, clamped to the band.
[[nodiscard]] int binBelow(double hz);

/// What one window holds. `explained[m]` is the energy that the best-fitting sine at bin m takes out of the window's
/// samples; `energy` is all of the band's; `samples` counts those that are not a gap (lost packets come as zeros).
struct Window {
    Bins explained{};
    float energy = 0;
    float samples = 0;
};

/// Slides a rectangular window over a stream in steps of kBlock samples. One thread; state of `blocks` blocks.
class Spectrum {
public:
    /// blocks: length of the window in blocks, 1 or more.
    explicit Spectrum(int blocks);
    /// The window that ends with this block of exactly kBlock samples.
    void push(std::span<const std::int16_t> block, Window& out);
    void reset();

private:
    struct Block {
        Bins re{};
        Bins im{};
        float samples = 0;
    };
    void transform(std::span<const std::int16_t> block, Block& out) const;
    [[nodiscard]] float countPresent(std::span<const std::int16_t> block);
    void add(const Block& gone, const Block& come);
    void addAll();
    void weigh(Window& out) const;

    std::vector<Block> m_ring; ///< of the window, and at m_at the one that has just left it
    Block m_sum;               ///< of the ring; all of it anew now and then, so that no rounding stays
    std::size_t m_at = 0;
    unsigned m_phase = 0; ///< block number modulo 16, after which every bin's phase repeats
    int m_zeros = 0;      ///< zeros in a row so far
};

} // namespace watchdesk::tones
