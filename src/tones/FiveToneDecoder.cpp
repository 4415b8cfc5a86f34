#include "tones/FiveTone.h"
#include "tones/Slots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace watchdesk::tones {

namespace {

constexpr int kTones = 5;
constexpr int kRepeat = 0xE;
constexpr std::array<double, 5> kPaces{1.0, 0.9, 1.1, 0.8, 1.2}; ///< real encoders are off in length as well
constexpr int kSettleBlocks = 5;                                 ///< 25 ms without a better reading, and it is certain
/// A weak reading may be noise and the first four tones: it waits for the fifth, which makes a better one.
constexpr int kSettleWeakBlocks = 9;
constexpr float kWeakMargin = 20;
constexpr int kLongestFirstMs = 1500;
constexpr float kMarginCap = 60; ///< past this a tone is beyond doubt, and strength must not outvote the others

/// Least margin of each tone (nats): noise beats the right tone by this much less often than e^-8.
constexpr float kLeastMargin = 8;
/// Windows are summed without their phases, which lets noise reach higher.
constexpr float kMarginPerWindow = 3;
/// Noise after a truncated call must not pass for its last tone: each tone is about as sure, and about as strong, as
/// the others.
constexpr float kLeastMarginPart = 0.3F;
constexpr float kLeastStrengthPart = 0.025F; // -16 dB

/// A reading of five slots as a code.
struct Candidate {
    std::array<std::int8_t, kTones> symbols{};
    float score = 0;
    float weakest = kMarginCap; ///< least margin of its tones
    std::int64_t endBlock = 0;  ///< the block that ends the fifth tone
    std::int64_t startBlock = 0;
    int offset = 0;
};

bool areAlike(const std::array<const Reading*, kTones>& readings) {
    std::array<float, kTones> margins{};
    std::array<float, kTones> strengths{};
    for (std::size_t i = 0; i < kTones; ++i) {
        margins[i] = std::min(readings[i]->margin, kMarginCap);
        strengths[i] = readings[i]->explained;
    }
    std::sort(margins.begin(), margins.end());
    const auto [weakest, strongest] = std::minmax_element(strengths.begin(), strengths.end());
    return margins.front() >= kLeastMarginPart * margins[kTones / 2] && *weakest >= kLeastStrengthPart * *strongest;
}

} // namespace

struct FiveToneDecoder::Impl {
    explicit Impl(const ToneSet& toneSet) : set(toneSet), reader(toneSet) {
        const double paced = set.toneMs / 1000.0 * kSampleRate / kBlock;
        for (std::size_t p = 0; p < kPaces.size(); ++p)
            for (int i = 0; i < kTones; ++i)
                back[p][std::size_t(i)] = int(std::lround((kTones - 1 - i) * paced * kPaces[p]));
        const int longest = *std::max_element(back.back().begin(), back.back().end());
        ring.resize(std::size_t(longest + reader.blocks() + kLongestFirstMs / 5));
        freeFrom = earliestStart();
    }

    /// Where a first tone may begin at the earliest: a squelch that opens late, or a lost packet, takes its first half.
    std::int64_t earliestStart() const { return -reader.blocks() / 2; }

    const Slot& slotAt(std::int64_t at) const { return ring[std::size_t(at) % ring.size()]; }
    void pushBlock(std::vector<Selcall>& out);
    void look();
    std::optional<Candidate> readAt(std::size_t pace, std::size_t offset) const;
    std::int64_t startOfFirst(const Candidate& candidate) const;
    void emit(std::vector<Selcall>& out);

    ToneSet set;
    SlotReader reader;
    std::vector<Slot> ring;
    std::array<std::array<int, kTones>, kPaces.size()> back{};
    std::array<std::int16_t, kBlock> partial{};
    std::size_t filled = 0;
    float leastMargin = kLeastMargin + kMarginPerWindow * float(reader.windows() - 1);
    std::int64_t block = -1;   ///< the newest one
    std::int64_t freeFrom = 0; ///< tones of a call already told lie before this block
    std::optional<Candidate> pending;
};

std::optional<Candidate> FiveToneDecoder::Impl::readAt(std::size_t pace, std::size_t offset) const {
    Candidate candidate;
    candidate.startBlock = block - back[pace][0] - reader.blocks() + 1;
    if (candidate.startBlock < freeFrom)
        return std::nullopt;
    int before = kRepeat; // a call cannot begin with the repeat tone
    std::array<const Reading*, kTones> readings{};
    for (std::size_t i = 0; i < kTones; ++i) {
        const Reading& reading = slotAt(block - back[pace][i])[offset];
        if (reading.margin < leastMargin || reading.symbol == before)
            return std::nullopt;
        before = candidate.symbols[i] = reading.symbol;
        candidate.score += std::min(reading.margin, kMarginCap);
        candidate.weakest = std::min(candidate.weakest, reading.margin);
        readings[i] = &reading;
    }
    if (!areAlike(readings))
        return std::nullopt;
    candidate.endBlock = block;
    candidate.offset = int(offset);
    return candidate;
}

void FiveToneDecoder::Impl::look() {
    const Slot& fifth = slotAt(block); // of every pace: mostly it is no tone, and that is all
    for (std::size_t offset = 0; offset < kOffsets; ++offset) {
        if (fifth[offset].margin < leastMargin)
            continue;
        for (std::size_t pace = 0; pace < kPaces.size(); ++pace) {
            const auto candidate = readAt(pace, offset);
            if (candidate && (!pending || candidate->score > pending->score))
                pending = candidate;
        }
    }
}

/// Goes back to where half of the slot is the first tone: some sets hold it for up to 700 ms, to open receivers.
std::int64_t FiveToneDecoder::Impl::startOfFirst(const Candidate& candidate) const {
    const auto offset = std::size_t(candidate.offset);
    const std::int64_t last = candidate.startBlock + reader.blocks() - 1;
    const float halfCovered = slotAt(last)[offset].energy / (reader.windows() == 1 ? 4.0F : 2.0F);
    const auto oldest = std::max<std::int64_t>({freeFrom, block - std::int64_t(ring.size()) + 1, 0});
    std::int64_t end = last;
    while (end > oldest) {
        const Reading& earlier = slotAt(end - 1)[offset];
        if (earlier.symbol != candidate.symbols[0] || earlier.energy < halfCovered)
            break;
        --end;
    }
    return std::max<std::int64_t>((end + 1) * kBlock - reader.blocks() * kBlock / 2, 0);
}

void FiveToneDecoder::Impl::emit(std::vector<Selcall>& out) {
    Selcall call{set.name, "", startOfFirst(*pending)};
    for (const auto symbol : pending->symbols)
        call.code += symbol == kRepeat ? call.code.back() : "0123456789ABCDEF"[symbol];
    out.push_back(std::move(call));
    freeFrom = pending->endBlock + 1 - reader.blocks() / 4;
    pending.reset();
}

void FiveToneDecoder::Impl::pushBlock(std::vector<Selcall>& out) {
    ++block;
    ring[std::size_t(block) % ring.size()] = reader.push(partial);
    filled = 0;
    look();
    if (pending && block - pending->endBlock >= (pending->weakest < kWeakMargin ? kSettleWeakBlocks : kSettleBlocks))
        emit(out);
}

FiveToneDecoder::FiveToneDecoder(const ToneSet& set) : m_impl(std::make_unique<Impl>(set)) {}
FiveToneDecoder::~FiveToneDecoder() = default;
FiveToneDecoder::FiveToneDecoder(FiveToneDecoder&&) noexcept = default;
FiveToneDecoder& FiveToneDecoder::operator=(FiveToneDecoder&&) noexcept = default;

std::vector<Selcall> FiveToneDecoder::push(std::span<const std::int16_t> samples) {
    std::vector<Selcall> calls;
    while (!samples.empty()) {
        const auto take = std::min(samples.size(), m_impl->partial.size() - m_impl->filled);
        std::copy_n(samples.begin(), take, m_impl->partial.begin() + std::ptrdiff_t(m_impl->filled));
        m_impl->filled += take;
        samples = samples.subspan(take);
        if (m_impl->filled == m_impl->partial.size())
            m_impl->pushBlock(calls);
    }
    return calls;
}

std::vector<Selcall> FiveToneDecoder::finish() {
    std::vector<Selcall> calls;
    if (m_impl->filled > 0) {
        std::fill(m_impl->partial.begin() + std::ptrdiff_t(m_impl->filled), m_impl->partial.end(), std::int16_t(0));
        m_impl->pushBlock(calls);
    }
    if (m_impl->pending)
        m_impl->emit(calls);
    return calls;
}

void FiveToneDecoder::reset() {
    m_impl->reader.reset();
    std::fill(m_impl->ring.begin(), m_impl->ring.end(), Slot{});
    m_impl->filled = 0;
    m_impl->block = -1;
    m_impl->freeFrom = m_impl->earliestStart();
    m_impl->pending.reset();
}

} // namespace watchdesk::tones
