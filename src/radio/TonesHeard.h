// Selective calls and DTMF inside one transmission.
#pragma once

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
    /// Digits further apart than this are two numbers; a lone digit is taken for speech.
    static constexpr int kDtmfPauseMs = 1000;
    static constexpr std::size_t kDtmfLeast = 2;

    explicit TonesHeard(const std::vector<tones::ToneSet>& sets);

    /// A new recording that starts preRollMs before its transmission.
    void begin(int preRollMs);
    void push(std::span<const std::int16_t> samples, std::vector<CodeHeard>& out);
    /// The recording is over: what was still undecided.
    void finish(std::vector<CodeHeard>& out);

private:
    void take(const std::vector<tones::Selcall>& calls, std::vector<CodeHeard>& out) const;
    void takeDtmf(std::span<const std::int16_t> samples, std::vector<CodeHeard>& out);
    void flushDtmf(std::vector<CodeHeard>& out);

    std::vector<tones::FiveToneDecoder> m_fiveTone;
    std::optional<tones::DtmfDecoder> m_dtmf;
    int m_preRollMs = 0;
    std::int64_t m_samples = 0;
    std::string m_digits;
    std::int64_t m_firstDigit = 0;
    std::int64_t m_lastDigit = 0;
};

} // namespace watchdesk::radio
