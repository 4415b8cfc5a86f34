#include "tones/Spectrum.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <complex>
#include <cstring>
#include <memory>
#include <numbers>

namespace watchdesk::tones {

namespace {

constexpr int kPeriod = 16;     ///< blocks after which all bins are back in phase: 16 · 5 ms · 12.5 Hz = 1
constexpr int kFftLength = 640; ///< samples of one turn of kBinHz
constexpr int kGapZeros = 16;   ///< so many zeros in a row are a gap, not sound (2 ms)

constexpr int kHalf = kBlock / 2;
constexpr int kLanes = 4; ///< floats of a vector
constexpr int kTile = 3;  ///< vectors whose sums stay in registers
constexpr int kTiles = kBins / (kLanes * kTile);
static_assert(kTiles * kLanes * kTile == kBins);

using Four = float __attribute__((vector_size(kLanes * sizeof(float))));
using Tile = std::array<Four, kTile>;

Four load(const float* from) {
    Four out;
    std::memcpy(&out, from, sizeof(out));
    return out;
}

void store(float* to, Four value) {
    std::memcpy(to, &value, sizeof(value));
}

/// Cosine and -sine of every bin at k + 1/2 samples from the middle of a block, and the turn from the middle of each
/// block of a period back to its first sample. A block is folded about its middle, which halves the work: what the two
/// halves share is even and needs the cosines alone, what they differ by is odd.
struct Tables {
    std::array<std::array<Tile, kHalf>, kTiles> re;
    std::array<std::array<Tile, kHalf>, kTiles> im;
    std::array<Bins, kPeriod> turnRe;
    std::array<Bins, kPeriod> turnIm;
};

/// exp(-i 2π f n) of a bin, n in samples.
std::complex<double> turned(int bin, double samples) {
    const double turns = std::fmod((bin + kFirstBin) * samples / kFftLength, 1.0);
    return std::polar(1.0, -2 * std::numbers::pi * turns);
}

Tables makeTables() {
    Tables tables{};
    for (int m = 0; m < kBins; ++m) {
        const auto tile = std::size_t(m / (kLanes * kTile));
        const auto vector = std::size_t(m / kLanes % kTile);
        for (std::size_t k = 0; k < kHalf; ++k) {
            const auto at = turned(m, double(k) + 0.5);
            tables.re[tile][k][vector][m % kLanes] = float(at.real());
            tables.im[tile][k][vector][m % kLanes] = float(at.imag());
        }
        for (std::size_t b = 0; b < kPeriod; ++b) {
            const auto turn = turned(m, double(b) * kBlock + kHalf - 0.5);
            tables.turnRe[b][std::size_t(m)] = float(turn.real());
            tables.turnIm[b][std::size_t(m)] = float(turn.imag());
        }
    }
    return tables;
}

const Tables& tables() {
    static const auto made = std::make_unique<const Tables>(makeTables());
    return *made;
}

} // namespace

int binBelow(double hz) {
    return std::clamp(int(std::floor(hz / kBinHz)) - kFirstBin, 0, kBins - 1);
}

Spectrum::Spectrum(int blocks) : m_ring(std::size_t(blocks)) {
    assert(blocks > 0);
}

void Spectrum::reset() {
    std::fill(m_ring.begin(), m_ring.end(), Block{});
    m_at = 0;
    m_phase = 0;
    m_zeros = 0;
}

float Spectrum::countPresent(std::span<const std::int16_t> block) {
    int present = kBlock;
    for (const auto sample : block) {
        if (sample != 0) {
            m_zeros = 0;
        } else if (++m_zeros >= kGapZeros) {
            // The zeros that made it a gap are counted once, at the sample that shows what they were.
            present -= m_zeros == kGapZeros ? kGapZeros : 1;
        }
    }
    return float(std::max(present, 0));
}

void Spectrum::transform(std::span<const std::int16_t> block, Block& out) const {
    const Tables& t = tables();
    std::array<float, kHalf> even{};
    std::array<float, kHalf> odd{};
    for (std::size_t k = 0; k < kHalf; ++k) {
        even[k] = float(block[kHalf + k] + block[kHalf - 1 - k]);
        odd[k] = float(block[kHalf + k] - block[kHalf - 1 - k]);
    }
    for (std::size_t tile = 0; tile < kTiles; ++tile) {
        Tile re{};
        Tile im{};
        for (std::size_t k = 0; k < kHalf; ++k)
            for (std::size_t v = 0; v < kTile; ++v) {
                re[v] += even[k] * t.re[tile][k][v];
                im[v] += odd[k] * t.im[tile][k][v];
            }
        for (std::size_t v = 0; v < kTile; ++v) {
            const std::size_t m = (tile * kTile + v) * kLanes;
            const Four turnRe = load(&t.turnRe[m_phase][m]);
            const Four turnIm = load(&t.turnIm[m_phase][m]);
            store(&out.re[m], re[v] * turnRe - im[v] * turnIm);
            store(&out.im[m], re[v] * turnIm + im[v] * turnRe);
        }
    }
}

void Spectrum::sum(Window& out) const {
    out.samples = 0;
    for (const auto& block : m_ring)
        out.samples += block.samples;
    const float scale = out.samples > 0 ? 2.0f / out.samples : 0.0f;
    Four power{};
    for (std::size_t tile = 0; tile < kTiles; ++tile) {
        Tile re{};
        Tile im{};
        for (const auto& block : m_ring) {
            if (block.samples == 0)
                continue;
            for (std::size_t v = 0; v < kTile; ++v) {
                const std::size_t m = (tile * kTile + v) * kLanes;
                re[v] += load(&block.re[m]);
                im[v] += load(&block.im[m]);
            }
        }
        for (std::size_t v = 0; v < kTile; ++v) {
            const Four energy = re[v] * re[v] + im[v] * im[v];
            power += energy;
            store(&out.explained[(tile * kTile + v) * kLanes], energy * scale);
        }
    }
    out.energy = (power[0] + power[1] + power[2] + power[3]) * 2.0f / kFftLength;
}

void Spectrum::push(std::span<const std::int16_t> block, Window& out) {
    assert(block.size() == kBlock);
    Block& slot = m_ring[m_at];
    slot.samples = countPresent(block);
    if (slot.samples > 0)
        transform(block, slot);
    m_at = (m_at + 1) % m_ring.size();
    m_phase = (m_phase + 1) % kPeriod;
    sum(out);
}

} // namespace watchdesk::tones
