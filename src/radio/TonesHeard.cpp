#include "radio/TonesHeard.h"

#include "radio/Detector.h"

#include <algorithm>

namespace watchdesk::radio {

namespace {

// spandsp reports a digit when its second 12.75 ms block agrees; a block more for the way through.
constexpr int kDtmfDelayMs = 40;

} // namespace

TonesHeard::TonesHeard(const std::vector<tones::ToneSet>& sets) {
    for (const auto& set : sets)
        m_fiveTone.emplace_back(set);
}

void TonesHeard::begin(int preRollMs) {
    for (auto& decoder : m_fiveTone)
        decoder.reset();
    m_dtmf.emplace();
    m_preRollMs = preRollMs;
    m_samples = 0;
    m_digits.clear();
}

void TonesHeard::push(std::span<const std::int16_t> samples, std::vector<CodeHeard>& out) {
    for (auto& decoder : m_fiveTone)
        take(decoder.push(samples), out);
    takeDtmf(samples, out);
    m_samples += static_cast<std::int64_t>(samples.size());
}

void TonesHeard::finish(std::vector<CodeHeard>& out) {
    for (auto& decoder : m_fiveTone)
        take(decoder.finish(), out);
    flushDtmf(out);
}

void TonesHeard::take(const std::vector<tones::Selcall>& calls, std::vector<CodeHeard>& out) const {
    for (const auto& call : calls)
        out.push_back({call.set, call.code, static_cast<int>(call.atSample / kSamplesPerMs) - m_preRollMs});
}

void TonesHeard::takeDtmf(std::span<const std::int16_t> samples, std::vector<CodeHeard>& out) {
    const std::string digits = m_dtmf->push(samples);
    const std::int64_t now = m_samples + static_cast<std::int64_t>(samples.size());
    if (!m_digits.empty() && now - m_lastDigit > kDtmfPauseMs * kSamplesPerMs)
        flushDtmf(out);
    if (digits.empty())
        return;
    if (m_digits.empty())
        m_firstDigit = std::max<std::int64_t>(0, m_samples - kDtmfDelayMs * kSamplesPerMs);
    m_digits += digits;
    m_lastDigit = now;
}

void TonesHeard::flushDtmf(std::vector<CodeHeard>& out) {
    if (m_digits.size() >= kDtmfLeast)
        out.push_back({"DTMF", m_digits, static_cast<int>(m_firstDigit / kSamplesPerMs) - m_preRollMs});
    m_digits.clear();
}

} // namespace watchdesk::radio
