// DTMF digits of one transmission, from whichever way they come: tones, telephone events (RFC 4733), SIP INFO.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::radio {

enum class DigitSource : std::uint8_t { Event, Info, InBand };

/// A number as it was keyed.
struct DigitRun {
    std::string digits;
    std::int64_t atSample = 0; ///< of its first digit, in the recording
};

/// Joins digits to numbers. A gateway may send the same keys in more ways than one: a number that another way carries
/// as well, or that lacks digits which the other has, is not told of twice. One thread.
class DigitsHeard {
public:
    /// Digits further apart than this are two numbers; a lone digit among tones is taken for speech.
    static constexpr int kPauseMs = 1000;
    static constexpr std::size_t kLeastInBand = 2;
    static constexpr std::size_t kMost = 64;

    /// Appends a number that was complete before.
    void add(DigitSource source, std::string_view digits, std::int64_t atSample, std::vector<DigitRun>& out);
    /// The recording has come to this sample.
    void passed(std::int64_t sample, std::vector<DigitRun>& out);
    void finish(std::vector<DigitRun>& out);
    void reset() { *this = {}; }

private:
    std::array<DigitRun, 3> m_runs; ///< by source, the most reliable first
    std::int64_t m_last = 0;
};

} // namespace watchdesk::radio
