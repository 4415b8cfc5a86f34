#include "radio/Lead.h"

#include "tones/FiveTone.h"

#include <fmt/format.h>

namespace watchdesk::radio {

namespace {

constexpr std::size_t kPerMs = 8;
constexpr std::size_t kTransmitterUpMs = 200;
constexpr std::size_t kAfterCodeMs = 200;

Result<void> append(LeadTones& out, const CallCode& call) {
    const auto set = tones::toneSet(call.set);
    if (!set)
        return set.error();
    if (!sendable(call))
        return Error{ErrorCode::InvalidInput, fmt::format("\"{}\" cannot be called: a call has five digits", call.code),
                     "Nothing was sent.", ""};
    if (out.samples.empty())
        out.samples.resize(kTransmitterUpMs * kPerMs, 0);
    out.codes.push_back({tones::plainName(set->name), call.code, static_cast<int>(out.samples.size() / kPerMs)});
    const auto tones = tones::fiveTone(*set, call.code);
    out.samples.insert(out.samples.end(), tones.begin(), tones.end());
    out.samples.resize(out.samples.size() + kAfterCodeMs * kPerMs, 0);
    return {};
}

} // namespace

Result<LeadTones> leadTones(const Lead& lead, const TalkConfig& talk) {
    LeadTones out;
    if (lead.call)
        if (auto done = append(out, *lead.call); !done)
            return done.error();
    if (lead.ani && talk.ani)
        if (auto done = append(out, *talk.ani); !done)
            return done.error();
    return out;
}

} // namespace watchdesk::radio
