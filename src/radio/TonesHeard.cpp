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
    m_digits.reset();
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
    std::vector<DigitRun> runs;
    m_digits.finish(runs);
    report(runs, out);
}

void TonesHeard::take(const std::vector<tones::Selcall>& calls, std::vector<CodeHeard>& out) const {
    for (const auto& call : calls)
        out.push_back(
            {tones::plainName(call.set), call.code, static_cast<int>(call.atSample / kSamplesPerMs) - m_preRollMs});
}

void TonesHeard::takeDtmf(std::span<const std::int16_t> samples, std::vector<CodeHeard>& out) {
    std::vector<DigitRun> runs;
    const std::string digits = m_dtmf->push(samples);
    if (!digits.empty())
        m_digits.add(DigitSource::InBand, digits, std::max<std::int64_t>(0, m_samples - kDtmfDelayMs * kSamplesPerMs),
                     runs);
    else
        m_digits.passed(m_samples + static_cast<std::int64_t>(samples.size()), runs);
    report(runs, out);
}

void TonesHeard::digit(DigitSource source, char digit, std::int64_t atSample, std::vector<CodeHeard>& out) {
    std::vector<DigitRun> runs;
    m_digits.add(source, {&digit, 1}, atSample, runs);
    report(runs, out);
}

void TonesHeard::report(const std::vector<DigitRun>& runs, std::vector<CodeHeard>& out) const {
    for (const auto& run : runs)
        out.push_back({"DTMF", run.digits, static_cast<int>(run.atSample / kSamplesPerMs) - m_preRollMs});
}

} // namespace watchdesk::radio
