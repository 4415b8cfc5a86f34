// Selective calls and DTMF inside one transmission, and digits that came beside it.
#pragma once

#include "radio/DigitsHeard.h"
#include "radio/Events.h"
#include "tones/Dtmf.h"
#include "tones/FiveTone.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace watchdesk::radio {

/// Samples of a recording in, codes out. begin() for each transmission. One thread.
class TonesHeard {
public:
    explicit TonesHeard(const std::vector<tones::ToneSet>& sets);

    /// A new recording that starts preRollMs before its transmission.
    void begin(int preRollMs);
    void push(std::span<const std::int16_t> samples, std::vector<CodeHeard>& out);
    /// A digit that came beside the sound; it belongs to this sample of the recording.
    void digit(DigitSource source, char digit, std::int64_t atSample, std::vector<CodeHeard>& out);
    /// The recording is over: what was still undecided.
    void finish(std::vector<CodeHeard>& out);

private:
    void take(const std::vector<tones::Selcall>& calls, std::vector<CodeHeard>& out) const;
    void takeDtmf(std::span<const std::int16_t> samples, std::vector<CodeHeard>& out);
    void report(const std::vector<DigitRun>& runs, std::vector<CodeHeard>& out) const;

    std::vector<tones::FiveToneDecoder> m_fiveTone;
    std::optional<tones::DtmfDecoder> m_dtmf;
    int m_preRollMs = 0;
    std::int64_t m_samples = 0;
    DigitsHeard m_digits;
};

} // namespace watchdesk::radio
