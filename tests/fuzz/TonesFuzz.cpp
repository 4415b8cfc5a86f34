// Any bytes as sound, in any pieces, for every tone set; and any text as a tone table. What comes out must be well
// formed.
#include "tones/Dtmf.h"
#include "tones/FiveTone.h"
#include "tones/ToneTables.h"

#include <cstdlib>
#include <cstring>

using namespace watchdesk::tones;

namespace {

void check(bool good) {
    if (!good)
        std::abort();
}

void checkCall(const Selcall& call, std::size_t samples) {
    check(call.code.size() == 5);
    check(call.atSample >= 0 && call.atSample <= std::int64_t(samples));
    check(call.code.find_first_not_of("0123456789ABCDF") == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 6)
        return 0;
    (void)readToneTables({reinterpret_cast<const char*>(data), size});

    const auto& set = toneSets()[data[0] % toneSets().size()];
    const std::size_t piece = 1 + data[1] * 3U;
    // A call in front, so that the fuzzer need not find one by itself.
    std::vector<std::int16_t> samples;
    if (data[2] % 2 == 1)
        samples = fiveTone(set, "57106", data[3] * 128);
    const std::size_t head = samples.size();
    samples.resize(head + (size - 4) / 2);
    std::memcpy(samples.data() + head, data + 4, (size - 4) / 2 * 2);

    FiveToneDecoder decoder(set);
    DtmfDecoder dtmf;
    for (std::size_t at = 0; at < samples.size(); at += piece) {
        const auto some = std::span(samples).subspan(at, std::min(piece, samples.size() - at));
        for (const auto& call : decoder.push(some))
            checkCall(call, samples.size());
        check(dtmf.push(some).find_first_not_of("0123456789ABCD*#") == std::string::npos);
    }
    for (const auto& call : decoder.finish())
        checkCall(call, samples.size());
    return 0;
}
