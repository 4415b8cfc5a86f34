#include "tones/Slots.h"

#include <algorithm>
#include <cmath>

namespace watchdesk::tones {

namespace {

constexpr int kMaxWindowMs = 50;
constexpr int kBlockMs = kBlock * 1000 / kSampleRate;
constexpr float kBandPart = float(kBins * kBinHz / (kSampleRate / 2.0)); ///< white noise in the band, of all noise
constexpr float kFloor = 16;          ///< mean square below which nothing is a tone (about -78 dBFS)
constexpr float kLeastPurity = 0.05F; ///< a quarter of what a tone has at -6 dB SNR
constexpr float kPure = 0.6F;         ///< part of the band's energy above which nothing beside a tone matters
constexpr float kMostBesideNats = 14; ///< the highest of a slot's noise is rarely above this
constexpr float kCentred = 0.6F;      ///< of the highest point of its own line
constexpr float kSteady = 0.65F;      ///< height of a line over its area, for a steady tone 0.85 and more
constexpr float kDominance = 2;       ///< a tone is at least twice as strong as anything away from its line

int windowsOf(const ToneSet& set) {
    return std::max(1, (set.toneMs + kMaxWindowMs - 1) / kMaxWindowMs);
}

int blocksOf(const ToneSet& set) {
    return std::max(1, set.toneMs / windowsOf(set) / kBlockMs);
}

/// Largest value outside bin ± lobe.
float strongestElsewhere(const Bins& values, int bin, int lobe) {
    const auto left = values.begin() + std::max(0, bin - lobe);
    const auto right = values.begin() + std::min(kBins, bin + lobe + 1);
    float most = 0;
    for (auto it = values.begin(); it != left; ++it)
        most = std::max(most, *it);
    for (auto it = right; it < values.end(); ++it)
        most = std::max(most, *it);
    return most;
}

/// Largest value inside bin ± lobe.
float strongestWithin(const Bins& values, int bin, int lobe) {
    return *std::max_element(values.begin() + std::max(0, bin - lobe),
                             values.begin() + std::min(kBins, bin + lobe + 1));
}

/// A siren that passes the tones on its way up is no call: the line of what glides is broader than its length allows.
bool isSwept(const Bins& values, int bin, int lobe, float samples) {
    float sum = 0;
    float most = 0;
    for (int m = std::max(0, bin - lobe); m < std::min(kBins, bin + lobe + 1); ++m) {
        sum += values[std::size_t(m)];
        most = std::max(most, values[std::size_t(m)]);
    }
    const auto binsOfALine = float(kSampleRate / kBinHz) / samples;
    return most * binsOfALine < kSteady * sum;
}

} // namespace

SlotReader::SlotReader(const ToneSet& set)
    : m_windows(windowsOf(set)), m_windowBlocks(blocksOf(set)),
      m_lobe(int(std::ceil(double(kSampleRate) / (m_windowBlocks * kBlock) / kBinHz)) + 1), m_spectrum(m_windowBlocks),
      m_ring(std::size_t((m_windows - 1) * m_windowBlocks + 1)) {
    for (int offset = 0; offset < kOffsets; ++offset)
        for (std::size_t s = 0; s < 16; ++s)
            m_bin[std::size_t(offset)][s] = std::min(binBelow(set.hz[s] * offsetFactor(offset)), kBins - 2);
}

void SlotReader::reset() {
    m_spectrum.reset();
    std::fill(m_ring.begin(), m_ring.end(), Window{});
    m_at = 0;
    m_slot = {};
}

const Slot& SlotReader::push(std::span<const std::int16_t> block) {
    m_at = (m_at + 1) % m_ring.size();
    m_spectrum.push(block, m_ring[m_at]);
    if (m_windows == 1) {
        read(m_ring[m_at]);
    } else {
        Window slot;
        gather(slot);
        read(slot);
    }
    return m_slot;
}

void SlotReader::gather(Window& slot) const {
    for (int w = 0; w < m_windows; ++w) {
        const auto back = std::size_t(w * m_windowBlocks);
        const Window& window = m_ring[(m_at + m_ring.size() - back) % m_ring.size()];
        slot.energy += window.energy;
        slot.samples += window.samples;
        for (std::size_t m = 0; m < kBins; ++m)
            slot.explained[m] += window.explained[m];
    }
}

int SlotReader::strongest(const Window& slot, int offset, int& bin) const {
    int best = 0;
    float most = -1;
    for (int s = 0; s < 16; ++s) {
        const auto below = std::size_t(m_bin[std::size_t(offset)][std::size_t(s)]);
        const auto at = below + (slot.explained[below + 1] > slot.explained[below] ? 1 : 0);
        if (slot.explained[at] > most) {
            most = slot.explained[at];
            best = s;
            bin = int(at);
        }
    }
    return best;
}

/// Whether the tone stands out, and by how much.
float SlotReader::margin(const Window& slot, int bin) const {
    const float most = slot.explained[std::size_t(bin)];
    // A tone sits where the set says, not on the flank of one somewhere else.
    if (most < kCentred * strongestWithin(slot.explained, bin, m_lobe))
        return 0;
    const float perWindow = slot.samples / float(m_windows);
    if (isSwept(slot.explained, bin, m_lobe, perWindow))
        return 0;
    // Lost packets leave a shorter piece, whose line is wider: there only the likelihood can tell neighbours apart.
    const int lobe = std::max(m_lobe, int(std::ceil(kSampleRate / perWindow / kBinHz)) + 1);
    const float beside = strongestElsewhere(slot.explained, bin, lobe);
    if (most < kDominance * beside)
        return 0;
    const auto nats = [&](float explained) {
        return -0.5F * slot.samples * kBandPart * std::log(1 - std::min(explained / slot.energy, 0.999F));
    };
    // What is left beside a tone is noise, which is flat. Beside a voice's strongest harmonic are its others.
    if (most < kPure * slot.energy && nats(beside) > kMostBesideNats)
        return 0;
    return std::max(0.0F, nats(most) - nats(strongestElsewhere(slot.explained, bin, m_lobe)));
}

void SlotReader::read(const Window& slot) {
    m_slot = {};
    if (slot.samples < 1 || slot.energy < kFloor * slot.samples)
        return;
    int lastBin = -1;
    for (int offset = 0; offset < kOffsets; ++offset) {
        int bin = 0;
        Reading& reading = m_slot[std::size_t(offset)];
        reading.symbol = std::int8_t(strongest(slot, offset, bin));
        reading.explained = slot.explained[std::size_t(bin)];
        reading.energy = reading.explained * slot.samples;
        if (bin == lastBin)
            reading.margin = m_slot[std::size_t(offset - 1)].margin;
        else if (reading.explained >= kLeastPurity * slot.energy)
            reading.margin = margin(slot, bin);
        lastBin = bin;
    }
}

} // namespace watchdesk::tones
