// Rates over many seeded signals. WATCHDESK_SOAK=1 takes ten times as many (3,000 a condition).
#include "Signals.h"
#include "tones/FiveTone.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace watchdesk::tones {

using test::Condition;

namespace {

/// A condition, and what is asked of it.
struct Demand {
    const char* set;
    Condition condition;
    double decoded; ///< least part
};

void PrintTo(const Demand& demand, std::ostream* out) {
    *out << demand.set << " " << demand.condition.name;
}

int signalsPerCondition() {
    return std::getenv("WATCHDESK_SOAK") != nullptr ? 3000 : 300;
}

struct Count {
    int right = 0;
    std::vector<std::string> wrong;
};

Count measure(const Demand& demand) {
    const auto set = toneSet(demand.set).value();
    std::mt19937 random(57106);
    Count count;
    for (int i = 0; i < signalsPerCondition(); ++i) {
        const auto code = test::anyCode(random);
        const auto heard = test::spoilt(set, code, demand.condition, random);
        FiveToneDecoder decoder(set);
        auto calls = decoder.push(heard.samples);
        const auto rest = decoder.finish();
        calls.insert(calls.end(), rest.begin(), rest.end());
        bool right = false;
        for (const auto& call : calls) {
            if (call.code == code && !right)
                right = true;
            else
                count.wrong.push_back(code + " heard as " + call.code);
        }
        count.right += right ? 1 : 0;
    }
    return count;
}

} // namespace

class Statistics : public testing::TestWithParam<Demand> {};

TEST_P(Statistics, AreReached) {
    const auto count = measure(GetParam());
    const auto signals = double(signalsPerCondition());
    EXPECT_GE(count.right / signals, GetParam().decoded);
    EXPECT_LE(double(count.wrong.size()) / signals, 0.001) << testing::PrintToString(count.wrong);
    RecordProperty("decoded", std::to_string(count.right / signals));
}

/// What is asked of EEA, CCIR and ZVEI1 alike.
std::vector<Demand> demandsOfAll() {
    constexpr auto kALaw = test::Companding::ALaw;
    std::vector<Demand> all;
    for (const char* set : {"EEA", "CCIR", "ZVEI1"}) {
        all.push_back({set, {.name = "snr0", .snrDb = 0}, 0.99});
        all.push_back({set, {.name = "snrMinus3", .snrDb = -3}, 0.99});
        all.push_back({set, {.name = "snrMinus6", .snrDb = -6}, 0.90});
        all.push_back({set, {.name = "up15", .snrDb = 20, .offset = 0.015}, 0.99});
        all.push_back({set, {.name = "down15", .snrDb = 20, .offset = -0.015}, 0.99});
        all.push_back({set, {.name = "loss5", .snrDb = 20, .loss = 0.05}, 0.99});
        all.push_back({set, {.name = "alawLoss5", .snrDb = 20, .loss = 0.05, .companding = kALaw}, 0.99});
    }
    return all;
}

std::string nameOf(const testing::TestParamInfo<Demand>& which) {
    return std::string(which.param.set) + "_" + which.param.condition.name;
}

INSTANTIATE_TEST_SUITE_P(Asked, Statistics, testing::ValuesIn(demandsOfAll()), nameOf);

INSTANTIATE_TEST_SUITE_P(
    Tones, Statistics,
    testing::Values(
        Demand{"EEA", {.name = "snrMinus8", .snrDb = -8}, 0}, Demand{"EEA", {.name = "snrMinus10", .snrDb = -10}, 0},
        Demand{"EIA", {.name = "snrMinus3", .snrDb = -3}, 0.99},
        Demand{"EEA", {.name = "up30", .snrDb = 20, .offset = 0.03}, 0},
        Demand{"EEA", {.name = "slow", .snrDb = 20, .pace = 1.2}, 0.99},
        Demand{"EEA", {.name = "quick", .snrDb = 20, .pace = 0.8}, 0.99},
        Demand{"EEA", {.name = "fading", .snrDb = 20, .fadingHz = 10}, 0.98},
        Demand{"EEA", {.name = "first700", .snrDb = 20, .firstMs = 700}, 0.99},
        Demand{"EEA", {.name = "unequal", .snrDb = 6, .tiltDb = 6}, 0.99},
        Demand{"EEA", {.name = "alaw", .snrDb = 0, .companding = test::Companding::ALaw}, 0.99},
        Demand{"EEA", {.name = "mulaw", .snrDb = 0, .companding = test::Companding::MuLaw}, 0.99},
        Demand{"EEA", {.name = "faint", .snrDb = 20, .dbfs = -40, .companding = test::Companding::ALaw}, 0.99}),
    nameOf);

} // namespace watchdesk::tones
