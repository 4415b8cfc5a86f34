// What is no call must not become one.
#include "Signals.h"
#include "Speech.h"
#include "support/SharedData.h"
#include "tones/FiveTone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numbers>

namespace watchdesk::tones {

namespace {

/// Calls that all the sets together find in it.
std::string allCalls(const test::Samples& samples) {
    std::string found;
    for (const auto& set : toneSets()) {
        FiveToneDecoder decoder(set);
        auto calls = decoder.push(samples);
        const auto rest = decoder.finish();
        calls.insert(calls.end(), rest.begin(), rest.end());
        for (const auto& call : calls)
            found += set.name + " " + call.code + " at " + std::to_string(call.atSample / 8) + " ms; ";
    }
    return found;
}

} // namespace

TEST(FalseCalls, NoneInVoiceLikeSound) {
    std::mt19937 random(8);
    EXPECT_EQ(allCalls(test::babble(300, random)), "");
}

TEST(FalseCalls, NoneInNoise) {
    std::mt19937 random(9);
    std::normal_distribution<double> noise(0, 2000);
    test::Samples samples;
    for (int n = 0; n < 120 * 8000; ++n)
        samples.push_back(std::int16_t(std::clamp(noise(random), -32000.0, 32000.0)));
    EXPECT_EQ(allCalls(samples), "");
}

TEST(FalseCalls, NoneInSirensAndWhistles) {
    test::Samples samples;
    double turns = 0;
    for (int n = 0; n < 120 * 8000; ++n) {
        // Up and down between 500 and 2700 Hz, slowly at first and then ever faster: 0.1 to 10 sweeps a second.
        const double t = n / 8000.0;
        const double sweeps = 0.1 * t + 9.9 * t * t / 240;
        turns += (1600 + 1100 * std::sin(2 * std::numbers::pi * sweeps)) / 8000;
        samples.push_back(std::int16_t(9000 * std::sin(2 * std::numbers::pi * turns)));
    }
    EXPECT_EQ(allCalls(samples), "");
}

TEST(FalseCalls, NoneInSilenceFullScaleAndSingleTones) {
    test::Samples samples(8000, 0);
    samples.resize(16000, 32767);
    for (int n = 0; n < 16000; ++n)
        samples.push_back(n % 2 == 0 ? 32767 : -32768);
    const auto eea = toneSet("EEA").value();
    for (const double hz : eea.hz)
        for (int n = 0; n < 2400; ++n)
            samples.push_back(std::int16_t(9000 * std::sin(2 * std::numbers::pi * hz * n / 8000)));
    EXPECT_EQ(allCalls(samples), "");
}

// Three hours in the voices of two programs; a tenth of it without WATCHDESK_SOAK.
TEST(FalseCalls, AtMostOneAnHourInGeneratedSpeech) {
    const auto speakers = test::speakers();
    if (speakers.empty())
        GTEST_SKIP() << "neither espeak-ng nor flite is installed";
    const bool soak = std::getenv("WATCHDESK_SOAK") != nullptr;
    const auto parts = soak ? speakers.size() : std::min<std::size_t>(speakers.size(), 4);
    std::map<std::string, std::string> found;
    double hours = 0;
    for (std::size_t i = 0; i < parts; ++i) {
        const auto speech = test::spoken(speakers[i], soak ? 3000 : 900, static_cast<unsigned>(i));
        ASSERT_GT(speech.size(), 8000U * 100) << speakers[i].program << " " << speakers[i].voice;
        hours += double(speech.size()) / 8000 / 3600;
        for (const char* set : {"EEA", "CCIR", "ZVEI1", "EIA"})
            for (const auto& call : FiveToneDecoder(toneSet(set).value()).push(speech))
                found[set] += call.code + " by " + speakers[i].voice + "; ";
    }
    RecordProperty("hours", std::to_string(hours));
    EXPECT_GE(hours, soak ? 3.0 : 0.3);
    for (const auto& [set, calls] : found)
        EXPECT_LE(double(std::ranges::count(calls, ';')), std::floor(hours)) << set << ": " << calls;
    for (const auto& [set, calls] : found)
        RecordProperty(set, calls);
}

TEST(FalseCalls, NoneInRecordedSpeech) {
    WATCHDESK_NEED_SHARED_DATA(data);
    const auto speech = test::readWav(data / "radio/audio/speech/all.wav");
    ASSERT_GT(speech.size(), 8000U * 50);
    EXPECT_EQ(allCalls(speech), "");
}

} // namespace watchdesk::tones
