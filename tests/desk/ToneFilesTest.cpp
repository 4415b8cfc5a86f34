#include "desk/ToneFiles.h"

#include "support/SharedData.h"
#include "support/TempDir.h"
#include "tones/FiveTone.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <algorithm>
#include <fstream>

namespace watchdesk::desk {
namespace {

void writeWav(const std::string& path, const std::vector<std::int16_t>& samples, int rate, int channels) {
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    ASSERT_NE(file, nullptr);
    sf_writef_short(file, samples.data(), static_cast<sf_count_t>(samples.size()) / channels);
    sf_close(file);
}

std::vector<std::int16_t> call() {
    std::vector<std::int16_t> samples(4000);
    const auto tones = tones::fiveTone(*tones::toneSet("EEA"), "57106");
    samples.insert(samples.end(), tones.begin(), tones.end());
    samples.resize(samples.size() + 8000);
    return samples;
}

TEST(ToneFiles, DecodesAtAnyRateAndFromStereo) {
    test::TempDir dir;
    writeWav(dir.file("mono.wav"), call(), 8000, 1);
    std::vector<std::int16_t> stereo;
    for (const std::int16_t s : call()) {
        for (int copy = 0; copy < 2; ++copy) // 16 kHz by holding each sample, two channels
            stereo.insert(stereo.end(), {s, s});
    }
    writeWav(dir.file("stereo.wav"), stereo, 16000, 2);
    for (const char* name : {"mono.wav", "stereo.wav"}) {
        const auto report = decodeToneFile(dir.file(name), {"EEA"});
        ASSERT_TRUE(report) << report.error().text();
        ASSERT_EQ(report->calls.size(), 1U) << name;
        EXPECT_EQ(report->calls.front().code, "57106");
        EXPECT_NEAR(report->calls.front().atMs, 500, 30);
    }
}

TEST(ToneFiles, SaysWhatIsNoRecording) {
    test::TempDir dir;
    std::ofstream(dir.file("text.wav")) << "RIFF and nothing more";
    for (const std::string& path : {dir.file("text.wav"), dir.file("absent.wav")}) {
        const auto report = decodeToneFile(path, {});
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().code, ErrorCode::InvalidInput);
    }
    writeWav(dir.file("good.wav"), call(), 8000, 1);
    EXPECT_FALSE(decodeToneFile(dir.file("good.wav"), {"NOSUCH"}));
}

TEST(ToneFiles, ReadsTheMeasuredTalkgroup) {
    WATCHDESK_NEED_SHARED_DATA(data);
    const auto report = decodeToneFile((data / "radio/audio/radio1.wav").string(), {"EEA"});
    ASSERT_TRUE(report) << report.error().text();
    ASSERT_EQ(report->calls.size(), 1U);
    EXPECT_EQ(report->calls.front().code, "57106");
    EXPECT_EQ(report->dtmf, "159#");
}

} // namespace
} // namespace watchdesk::desk
