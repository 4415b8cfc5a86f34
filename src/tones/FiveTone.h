// Five-tone selective calls: samples in, codes out, and back.
#pragma once

#include "tones/ToneSet.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::tones {

/// A call found in a stream.
struct Selcall {
    std::string set;
    std::string code;          ///< digits as meant, repeats undone ("11222")
    std::int64_t atSample = 0; ///< start of its first tone, counted from the last reset
};

/// Finds five-tone calls of one set in 16-bit samples at 8 kHz, by a joint matched filter over the whole code: leading
/// or trailing, in noise, off frequency by up to 1.5 %. One thread. State is bounded; any block length is fine.
class FiveToneDecoder {
public:
    explicit FiveToneDecoder(const ToneSet& set);
    ~FiveToneDecoder();
    FiveToneDecoder(FiveToneDecoder&&) noexcept;
    FiveToneDecoder& operator=(FiveToneDecoder&&) noexcept;

    /// Calls that became certain with these samples.
    std::vector<Selcall> push(std::span<const std::int16_t> samples);
    /// What is still undecided at the end of a stream.
    std::vector<Selcall> finish();
    void reset();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The samples of a call at 8 kHz: peak amplitude 0…32767.
[[nodiscard]] std::vector<std::int16_t> fiveTone(const ToneSet& set, std::string_view code, int amplitude = 8000);

} // namespace watchdesk::tones
