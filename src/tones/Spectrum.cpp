#include "tones/Spectrum.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>
#include <numbers>

namespace watchdesk::tones {

namespace {

constexpr int kPeriod = 16;     ///< blocks after which all bins are back in phase: 16 · 5 ms · 12.5 Hz = 1
constexpr int kFftLength = 640; ///< samples of one turn of kBinHz
constexpr int kGapZeros = 16;   ///< so many zeros in a row are a gap, not sound (2 ms)

/// exp(-i 2π f n) for every sample of a block, and the turn between blocks.
struct Tables {
    std::array<Bins, kBlock> re;
    std::array<Bins, kBlock> im;
    std::array<Bins, kPeriod> turnRe;
    std::array<Bins, kPeriod> turnIm;
};

Tables makeTables() {
    Tables tables{};
    const auto fill = [](Bins& re, Bins& im, int samples) {
        for (int m = 0; m < kBins; ++m) {
            const double turns = std::fmod(double(m + kFirstBin) * samples / kFftLength, 1.0);
            re[std::size_t(m)] = float(std::cos(2 * std::numbers::pi * turns));
            im[std::size_t(m)] = float(-std::sin(2 * std::numbers::pi * turns));
        }
    };
    for (int n = 0; n < kBlock; ++n)
        fill(tables.re[std::size_t(n)], tables.im[std::size_t(n)], n);
    for (int b = 0; b < kPeriod; ++b)
        fill(tables.turnRe[std::size_t(b)], tables.turnIm[std::size_t(b)], b * kBlock);
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
    alignas(32) Bins re{};
    alignas(32) Bins im{};
    for (std::size_t n = 0; n < kBlock; ++n) {
        const float x = float(block[n]);
        const float* c = t.re[n].data();
        const float* s = t.im[n].data();
        for (std::size_t m = 0; m < kBins; ++m) {
            re[m] += x * c[m];
            im[m] += x * s[m];
        }
    }
    const Bins& turnRe = t.turnRe[m_phase];
    const Bins& turnIm = t.turnIm[m_phase];
    for (std::size_t m = 0; m < kBins; ++m) {
        out.re[m] = re[m] * turnRe[m] - im[m] * turnIm[m];
        out.im[m] = re[m] * turnIm[m] + im[m] * turnRe[m];
    }
}

void Spectrum::sum(Window& out) const {
    alignas(32) Bins re{};
    alignas(32) Bins im{};
    out.samples = 0;
    for (const auto& block : m_ring) {
        if (block.samples == 0)
            continue;
        out.samples += block.samples;
        for (std::size_t m = 0; m < kBins; ++m) {
            re[m] += block.re[m];
            im[m] += block.im[m];
        }
    }
    const float scale = out.samples > 0 ? 2.0f / out.samples : 0.0f;
    float power = 0;
    for (std::size_t m = 0; m < kBins; ++m) {
        out.explained[m] = re[m] * re[m] + im[m] * im[m];
        power += out.explained[m];
        out.explained[m] *= scale;
    }
    out.energy = power * 2.0f / kFftLength;
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
