// What the tone decoders find, beside multimon-ng on the same signals in the same run, and what they cost.
//   tones_bench                          everything, 300 signals a condition
//   WATCHDESK_SOAK=1 tones_bench         3,000 a condition, and three hours of speech
#include "base/os/Process.h"
#include "support/TempDir.h"
#include "tones/Dtmf.h"
#include "tones/FiveTone.h"
#include "tones/Signals.h"
#include "tones/Speech.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <numbers>

namespace watchdesk::tones {

namespace {

using test::Condition;
using test::Samples;

constexpr double kOneSecond = 8000;

int signalsPerCondition() {
    return std::getenv("WATCHDESK_SOAK") != nullptr ? 3000 : 300;
}

struct Case {
    const char* set;
    Condition condition;
};

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const char* set : {"EEA", "CCIR", "ZVEI1", "ZVEI2", "EIA"}) {
        for (const int db : {20, 10, 3, 0, -1, -2, -3, -4, -6, -8})
            all.push_back({set, {.name = "snr" + std::to_string(db), .snrDb = db}});
        for (const double percent : {-2.0, -1.5, -1.0, 1.0, 1.5, 2.0, 3.0})
            all.push_back(
                {set, {.name = "offset" + std::to_string(percent).substr(0, 4), .snrDb = 20, .offset = percent / 100}});
        all.push_back({set, {.name = "offset1.5_snr-3", .snrDb = -3, .offset = 0.015}});
        for (const int percent : {1, 5, 10})
            all.push_back({set, {.name = "loss" + std::to_string(percent), .snrDb = 20, .loss = percent / 100.0}});
        all.push_back({set, {.name = "alaw_loss5", .snrDb = 20, .loss = 0.05, .companding = test::Companding::ALaw}});
        all.push_back({set, {.name = "pace0.8", .snrDb = 20, .pace = 0.8}});
        all.push_back({set, {.name = "pace1.2", .snrDb = 20, .pace = 1.2}});
        all.push_back({set, {.name = "fading10Hz", .snrDb = 20, .fadingHz = 10}});
        all.push_back({set, {.name = "first700ms", .snrDb = 20, .firstMs = 700}});
        all.push_back({set, {.name = "truncated", .snrDb = 20, .tones = 4}});
        all.push_back({set, {.name = "alaw_snr0", .snrDb = 0, .companding = test::Companding::ALaw}});
    }
    return all;
}

/// The signals of a case, the same every time.
std::vector<std::pair<std::string, test::Heard>> signalsOf(const Case& one, int count) {
    const auto set = toneSet(one.set).value();
    std::mt19937 random(2026);
    std::vector<std::pair<std::string, test::Heard>> signals;
    for (int i = 0; i < count; ++i) {
        auto code = test::anyCode(random);
        auto heard = test::spoilt(set, code, one.condition, random);
        signals.emplace_back(std::move(code), std::move(heard));
    }
    return signals;
}

void decodeRate(benchmark::State& state, const Case& one) {
    const auto set = toneSet(one.set).value();
    const auto signals = signalsOf(one, signalsPerCondition());
    double right = 0;
    double wrong = 0;
    double seconds = 0;
    double late = 0;
    for ([[maybe_unused]] auto run : state) {
        for (const auto& [code, heard] : signals) {
            FiveToneDecoder decoder(set);
            for (std::size_t at = 0; at < heard.samples.size(); at += 160) {
                const auto piece =
                    std::span(heard.samples).subspan(at, std::min<std::size_t>(160, heard.samples.size() - at));
                for (const auto& call : decoder.push(piece)) {
                    (call.code == code ? right : wrong) += 1;
                    late = std::max(late, double(at + piece.size()) - double(heard.callEnd));
                }
            }
            wrong += double(decoder.finish().size());
            seconds += double(heard.samples.size()) / kOneSecond;
        }
    }
    const double count = double(signals.size()) * double(state.iterations());
    state.counters["decoded"] = right / count;
    state.counters["wrong"] = wrong / count;
    state.counters["latest_ms"] = late / 8;
    state.counters["channels_per_core"] = benchmark::Counter(seconds, benchmark::Counter::kIsRate);
}

/// Band-limited interpolation (a windowed sinc over 16 samples), since multimon-ng wants 22,050 Hz.
void appendAt22050(Samples& out, const Samples& in) {
    constexpr int kHalf = 8;
    for (double at = kHalf; at + kHalf < double(in.size()); at += 8000.0 / 22050) {
        const int n = int(at);
        double value = 0;
        for (int k = n - kHalf + 1; k <= n + kHalf; ++k) {
            const double x = at - k;
            const double pi = std::numbers::pi;
            const double sinc = std::abs(x) < 1e-9 ? 1 : std::sin(pi * x) / (pi * x);
            value += in[std::size_t(k)] * sinc * (0.5 + 0.5 * std::cos(pi * x / kHalf));
        }
        out.push_back(std::int16_t(std::clamp(value, -32767.0, 32767.0)));
    }
}

/// multimon-ng prints what is on the air: its repeat tones are undone here.
std::string repeatsUndone(std::string code) {
    for (std::size_t i = 1; i < code.size(); ++i)
        if (code[i] == 'E')
            code[i] = code[i - 1];
    return code;
}

std::vector<std::string> multimonReads(const std::string& set, const Samples& at22050) {
    test::TempDir dir;
    std::ofstream raw(dir.file("air.raw"), std::ios::binary);
    raw.write(reinterpret_cast<const char*>(at22050.data()), std::streamsize(at22050.size() * 2));
    raw.close();
    auto process = os::Process::start(
        {.argv = {"multimon-ng", "-q", "-t", "raw", "-a", set, dir.file("air.raw")}, .stdoutPath = dir.file("out")});
    if (!process || process->wait(std::chrono::minutes(10)) != 0)
        return {};
    std::vector<std::string> codes;
    std::ifstream lines(dir.file("out"));
    for (std::string line; std::getline(lines, line);)
        if (line.rfind(set + ": ", 0) == 0)
            codes.push_back(repeatsUndone(line.substr(set.size() + 2)));
    return codes;
}

/// multimon-ng hears all the signals of a case one after the other; its codes are matched to ours in order.
void multimonRate(benchmark::State& state, const Case& one) {
    const auto signals = signalsOf(one, signalsPerCondition());
    Samples air;
    for (const auto& [code, heard] : signals)
        appendAt22050(air, heard.samples);
    double right = 0;
    double wrong = 0;
    for ([[maybe_unused]] auto run : state) {
        std::size_t next = 0;
        for (const auto& code : multimonReads(one.set, air)) {
            std::size_t found = next;
            while (found < signals.size() && signals[found].first != code)
                ++found;
            if (found < signals.size()) {
                right += 1;
                next = found + 1;
            } else if (code.size() == 5) {
                wrong += 1;
            }
        }
    }
    const double count = double(signals.size()) * double(state.iterations());
    state.counters["decoded"] = right / count;
    state.counters["wrong"] = wrong / count;
}

void costOfSet(benchmark::State& state, const std::string& name) {
    std::mt19937 random(1);
    const auto speech = test::babble(20, random);
    FiveToneDecoder decoder(toneSet(name).value());
    for ([[maybe_unused]] auto run : state)
        for (std::size_t at = 0; at + 160 <= speech.size(); at += 160)
            benchmark::DoNotOptimize(decoder.push(std::span(speech).subspan(at, 160)));
    state.counters["channels_per_core"] =
        benchmark::Counter(20.0 * double(state.iterations()), benchmark::Counter::kIsRate);
}

void costOfDtmf(benchmark::State& state) {
    std::mt19937 random(1);
    const auto speech = test::babble(20, random);
    DtmfDecoder decoder;
    for ([[maybe_unused]] auto run : state)
        for (std::size_t at = 0; at + 160 <= speech.size(); at += 160)
            benchmark::DoNotOptimize(decoder.push(std::span(speech).subspan(at, 160)));
    state.counters["channels_per_core"] =
        benchmark::Counter(20.0 * double(state.iterations()), benchmark::Counter::kIsRate);
}

void falseInSpeech(benchmark::State& state, const std::string& name) {
    const auto all = test::speakers();
    const std::size_t parts =
        std::getenv("WATCHDESK_SOAK") != nullptr ? all.size() : std::min<std::size_t>(all.size(), 2);
    double found = 0;
    double hours = 0;
    for ([[maybe_unused]] auto run : state) {
        for (std::size_t i = 0; i < parts; ++i) {
            const auto speech = test::spoken(all[i], 2700, static_cast<unsigned>(i));
            hours += double(speech.size()) / kOneSecond / 3600;
            FiveToneDecoder decoder(toneSet(name).value());
            found += double(decoder.push(speech).size());
        }
    }
    state.counters["hours"] = hours / double(state.iterations());
    state.counters["false_calls"] = found / double(state.iterations());
}

void registerAll() {
    for (const auto& one : cases()) {
        const std::string what = std::string(one.set) + "/" + one.condition.name;
        benchmark::RegisterBenchmark(("rate/ours/" + what).c_str(), [one](benchmark::State& s) { decodeRate(s, one); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
        if (!os::findProgram("multimon-ng").empty())
            benchmark::RegisterBenchmark(("rate/multimon-ng/" + what).c_str(),
                                         [one](benchmark::State& s) { multimonRate(s, one); })
                ->Iterations(1)
                ->Unit(benchmark::kMillisecond);
    }
    for (const char* set : {"EEA", "CCIR", "ZVEI1", "EIA"}) {
        benchmark::RegisterBenchmark((std::string("cost/") + set).c_str(), [set](benchmark::State& s) {
            costOfSet(s, set);
        })->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark((std::string("false_in_speech/") + set).c_str(),
                                     [set](benchmark::State& s) { falseInSpeech(s, set); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    }
    benchmark::RegisterBenchmark("cost/DTMF", costOfDtmf)->Unit(benchmark::kMillisecond);
}

} // namespace

} // namespace watchdesk::tones

int main(int argc, char** argv) {
    watchdesk::tones::registerAll();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
