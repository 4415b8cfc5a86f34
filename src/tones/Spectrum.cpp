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
constexpr int kLanes = 8; ///< floats of a vector
constexpr int kTile = 3;  ///< vectors whose sums stay in registers
constexpr int kTiles = kPaddedBins / (kLanes * kTile);
static_assert(kTiles * kLanes * kTile == kPaddedBins && kPaddedBins >= kBins);

using Eight = float __attribute__((vector_size(kLanes * sizeof(float))));
using Tile = std::array<Eight, kTile>;

/// A version for machines with AVX2 beside the plain one, chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define WATCHDESK_WIDE __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define WATCHDESK_WIDE
#endif

// By reference: to hand such a vector over by value differs between machines.
void load(Eight& to, const float* from) {
    std::memcpy(&to, from, sizeof(to));
}

void store(float* to, const Eight& value) {
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

/// The spectrum of a block of a period: what is even and odd about its middle, turned back to its first sample.
WATCHDESK_WIDE void fold(const Tables& t, std::size_t phase, const float* even, const float* odd, float* outRe,
                         float* outIm) {
    Eight turnRe;
    Eight turnIm;
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
            load(turnRe, &t.turnRe[phase][m]);
            load(turnIm, &t.turnIm[phase][m]);
            store(outRe + m, re[v] * turnRe - im[v] * turnIm);
            store(outIm + m, re[v] * turnIm + im[v] * turnRe);
        }
    }
}

/// sum − gone + come
WATCHDESK_WIDE void exchange(float* sum, const float* gone, const float* come) {
    Eight before;
    Eight less;
    Eight more;
    for (std::size_t m = 0; m < kPaddedBins; m += kLanes) {
        load(before, sum + m);
        load(less, gone + m);
        load(more, come + m);
        store(sum + m, before + (more - less));
    }
}

/// What each bin explains, and the power of all.
WATCHDESK_WIDE float energies(const float* re, const float* im, float scale, float* explained) {
    Eight power{};
    Eight real;
    Eight imaginary;
    for (std::size_t m = 0; m < kPaddedBins; m += kLanes) {
        load(real, re + m);
        load(imaginary, im + m);
        const Eight energy = real * real + imaginary * imaginary;
        power += energy;
        store(explained + m, energy * scale);
    }
    float all = 0;
    for (int lane = 0; lane < kLanes; ++lane)
        all += power[lane];
    return all;
}

} // namespace

int binBelow(double hz) {
    return std::clamp(int(std::floor(hz / kBinHz)) - kFirstBin, 0, kBins - 1);
}

Spectrum::Spectrum(int blocks) : m_ring(std::size_t(blocks) + 1) {
    assert(blocks > 0);
}

void Spectrum::reset() {
    std::fill(m_ring.begin(), m_ring.end(), Block{});
    m_sum = {};
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
    fold(t, m_phase, even.data(), odd.data(), out.re.data(), out.im.data());
}

void Spectrum::add(const Block& gone, const Block& come) {
    m_sum.samples += come.samples - gone.samples;
    exchange(m_sum.re.data(), gone.re.data(), come.re.data());
    exchange(m_sum.im.data(), gone.im.data(), come.im.data());
}

void Spectrum::addAll() {
    const Block none;
    m_sum = {};
    for (std::size_t i = 0; i < m_ring.size(); ++i)
        if (i != m_at && m_ring[i].samples > 0)
            add(none, m_ring[i]);
}

void Spectrum::weigh(Window& out) const {
    out.samples = m_sum.samples;
    const float scale = out.samples > 0 ? 2.0F / out.samples : 0.0F;
    out.energy = energies(m_sum.re.data(), m_sum.im.data(), scale, out.explained.data()) * 2.0F / kFftLength;
}

void Spectrum::push(std::span<const std::int16_t> block, Window& out) {
    assert(block.size() == kBlock);
    Block& come = m_ring[m_at];
    m_at = (m_at + 1) % m_ring.size();
    come.samples = countPresent(block);
    if (come.samples > 0) {
        transform(block, come);
    } else { // a gap
        come.re.fill(0);
        come.im.fill(0);
    }
    add(m_ring[m_at], come);
    m_phase = (m_phase + 1) % kPeriod;
    if (m_phase == 0)
        addAll();
    weigh(out);
}

} // namespace watchdesk::tones
