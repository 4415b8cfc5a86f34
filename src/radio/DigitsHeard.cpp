#include "radio/DigitsHeard.h"

#include "radio/Detector.h"

#include <algorithm>

namespace watchdesk::radio {

namespace {

// True when all of `part` is in `whole`, in its order.
bool within(std::string_view part, std::string_view whole) {
    std::size_t found = 0;
    for (const char digit : whole)
        if (found < part.size() && part[found] == digit)
            ++found;
    return found == part.size();
}

} // namespace

void DigitsHeard::add(DigitSource source, std::string_view digits, std::int64_t atSample, std::vector<DigitRun>& out) {
    passed(atSample, out);
    auto& run = m_runs[static_cast<std::size_t>(source)];
    if (run.digits.empty())
        run.atSample = atSample;
    run.digits += digits;
    m_last = std::max(m_last, atSample);
    if (run.digits.size() >= kMost)
        finish(out);
}

void DigitsHeard::passed(std::int64_t sample, std::vector<DigitRun>& out) {
    if (sample - m_last > kPauseMs * kSamplesPerMs)
        finish(out);
}

void DigitsHeard::finish(std::vector<DigitRun>& out) {
    auto& inBand = m_runs[static_cast<std::size_t>(DigitSource::InBand)].digits;
    if (inBand.size() < kLeastInBand)
        inBand.clear();
    // The least reliable goes first, so that of two that are equal the better stays.
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run)
        if (std::ranges::any_of(
                m_runs, [&](const auto& other) { return &other != &*run && within(run->digits, other.digits); }))
            run->digits.clear();
    std::ranges::stable_sort(m_runs, {}, &DigitRun::atSample);
    for (const auto& run : m_runs)
        if (!run.digits.empty())
            out.push_back(run);
    m_runs = {};
}

} // namespace watchdesk::radio
