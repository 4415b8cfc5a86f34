#include "sim/Voice.h"

#include "base/os/Process.h"
#include "sim/Sound.h"
#include "support/TempDir.h"
#include "tones/FiveTone.h"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

namespace watchdesk::sim {

namespace {

double dbfs(std::span<const std::int16_t> samples) {
    double power = 0;
    for (const auto sample : samples)
        power += double(sample) * sample;
    return 10 * std::log10(power / double(samples.size()) / (32768.0 * 32768.0));
}

std::vector<tones::Selcall> callsIn(const Samples& samples) {
    tones::FiveToneDecoder decoder(tones::toneSet("EEA").value());
    auto calls = decoder.push(samples);
    const auto rest = decoder.finish();
    calls.insert(calls.end(), rest.begin(), rest.end());
    return calls;
}

Speaker speakerIn(const test::TempDir& dir) {
    return Speaker(tones::toneSet("EEA").value(), dir.path().string(), 1);
}

/// A sine in a WAV-to-be.
Wav sine(double hz, int rate) {
    Wav wav{rate, {}};
    for (int n = 0; n < rate; ++n)
        wav.samples.push_back(std::int16_t(8000 * std::sin(2 * 3.14159265358979 * hz * n / rate)));
    return wav;
}

} // namespace

#define NEED_ESPEAK()                                                                                                  \
    if (os::findProgram("espeak-ng").empty())                                                                          \
    GTEST_SKIP() << "espeak-ng is not installed"

TEST(Voice, IsTheSameForTheSameCode) {
    EXPECT_EQ(voiceOf("57106").name, voiceOf("57106").name);
    EXPECT_EQ(voiceOf("57106").pitch, voiceOf("57106").pitch);
    std::set<std::string> names;
    for (int code = 57100; code < 57164; ++code)
        names.insert(voiceOf(std::to_string(code)).name);
    EXPECT_GE(names.size(), 8U);
}

TEST(Voice, TheCallLeadsAHundredMillisecondsAfterTheSquelch) {
    test::TempDir dir;
    const auto over = speakerIn(dir).over({.channel = "shop", .code = "57106", .text = ""});
    const auto calls = callsIn(over);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].code, "57106");
    EXPECT_NEAR(double(calls[0].atSample), 800, 60);
    EXPECT_NEAR(dbfs(std::span(over).subspan(900, 1400)), -20, 1);
    EXPECT_LT(dbfs(std::span(over).first(700)), -45);
}

TEST(Voice, SpeaksAtARadiosLevelWithTheCallInFront) {
    NEED_ESPEAK();
    test::TempDir dir;
    auto speaker = speakerIn(dir);
    const Over over{.channel = "shop", .code = "57106", .text = "Charlie zero seven to control. Radio check please."};
    const auto samples = speaker.over(over);
    EXPECT_TRUE(speaker.speaks());
    EXPECT_GT(samples.size(), 8000U * 2);
    EXPECT_LT(samples.size(), 8000U * 8);
    const auto calls = callsIn(samples);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].code, "57106");
    EXPECT_NEAR(dbfs(std::span(samples).subspan(3400)), -21, 3);
}

TEST(Voice, ATrailingCallEndsTheOver) {
    NEED_ESPEAK();
    test::TempDir dir;
    const auto samples =
        speakerIn(dir).over({.channel = "shop", .code = "11222", .trailing = true, .text = "Received. Out."});
    const auto calls = callsIn(samples);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].code, "11222");
    EXPECT_GT(calls[0].atSample, std::int64_t(samples.size()) - 2400);
}

TEST(Voice, KeepsWhatWasSpoken) {
    NEED_ESPEAK();
    test::TempDir dir;
    auto speaker = speakerIn(dir);
    const auto first = speaker.speech("All quiet.", voiceOf("57106"));
    const auto files = [&] { return std::distance(std::filesystem::directory_iterator(dir.path()), {}); };
    EXPECT_EQ(files(), 1);
    EXPECT_EQ(speaker.speech("All quiet.", voiceOf("57106")), first);
    EXPECT_EQ(files(), 1);
    EXPECT_NE(speaker.speech("All quiet.", voiceOf("40363")), first);
    EXPECT_EQ(files(), 2);
}

TEST(Voice, ADamagedFileIsSpokenAgain) {
    NEED_ESPEAK();
    test::TempDir dir;
    auto speaker = speakerIn(dir);
    const auto first = speaker.speech("All quiet.", voiceOf("57106"));
    for (const auto& entry : std::filesystem::directory_iterator(dir.path()))
        std::ofstream(entry.path()) << "RIFF";
    EXPECT_EQ(speaker.speech("All quiet.", voiceOf("57106")), first);
}

TEST(Voice, WithoutEspeakItMurmurs) {
    test::TempDir dir;
    // A file where the folder should be: nothing can be spoken there.
    std::ofstream(dir.file("file")) << "x";
    Speaker speaker(tones::toneSet("EEA").value(), dir.file("file"), 1);
    const auto samples = speaker.speech("Charlie zero seven to control", voiceOf("57106"));
    EXPECT_FALSE(speaker.speaks());
    EXPECT_GT(samples.size(), 8000U);
    EXPECT_NEAR(dbfs(samples), -22, 4);
    EXPECT_THAT(callsIn(samples), testing::IsEmpty());
}

TEST(Sound, KeepsTheBandOfARadioOnly) {
    for (const int rate : {8000, 22050}) {
        const auto level = [&](double hz) {
            // Beside a tone that passes, so that the level control has something to hold on to.
            auto wav = sine(1000, rate);
            const auto other = sine(hz, rate);
            for (std::size_t n = 0; n < wav.samples.size(); ++n)
                wav.samples[n] = std::int16_t(wav.samples[n] + other.samples[n]);
            const auto out = throughRadio(wav, -20);
            double re = 0;
            double im = 0;
            for (std::size_t n = 800; n + 800 < out.size(); ++n) {
                re += out[n] * std::cos(2 * 3.14159265358979 * hz * double(n) / 8000);
                im += out[n] * std::sin(2 * 3.14159265358979 * hz * double(n) / 8000);
            }
            return 20 * std::log10(2 * std::hypot(re, im) / double(out.size() - 1600) / 32768 + 1e-9);
        };
        EXPECT_GT(level(2000), -26) << rate;
        EXPECT_GT(level(3000), -26) << rate;
        EXPECT_LT(level(100), -34) << rate;
        if (rate > 8000) {
            EXPECT_LT(level(3900), -45) << rate;
        }
    }
}

TEST(Sound, RefusesWhatIsNoWav) {
    test::TempDir dir;
    for (const std::string& bytes :
         {std::string(), std::string("RIFF"), std::string(200, 'x'), "RIFF0000WAVEfmt " + std::string(60, '\0')}) {
        std::ofstream(dir.file("x.wav"), std::ios::binary) << bytes;
        EXPECT_FALSE(readWav(dir.file("x.wav"))) << bytes.size();
    }
    EXPECT_FALSE(readWav(dir.file("none.wav")));
}

} // namespace watchdesk::sim
