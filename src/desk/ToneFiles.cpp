#include "desk/ToneFiles.h"

#include "desk/SoundFile.h"
#include "tones/Dtmf.h"
#include "tones/FiveTone.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace watchdesk::desk {

Result<ToneReport> decodeToneFile(const std::string& path, const std::vector<std::string>& sets) {
    auto mono = readMono(path);
    if (!mono)
        return mono.error();
    const std::vector<std::int16_t> samples = toInt16(*mono);

    std::vector<tones::ToneSet> wanted;
    if (sets.empty())
        wanted = tones::toneSets();
    for (const std::string& name : sets) {
        auto set = tones::toneSet(name);
        if (!set)
            return set.error();
        wanted.push_back(*set);
    }
    ToneReport report;
    for (const tones::ToneSet& set : wanted) {
        tones::FiveToneDecoder decoder(set);
        auto calls = decoder.push(samples);
        for (tones::Selcall& last : decoder.finish())
            calls.push_back(std::move(last));
        for (const tones::Selcall& call : calls)
            report.calls.push_back({call.set, call.code, static_cast<int>(call.atSample / 8)});
    }
    std::stable_sort(report.calls.begin(), report.calls.end(),
                     [](const auto& a, const auto& b) { return a.atMs < b.atMs; });
    tones::DtmfDecoder dtmf;
    report.dtmf = dtmf.push(samples);
    return report;
}

} // namespace watchdesk::desk
